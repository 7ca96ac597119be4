#pragma once
// Where in a table its headings, names and figures stand, by what its cells look like; nothing is read as a number yet.

#include <optional>
#include <string>
#include <vector>

#include "ledger/money/decimal.hpp"
#include "tools/sheet/grid.hpp"

namespace tungdong::tools {

struct LayoutColumn {
  std::string heading;  // all headings above it, from the top, with " · " between
  std::string leaf;     // the lowest of them
  std::string number;   // that a form gives it: "3"
  bool figures = false;
  bool percent = false;
  bool adds = true;      // may be summed down: no rate, no unit price
  bool counted = false;  // people, households, communes: never rounded
};

struct LayoutRow {
  std::string name;
  std::string numbering;
  bool figures = false;
  bool percent = false;
};

struct Layout {
  std::size_t first_heading{};             // rows, counted from 0
  std::size_t first_row{};                 // of what stands below the headings
  std::optional<std::size_t> formula_row;  // column numbers, with formulas or without
  std::optional<std::size_t> numbering;    // columns
  std::optional<std::size_t> names;
  std::vector<LayoutColumn> columns;
  std::vector<LayoutRow> rows;      // as many as the table has; empty above first_row
  std::optional<money::Unit> unit;  // as the table says: "Đơn vị: triệu đồng"
};

// The row of headings (their lowest, counted from 1) is looked for where it is not given: above the row of column
// numbers, or above the first row of figures that is not years. Nothing where there are no figures below headings.
std::optional<Layout> find_layout(const Grid& grid, std::optional<std::size_t> heading_row);

// Whether a cell is written as a figure: a number of a workbook, or text that reads like one.
bool looks_like_figure(const GridCell& cell);

// Whether a name is that of a total ("Tổng cộng", "TỔNG SỐ", "Total"), in any case but with its accents: "Tổng công ty"
// is none. Of a part alone: "Cộng", "Cộng mục I", "Tổng chi".
bool names_total(std::string_view name);
bool names_subtotal(std::string_view name);
// "Trong đó", "Of which": what follows is not all.
bool names_some(std::string_view name);

}  // namespace tungdong::tools
