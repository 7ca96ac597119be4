#include "ledger/book/query/lots.hpp"

namespace tungdong::book {

namespace {

// A reversal has a line for each line of its original, last first: the kind is that of the line opposite.
constexpr std::string_view columns =
    "SELECT lot.account, lot.from_account, lot.amount, lot.kind, "
    "(SELECT opposite.kind FROM entry AS original JOIN lot AS opposite "
    "ON opposite.id = original.first_lot + original.lines - lot.line WHERE original.record = entry.reverses), "
    "entry.date "
    "FROM entry JOIN lot ON lot.id >= entry.first_lot AND lot.id < entry.first_lot + entry.lines ";

Move read_move(const sql::Statement& row) {
  const bool reverses = !row.is_null(4);
  const std::string_view text = row.text(reverses ? 4 : 3);
  const auto kind = record::named<rules::Kind>(text);
  if (!kind) throw sql::Failure(sql::Cause::corrupt, fmt::format("a stored kind cannot be read: {}", text));
  return {.account = row.int64(0),
          .from_account = row.int64(1),
          .kind = *kind,
          .reverses = reverses,
          .amount = money::Dong(row.int64(2)),
          .month = row.int64(5) / 100};
}

}  // namespace

void for_each_move(Store& store, const Moment& moment, std::optional<Date> broken,
                   const std::function<void(const Move&)>& fn) {
  static const std::string of_month =
      std::string(columns) + "WHERE entry.date >= $1 AND entry.date <= $2 AND entry.record <= $3 ORDER BY lot.id";
  static const std::string of_all =
      std::string(columns) + "WHERE entry.record <= $1 AND entry.date <= $2 ORDER BY lot.id";
  const auto tell = [&](const sql::Statement& row) { fn(read_move(row)); };
  if (broken)
    store.connection().cached(of_month).for_each(tell, month_number(*broken) * 100, moment.last_day(),
                                                 moment.last_record());
  else
    store.connection().cached(of_all).for_each(tell, moment.last_record(), moment.last_day());
}

}  // namespace tungdong::book
