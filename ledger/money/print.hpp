#pragma once

#include <string>
#include <string_view>

#include "ledger/money/decimal.hpp"
#include "ledger/money/dong.hpp"

namespace tungdong::money {

// Numbers as text, in a declared style. A negative number has '-' in front (U+002D, so that it can be read back), and
// no unit is printed: the caller names it. What has up to 18 digits is read back by `read_decimal` in the same style.

/// A whole number of digits, '-' allowed in front: grouped by three with '.' in vietnamese style, as it is in plain
/// style. Throws std::invalid_argument for anything else than digits.
std::string group_digits(std::string_view plain_digits, Style style);

/// "1.234.567" in vietnamese style, "1234567" in plain style.
std::string print(Dong amount, Style style);

/// With the places the number has: "1.234,50" in vietnamese style, "1234.50" in plain style.
std::string print(const Decimal& number, Style style);

/// The amount expressed in a unit, exact: as many decimals as it needs and no more. 4 170 300 000 000 đồng in tỷ is
/// "4.170,3" in vietnamese style.
std::string print_in(Dong amount, Unit unit, Style style);

}  // namespace tungdong::money
