#include "ledger/book/query/standing.hpp"

#include <unordered_map>

#include "ledger/book/query/lots.hpp"

namespace tungdong::book {

namespace {

using money::Dong;
using Balances = std::unordered_map<std::int64_t, Dong>;  // only looked up, never walked

void add_months(Store& store, std::int64_t before, Balances& balances) {
  store.connection()
      .cached("SELECT account, CAST(SUM(money_in - money_out) AS BIGINT) FROM turnover WHERE month < $1 GROUP BY account")
      .for_each([&](const sql::Statement& row) { balances[row.int64(0)] += Dong(row.int64(1)); }, before);
}

Balances balances_at(Store& store, const Moment& moment) {
  Balances balances;
  if (!moment.known_at) add_months(store, month_number(*moment.as_of), balances);
  for_each_move(store, moment, moment.known_at ? std::nullopt : moment.as_of, [&](const Move& move) {
    balances[move.account] += move.amount;
    balances[move.from_account] -= move.amount;
  });
  return balances;
}

}  // namespace

std::vector<Standing> standings(Store& store, const Moment& moment) {
  const Balances past = moment.is_now() ? Balances() : balances_at(store, moment);
  std::vector<Standing> standings;
  static const std::string sql = fmt::format("SELECT {}, owner FROM account ORDER BY id", account_columns);
  store.connection().cached(sql).for_each([&](const sql::Statement& row) {
    Dong balance(row.int64(7));
    if (!moment.is_now()) {
      const auto found = past.find(row.int64(0));
      balance = found == past.end() ? Dong() : found->second;
    }
    if (balance == Dong()) return;
    rules::AccountState state = read_account(row);
    standings.push_back({.account = state.id, .owner = std::string(row.text(10)), .key = std::move(state.account),
                         .balance = balance});
  });
  return standings;
}

}  // namespace tungdong::book
