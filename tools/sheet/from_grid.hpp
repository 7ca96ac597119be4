#pragma once
// A table in one of our own formats, in a workbook: from cells by their places to rows under a header.

#include <string>
#include <string_view>

#include "tools/sheet/cell.hpp"
#include "tools/sheet/csv.hpp"
#include "tools/sheet/grid.hpp"

namespace tungdong::tools {

// The kind of record that a sheet of a workbook holds: by the sheet's name (entry, “Bút toán”, unit.2026), else the
// file's, else `entry` where a row has the columns of one. Empty where it is not clear.
std::string kind_of_grid(const Grid& grid);

// What messages call a sheet of a workbook: "so-lieu.xlsx [entry]".
std::string label_of(const Grid& grid);

// The sheet that a table of a kind is. Its header is the first row with the column `date` and another of the kind, so
// titles may stand above. Numbers of the workbook are written in the style of the form in columns of numbers, so that
// they are read as what they are. Complains about faults (#REF!), values under no heading, and numbers with more digits
// than a workbook keeps.
Sheet sheet_of_grid(Grid grid, std::string_view kind, const NumberForm& form);

}  // namespace tungdong::tools
