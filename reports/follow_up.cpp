#include "reports/follow_up.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "ledger/estimate/interval.hpp"
#include "ledger/money/ratio.hpp"
#include "ledger/money/wide.hpp"
#include "ledger/results/span.hpp"
#include "ledger/results/survival.hpp"
#include "reports/judged.hpp"
#include "reports/laid.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using money::Decimal;
using money::Dong;
using results::Delivery;
using results::Revisit;

constexpr double confidence = 0.95;

class Report {
 public:
  explicit Report(Scope& scope)
      : scope_(scope),
        facts_(scope_),
        costs_(scope_, {}),
        cutoffs_(cutoffs(scope_)),
        judge_(scope_, costs_, facts_, cutoffs_),
        rows_(result_rows(costs_, facts_)),
        revisits_(book::records_of<Revisit>(scope_.store(), scope_.moment())) {
    day_ = scope_.day();
    for (const auto& known : revisits_) aims_[{known.value.indicator, known.value.version}].insert(known.value.project);
    for (const ResultRow& row : rows_)
      if (row.indicator != nullptr && !row.indicator->revisit_months.empty()) aims_[row.aim].insert(row.project);
    std::erase_if(aims_,
                  [&](const auto& aim) { return facts_.indicator(aim.first.first, aim.first.second) == nullptr; });
  }

  Page page() {
    Page page = scope_.begin("follow-up");
    if (!scope_.question().by.empty()) page.tables.push_back(along());
    page.tables.push_back(due());
    page.tables.push_back(survival());
    page.notes.push_back(term("follow_up.day", {{"date", day_}}));
    return page;
  }

  Table survival() {
    Table table = make_table("survival", term("follow_up.survival"),
                             {{"series", term("follow_up.series"), ColumnType::text},
                              {"months", term("capability.months"), ColumnType::number}},
                             2);
    push_columns_of_age(table);
    table.columns.push_back({"unit_cost", term("outcomes.unit_cost"), ColumnType::ratio});
    table.columns.push_back({"lasting_cost", term("follow_up.lasting_cost"), ColumnType::ratio});
    for (const auto& [aim, projects] : aims_) {
      std::map<results::Purpose, std::set<std::string>> groups;
      for (const std::string& project : projects)
        if (costs_.asks(project)) groups[main_purpose(project)].insert(project);
      for (const auto& [purpose, members] : groups) push_survival(table, aim, purpose, members);
    }
    if (table.rows.empty()) {
      table.notes.push_back(term("follow_up.nothing_due"));
      return table;
    }
    table.charts.push_back({.kind = ChartKind::survival,
                            .id = "survival_curve",
                            .title = term("follow_up.survival"),
                            .caption = term("follow_up.caption"),
                            .names = {"series"},
                            .values = {"months", "share", "low", "high"},
                            .cut_across = {},
                            .cut_up = {}});
    table.notes.push_back(term("follow_up.note"));
    return table;
  }

 private:
  // What the project brought in each period: the values of a flow, the steps of what is cumulative.
  std::vector<Delivery> deliveries(const std::string& project, const Aim& aim) const {
    const results::Indicator& indicator = *facts_.indicator(aim.first, aim.second);
    std::map<record::Date, const results::Observation*> by_day;
    for (const results::Sighting& one : facts_.of_project(project, aim.first)) {
      const auto span = results::read_span(one.observation->period);
      const bool counts = one.observation->version == aim.second && one.observation->segment.empty() &&
                          !one.observation->baseline && span;
      if (counts) by_day[span->last] = one.observation;
    }
    std::vector<Delivery> deliveries;
    Decimal before;
    for (const auto& [day, one] : by_day) {
      const bool flow = indicator.accumulation == results::Accumulation::flow;
      const Decimal quantity = flow ? one->value : one->value - before;
      before = one->value;
      if (quantity > Decimal()) deliveries.push_back({.project = project, .period = one->period, .quantity = quantity});
    }
    return deliveries;
  }

  static std::optional<Date> due_day(const std::string& period, std::int64_t months) {
    const auto span = results::read_span(period);
    if (!span) return std::nullopt;
    const auto day = span->last + date::months{static_cast<int>(months)};
    return day.ok() ? day : day.year() / day.month() / date::last;
  }

  const Revisit* visit(const std::string& project, const Aim& aim, const std::string& period,
                       std::int64_t months) const {
    for (auto known = revisits_.rbegin(); known != revisits_.rend(); ++known) {
      const Revisit& one = known->value;
      if (one.project == project && one.indicator == aim.first && one.version == aim.second &&
          one.delivered == period && one.months == months)
        return &one;
    }
    return nullptr;
  }

