#include "ledger/book/query/movement.hpp"

#include <map>

#include "ledger/book/query/lots.hpp"

namespace tungdong::book {

namespace {

using money::Dong;

rules::Kind kind_of_row(std::string_view text) {
  const auto kind = record::named<rules::Kind>(text);
  if (!kind) throw sql::Failure(sql::Cause::corrupt, fmt::format("a stored kind cannot be read: {}", text));
  return *kind;
}

using Sums = std::map<std::pair<std::int64_t, rules::Kind>, std::pair<Dong, Dong>>;

void add_months(Store& store, std::int64_t before, Sums& sums) {
  store.connection()
      .cached(
          "SELECT account, kind, CAST(SUM(money_in) AS BIGINT), CAST(SUM(money_out) AS BIGINT) FROM turnover WHERE "
          "month < $1 GROUP BY account, kind")
      .for_each(
          [&](const sql::Statement& row) {
            auto& [in, out] = sums[{row.int64(0), kind_of_row(row.text(1))}];
            in += Dong(row.int64(2));
            out += Dong(row.int64(3));
          },
          before);
}

}  // namespace

std::vector<Movement> movements(Store& store, const Moment& moment) {
  Sums sums;
  const bool by_lots = moment.known_at.has_value();
  if (!by_lots) add_months(store, moment.as_of ? month_number(*moment.as_of) : last_month, sums);
  if (!moment.is_now()) {
    for_each_move(store, moment, by_lots ? std::nullopt : moment.as_of, [&](const Move& move) {
      const Dong amount = move.reverses ? -move.amount : move.amount;
      // A reversal runs the other way, so what it brings back is less going out.
      (move.reverses ? sums[{move.from_account, move.kind}].first : sums[{move.account, move.kind}].first) += amount;
      (move.reverses ? sums[{move.account, move.kind}].second : sums[{move.from_account, move.kind}].second) += amount;
    });
  }
  std::vector<Movement> movements;
  for (const auto& [key, turned] : sums)
    if (turned.first != Dong() || turned.second != Dong())
      movements.push_back({.account = key.first, .kind = key.second, .in = turned.first, .out = turned.second});
  return movements;
}

}  // namespace tungdong::book
