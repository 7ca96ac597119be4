#include "ledger/book/query/treasury.hpp"

#include <unordered_map>

#include <fmt/format.h>

namespace tungdong::book {

namespace {

template <class E>
E named_column(const sql::Statement& row, int column) {
  const auto value = record::named<E>(row.text(column));
  if (!value) throw sql::Failure(sql::Cause::corrupt, fmt::format("record {} has a line of no kind", row.int64(0)));
  return *value;
}

// Whether a line that is not a reversal is of those; of one that is, the line that it inverts.
bool at_the_treasury(rules::Kind kind, chart::Stage from, chart::Stage to) {
  switch (kind) {
    case rules::Kind::pay:
    case rules::Kind::advance:
    case rules::Kind::retain:
    case rules::Kind::recover:
      return true;
    case rules::Kind::lend:
      return from != chart::Stage::origin;
    case rules::Kind::repay:
      return to != chart::Stage::origin;
    case rules::Kind::refund:
      return to != chart::Stage::returned;
    default:
      return false;
  }
}

// The accounts that lines name, each read once.
class Accounts {
 public:
  explicit Accounts(Store& store) : store_(store) {}

  const std::shared_ptr<const TreasuryAccount>& operator[](std::int64_t id) {
    auto& known = accounts_[id];
    if (known == nullptr) known = read(id);
    return known;
  }

 private:
  std::shared_ptr<const TreasuryAccount> read(std::int64_t id) {
    std::shared_ptr<const TreasuryAccount> account;
    store_.connection()
        .cached("SELECT id, owner, stage, holder_type, holder, source, component, period FROM account WHERE id = $1")
        .for_each(
            [&](const sql::Statement& row) {
              const auto period = chart::Period::read(row.text(7));
              if (!period) throw sql::Failure(sql::Cause::corrupt, fmt::format("account {} has no period", id));
              account = std::make_shared<const TreasuryAccount>(
                  TreasuryAccount{.owner = std::string(row.text(1)),
                                  .stage = named_column<chart::Stage>(row, 2),
                                  .holder_type = named_column<chart::HolderType>(row, 3),
                                  .holder = std::string(row.text(4)),
                                  .source = std::string(row.text(5)),
                                  .component = std::string(row.text(6)),
                                  .period = *period});
            },
            id);
    if (account == nullptr) throw sql::Failure(sql::Cause::corrupt, fmt::format("there is no account {}", id));
    return account;
  }

  Store& store_;
  std::unordered_map<std::int64_t, std::shared_ptr<const TreasuryAccount>> accounts_;  // looked up, never walked
};

}  // namespace

std::vector<TreasuryLine> treasury_lines(Store& store, Date from, Date until, const Moment& moment) {
  // A reversal's lines are those of its original, last first: so line i of n inverts line n + 1 - i.
  std::vector<TreasuryLine> lines;
  Accounts accounts(store);
  store.connection()
      .cached(
          "SELECT lot.record, lot.line, lot.date, "
          "COALESCE((SELECT first.kind FROM entry AS original JOIN lot AS first "
          "ON first.id = original.first_lot + original.lines - lot.line WHERE original.record = entry.reverses), "
          "lot.kind), entry.reverses, entry.doc, lot.from_account, lot.account, lot.amount "
          "FROM entry CROSS JOIN lot ON lot.id >= entry.first_lot AND lot.id < entry.first_lot + entry.lines "
          "WHERE entry.date BETWEEN $1 AND $2 AND entry.record <= $3 AND entry.date <= $4 "
          "AND lot.kind IN ($5, $6, $7, $8, $9, $10, $11, $12) ORDER BY lot.id")
      .for_each(
          [&](const sql::Statement& row) {
            TreasuryLine line{.record = row.int64(0),
                              .line = row.int64(1),
                              .date = day_of(row.int64(2)),
                              .kind = named_column<rules::Kind>(row, 3),
                              .reverses = std::nullopt,
                              .reversed_by = std::nullopt,
                              .doc = std::string(row.text(5)),
                              .from = accounts[row.int64(6)]->stage,
                              .to = accounts[row.int64(7)],
                              .amount = money::Dong(row.int64(8))};
            if (!row.is_null(4)) line.reverses = row.int64(4);
            const bool is_reversal = line.reverses.has_value();
            const chart::Stage to = line.to->stage;
            if (at_the_treasury(line.kind, is_reversal ? to : line.from, is_reversal ? line.from : to))
              lines.push_back(std::move(line));
          },
          day_number(from), day_number(until), moment.last_record(), moment.last_day(),
          record::name_of(rules::Kind::pay), record::name_of(rules::Kind::advance),
          record::name_of(rules::Kind::retain), record::name_of(rules::Kind::recover),
          record::name_of(rules::Kind::lend), record::name_of(rules::Kind::repay), record::name_of(rules::Kind::refund),
          record::name_of(rules::Kind::reverse));

  std::unordered_map<std::int64_t, std::int64_t> reversals;  // looked up, never walked
  store.connection()
      .cached("SELECT reverses, record FROM entry WHERE reverses IS NOT NULL AND record <= $1 AND date <= $2")
      .for_each([&](const sql::Statement& row) { reversals.emplace(row.int64(0), row.int64(1)); }, moment.last_record(),
                moment.last_day());
  for (TreasuryLine& line : lines)
    if (const auto found = reversals.find(line.record); found != reversals.end()) line.reversed_by = found->second;
  return lines;
}

std::vector<NumberedDocument> numbered_documents(Store& store, const Moment& moment) {
  std::vector<NumberedDocument> documents;
  store.connection()
      .cached(
          "SELECT code, number FROM document WHERE record IN (SELECT MAX(record) FROM document "
          "WHERE record <= $1 AND date <= $2 GROUP BY code) ORDER BY record")
      .for_each(
          [&](const sql::Statement& row) {
            documents.push_back({std::string(row.text(0)), row.is_null(1) ? std::string() : std::string(row.text(1))});
          },
          moment.last_record(), moment.last_day());
  return documents;
}

}  // namespace tungdong::book