  Table due() {
    Table table = make_table("due", term("follow_up.due"),
                             {{"project", term("column.project"), ColumnType::text},
                              {"indicator", term("column.indicator"), ColumnType::text},
                              {"delivered", term("follow_up.delivered"), ColumnType::code},
                              {"months", term("capability.months"), ColumnType::number},
                              {"due_on", term("follow_up.due_on"), ColumnType::date},
                              {"quantity", term("column.quantity"), ColumnType::number},
                              {"unit", term("column.unit_of_measure"), ColumnType::text},
                              {"visited", term("capability.visited"), ColumnType::number},
                              {"working", term("capability.working"), ColumnType::number},
                              {"state", term("follow_up.state"), ColumnType::text}},
                             3);
    for (const auto& [aim, projects] : aims_)
      for (const std::string& project : projects) {
        if (!costs_.asks(project)) continue;
        for (const Delivery& delivery : deliveries(project, aim))
          for (const std::string& text : facts_.indicator(aim.first, aim.second)->revisit_months)
            push_due(table, aim, delivery, std::stoll(text));
      }
    if (table.rows.empty()) table.notes.push_back(term("follow_up.nothing"));
    return table;
  }

  // How far the checks are, and what still works, of the projects that belong together.
  Table along() {
    const auto& by = scope_.question().by;
    AxisKeys& axes = costs_.axes();
    Table table = laid_table("along", term("follow_up.along"), axes, by, false);
    table.keys += 2;
    table.columns.push_back({"indicator", term("column.indicator"), ColumnType::text});
    table.columns.push_back({"months", term("capability.months"), ColumnType::number});
    for (const std::string_view id : {"checks_done", "checks_overdue", "checks_later"})
      table.columns.push_back({std::string(id), term("follow_up." + std::string(id)), ColumnType::number});
    push_columns_of_age(table);
    for (const auto& [aim, projects] : aims_) {
      std::map<std::vector<std::string>, std::set<std::string>> groups;
      for (const std::string& project : projects)
        if (costs_.asks(project)) groups[axes.keys_of(by, subject_of(project))].insert(project);
      for (const auto& [keys, members] : groups)
        for (const results::AtAge& age : ages_of(aim, members)) {
          Row row = laid_row(axes, by, {.family = Family::budget, .keys = keys}, false);
          row.cells.emplace_back(facts_.name(aim.first, aim.second));
          row.cells.emplace_back(Decimal(age.months, 0));
          for (const std::int64_t count : checks(aim, members, age.months)) row.cells.emplace_back(Decimal(count, 0));
          push_age(row, age);
          table.rows.push_back(std::move(row));
        }
    }
    if (table.rows.empty()) table.notes.push_back(term("follow_up.nothing"));
    return table;
  }

  Subject subject_of(const std::string& project) {
    const chart::Project* one = scope_.chart().project(project);
    return {.owner = "project:" + project, .component = one == nullptr ? std::string() : one->component, .period = {}};
  }

  // Checks done, overdue, and due later.
  std::array<std::int64_t, 3> checks(const Aim& aim, const std::set<std::string>& members, std::int64_t months) const {
    std::array<std::int64_t, 3> counts{};
    for (const std::string& project : members)
      for (const Delivery& delivery : deliveries(project, aim)) {
        const auto on = due_day(delivery.period, months);
        if (!on) continue;
        ++counts[visit(project, aim, delivery.period, months) != nullptr ? 0 : *on <= day_ ? 1 : 2];
      }
    return counts;
  }

  void push_due(Table& table, const Aim& aim, const Delivery& delivery, std::int64_t months) {
    const auto on = due_day(delivery.period, months);
    if (!on) return;
    const Revisit* seen = visit(delivery.project, aim, delivery.period, months);
    Row row;
    row.cells = {scope_.project_name(delivery.project),
                 facts_.name(aim.first, aim.second),
                 Code{delivery.period},
                 Decimal(months, 0),
                 *on,
                 delivery.quantity,
                 facts_.unit(aim.first, aim.second)};
    row.cells.push_back(seen == nullptr ? Cell(Empty{}) : Cell(Decimal(seen->visited, 0)));
    row.cells.push_back(seen == nullptr ? Cell(Empty{}) : Cell(Decimal(seen->working, 0)));
    row.cells.emplace_back(term(seen != nullptr ? "follow_up.done"
                                : *on <= day_   ? "follow_up.overdue"
                                                : "follow_up.later"));
    table.rows.push_back(std::move(row));
  }

