#include "ledger/book/query/accepted.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_set>

#include "ledger/book/query/lots.hpp"

namespace tungdong::book {

namespace {

using money::Dong;

std::unordered_set<std::int64_t> accounts_of_accepted_work(Store& store) {
  std::unordered_set<std::int64_t> accounts;
  store.connection()
      .cached("SELECT id FROM account WHERE stage IN ($1, $2, $3)")
      .for_each([&](const sql::Statement& row) { accounts.insert(row.int64(0)); }, record::name_of(chart::Stage::spent),
                record::name_of(chart::Stage::held), record::name_of(chart::Stage::settled));
  return accounts;
}

// In the order of the key of the table: by account, then month.
void for_each_month(Store& store, std::int64_t before, const std::function<void(const AcceptedMonth&)>& fn) {
  store.connection()
      .cached(
          "SELECT account, month, CAST(SUM(money_in - money_out) AS BIGINT) FROM turnover WHERE account IN "
          "(SELECT id FROM account WHERE stage IN ($1, $2, $3)) AND month < $4 GROUP BY account, month ORDER BY "
          "account, month")
      .for_each(
          [&](const sql::Statement& row) {
            fn({.account = row.int64(0), .month = row.int64(1), .net = Dong(row.int64(2))});
          },
          record::name_of(chart::Stage::spent), record::name_of(chart::Stage::held),
          record::name_of(chart::Stage::settled), before);
}

using Months = std::map<std::pair<std::int64_t, std::int64_t>, Dong>;  // by account and month

// Of a past day or of an earlier book: by the moves, which no index has in the order of the accounts.
Months months_then(Store& store, const Moment& moment) {
  Months months;
  if (!moment.known_at && moment.as_of)
    for_each_month(store, month_number(*moment.as_of), [&](const AcceptedMonth& one) {
      months[{one.account, one.month}] = one.net;
    });
  const auto accounts = accounts_of_accepted_work(store);
  for_each_move(store, moment, moment.known_at ? std::nullopt : moment.as_of, [&](const Move& move) {
    if (accounts.contains(move.account)) months[{move.account, move.month}] += move.amount;
    if (accounts.contains(move.from_account)) months[{move.from_account, move.month}] -= move.amount;
  });
  return months;
}

using Served = std::map<std::tuple<std::int64_t, std::int64_t, std::string>, Dong>;  // by account, month and text

// A named range never changes, and whoever drew on it is dated on or after it: those up to a moment are all that the
// book had then.
void add_named_lots(Store& store, const Moment& moment, Served& served) {
  store.connection()
      .cached(
          "SELECT lot.account, lot.date, serving.serves, serving.amount FROM serving "
          "JOIN lot ON lot.id = serving.lot WHERE lot.record <= $1 AND lot.date <= $2")
      .for_each(
          [&](const sql::Statement& row) {
            served[{row.int64(0), row.int64(1) / 100, std::string(row.text(2))}] += Dong(row.int64(3));
          },
          moment.last_record(), moment.last_day());
  store.connection()
      .cached(
          "SELECT taker.from_account, taker.date, serving.serves, serving.start, serving.amount, draw.start, "
          "draw.amount FROM serving JOIN draw ON draw.of_lot = serving.lot JOIN lot AS taker ON taker.id = draw.lot "
          "WHERE taker.record <= $1 AND taker.date <= $2")
      .for_each(
          [&](const sql::Statement& row) {
            const Dong first = std::max(Dong(row.int64(3)), Dong(row.int64(5)));
            const Dong end = std::min(Dong(row.int64(3)) + Dong(row.int64(4)), Dong(row.int64(5)) + Dong(row.int64(6)));
            if (first < end) served[{row.int64(0), row.int64(1) / 100, std::string(row.text(2))}] -= end - first;
          },
          moment.last_record(), moment.last_day());
}

}  // namespace

std::vector<AcceptedMonth> accepted_by_month(Store& store, const Moment& moment) {
  std::vector<AcceptedMonth> all;
  const auto tell = [&](const AcceptedMonth& one) {
    if (one.net != Dong()) all.push_back(one);
  };
  if (moment.is_now())
    for_each_month(store, last_month, tell);
  else
    for (const auto& [key, net] : months_then(store, moment))
      tell({.account = key.first, .month = key.second, .net = net});
  return all;
}

std::vector<ServedMonth> served_by_month(Store& store, const Moment& moment) {
  std::vector<ServedMonth> all;
  const auto tell = [&](std::int64_t account, std::int64_t month, std::string_view serves, Dong net) {
    if (net != Dong()) all.push_back({.account = account, .month = month, .serves = std::string(serves), .net = net});
  };
  if (moment.is_now()) {
    store.connection()
        .cached("SELECT account, month, serves, money_in - money_out FROM served ORDER BY account, month, serves")
        .for_each(
            [&](const sql::Statement& row) { tell(row.int64(0), row.int64(1), row.text(2), Dong(row.int64(3))); });
    return all;
  }
  Served served;
  add_named_lots(store, moment, served);
  for (const auto& [key, net] : served) tell(std::get<0>(key), std::get<1>(key), std::get<2>(key), net);
  return all;
}

std::vector<NamedPart> named_parts(Store& store, const Range& range) {
  std::vector<NamedPart> parts;
  store.connection()
      .cached("SELECT start, amount, serves FROM serving WHERE lot = $1 ORDER BY start")
      .for_each(
          [&](const sql::Statement& row) {
            const Dong first = std::max(Dong(row.int64(0)), range.start);
            const Dong end = std::min(Dong(row.int64(0)) + Dong(row.int64(1)), range.start + range.amount);
            if (first < end) parts.push_back({.serves = std::string(row.text(2)), .amount = end - first});
          },
          range.lot);
  return parts;
}

}  // namespace tungdong::book
