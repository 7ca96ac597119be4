#include "reports/work_kind.hpp"

#include <algorithm>

#include "ledger/book/query/records.hpp"
#include "reports/axis.hpp"

namespace tungdong::reports {

WorkKinds::WorkKinds(Scope& scope) : scope_(scope) {
  for (auto& known : book::records_of<results::Intervention>(scope.store(), scope.moment()))
    names_.insert_or_assign(known.value.code, data(known.value.name, known.value.name_en));
  for (auto& known : book::records_of<chart::Zone>(scope.store(), scope.moment())) {
    std::string unit = known.value.unit;
    zones_[std::move(unit)].push_back(std::move(known.value));
  }
}

std::string WorkKinds::work_of(const std::string& code) {
  const chart::Project* project = scope_.chart().project(code);
  if (project == nullptr) return {};
  std::vector<std::string> codes;
  codes.reserve(project->interventions.size());
  for (const std::string& text : project->interventions) codes.push_back(text.substr(0, text.find('=')));
  std::ranges::sort(codes);
  std::string work;
  for (const std::string& one : codes) work += (work.empty() ? "" : "|") + one;
  return work;
}

Text WorkKinds::work_name(const std::string& work) const {
  if (work.empty()) return term("work.none");
  std::vector<Text> names;
  for (std::string_view rest = work; !rest.empty();) {
    const std::string code(rest.substr(0, rest.find('|')));
    rest.remove_prefix(std::min(rest.size(), code.size() + 1));
    const auto found = names_.find(code);
    names.push_back(found == names_.end() ? data(code) : found->second);
  }
  return joined(std::move(names), " + ");
}

std::string WorkKinds::zone_of_place(const std::string& place, int year) {
  for (const std::string& unit : scope_.chart().line_of(place)) {
    const auto found = zones_.find(unit);
    if (found == zones_.end()) continue;
    for (auto zone = found->second.rbegin(); zone != found->second.rend(); ++zone)
      if (zone->first_year <= year && year <= zone->last_year) return zone->zone;
  }
  return {};
}

std::string WorkKinds::zone_of(const std::string& code, int year) {
  const chart::Project* project = scope_.chart().project(code);
  if (project == nullptr) return {};
  std::vector<std::string> places = project->places;
  if (places.empty()) places.push_back(project->unit);
  std::string zone = zone_of_place(places.front(), year);
  for (const std::string& place : places)
    if (zone_of_place(place, year) != zone) return std::string(several);
  return zone;
}

}  // namespace tungdong::reports
