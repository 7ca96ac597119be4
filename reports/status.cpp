#include "reports/status.hpp"

#include "reports/axis.hpp"
#include "reports/flow_of_money.hpp"
#include "reports/pivot.hpp"
#include "reports/scope.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using chart::Stage;
using money::Dong;
using Stages = Pivot<Stage>;

struct Sums {
  Pivot<Family> partition;  // a row for each stage; the family of the row's key is not used
  std::map<Family, Dong> origin;
  Stages by_unit;
  Stages by_component;
  Stages by_source;
  Stages by_period;
  std::map<std::pair<std::vector<std::string>, Family>, std::map<Stage, Dong>> along;  // the axes asked for
};

Sums add_up(Scope& scope, AxisKeys& keys) {
  Sums sums;
  for (const book::Standing& standing : book::standings(scope.store(), scope.moment())) {
    const chart::Account& account = standing.key;
    const Family family = scope.family(account.source);
    if (account.stand.stage == Stage::origin) {
      if (scope.takes(standing.owner, account)) sums.origin[family] += standing.balance;
      continue;
    }
    if (!scope.takes(standing.owner, account)) continue;
    const Stage stage = account.stand.stage;
    for (const Slice& slice : keys.slices(scope.question().by, standing.owner, account)) {
      const Dong part = keys.part(standing.balance, slice, standing.owner);
      sums.partition.add({}, std::string(record::name_of(stage)), family, part);
      sums.by_unit.add(family, scope.chart().unit_of(standing.owner), stage, part);
      sums.by_component.add(family, account.component, stage, part);
      sums.by_source.add(family, account.source, stage, part);
      sums.by_period.add(family, account.period.text(), stage, part);
      if (!slice.keys.empty()) sums.along[{slice.keys, family}][stage] += part;
    }
  }
  return sums;
}

Table partition(Scope& scope, const Sums& sums) {
  Table table = make_table("partition", term("standing.partition"), {});
  table.columns.push_back({"stage", term("column.stage"), ColumnType::text});
  table.columns.push_back({"meaning", term("column.meaning"), ColumnType::text});
  const std::set<Family>& families = sums.partition.columns();
  for (const Family family : families)
    table.columns.push_back({std::string(record::name_of(family)), named("heading_family", family), ColumnType::dong});
  if (families.empty()) {
    table.notes.push_back(term("standing.nothing"));
    return table;
  }
  const auto line = [&](Text name, Text meaning, const std::map<Family, Dong>& amounts) {
    Row row;
    row.cells = {std::move(name), std::move(meaning)};
    for (const Family family : families) row.cells.emplace_back(Pivot<Family>::at(amounts, family));
    return row;
  };
  std::map<Family, Dong> total;
  for (std::size_t i = 1; i < chart::stage_count; ++i) {
    const auto stage = static_cast<Stage>(i);
    const auto found = sums.partition.rows().find({{}, std::string(record::name_of(stage))});
    const auto amounts = found == sums.partition.rows().end() ? std::map<Family, Dong>() : found->second;
    table.rows.push_back(line(named("stage", stage), named("meaning", stage), amounts));
    for (const auto& [family, amount] : amounts) total[family] += amount;
  }
  table.totals.push_back(line(term("table.total"), {}, total));
  if (families.size() > 1) table.notes.push_back(term("report.families_apart"));
  const Question& question = scope.question();
  const bool all_of_source = question.component.empty() && question.unit.empty() && question.project.empty() &&
                             !question.period && !question.purpose;
  if (!all_of_source) return table;
  std::map<Family, Dong> mirror;
  for (const auto& [family, balance] : sums.origin) mirror[family] = -balance;
  table.totals.push_back(line(term("standing.origin"), term("standing.origin_meaning"), mirror));
  for (const Family family : families)
    if (Pivot<Family>::at(mirror, family) != Pivot<Family>::at(total, family)) {
      table.notes.push_back(term("standing.unequal"));
      return table;
    }
  table.notes.push_back(term("standing.equal"));
  return table;
}

