#pragma once
// A figure as it is written in a cell, and the style of numbers of a table.

#include <optional>
#include <string>
#include <string_view>

#include "ledger/footing/figure.hpp"
#include "tools/sheet/cell.hpp"

namespace tungdong::tools {

// 1.234,5 or 1,234.5.
enum class NumberStyle : std::uint8_t { vietnamese, english };

struct Written {
  std::string digits;  // with the separators that were written, and '-' in front of what is below zero
  footing::Bound bound{};
  bool percent = false;
  bool nil = false;  // a dash: nothing, and said so
};

// "1.234,5", "(1.234)", "61,72 %", "trên 15.000", "~75", "-"; nothing for words, units and blanks.
std::optional<Written> read_written(std::string_view text);

std::expected<money::Decimal, money::NumberFault> read_digits(std::string_view digits, NumberStyle style);

}  // namespace tungdong::tools
