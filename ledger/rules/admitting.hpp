#pragma once
// One record that is no entry, while it is decided: what the checks of its kind share. Each kind's own check stands
// with its like: the chart, results, the office.

#include <algorithm>

#include "ledger/rules/body.hpp"
#include "ledger/rules/guard.hpp"

namespace tungdong::rules {

struct Admitting {
  Facts& facts;
  const Heading& heading;
  words::Refusals& refusals;

  void refuse(std::string_view code, std::vector<std::pair<std::string_view, words::Arg>> args = {});
  void positive(std::string_view field, money::Dong amount);
  void ordered(const std::optional<Date>& from, const std::optional<Date>& until);
  void years(std::int64_t first, std::int64_t last);
  void share(std::string_view field, std::int64_t ppm);
  void holder(const std::string& text, std::initializer_list<chart::HolderType> types);
  // Null, with a refusal, where there is no such version.
  const results::Indicator* indicator_version(const std::string& code, std::int64_t version);

  // A version may not be dated before the one that it follows: what was true then is recorded already.
  template <class T>
  void follows(const T& value) {
    const auto versions = facts.shelf<T>().under(record::key_of(value));
    if (!versions.empty() && heading.date < versions.back().date)
      refuse("version-backdated", {{"kind", std::string(T::kind)},
                                   {"code", record::key_of(value)},
                                   {"date", heading.date},
                                   {"last", versions.back().date}});
  }

  // admit_chart.cpp
  void check(const chart::BookHead& head);
  void check(const chart::Document& document);
  void check(const chart::Rule& rule);
  void check(const chart::Source& source);
  void check(const chart::Unit& unit);
  void check(const chart::Succession& succession);
  void check(const chart::Zone& zone);
  void check(const chart::UnitClass& unit_class);
  void check(const chart::Component& component);
  void check(const chart::Mapping&);
  void check(const chart::Project& project);
  void check(const chart::Contract& contract);
  void check(const chart::Ceiling& ceiling);
  void check(const chart::Acceptance& acceptance);
  void check(const chart::Beneficiaries& list);
  void check(const chart::Roll& roll);
  void check(const chart::Finding& finding);
  void check(const chart::Dismissal& dismissal);

  // admit_results.cpp
  void check(const results::Intervention& intervention);
  void check(const results::Indicator& indicator);
  void check(const results::Threshold& threshold);
  void check(const results::PriceIndex& index);
  void check(const results::Promise& promise);
  void check(const results::Revisit& revisit);
  void check(const results::Study& study);
  void check(const results::Link& link);
  void check(const results::Target& target);
  void check(const results::Observation& observation);
  void check(const results::Gap&);
  void check(const results::Figure& figure);
  void period(const std::string& text);
  void between(const std::string& indicator, results::Operator op, const money::Decimal& value,
               const std::optional<money::Decimal>& upper);
  void segment(const results::Observation& observation);
  // A criterion is met or not; a work is done to between none and all of it.
  void value_fits(const results::Observation& observation, results::Measure measure);

  // admit_office.cpp
  // Two administrators must be there before anything needs two persons: otherwise nobody could change it again.
  void policy(const chart::Rule& rule);
  void two_administrators(const chart::Actor* changed);
  void accepted_less(const chart::Acceptance& acceptance);
  void check(const chart::Reconciliation& reconciliation);
  void check(const chart::Actor& actor);
  void check(const chart::Proposal& proposal);
  void check(const chart::Approval& approval);
  void check(const chart::Closing& closing);
  void check(const chart::Reopening& reopening);
  void check(const chart::Confirmation& confirmation);
};

}  // namespace tungdong::rules
