#include "reports/laid.hpp"

namespace tungdong::reports {

Table laid_table(std::string id, Text title, AxisKeys& axes, std::span<const Axis> by, bool families) {
  Table table = make_table(std::move(id), std::move(title), {});
  for (const Axis axis : by)
    for (Column& column : axes.columns(axis)) table.columns.push_back(std::move(column));
  if (families) table.columns.push_back({"family", term("column.family"), ColumnType::text});
  table.keys = table.columns.size();
  return table;
}

Row laid_row(AxisKeys& axes, std::span<const Axis> by, const LaidKey& key, bool families) {
  Row row;
  for (std::size_t i = 0; i < by.size(); ++i)
    for (Cell& cell : axes.cells(by[i], key.keys[i])) row.cells.push_back(std::move(cell));
  if (families) row.cells.emplace_back(named("heading_family", key.family));
  return row;
}

Row laid_total(AxisKeys& axes, std::span<const Axis> by, chart::Family family, bool families) {
  Row row;
  for (const Axis axis : by)
    for (std::size_t i = axes.columns(axis).size(); i > 0; --i) row.cells.emplace_back(Empty{});
  row.cells.front() = term("table.total");
  if (families) row.cells.emplace_back(named("heading_family", family));
  return row;
}

}  // namespace tungdong::reports
