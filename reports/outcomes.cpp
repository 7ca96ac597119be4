#include "reports/outcomes.hpp"

#include <algorithm>
#include <array>

#include "reports/figures.hpp"
#include "reports/outcome_facts.hpp"

namespace tungdong::reports {

Page outcomes(book::Book& book, const Question& question) {
  Scope scope(book, question);
  Sources sources;
  Page page = scope.begin("outcomes");
  const OutcomeFacts facts(scope);
  page.tables = project_costs(scope, facts, sources);
  if (!question.by.empty()) {
    if (!sources.empty()) page.tables.push_back(sources.table(scope));
    return page;
  }
  page.tables.push_back(stated_ratios(scope, sources));
  page.tables.push_back(money_of_places(scope, facts, sources));
  page.tables.push_back(changes(scope, facts, sources));
  page.tables.push_back(targets(scope, facts, sources));
  for (Table& table : std::array{sums(scope, facts), criteria(scope, facts), stocks(scope, facts)})
    if (!table.rows.empty()) page.tables.push_back(std::move(table));
  page.tables.push_back(other_figures(scope, sources));
  const std::vector<Text> gaps = gap_notes(scope, sources);
  // What publications leave out belongs beside the targets; without any it stands on the page.
  const auto aims = std::ranges::find(page.tables, "targets", &Table::id);
  std::vector<Text>& place = aims->rows.empty() ? page.notes : aims->notes;
  place.insert(place.end(), gaps.begin(), gaps.end());
  if (!sources.empty()) page.tables.push_back(sources.table(scope));
  return page;
}

}  // namespace tungdong::reports
