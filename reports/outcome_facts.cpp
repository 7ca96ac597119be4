#include "reports/outcome_facts.hpp"

#include <algorithm>

namespace tungdong::reports {

OutcomeFacts::OutcomeFacts(Scope& scope)
    : observations_(book::records_of<results::Observation>(scope.store(), scope.moment())) {
  for (auto& known : book::records_of<results::Indicator>(scope.store(), scope.moment()))
    indicators_[known.value.code].insert_or_assign(known.value.version, std::move(known.value));
  std::map<Subject, std::vector<results::Sighting>> all_places;
  std::map<Subject, std::vector<results::Sighting>> all_projects;
  for (const auto& known : observations_) {
    const results::Observation& one = known.value;
    if (!one.contract.empty()) continue;  // how far a contract has got is no result of a place or project
    auto& subjects = one.project.empty() ? all_places : all_projects;
    subjects[{one.project.empty() ? one.place : one.project, one.indicator}].push_back(
        {.record = known.record, .date = known.date, .doc = known.doc, .observation = &one});
  }
  for (const auto& [subject, sightings] : all_places) places_[subject] = results::uncorrected(sightings);
  for (const auto& [subject, sightings] : all_projects) projects_[subject] = results::uncorrected(sightings);
}

std::vector<results::Sighting> OutcomeFacts::of_project(const std::string& project,
                                                        const std::string& indicator) const {
  const auto found = projects_.find({project, indicator});
  return found == projects_.end() ? std::vector<results::Sighting>() : found->second;
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
