#include "tools/footing/plan.hpp"

#include <algorithm>
#include <cassert>

#include "tools/footing/column_rules.hpp"
#include "tools/footing/row_rules.hpp"

namespace tungdong::tools {

namespace {

using footing::Figure;
using footing::Place;
using footing::Rule;

constexpr std::size_t most_places = 2'000'000;  // rows times columns, blank or not

class Planner {
 public:
  Planner(const Grid& grid, const PlanOrder& order) : grid_(grid), order_(order) {}

  std::expected<Plan, Complaints> run() {
    if (grid_.rows.size() * grid_.columns() > most_places)
      return refuse({"grid-too-many-cells", {{"largest", static_cast<std::int64_t>(most_places)}}});
    auto layout = find_layout(grid_, order_.heading_row);
    if (!layout) return refuse({"foot-no-figures", {}});
    plan_.layout = std::move(*layout);
    plan_.unit = order_.unit ? order_.unit : plan_.layout.unit;
    if (!find_style()) return std::unexpected(std::move(complaints_));
    read_figures();
    if (!complaints_.empty()) return std::unexpected(std::move(complaints_));
    if (auto refusal = find_rules()) return refuse(std::move(*refusal));
    if (plan_.rules.empty()) return refuse({"foot-no-equations", {}});
    return std::move(plan_);
  }

 private:
  std::unexpected<Complaints> refuse(words::Refusal refusal) const {
    return std::unexpected(Complaints{{grid_.file, 0, "", std::move(refusal)}});
  }

  void complain(Place place, words::Refusal refusal) {
    constexpr std::size_t most_complaints = 20;
    if (complaints_.size() < most_complaints)
      complaints_.push_back({grid_.file, static_cast<std::int64_t>(place.row) + 1,
                             footing::name_of_column(place.column), std::move(refusal)});
  }

  template <class Do>
  void each_cell(Do work) const {
    for (std::size_t r = plan_.layout.first_row; r < grid_.rows.size(); ++r)
      for (std::size_t c = 0; c < plan_.layout.columns.size(); ++c)
        if (plan_.layout.columns[c].figures && !grid_.at(r, c).text.empty()) work(Place{r, c}, grid_.at(r, c));
  }

  // Which style the table's numbers have; false where that must be declared.
  bool find_style() {
    plan_.style = order_.style;
    if (order_.style) return true;
    std::optional<Place> vietnamese, english, unclear;
    each_cell([&](Place place, const GridCell& cell) {
      if (cell.kind != CellKind::text) return;
      const auto written = read_written(cell.text);
      if (!written || written->nil) return;
      const auto first = read_digits(written->digits, NumberStyle::vietnamese);
      const auto second = read_digits(written->digits, NumberStyle::english);
      if (first && second) {
        if (*first != *second && !unclear) unclear = place;
      } else if (first) {
        if (!vietnamese) vietnamese = place;
      } else if (second && !english) {
        english = place;
      }
    });
    const auto text = [&](Place place) { return grid_.at(place.row, place.column).text; };
    if (vietnamese && english) {
      complain(std::max(*vietnamese, *english), {"foot-style-mixed",
                                                 {{"first", footing::name_of(*vietnamese)},
                                                  {"text", text(*vietnamese)},
                                                  {"second", footing::name_of(*english)},
                                                  {"other", text(*english)}}});
      return false;
    }
    if (vietnamese) plan_.style = NumberStyle::vietnamese;
    if (english) plan_.style = NumberStyle::english;
    if (!plan_.style && unclear) {
      complain(*unclear, {"foot-style-unclear", {{"text", text(*unclear)}}});
      return false;
    }
    return true;
  }

  // What a cell says; nothing for words, blanks and faults, or after a complaint.
  std::optional<Figure> read(Place place, const GridCell& cell) {
    if (cell.kind != CellKind::number && cell.kind != CellKind::text) return std::nullopt;
    const auto written = read_written(cell.text);
    if (!written) return std::nullopt;
    Figure figure{.number = {}, .bound = written->bound};
    if (written->nil) {
      figure.rounded = false;
      return figure;
    }
    const auto number = cell.kind == CellKind::number
                            ? money::read_decimal(written->digits, money::Style::plain)
                            : read_digits(written->digits, plan_.style.value_or(NumberStyle::vietnamese));
    if (!number || number->places() > footing::most_places) {
      const auto fault = number ? money::NumberFault::too_large : number.error();
      complain(place, number_refusal(fault, footing::name_of(place), cell.text));
      return std::nullopt;
    }
    figure.number = *number;
    return figure;
  }

  void read_figures() {
    plan_.figures = footing::Figures(grid_.rows.size(), plan_.layout.columns.size());
    std::vector<int> finest(plan_.layout.columns.size());
    std::vector<Place> bare;
    const bool whole_dong = plan_.unit == money::Unit::dong;
    each_cell([&](Place place, const GridCell& cell) {
      auto figure = read(place, cell);
      if (!figure) return;
      const LayoutColumn& column = plan_.layout.columns[place.column];
      const int places = figure->number.places();
      finest[place.column] = std::max(finest[place.column], places);
      if (places == 0 && !column.percent && (whole_dong || column.counted)) figure->rounded = false;
      // A zero, and what a workbook shows without a format, has lost the zeros at its end.
      if (cell.bare || figure->number.units() == 0) bare.push_back(place);
      plan_.figures.set(place, *figure);
    });
    for (const Place place : bare) {
      const auto& there = plan_.figures.at(place);
      assert(there);
      Figure figure = *there;
      const int more = finest[place.column] - figure.number.places();
      constexpr std::int64_t largest = 1'000'000'000'000;
      if (more <= 0 || figure.number.units() > largest || figure.number.units() < -largest) continue;
      if (more > 6) continue;
      figure.number = money::Decimal(figure.number.units() * money::ten_to(more), finest[place.column]);
      plan_.figures.set(place, figure);
    }
  }

  std::optional<words::Refusal> find_rules() {
    std::vector<std::size_t> down;  // columns that may be summed
    for (std::size_t c = 0; c < plan_.layout.columns.size(); ++c)
      if (plan_.layout.columns[c].adds) down.push_back(c);
    std::erase_if(down, [&](std::size_t c) { return !plan_.layout.columns[c].figures; });
    std::vector<Rule> rows = find_row_rules(plan_.layout, order_.totals);
    for (Rule& rule : rows) rule.crosses = down;
    auto columns = find_column_rules(plan_.layout, plan_.figures, grid_, rows, plan_.unread_formulas);
    auto declared = declared_rules(plan_.layout, order_.sums, order_.rates, rows);
    if (!declared) return std::move(declared.error());
    const auto replaced = [&](const Rule& rule) {
      return std::ranges::any_of(*declared, [&](const Rule& one) {
        return one.of_columns == rule.of_columns && one.result == rule.result && one.shape != footing::Shape::mean;
      });
    };
    std::erase_if(rows, replaced);
    std::erase_if(columns, replaced);
    plan_.rules = std::move(*declared);
    plan_.rules.insert(plan_.rules.end(), columns.begin(), columns.end());
    plan_.rules.insert(plan_.rules.end(), rows.begin(), rows.end());
    return std::nullopt;
  }

  const Grid& grid_;
  const PlanOrder& order_;
  Plan plan_;
  Complaints complaints_;
};

}  // namespace

std::expected<Plan, Complaints> make_plan(const Grid& grid, const PlanOrder& order) {
  return Planner(grid, order).run();
}

}  // namespace tungdong::tools
