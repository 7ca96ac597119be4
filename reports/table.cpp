#include "reports/table.hpp"

#include <algorithm>

namespace tungdong::reports {

Table make_table(std::string id, Text title, std::vector<Column> columns, std::size_t keys, Layout layout) {
  Table table;
  table.id = std::move(id);
  table.title = std::move(title);
  table.columns = std::move(columns);
  table.keys = keys;
  table.layout = layout;
  return table;
}

void drop_silent(Table& table, std::initializer_list<std::string_view> ids) {
  const auto silent = [](const Cell& cell) {
    if (const auto* empty = std::get_if<Empty>(&cell)) return empty->reason.empty();
    const auto* amount = std::get_if<money::Dong>(&cell);
    return amount != nullptr && *amount == money::Dong();
  };
  for (std::size_t column = table.columns.size(); column-- > table.keys;) {
    if (std::ranges::find(ids, table.columns[column].id) == ids.end()) continue;
    if (!std::ranges::all_of(table.rows, [&](const Row& row) { return silent(row.cells[column]); })) continue;
    const auto at = static_cast<std::ptrdiff_t>(column);
    table.columns.erase(table.columns.begin() + at);
    for (auto* rows : {&table.rows, &table.totals})
      for (Row& row : *rows) row.cells.erase(row.cells.begin() + at);
  }
}

Text label_words(const std::string& label) {
  if (label.empty()) return {};
  const std::string id = "label." + label;
  return words::find_word(id) == nullptr ? data(label) : term(id);
}

}  // namespace tungdong::reports
