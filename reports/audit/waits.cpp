#include <map>

#include <fmt/format.h>

#include "reports/audit/checks.hpp"

namespace tungdong::reports {

namespace {

using chart::Check;
using money::Dong;

// Money given to a project, and when the unit that gave it had got the oldest of it.
struct Funding {
  std::int64_t record{};
  std::int64_t line{};
  Date date;
  std::string doc;
  std::int64_t account{};
  Dong amount;
  Date arrived;
  std::int64_t arrived_record{};
};

std::vector<Funding> fundings(const Look& look) {
  std::vector<Funding> all;
  look.scope.store()
      .connection()
      .cached(
          "SELECT lot.record, lot.line, lot.date, entry.doc, lot.account, lot.amount, MIN(source.date), "
          "MIN(source.record) FROM lot JOIN entry ON entry.record = lot.record JOIN draw ON draw.lot = lot.id "
          "JOIN lot AS source ON source.id = draw.of_lot WHERE lot.kind = $1 AND lot.record <= $2 AND lot.date <= $3 "
          "AND lot.record NOT IN (SELECT reverses FROM entry WHERE reverses IS NOT NULL AND record <= $2 AND date <= "
          "$3) GROUP BY lot.id, lot.record, lot.line, lot.date, entry.doc, lot.account, lot.amount ORDER BY lot.date, "
          "lot.id")
      .for_each(
          [&](const sql::Statement& row) {
            all.push_back({.record = row.int64(0),
                           .line = row.int64(1),
                           .date = book::day_of(row.int64(2)),
                           .doc = std::string(row.text(3)),
                           .account = row.int64(4),
                           .amount = Dong(row.int64(5)),
                           .arrived = book::day_of(row.int64(6)),
                           .arrived_record = row.int64(7)});
          },
          record::name_of(rules::Kind::fund), look.scope.moment().last_record(), look.scope.moment().last_day());
  return all;
}

Flag flag_of_funding(const Look& look, Check check, const Funding& one, const std::string& project, Text evidence) {
  return {.check = check,
          .place = fmt::format("{}.{}", one.record, one.line),
          .date = one.date,
          .who = look.scope.project_name(project),
          .number = one.doc,
          .amount = one.amount,
          .other = {},
          .other_date = std::nullopt,
          .other_amount = std::nullopt,
          .evidence = std::move(evidence),
          .doc = one.doc};
}

}  // namespace

void waits(const Look& look) {
  std::map<std::int64_t, const book::Standing*> accounts;
  std::map<std::string, Dong> idle;  // what a project may still use
  for (const book::Standing& one : look.scope.accounts()) {
    if (look.scope.family(one.key.source) != chart::Family::budget || !look.scope.takes(one.owner, one.key)) continue;
    accounts.emplace(one.account, &one);
    if (one.key.stand.stage == chart::Stage::assigned || one.key.stand.stage == chart::Stage::committed)
      idle[one.owner] += one.balance;
  }
  std::map<std::string, const Paid*> first_paid;
  for (const Paid& one : look.paid) first_paid.try_emplace("project:" + one.project, &one);

  std::map<std::string, const Funding*> first_funded;
  const std::vector<Funding> all = fundings(look);
  for (const Funding& one : all) {
    const auto at = accounts.find(one.account);
    if (at == accounts.end()) continue;
    first_funded.try_emplace(at->second->owner, &one);
    const std::int64_t days = days_between(one.arrived, one.date);
    if (days <= look.cutoffs.allotment_days) continue;
    const std::string project = at->second->owner.substr(at->second->owner.find(':') + 1);
    Flag flag = flag_of_funding(look, Check::late_allotment, one, project, term("audit.days", {{"days", days}}));
    flag.other = std::to_string(one.arrived_record);
    flag.other_date = one.arrived;
    look.flags.push_back(std::move(flag));
  }
  for (const auto& [owner, one] : first_funded) {
    const auto paid = first_paid.find(owner);
    const bool unpaid = paid == first_paid.end();
    if (unpaid && idle[owner] <= Dong()) continue;  // given back
    const std::int64_t days = days_between(one->date, unpaid ? look.scope.day() : paid->second->payment.date);
    if (days <= look.cutoffs.payment_days) continue;
    Flag flag = flag_of_funding(look, Check::late_payment, *one, owner.substr(owner.find(':') + 1),
                                term(unpaid ? "audit.days_unpaid" : "audit.days", {{"days", days}}));
    if (!unpaid) {
      flag.other = paid->second->place();
      flag.other_date = paid->second->payment.date;
      flag.other_amount = paid->second->payment.amount;
    }
    look.flags.push_back(std::move(flag));
  }
}

}  // namespace tungdong::reports
