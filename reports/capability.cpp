#include "reports/capability.hpp"

#include <algorithm>
#include <set>

#include "ledger/money/ratio.hpp"
#include "reports/follow_up.hpp"
#include "reports/judged.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using money::Decimal;
using money::Dong;

// The purposes are the first axis; those asked for come after.
Question by_purpose(Question question) {
  std::erase(question.by, Axis::purpose);
  question.by.insert(question.by.begin(), Axis::purpose);
  return question;
}

class Report {
 public:
  Report(book::Book& book, const Question& question)
      : scope_(book, by_purpose(question)),
        facts_(scope_),
        costs_(scope_),
        cutoffs_(cutoffs(scope_)),
        judge_(scope_, costs_, facts_, cutoffs_),
        rows_(result_rows(costs_, facts_)) {}

  Page page() {
    Page page = scope_.begin("capability");
    page.tables.push_back(purposes());
    page.tables.push_back(bought());
    page.tables.push_back(survival(scope_));
    return page;
  }

 private:
  std::vector<Column> keys() {
    std::vector<Column> columns;
    for (const Axis axis : scope_.question().by)
      for (Column& column : AxisKeys::columns(axis)) columns.push_back(std::move(column));
    return columns;
  }
  std::vector<Cell> key_cells(const std::vector<std::string>& keys) {
    std::vector<Cell> cells;
    const auto& by = scope_.question().by;
    for (std::size_t i = 0; i < by.size(); ++i)
      for (Cell& cell : costs_.axes().cells(by[i], keys[i])) cells.push_back(std::move(cell));
    return cells;
  }

  Table purposes() {
    Table table = make_table("purposes", term("capability.purposes"), keys());
    table.keys = table.columns.size();
    for (const Family family : costs_.families())
      table.columns.push_back({"cost_" + std::string(record::name_of(family)),
                               term("outcomes.cost_of", {{"family", named("heading_family", family)}}),
                               ColumnType::dong});
    table.columns.push_back({"share", term("capability.share"), ColumnType::percent});
    table.columns.push_back({"projects", term("outcomes.project_count"), ColumnType::number});
    std::map<std::vector<std::string>, ByFamily> costs;
    std::map<std::vector<std::string>, std::set<std::string>> projects;
    std::map<std::vector<std::string>, Dong> whole;  // of the budget, over all purposes of the same other keys
    ByFamily total;
    for (const auto& [key, months] : costs_.costs()) {
      const Dong cost = sum_of(months);
      costs[key.keys][key.family] += cost;
      projects[key.keys].insert(key.project);
      total[key.family] += cost;
      if (key.family == Family::budget) whole[{key.keys.begin() + 1, key.keys.end()}] += cost;
    }
    for (const auto& [key, of] : costs) {
      Row row;
      row.cells = key_cells(key);
      for (const Family family : costs_.families()) row.cells.emplace_back(at(of, family));
      const Dong all = whole[{key.begin() + 1, key.end()}];
      row.cells.push_back(all > Dong() ? Cell(money::percent(at(of, Family::budget), all, 2))
                                       : Cell(Empty{term("outcomes.no_budget_money")}));
      row.cells.emplace_back(Decimal(static_cast<std::int64_t>(projects[key].size()), 0));
      table.rows.push_back(std::move(row));
    }
    if (table.rows.empty()) return table;
    Row row;
    row.cells.assign(table.columns.size(), Empty{});
    row.cells.front() = term("table.total");
    std::size_t column = table.keys;
    for (const Family family : costs_.families()) row.cells[column++] = at(total, family);
    table.totals.push_back(std::move(row));
    table.charts.push_back({.kind = ChartKind::bars,
                            .id = "purposes_bars",
                            .title = term("capability.purposes"),
                            .caption = term("capability.caption"),
                            .names = {table.columns.front().id},
                            .values = {table.columns[table.keys].id},
                            .cut_across = {},
                            .cut_up = {}});
    table.notes.push_back(term("capability.note"));
    if (costs_.families().size() > 1) table.notes.push_back(term("report.families_apart"));
    return table;
  }

  Table bought() {
    Table table = make_table("bought", term("capability.bought"), keys());
    table.columns.push_back({"indicator", term("column.indicator"), ColumnType::text});
    table.keys = table.columns.size();
    table.columns.insert(table.columns.end(), {{"level", term("column.result_level"), ColumnType::text},
                                               {"projects", term("outcomes.project_count"), ColumnType::number},
                                               {"cost", term("unit_costs.cost"), ColumnType::dong},
                                               {"quantity", term("column.quantity"), ColumnType::number},
                                               {"unit", term("column.unit_of_measure"), ColumnType::text},
                                               {"unit_cost", term("outcomes.unit_cost"), ColumnType::ratio},
                                               {"claim", term("column.claim"), ColumnType::text}});
    std::map<std::pair<std::vector<std::string>, Aim>, std::vector<const ResultRow*>> groups;
    for (const ResultRow& row : rows_)
      if (!row.aim.first.empty()) groups[{row.keys, row.aim}].push_back(&row);
    for (const auto& [key, rows] : groups) {
      const Judged judged = judge_.judge(rows);
      const results::Indicator* indicator = rows.front()->indicator;
      Row row;
      row.cells = key_cells(key.first);
      row.cells.emplace_back(facts_.name(key.second.first, key.second.second));
      row.cells.emplace_back(indicator == nullptr ? Text() : named("result_level", indicator->level));
      row.cells.emplace_back(Decimal(static_cast<std::int64_t>(rows.size()), 0));
      row.cells.emplace_back(at(judged.all, Family::budget));
      row.cells.push_back(judged.quantity);
      row.cells.emplace_back(facts_.unit(key.second.first, key.second.second));
      row.cells.push_back(judged.unit_cost);
      row.cells.emplace_back(judged.claim);
      table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) table.notes.push_back(term("capability.bought_note"));
    return table;
  }

  Scope scope_;
  OutcomeFacts facts_;
  Costs costs_;
  Cutoffs cutoffs_;
  Judge judge_;
  std::vector<ResultRow> rows_;
};

}  // namespace

Page capability(book::Book& book, const Question& question) {
  return Report(book, question).page();
}

}  // namespace tungdong::reports
