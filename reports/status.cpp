#include "reports/status.hpp"

#include "reports/laid.hpp"
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
  std::map<LaidKey, std::map<Stage, Dong>> laid;  // along the axes of the question
  Stages by_unit;
  Stages by_component;
  Stages by_source;
  Stages by_period;
};

// The part of an account's money that is asked for, in each of its slices.
void lay(AxisKeys& axes, const std::vector<Axis>& by, const book::Standing& standing, Family family, Sums& sums) {
  for (Slice& slice : axes.slices(by, standing.owner, standing.key))
    sums.laid[{family, std::move(slice.keys)}][standing.key.stand.stage] +=
        axes.part(standing.balance, slice, standing.owner);
}

Dong asked_part(AxisKeys& axes, const book::Standing& standing) {
  Dong sum;
  for (const Slice& slice : axes.slices({}, standing.owner, standing.key))
    sum += axes.part(standing.balance, slice, standing.owner);
  return sum;
}

Sums add_up(Scope& scope, AxisKeys& axes) {
  Sums sums;
  for (const book::Standing& standing : scope.accounts()) {
    if (standing.balance == Dong() || !scope.takes(standing.owner, standing.key)) continue;
    const chart::Account& account = standing.key;
    const Family family = scope.family(account.source);
    if (account.stand.stage == Stage::origin) {
      sums.origin[family] += standing.balance;
      continue;
    }
    const Stage stage = account.stand.stage;
    const Dong amount = asked_part(axes, standing);
    if (amount == Dong()) continue;
    if (!scope.question().by.empty()) lay(axes, scope.question().by, standing, family, sums);
    sums.partition.add({}, std::string(record::name_of(stage)), family, amount);
    sums.by_unit.add(family, scope.chart().unit_of(standing.owner), stage, amount);
    sums.by_component.add(family, account.component, stage, amount);
    sums.by_source.add(family, account.source, stage, amount);
    sums.by_period.add(family, account.period.text(), stage, amount);
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
void draw(Table& table, const std::string& name) {
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
  for (std::size_t i = table.keys; i + 1 < table.columns.size(); ++i) chart.values.push_back(table.columns[i].id);
  table.charts.push_back(std::move(chart));
}

Table laid(const std::vector<Axis>& by, AxisKeys& axes, const Sums& sums) {
  std::set<Stage> columns;
  std::map<Family, std::map<Stage, Dong>> totals;
  for (const auto& [key, amounts] : sums.laid)
    for (const auto& [stage, amount] : amounts) {
      totals[key.family][stage] += amount;
      if (amount != Dong()) columns.insert(stage);
    }
  const bool families = totals.size() > 1;
  Table table = laid_table("along", term("standing.along"), axes, by, families);
  for (const Stage stage : columns)
    table.columns.push_back({std::string(record::name_of(stage)), named("heading", stage), ColumnType::dong});
  table.columns.push_back({"total", term("table.total"), ColumnType::dong});
  const auto measure = [&](Row row, const std::map<Stage, Dong>& amounts) {
    for (const Stage stage : columns) row.cells.emplace_back(Stages::at(amounts, stage));
    row.cells.emplace_back(Stages::sum(amounts));
    return row;
  };
  for (const auto& [key, amounts] : sums.laid)
    table.rows.push_back(measure(laid_row(axes, by, key, families), amounts));
  for (const auto& [family, amounts] : totals)
    table.totals.push_back(measure(laid_total(axes, by, family, families), amounts));
  if (by.size() == 1) draw(table, table.columns[by.front() == Axis::purpose ? 0 : 1].id);
  if (table.rows.empty()) table.notes.push_back(term("standing.nothing"));
  if (families) table.notes.push_back(term("report.families_apart"));
  return table;
}

}  // namespace

Page status(book::Book& book, const Question& question) {
  Scope scope(book, question);
  Page page = scope.begin("status");
  AxisKeys axes(scope);
  const Sums sums = add_up(scope, axes);
  if (!question.by.empty()) {
    page.tables.push_back(laid(question.by, axes, sums));
    return page;
  }
  page.tables.push_back(partition(scope, sums));
  if (sums.partition.columns().empty()) return page;
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
    if (table.id.starts_with("by_")) draw(table, "name");
  return page;
}

}  // namespace tungdong::reports
