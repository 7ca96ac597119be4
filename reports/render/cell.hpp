#pragma once
// One cell as people read it, and as programs do.

#include <string>

#include "reports/table.hpp"

namespace tungdong::reports {

// "1.234.567 ₫", "65,93 %", "31/12/2025"; empty for an Empty.
std::string printed(const Cell& cell, ColumnType type, Lang lang);

// "1234567", "65.93", "2025-12-31"; words in the language asked for.
std::string canonical(const Cell& cell, Lang lang);

// Why the cell is empty; an empty text where it is not, or where there is nothing to say.
Text reason_of(const Cell& cell);

// Whether a column holds what is aligned by its digits.
constexpr bool is_numeric(ColumnType type) {
  return type == ColumnType::dong || type == ColumnType::number || type == ColumnType::percent ||
         type == ColumnType::ratio;
}

}  // namespace tungdong::reports
