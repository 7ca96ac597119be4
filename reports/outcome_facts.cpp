#include "reports/outcome_facts.hpp"

#include <algorithm>

namespace tungdong::reports {

OutcomeFacts::OutcomeFacts(Scope& scope)
    : observations_(book::records_of<results::Observation>(scope.store(), scope.moment())) {
  for (auto& known : book::records_of<results::Indicator>(scope.store(), scope.moment()))
    indicators_[known.value.code].insert_or_assign(known.value.version, std::move(known.value));
  std::map<Subject, std::vector<results::Sighting>> all_places;
  std::map<Subject, std::vector<results::Sighting>> all_projects;
  std::map<Subject, std::vector<results::Sighting>> all_contracts;
  for (const auto& known : observations_) {
    const results::Observation& one = known.value;
    auto& subjects = !one.project.empty() ? all_projects : !one.contract.empty() ? all_contracts : all_places;
    const std::string& code = !one.project.empty() ? one.project : !one.contract.empty() ? one.contract : one.place;
    subjects[{code, one.indicator}].push_back(
        {.record = known.record, .date = known.date, .doc = known.doc, .observation = &one});
  }
  for (const auto& [subject, sightings] : all_places) places_[subject] = results::uncorrected(sightings);
  for (const auto& [subject, sightings] : all_contracts) contracts_[subject] = results::uncorrected(sightings);
  for (const auto& [subject, sightings] : all_projects) projects_[subject] = results::uncorrected(sightings);
}

std::vector<results::Sighting> OutcomeFacts::of_project(const std::string& project,
                                                        const std::string& indicator) const {
  const auto found = projects_.find({project, indicator});
  return found == projects_.end() ? std::vector<results::Sighting>() : found->second;
}

const results::Observation* OutcomeFacts::progress_of(const std::map<Subject, std::vector<results::Sighting>>& subjects,
                                                      const std::string& code) const {
  const results::Observation* last = nullptr;
  for (auto one = subjects.lower_bound({code, {}}); one != subjects.end() && one->first.first == code; ++one)
    for (const results::Sighting& sighting : results::latest_of(one->second)) {
      const results::Indicator* of = indicator(one->first.second, sighting.observation->version);
      if (of != nullptr && of->measure == results::Measure::progress) last = sighting.observation;
    }
  return last;
}

const results::Observation* OutcomeFacts::progress_of_project(const std::string& project) const {
  return progress_of(projects_, project);
}
const results::Observation* OutcomeFacts::progress_of_contract(const std::string& contract) const {
  return progress_of(contracts_, contract);
}

const results::Indicator* OutcomeFacts::indicator(const std::string& code, std::int64_t version) const {
  const auto found = indicators_.find(code);
  if (found == indicators_.end()) return nullptr;
  const auto one = found->second.find(version);
  return one == found->second.end() ? nullptr : &one->second;
}

std::vector<const results::Indicator*> OutcomeFacts::definitions(
    const std::string& code, const std::vector<results::Sighting>& sightings) const {
  std::vector<const results::Indicator*> definitions;
  const auto found = indicators_.find(code);
  if (found == indicators_.end()) return definitions;
  for (const auto& [version, indicator] : found->second) {
    const auto seen = [&](const results::Sighting& one) { return one.observation->version == version; };
    if (sightings.empty() || std::ranges::any_of(sightings, seen)) definitions.push_back(&indicator);
  }
  return definitions;
}

Text OutcomeFacts::name(const std::string& code, std::int64_t version) const {
  const results::Indicator* one = indicator(code, version);
  return one == nullptr ? data(code) : data(one->name, one->name_en);
}

Text OutcomeFacts::unit(const std::string& code, std::int64_t version) const {
  const results::Indicator* one = indicator(code, version);
  return one == nullptr ? Text() : data(one->unit, one->unit_en);
}

}  // namespace tungdong::reports
