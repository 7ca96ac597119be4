#include "ledger/book/query/accepted.hpp"

#include <map>
#include <unordered_set>

#include "ledger/book/draft.hpp"
#include "ledger/book/query/lots.hpp"
#include "ledger/book/query/trace.hpp"

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

using Months = std::map<std::pair<std::int64_t, std::int64_t>, Dong>;  // by account and month

void add_months(Store& store, std::int64_t before, const std::unordered_set<std::int64_t>& accounts, Months& months) {
  store.connection()
      .cached("SELECT account, month, money_in - money_out FROM turnover WHERE month < $1")
      .for_each(
          [&](const sql::Statement& row) {
            if (accounts.contains(row.int64(0))) months[{row.int64(0), row.int64(1)}] += Dong(row.int64(2));
          },
          before);
}

struct Stored {
  std::int64_t record{};
  std::string body;
};

std::vector<Stored> entries_that_name(Store& store, const Moment& moment) {
  std::vector<Stored> entries;
  store.connection()
      .cached(
          "SELECT log.record, log.body FROM entry JOIN log ON log.record = entry.record "
          "WHERE entry.record <= $1 AND entry.date <= $2 AND entry.reverses IS NULL AND log.body LIKE $3 "
          "ORDER BY log.record")
      .for_each(
          [&](const sql::Statement& row) {
            entries.push_back({row.int64(0), std::string(row.text(1))});
          },
          moment.last_record(), moment.last_day(), std::string_view("%\"serves\":%"));
  return entries;
}

using Served = std::map<std::tuple<std::int64_t, std::int64_t, std::string>, Dong>;

// What a payment's lot brought, and where that money went: what leaves accepted work is less, what comes back is more.
void add_served(Store& store, const rules::Lot& lot, const std::string& serves,
                const std::unordered_set<std::int64_t>& accepted, const Moment& moment, Served& served) {
  std::vector<std::int64_t> way;  // the lots that lead to a step
  for (const Step& step : follow(store, {lot.id, Dong(), lot.amount}, Towards::results, moment)) {
    const auto depth = static_cast<std::size_t>(step.depth);
    const bool rests = depth > 0 && way[depth - 1] == step.range.lot;  // it stands where the step above brought it
    way.resize(depth);
    way.push_back(step.range.lot);
    if (rests) continue;
    const std::int64_t month = month_number(step.lot.date);
    if (accepted.contains(step.lot.account)) served[{step.lot.account, month, serves}] += step.range.amount;
    if (step.depth > 0 && accepted.contains(step.lot.from_account))
      served[{step.lot.from_account, month, serves}] -= step.range.amount;
  }
}

}  // namespace

std::vector<AcceptedMonth> accepted_by_month(Store& store, const Moment& moment) {
  const auto accounts = accounts_of_accepted_work(store);
  Months months;
  if (!moment.known_at) add_months(store, moment.as_of ? month_number(*moment.as_of) : last_month, accounts, months);
  if (!moment.is_now())
    for_each_move(store, moment, moment.known_at ? std::nullopt : moment.as_of, [&](const Move& move) {
      if (accounts.contains(move.account)) months[{move.account, move.month}] += move.amount;
      if (accounts.contains(move.from_account)) months[{move.from_account, move.month}] -= move.amount;
    });
  std::vector<AcceptedMonth> all;
  for (const auto& [key, net] : months)
    if (net != Dong()) all.push_back({.account = key.first, .month = key.second, .net = net});
  return all;
}

std::vector<ServedMonth> served_by_month(Store& store, const Moment& moment) {
  const auto accounts = accounts_of_accepted_work(store);
  Served served;
  for (const auto& [record, body] : entries_that_name(store, moment)) {
    const auto recorded = decode(body);
    if (!recorded) throw sql::Failure(sql::Cause::corrupt, fmt::format("record {} cannot be read", record));
    const auto* entry = std::get_if<rules::Entry>(&recorded->body);
    if (entry == nullptr) continue;
    const auto lots = lots_of(store, record, moment);
    for (std::size_t line = 0; line < entry->lines.size() && line < lots.size(); ++line) {
      const std::string_view serves = entry->lines[line].attributes[rules::Attribute::serves];
      if (!serves.empty()) add_served(store, lots[line], std::string(serves), accounts, moment, served);
    }
  }
  std::vector<ServedMonth> all;
  for (const auto& [key, net] : served)
    if (net != Dong())
      all.push_back({.account = std::get<0>(key), .month = std::get<1>(key), .serves = std::get<2>(key), .net = net});
  return all;
}

}  // namespace tungdong::book