  results::Purpose main_purpose(const std::string& project) {
    const auto& shares = costs_.axes().purposes("project:" + project);
    return static_cast<results::Purpose>(std::ranges::max_element(shares) - shares.begin());
  }

  // What is due and still works at each age, of some of the projects; ages at which nothing is due left out.
  std::vector<results::AtAge> ages_of(const Aim& aim, const std::set<std::string>& members) const {
    std::vector<Delivery> delivered;
    std::vector<const Revisit*> visits;
    for (const std::string& project : members)
      for (Delivery& one : deliveries(project, aim)) delivered.push_back(std::move(one));
    for (const auto& known : revisits_)
      if (known.value.indicator == aim.first && known.value.version == aim.second &&
          members.contains(known.value.project))
        visits.push_back(&known.value);
    auto survival = results::survival_of(*facts_.indicator(aim.first, aim.second), delivered, visits, day_);
    if (!survival) return {};
    std::erase_if(survival->ages, [](const results::AtAge& age) { return age.visited == 0 && age.due == Decimal(); });
    return std::move(survival->ages);
  }

  static void push_columns_of_age(Table& table) {
    for (Column& column : std::vector<Column>{{"due", term("follow_up.quantity_due"), ColumnType::number},
                                              {"visited", term("capability.visited"), ColumnType::number},
                                              {"working", term("capability.working"), ColumnType::number},
                                              {"coverage", term("follow_up.coverage"), ColumnType::percent},
                                              {"share", term("capability.lasting_share"), ColumnType::percent},
                                              {"low", term("capability.low"), ColumnType::percent},
                                              {"high", term("capability.high"), ColumnType::percent}})
      table.columns.push_back(std::move(column));
  }

  static void push_age(Row& row, const results::AtAge& age) {
    row.cells.insert(row.cells.end(), {age.due, Decimal(age.visited, 0), Decimal(age.working, 0)});
    row.cells.push_back(age.coverage ? Cell(*age.coverage) : Cell(Empty{named("no_survival", age.coverage.error())}));
    row.cells.push_back(age.still ? Cell(age.still->share) : Cell(Empty{named("no_survival", age.still.error())}));
    const auto interval = estimate::wilson(age.working, age.visited, confidence);
    const auto end = [](double share) { return Decimal(std::llround(share * 10'000), 2); };
    row.cells.push_back(interval ? Cell(end(interval->lower)) : Cell(Empty{}));
    row.cells.push_back(interval ? Cell(end(interval->higher)) : Cell(Empty{}));
  }

  void push_survival(Table& table, const Aim& aim, results::Purpose purpose, const std::set<std::string>& members) {
    std::vector<const ResultRow*> rows;
    for (const ResultRow& row : rows_)
      if (row.aim == aim && members.contains(row.project)) rows.push_back(&row);
    const Judged judged = judge_.judge(rows);
    for (const results::AtAge& age : ages_of(aim, members)) {
      Row row;
      row.cells = {joined({facts_.name(aim.first, aim.second), named("purpose", purpose)}, " · "),
                   Decimal(age.months, 0)};
      push_age(row, age);
      row.cells.push_back(judged.unit_cost);
      row.cells.push_back(lasting_cost(judged, age));
      table.rows.push_back(std::move(row));
    }
  }

  // Cost of one that still works: C / (Q · working / visited) = the unit cost · visited / working.
  static Cell lasting_cost(const Judged& judged, const results::AtAge& age) {
    const auto* each = std::get_if<Dong>(&judged.unit_cost);
    if (each == nullptr) return judged.unit_cost;
    if (age.visited == 0) return Empty{named("no_survival", results::NoSurvival::not_visited)};
    if (age.working == 0) return Empty{term("follow_up.none_lasts")};
    const money::Wide whole = money::Wide{each->count()} * age.visited;
    const money::Wide rounded = (whole + age.working / 2) / age.working;
    return Dong(money::narrow(rounded));
  }

  Scope& scope_;
  OutcomeFacts facts_;
  Costs costs_;
  Cutoffs cutoffs_;
  Judge judge_;
  std::vector<ResultRow> rows_;
  std::vector<rules::Known<Revisit>> revisits_;
  std::map<Aim, std::set<std::string>> aims_;  // lasting results, and the projects that brought them
  Date day_{};
};

}  // namespace

Page follow_up(book::Book& book, const Question& question) {
  Scope scope(book, question);
  return Report(scope).page();
}

Table survival(Scope& scope) {
  return Report(scope).survival();
}

}  // namespace tungdong::reports
