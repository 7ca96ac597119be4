#pragma once
// The records that the outcome tables are made of, loaded once.

#include <map>
#include <string>
#include <vector>

#include "ledger/book/query/records.hpp"
#include "ledger/results/series.hpp"
#include "reports/scope.hpp"
#include "reports/sources.hpp"

namespace tungdong::reports {

class OutcomeFacts {
 public:
  explicit OutcomeFacts(Scope& scope);

  using Subject = std::pair<std::string, std::string>;  // place or project, and indicator

  // The uncorrected observations of an indicator, every version and segment, in the order of the log.
  const std::map<Subject, std::vector<results::Sighting>>& of_places() const { return places_; }
  std::vector<results::Sighting> of_project(const std::string& project, const std::string& indicator) const;

  // The physical progress last observed, in per cent; null where none was.
  const results::Observation* progress_of_project(const std::string& project) const;
  const results::Observation* progress_of_contract(const std::string& contract) const;

  // Every version of every indicator, by code and version.
  const std::map<std::string, std::map<std::int64_t, results::Indicator>>& indicators() const { return indicators_; }
  // A version of an indicator, its last record; null where there is none.
  const results::Indicator* indicator(const std::string& code, std::int64_t version) const;
  // The versions under which a series was observed, or all there are where `sightings` is empty.
  std::vector<const results::Indicator*> definitions(const std::string& code,
                                                     const std::vector<results::Sighting>& sightings) const;
  Text name(const std::string& code, std::int64_t version) const;
  Text unit(const std::string& code, std::int64_t version) const;

 private:
  const results::Observation* progress_of(const std::map<Subject, std::vector<results::Sighting>>& subjects,
                                          const std::string& code) const;

  std::vector<rules::Known<results::Observation>> observations_;
  std::map<std::string, std::map<std::int64_t, results::Indicator>> indicators_;
  std::map<Subject, std::vector<results::Sighting>> places_;
  std::map<Subject, std::vector<results::Sighting>> projects_;
  std::map<Subject, std::vector<results::Sighting>> contracts_;
};

// The tables of the report, in its order.
Table stated_ratios(Scope& scope, Sources& sources);
Table changes(Scope& scope, const OutcomeFacts& facts, Sources& sources);
Table money_of_places(Scope& scope, const OutcomeFacts& facts, Sources& sources);
// Criteria by place and standard: met, missed, since when lost again, and what is missing to decide.
Table criteria(Scope& scope, const OutcomeFacts& facts);
// Stocks against their flows: opening + gains − losses beside the closing that was reported, and the gap.
Table stocks(Scope& scope, const OutcomeFacts& facts);
// Values added up over places, periods and segments, beside what was observed of the whole.
Table sums(Scope& scope, const OutcomeFacts& facts);
Table targets(Scope& scope, const OutcomeFacts& facts, Sources& sources);
std::vector<Table> project_costs(Scope& scope, const OutcomeFacts& facts, Sources& sources);

}  // namespace tungdong::reports
