#pragma once
// Workbooks (.xlsx: Office Open XML, ECMA-376) read as grids.

#include "tools/sheet/grid.hpp"

namespace tungdong::tools {

inline constexpr std::int64_t most_workbook_parts = 2'000;
inline constexpr std::int64_t most_workbook_bytes = 256LL << 20;  // of the parts that are read, unpacked

// The sheet of that name (case and accents do not matter), or the first that is shown. Numbers are what their formats
// show, formulas the values that were saved with them. Refused, with a reason: a broken or cut archive, a part that is
// missing or is no XML, document types and encryption, and what goes beyond the limits, here and of a grid. Macros,
// links, pictures and comments are not looked at.
std::expected<Grid, Complaints> read_xlsx(std::string_view bytes, const std::string& file, const std::string& sheet);

}  // namespace tungdong::tools
