#include <map>

#include <fmt/format.h>

#include "ledger/book/query/line.hpp"
#include "reports/audit/checks.hpp"

namespace tungdong::reports {

void transit(const Look& look) {
  const Date today = look.scope.day();
  std::map<std::int64_t, const book::Standing*> accounts;
  for (const book::Standing& one : look.scope.accounts()) accounts.emplace(one.account, &one);
  for (const book::StandingLot& lot :
       book::standing_lots(look.scope.store(), chart::Stage::transit, look.scope.moment())) {
    const book::Standing& at = *accounts.at(lot.lot.account);
    const std::int64_t days = days_between(lot.lot.date, today);
    if (!look.scope.takes(at.owner, at.key) || days <= look.cutoffs.transit_days) continue;
    money::Dong amount;
    for (const book::Range& range : lot.open) amount += range.amount;
    look.flags.push_back({.check = chart::Check::in_transit,
                          .place = fmt::format("{}.{}", lot.lot.record, lot.lot.line),
                          .date = lot.lot.date,
                          .who = look.scope.holder_name(at.key.stand.holder),
                          .number = lot.doc,
                          .amount = amount,
                          .other = {},
                          .other_date = std::nullopt,
                          .other_amount = std::nullopt,
                          .evidence = term("audit.days", {{"days", days}}),
                          .doc = lot.doc});
  }
}

}  // namespace tungdong::reports
