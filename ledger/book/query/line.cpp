#include "ledger/book/query/line.hpp"

namespace tungdong::book {

namespace {

using money::Dong;

constexpr std::string_view of_holder = "(SELECT id FROM account WHERE holder_type = $1 AND holder = $2)";

EnteredLine read_line(const sql::Statement& row) {
  EnteredLine line{.record = row.int64(0),
                   .line = row.int64(1),
                   .date = day_of(row.int64(2)),
                   .kind = {},
                   .reverses = std::nullopt,
                   .doc = std::string(row.text(5)),
                   .account = row.int64(6),
                   .from_account = row.int64(7),
                   .amount = Dong(row.int64(8))};
  const auto kind = record::named<rules::Kind>(row.text(3));
  if (!kind) throw sql::Failure(sql::Cause::corrupt, fmt::format("record {} has a line of no kind", line.record));
  line.kind = *kind;
  if (!row.is_null(4)) line.reverses = row.int64(4);
  return line;
}

// Cuts out of a lot what was taken from it by the moment.
std::vector<Range> open_ranges(Store& store, const rules::Lot& lot, const Moment& moment) {
  std::vector<Range> open;
  Dong end;
  store.connection()
      .cached(
          "SELECT draw.start, draw.amount FROM draw JOIN lot AS taker ON taker.id = draw.lot "
          "WHERE draw.of_lot = $1 AND taker.record <= $2 AND taker.date <= $3 ORDER BY draw.start")
      .for_each(
          [&](const sql::Statement& row) {
            const Dong start(row.int64(0));
            if (start > end) open.push_back({lot.id, end, start - end});
            end = start + Dong(row.int64(1));
          },
          lot.id, moment.last_record(), moment.last_day());
  if (end < lot.amount) open.push_back({lot.id, end, lot.amount - end});
  return open;
}

}  // namespace

std::vector<EnteredLine> lines_of(Store& store, const chart::Holder& holder, const Moment& moment) {
  static const std::string sql = fmt::format(
      "SELECT lot.record, lot.line, lot.date, lot.kind, entry.reverses, entry.doc, lot.account, lot.from_account, "
      "lot.amount FROM lot JOIN entry ON entry.record = lot.record "
      "WHERE (lot.account IN {0} OR lot.from_account IN {0}) AND lot.record <= $3 AND lot.date <= $4 "
      "ORDER BY lot.date, lot.id",
      of_holder);
  std::vector<EnteredLine> lines;
  store.connection().cached(sql).for_each([&](const sql::Statement& row) { lines.push_back(read_line(row)); },
                                          record::name_of(holder.type), holder.code, moment.last_record(),
                                          moment.last_day());
  return lines;
}

namespace {

// Of the accounts that a condition on $1 names.
template <class Which>
std::vector<StandingLot> standing_where(Store& store, std::string_view condition, const Which& which,
                                        const Moment& moment) {
  const std::string sql = fmt::format(
      "SELECT lot.id, lot.record, lot.line, lot.date, lot.kind, lot.account, lot.from_account, lot.amount, lot.drawn, "
      "entry.doc FROM account CROSS JOIN lot ON lot.account = account.id JOIN entry ON entry.record = lot.record "
      "WHERE {} AND lot.record <= $2 AND lot.date <= $3 {}ORDER BY account.id, lot.date, lot.id",
      condition, moment.is_now() ? "AND lot.drawn < lot.amount " : "");
  std::vector<StandingLot> lots;
  store.connection().cached(sql).for_each(
      [&](const sql::Statement& row) {
        lots.push_back({.lot = read_lot(row), .doc = std::string(row.text(9)), .open = {}});
      },
      which, moment.last_record(), moment.last_day());
  for (StandingLot& one : lots) one.open = open_ranges(store, one.lot, moment);
  std::erase_if(lots, [](const StandingLot& one) { return one.open.empty(); });
  return lots;
}

}  // namespace

std::vector<StandingLot> standing_lots(Store& store, chart::Stage stage, const Moment& moment) {
  return standing_where(store, "account.stage = $1", record::name_of(stage), moment);
}

std::vector<StandingLot> standing_lots_on(Store& store, std::int64_t account, const Moment& moment) {
  return standing_where(store, "account.id = $1", account, moment);
}

std::vector<rules::Lot> lots_of_document(Store& store, const std::string& doc, const Moment& moment) {
  std::vector<rules::Lot> lots;
  store.connection()
      .cached(
          "SELECT lot.id, lot.record, lot.line, lot.date, lot.kind, lot.account, lot.from_account, lot.amount, "
          "lot.drawn "
          "FROM entry JOIN lot ON lot.id >= entry.first_lot AND lot.id < entry.first_lot + entry.lines "
          "WHERE entry.doc = $1 AND entry.record <= $2 AND entry.date <= $3 AND NOT EXISTS ("
          "SELECT 1 FROM draw JOIN lot AS of ON of.id = draw.of_lot JOIN entry AS before ON before.record = of.record "
          "WHERE draw.lot = lot.id AND before.doc = $1) ORDER BY lot.id")
      .for_each([&](const sql::Statement& row) { lots.push_back(read_lot(row)); }, doc, moment.last_record(),
                moment.last_day());
  return lots;
}

Recorded recorded_of(Store& store, std::int64_t record) {
  auto recorded = decode(store.body(record));
  if (!recorded) throw sql::Failure(sql::Cause::corrupt, fmt::format("record {} cannot be read", record));
  return std::move(*recorded);
}

rules::Entry entry_of(Store& store, std::int64_t record) {
  Recorded recorded = recorded_of(store, record);
  auto* entry = std::get_if<rules::Entry>(&recorded.body);
  if (entry == nullptr) throw sql::Failure(sql::Cause::corrupt, fmt::format("record {} is not an entry", record));
  return std::move(*entry);
}

std::optional<Date> last_day(Store& store, const Moment& moment) {
  const auto day = store.connection()
                       .cached("SELECT date FROM entry WHERE record <= $1 AND date <= $2 ORDER BY date DESC LIMIT 1")
                       .one_int64(moment.last_record(), moment.last_day());
  if (!day) return std::nullopt;
  return day_of(*day);
}

}  // namespace tungdong::book
