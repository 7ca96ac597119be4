#include "ledger/book/query/disallowed.hpp"

#include <set>

#include "ledger/book/query/line.hpp"

namespace tungdong::book {

namespace {

using chart::Stage;
using Records = std::set<std::int64_t>;

Records reversed(Store& store, const Moment& moment) {
  Records records;
  store.connection()
      .cached("SELECT reverses FROM entry WHERE reverses IS NOT NULL AND record <= $1 AND date <= $2")
      .for_each([&](const sql::Statement& row) { records.insert(row.int64(0)); }, moment.last_record(),
                moment.last_day());
  return records;
}

// Follows a disallowed lot to its refunds, or to where it is owed still. A refund that was reversed is owed again.
void follow_debt(Store& store, const Range& range, const Moment& moment, const Records& undone, Disallowed& debt) {
  const auto refunded = [&](const Step& step) {
    return step.lot.kind == rules::Kind::refund && !undone.contains(step.lot.record);
  };
  for (const Step& step : follow(store, range, Towards::results, moment, refunded)) {
    if (!step.last) continue;
    if (step.account.stand.stage == Stage::owed) debt.owed += step.range.amount;
    if (!refunded(step)) continue;
    debt.recovered += step.range.amount;
    if (!debt.last_refund || *debt.last_refund < step.lot.date) debt.last_refund = step.lot.date;
  }
}

}  // namespace

std::vector<Disallowed> disallowed(Store& store, const Moment& moment) {
  struct Found {
    Range range;
    Disallowed debt;
  };
  std::vector<Found> found;
  store.connection()
      .cached(
          "SELECT lot.id, lot.record, lot.line, lot.date, lot.account, lot.amount, entry.doc FROM lot "
          "JOIN entry ON entry.record = lot.record WHERE lot.kind = $1 AND lot.record <= $2 AND lot.date <= $3 "
          ""
          "ORDER BY lot.id")
      .for_each(
          [&](const sql::Statement& row) {
            Disallowed one{.record = row.int64(1),
                           .line = row.int64(2),
                           .date = day_of(row.int64(3)),
                           .doc = std::string(row.text(6)),
                           .finding = {},
                           .account = row.int64(4),
                           .amount = money::Dong(row.int64(5)),
                           .recovered = {},
                           .owed = {},
                           .last_refund = std::nullopt};
            found.push_back({.range = {row.int64(0), money::Dong(), one.amount}, .debt = one});
          },
          record::name_of(rules::Kind::disallow), moment.last_record(), moment.last_day());
  const Records undone = reversed(store, moment);
  std::vector<Disallowed> all;
  for (Found& one : found) {
    if (undone.contains(one.debt.record)) continue;
    follow_debt(store, one.range, moment, undone, one.debt);
    const rules::Entry entry = entry_of(store, one.debt.record);
    one.debt.finding =
        entry.lines.at(static_cast<std::size_t>(one.debt.line - 1)).attributes[rules::Attribute::finding];
    all.push_back(std::move(one.debt));
  }
  return all;
}

}  // namespace tungdong::book