template <class Name>
Table crossed(std::string_view id, const Stages& stages, Name&& name_of) {
  Table table = make_table("by_" + std::string(id), term("standing.by_" + std::string(id)), {}, 2);
  table.columns.push_back({std::string(id), term("column." + std::string(id)), ColumnType::code});
  table.columns.push_back({"name", term("column.name"), ColumnType::text});
  const bool families = stages.totals().size() > 1;
  if (families) table.columns.push_back({"family", term("column.family"), ColumnType::text});
  if (families) table.keys = 3;
  for (const Stage stage : stages.columns())
    table.columns.push_back({std::string(record::name_of(stage)), named("heading", stage), ColumnType::dong});
  table.columns.push_back({"total", term("table.total"), ColumnType::dong});
  const auto line = [&](Cell code, Cell name, Family family, const std::map<Stage, Dong>& amounts) {
    Row row;
    row.cells = {std::move(code), std::move(name)};
    if (families) row.cells.emplace_back(named("heading_family", family));
    for (const Stage stage : stages.columns()) row.cells.emplace_back(Stages::at(amounts, stage));
    row.cells.emplace_back(Stages::sum(amounts));
    return row;
  };
  for (const auto& [key, amounts] : stages.rows())
    table.rows.push_back(line(Code{key.code}, name_of(key.code), key.family, amounts));
  for (const auto& [family, amounts] : stages.totals())
    table.totals.push_back(line(term("table.total"), Empty{}, family, amounts));
  return table;
}

// A bar for each row, by stages.
void draw(Table& table, const std::set<Stage>& stages, const std::string& name) {
  if (table.rows.size() < 2) return;
  Chart chart{.kind = ChartKind::bars,
              .id = table.id + "_bars",
              .title = table.title,
              .caption = term("standing.bars_caption"),
              .names = {name},
              .values = {},
              .cut_across = {},
              .cut_up = {}};
  if (table.columns[table.keys - 1].id == "family") chart.names.emplace_back("family");
  for (const Stage stage : stages) chart.values.emplace_back(record::name_of(stage));
  table.charts.push_back(std::move(chart));
}

Table along(Scope& scope, AxisKeys& keys, const Sums& sums) {
  const auto& by = scope.question().by;
  Table table = make_table("along", term("standing.along"), {});
  for (const Axis axis : by)
    for (Column& column : AxisKeys::columns(axis)) table.columns.push_back(std::move(column));
  const std::set<Family>& families = sums.partition.columns();
  if (families.size() > 1) table.columns.push_back({"family", term("column.family"), ColumnType::text});
  table.keys = table.columns.size();
  const std::set<Stage>& stages = sums.by_unit.columns();
  for (const Stage stage : stages)
    table.columns.push_back({std::string(record::name_of(stage)), named("heading", stage), ColumnType::dong});
  table.columns.push_back({"total", term("table.total"), ColumnType::dong});
  std::map<Family, std::map<Stage, Dong>> totals;
  const auto line = [&](std::vector<Cell> cells, Family family, const std::map<Stage, Dong>& amounts) {
    Row row;
    row.cells = std::move(cells);
    if (families.size() > 1) row.cells.emplace_back(named("heading_family", family));
    for (const Stage stage : stages) row.cells.emplace_back(Stages::at(amounts, stage));
    row.cells.emplace_back(Stages::sum(amounts));
    return row;
  };
  for (const auto& [key, amounts] : sums.along) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < by.size(); ++i)
      for (Cell& cell : keys.cells(by[i], key.first[i])) cells.push_back(std::move(cell));
    table.rows.push_back(line(std::move(cells), key.second, amounts));
    for (const auto& [stage, amount] : amounts) totals[key.second][stage] += amount;
  }
  const std::size_t width = table.keys - (families.size() > 1 ? 1 : 0);
  for (const auto& [family, amounts] : totals) {
    std::vector<Cell> cells(width, Empty{});
    cells.front() = term("table.total");
    table.totals.push_back(line(std::move(cells), family, amounts));
  }
  if (by.size() == 1) draw(table, stages, table.columns[by.front() == Axis::purpose ? 0 : 1].id);
  return table;
}

}  // namespace

Page status(book::Book& book, const Question& question) {
  Scope scope(book, question);
  Page page = scope.begin("status");
  AxisKeys keys(scope);
  const Sums sums = add_up(scope, keys);
  page.tables.push_back(partition(scope, sums));
  if (sums.partition.columns().empty()) return page;
  if (!question.by.empty()) {
    page.tables.push_back(along(scope, keys, sums));
    return page;
  }
  page.tables.push_back(crossed("unit", sums.by_unit, [&](const std::string& code) { return scope.unit_name(code); }));
  page.tables.push_back(
      crossed("component", sums.by_component, [&](const std::string& code) { return scope.component_name(code); }));
  page.tables.push_back(
      crossed("source", sums.by_source, [&](const std::string& code) { return scope.source_name(code); }));
  page.tables.push_back(crossed("period", sums.by_period, [](const std::string& text) {
    const auto period = chart::Period::read(text);
    return period ? period_mark(*period) : data(text);
  }));
  for (Table& table : page.tables)
    if (table.id.starts_with("by_")) draw(table, sums.by_unit.columns(), "name");
  if (Table flow = flow_of_money(scope); !flow.rows.empty()) page.tables.push_back(std::move(flow));
  return page;
}

}  // namespace tungdong::reports
