#include "tools/sheet/from_grid.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "ledger/footing/figure.hpp"
#include "tools/sheet/columns.hpp"
#include "tools/workbook/form.hpp"

namespace tungdong::tools {

namespace {

constexpr std::size_t rows_looked_at = 50;
constexpr std::size_t kept_digits = 15;  // of a double

bool has(const std::vector<GridCell>& row, std::string_view text) {
  return std::ranges::find(row, text, &GridCell::text) != row.end();
}

std::size_t header_row(const Grid& grid, const std::vector<std::string>& columns) {
  const std::size_t most = std::min(grid.rows.size(), rows_looked_at);
  for (std::size_t i = 0; i < most; ++i) {
    const auto known = [&](const GridCell& cell) { return std::ranges::find(columns, cell.text) != columns.end(); };
    if (has(grid.rows[i], "date") && std::ranges::count_if(grid.rows[i], known) > 1) return i;
  }
  const auto filled = std::ranges::find_if(grid.rows, [](const auto& row) { return !row.empty(); });
  return static_cast<std::size_t>(filled - grid.rows.begin());
}

class Conversion {
 public:
  Conversion(Grid& grid, std::string_view kind, const NumberForm& form) : grid_(grid), form_(form), kind_(kind) {
    sheet_.file = label_of(grid);
    sheet_.sheet = grid.sheet;
    const std::size_t header = header_row(grid, columns_of(kind));
    for (const GridCell& cell : grid.rows[header]) sheet_.header.push_back(cell.text);
    for (const std::string& column : sheet_.header) types_.push_back(type_of(kind, column));
    first_ = header + 1;
  }

  Sheet run() {
    add_defaults();
    sheet_.rows.reserve(grid_.rows.size() - first_);
    for (std::size_t i = first_; i < grid_.rows.size(); ++i) {
      take(std::move(grid_.rows[i]), static_cast<std::int64_t>(i) + 1);
    }
    return std::move(sheet_);
  }

 private:
  // Columns that the sheet does not have at all, with what they hold where nobody says.
  void add_defaults() {
    columns_ = sheet_.header.size();
    for (const auto& [column, value] : defaults_of(kind_))
      if (std::ranges::find(sheet_.header, column) == sheet_.header.end()) {
        sheet_.header.emplace_back(column);
        types_.push_back(ColumnType::text);
        defaults_.emplace_back(value);
      }
  }

  void take(std::vector<GridCell> cells, std::int64_t number) {
    if (std::ranges::all_of(cells, [](const GridCell& cell) { return cell.text.empty(); })) return;
    Row row{number, std::vector<std::string>(sheet_.header.size())};
    std::ranges::copy(defaults_, row.cells.begin() + static_cast<std::ptrdiff_t>(columns_));
    bool good = true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].text.empty()) continue;
      if (i >= columns_ || sheet_.header[i].empty()) {
        sheet_.complaints.push_back(
            {sheet_.file, number, footing::name_of_column(i), {"cell-no-heading", {{"text", cells[i].text}}}});
        good = false;
        continue;
      }
      good = convert(cells[i], types_[i], row, i) && good;
    }
    (good ? sheet_.rows : sheet_.broken).push_back(std::move(row));
  }

  bool convert(GridCell& cell, ColumnType type, Row& row, std::size_t at) {
    const auto complain = [&](words::Refusal refusal) {
      row.cells[at] = cell.text;
      sheet_.complaints.push_back({sheet_.file, row.number, sheet_.header[at], std::move(refusal)});
      return false;
    };
    if (cell.kind == CellKind::fault) return complain({"cell-fault", {{"text", cell.text}}});
    if (cell.kind == CellKind::truth && type == ColumnType::truth) cell.text = cell.text == "TRUE" ? "true" : "";
    const bool number = type == ColumnType::money || type == ColumnType::decimal;
    if (cell.kind == CellKind::number && number) {
      if (std::ranges::count_if(cell.text, [](char c) { return c >= '0' && c <= '9'; }) > std::ptrdiff_t{kept_digits})
        return complain({"cell-inexact", {{"text", cell.text}}});
      if (type == ColumnType::decimal && cell.text.ends_with('%')) cell.text.pop_back();
      if (form_.style == money::Style::vietnamese) std::ranges::replace(cell.text, '.', ',');
    }
    row.cells[at] = type == ColumnType::text && is_chosen(sheet_.header[at]) ? std::string(chosen_code(cell.text))
                                                                             : std::move(cell.text);
    return true;
  }

  Grid& grid_;
  const NumberForm& form_;
  Sheet sheet_;
  std::vector<ColumnType> types_;
  std::size_t first_ = 0;
  std::size_t columns_ = 0;  // of the sheet itself
  std::vector<std::string> defaults_;
  std::string_view kind_;
};

}  // namespace

std::string label_of(const Grid& grid) {
  return grid.sheet.empty() ? grid.file : fmt::format("{} [{}]", grid.file, grid.sheet);
}

std::string kind_of_grid(const Grid& grid) {
  std::string kind = kind_in_name(grid.sheet);
  if (kind.empty()) kind = kind_in_name(grid.file);
  const std::size_t most = std::min(grid.rows.size(), rows_looked_at);
  for (std::size_t i = 0; i < most && kind.empty(); ++i)
    if (has(grid.rows[i], "kind") && has(grid.rows[i], "amount")) kind = "entry";
  return kind;
}

Sheet sheet_of_grid(Grid grid, std::string_view kind, const NumberForm& form) {
  return Conversion(grid, kind, form).run();
}

}  // namespace tungdong::tools
