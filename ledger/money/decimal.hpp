#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <expected>
#include <stdexcept>
#include <string>
#include <string_view>

#include "ledger/money/dong.hpp"
#include "ledger/money/wide.hpp"

namespace tungdong::money {

/// An exact decimal number: units × 10^−places. It carries what a document printed (a rate, an observed quantity) with
/// the number of decimals printed, because "34,9" and "34,90" are one number but two statements of precision.
class Decimal {
 public:
  /// Zero, with no decimals.
  constexpr Decimal() = default;

  /// Throws std::invalid_argument unless 0 ≤ places ≤ 18. Decimal(349, 1) is 34.9.
  constexpr Decimal(std::int64_t units, int places) : units_(units), places_(places) {
    if (places < 0 || places > max_places) throw std::invalid_argument("a decimal has 0 to 18 places");
  }

  template <std::floating_point Number>
  Decimal(Number units, int places) = delete;

  constexpr std::int64_t units() const { return units_; }
  constexpr int places() const { return places_; }

  /// The plain form with the places it was written with: "34.9", "-0.50", "1200".
  std::string text() const;

  /// The same number with the other sign; throws std::overflow_error for the smallest int64.
  constexpr Decimal negate() const { return Decimal(narrow(-Wide{units_}), places_); }

  /// Exact; the result has the places of the more precise side. Throws std::overflow_error if its units leave 64 bits.
  friend constexpr Decimal operator+(const Decimal& left, const Decimal& right) { return sum(left, right, 1); }
  friend constexpr Decimal operator-(const Decimal& left, const Decimal& right) { return sum(left, right, -1); }

  /// By value, exact: 34.9 equals 34.90, though their texts differ.
  friend constexpr std::weak_ordering operator<=>(const Decimal& left, const Decimal& right) {
    const Wide left_units = Wide{left.units_} * ten_to(right.places_);
    const Wide right_units = Wide{right.units_} * ten_to(left.places_);
    if (left_units < right_units) return std::weak_ordering::less;
    return left_units > right_units ? std::weak_ordering::greater : std::weak_ordering::equivalent;
  }
  friend constexpr bool operator==(const Decimal& left, const Decimal& right) { return std::is_eq(left <=> right); }

 private:
  static constexpr Decimal sum(const Decimal& left, const Decimal& right, int right_sign) {
    const int places = left.places_ > right.places_ ? left.places_ : right.places_;
    const Wide left_units = Wide{left.units_} * ten_to(places - left.places_);
    const Wide right_units = Wide{right.units_} * ten_to(places - right.places_);
    return Decimal(narrow(left_units + right_sign * right_units), places);
  }

  std::int64_t units_ = 0;
  int places_ = 0;
};

/// How a text writes its numbers. It is always declared (by a column, an option, a document), never guessed: "1.234" is
/// 1234 in one style and 1 and 234 thousandths in the other.
///   plain       1234567.5     '.' before the decimals, no grouping
///   vietnamese  1.234.567,5   ',' before the decimals; groups of three after '.', or after a space (U+0020, U+00A0 or
///                             U+202F, the same throughout), or no grouping: 1234567,5
enum class Style { plain, vietnamese };

/// Why a text was not read as a number.
enum class NumberFault {
  empty,             ///< nothing but spaces
  not_a_number,      ///< something else than an optional '-' and digits with single separators between them
  ambiguous,         ///< digits and separators, but not as the declared style writes them: a reader might take them for
                     ///< another number ("1,234.56" in either style; "1.5" and "0.123" in the vietnamese one)
  fraction_of_dong,  ///< an amount of money that is not a whole number of đồng
  too_large,         ///< more than 18 digits, or an amount beyond Dong::largest_recordable()
};

/// Reads a number written in the declared style, keeping the decimals that were written. Spaces, tabs and line ends
/// around it are passed over. Only the digits 0-9 count; '+', exponents, hexadecimal, currency signs and U+2212 are
/// refused. At most 18 digits, zeros in front not counted.
std::expected<Decimal, NumberFault> read_decimal(std::string_view text, Style style);

/// The unit a column of money is expressed in: đồng, nghìn đồng, triệu đồng, tỷ đồng.
enum class Unit { dong, nghin, trieu, ty };

/// The power of ten of a unit: 0, 3, 6, 9.
constexpr int power_of_ten(Unit unit) {
  return 3 * static_cast<int>(unit);
}

/// The amount that a number in a unit stands for, exact. Refuses first a fraction of a đồng, then what lies beyond
/// ±Dong::largest_recordable(). A negative amount is read; whether it may be recorded is for the rules to say.
std::expected<Dong, NumberFault> to_dong(const Decimal& number, Unit unit);

/// `read_decimal`, then `to_dong`: "4.170,3" in vietnamese style and tỷ is 4 170 300 000 000 đồng.
std::expected<Dong, NumberFault> read_dong(std::string_view text, Style style, Unit unit);

}  // namespace tungdong::money
