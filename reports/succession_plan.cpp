#include "reports/succession_plan.hpp"

#include <map>

#include "reports/scope.hpp"

namespace tungdong::reports {

namespace {

using money::Dong;

Table units(Scope& scope, const book::SuccessionPlan& plan) {
  Table table = make_table("units", term("succession.units"),
                           {{"unit", term("succession.ends"), ColumnType::text},
                            {"successor", term("succession.follows"), ColumnType::text},
                            {"share", term("succession.share"), ColumnType::percent}},
                           2);
  for (const chart::Succession& one : plan.successions) {
    Row row;
    row.cells = {scope.unit_name(one.unit), scope.unit_name(one.successor),
                 money::Decimal(one.share_ppm.value_or(1'000'000), 4)};
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table money_table(Scope& scope, const book::SuccessionPlan& plan) {
  Table table = make_table("money", term("succession.money"),
                           {{"from", term("succession.ends"), ColumnType::text},
                            {"to", term("succession.follows"), ColumnType::text},
                            {"stage", term("column.stage"), ColumnType::text},
                            {"source", term("column.source"), ColumnType::text},
                            {"component", term("column.component"), ColumnType::code},
                            {"period", term("column.period"), ColumnType::code},
                            {"amount", term("field.amount"), ColumnType::dong}},
                           2, Layout::cards);
  std::map<chart::Family, Dong> totals;
  for (const rules::Line& line : plan.money) {
    Row row;
    row.cells = {scope.holder_name(line.from.holder),
                 scope.holder_name(line.to.holder),
                 named("stage", line.from.stage),
                 scope.source_name(line.source),
                 Code{line.component},
                 Code{line.period.text()},
                 line.amount};
    table.rows.push_back(std::move(row));
    totals[scope.family(line.source)] += line.amount;
  }
  for (const auto& [family, sum] : totals) {
    Row row;
    row.cells = {named("family", family), Empty{}, Empty{}, Empty{}, Empty{}, Empty{}, sum};
    table.totals.push_back(std::move(row));
  }
  return table;
}

Table projects(Scope& scope, const book::SuccessionPlan& plan) {
  Table table = make_table(
      "projects", term("succession.projects"),
      {{"project", term("column.project"), ColumnType::text}, {"owner", term("succession.owner"), ColumnType::text}});
  for (const chart::Project& project : plan.projects) {
    Row row;
    row.cells = {scope.project_name(project.code), scope.unit_name(project.unit)};
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Page succession_plan(book::Book& book, const book::SuccessionPlan& plan, Date day) {
  Scope scope(book, {});
  Page page = scope.begin("succession_plan");
  page.tables = {units(scope, plan), money_table(scope, plan), projects(scope, plan)};
  page.notes.push_back(term("succession.note", {{"date", day}}));
  return page;
}

}  // namespace tungdong::reports
