#include "reports/cutoff.hpp"

#include <algorithm>
#include <map>

#include "ledger/book/query/records.hpp"
#include "ledger/record/codec.hpp"

namespace tungdong::reports {

Cutoffs cutoffs(Scope& scope) {
  Cutoffs cutoffs;
  std::map<std::string, money::Decimal> recorded;
  constexpr std::string_view prefix = "report/";
  for (const auto& known : book::records_of<chart::Rule>(scope.store(), scope.moment())) {
    const chart::Rule& rule = known.value;
    if (!rule.code.starts_with(prefix)) continue;
    const auto& day = scope.question().as_of;
    const bool holds = !day ? !rule.until : !(rule.from && *day < *rule.from) && !(rule.until && *rule.until < *day);
    const auto value = record::read_text<money::Decimal>(rule.value);
    if (holds && value) recorded.insert_or_assign(rule.code.substr(prefix.size()), *value);
  }
  const auto take = [&](std::string_view name, money::Decimal& cutoff) {
    if (const auto found = recorded.find(std::string(name)); found != recorded.end()) cutoff = found->second;
  };
  const auto count = [&](std::string_view name, std::int64_t& cutoff) {
    money::Decimal value(cutoff, 0);
    take(name, value);
    cutoff = value.units() / money::ten_to(value.places());
  };
  take("coverage", cutoffs.gate.coverage);
  take("verified-a", cutoffs.gate.verified_a);
  take("verified-b", cutoffs.gate.verified_b);
  take("flagged", cutoffs.gate.flagged);
  count("peers", cutoffs.gate.peers);
  count("interval", cutoffs.gate.interval);
  take("outlier-z", cutoffs.outlier_z);
  take("disbursed", cutoffs.disbursed);
  take("achieved", cutoffs.achieved);
  take("ahead", cutoffs.ahead);
  take("year-end", cutoffs.year_end);
  count("near-days", cutoffs.near_days);
  count("size-factor", cutoffs.size_factor);
  count("split-days", cutoffs.split_days);
  count("transit-days", cutoffs.transit_days);
  count("recorded-days", cutoffs.recorded_days);
  count("allotment-days", cutoffs.allotment_days);
  count("payment-days", cutoffs.payment_days);
  return cutoffs;
}

Text gate_note(const Cutoffs& cutoffs) {
  return term("outcomes.gate_note", {{"coverage", cutoffs.gate.coverage},
                                     {"a", cutoffs.gate.verified_a},
                                     {"b", cutoffs.gate.verified_b},
                                     {"interval", cutoffs.gate.interval},
                                     {"flagged", cutoffs.gate.flagged}});
}

}  // namespace tungdong::reports
