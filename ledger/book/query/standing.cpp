#include "ledger/book/query/standing.hpp"

#include <unordered_map>

#include "ledger/book/query/lots.hpp"

namespace tungdong::book {

namespace {

using money::Dong;
using Balances = std::unordered_map<std::int64_t, Dong>;  // only looked up, never walked

void add_months(Store& store, std::int64_t before, Balances& balances) {
  store.connection()
      .cached(
          "SELECT account, CAST(SUM(money_in - money_out) AS BIGINT) FROM turnover WHERE month < $1 GROUP BY account")
      .for_each([&](const sql::Statement& row) { balances[row.int64(0)] += Dong(row.int64(1)); }, before);
}

Balances balances_at(Store& store, const Moment& moment) {
  Balances balances;
  if (!moment.known_at && moment.as_of) add_months(store, month_number(*moment.as_of), balances);
  for_each_move(store, moment, moment.known_at ? std::nullopt : moment.as_of, [&](const Move& move) {
    balances[move.account] += move.amount;
    balances[move.from_account] -= move.amount;
  });
  return balances;
}

std::vector<Standing> accounts_now(Store& store) {
  std::vector<Standing> accounts;
  static const std::string sql = fmt::format("SELECT {}, owner FROM account ORDER BY id", account_columns);
  store.connection().cached(sql).for_each([&](const sql::Statement& row) {
    rules::AccountState state = read_account(row);
    accounts.push_back({.account = state.id,
                        .owner = std::string(row.text(10)),
                        .key = std::move(state.account),
                        .balance = state.balance});
  });
  return accounts;
}

}  // namespace

std::vector<Standing> accounts(Store& store, const Moment& moment) {
  std::vector<Standing> accounts = accounts_now(store);
  if (moment.is_now()) return accounts;
  const Balances past = balances_at(store, moment);
  for (Standing& account : accounts) {
    const auto found = past.find(account.account);
    account.balance = found == past.end() ? Dong() : found->second;
  }
  return accounts;
}

std::vector<Standing> standings(Store& store, const Moment& moment) {
  std::vector<Standing> standings = accounts(store, moment);
  std::erase_if(standings, [](const Standing& standing) { return standing.balance == Dong(); });
  return standings;
}

}  // namespace tungdong::book
