#pragma once
// Figures of one table as whole numbers of one small unit, so that half of any last digit is whole too.

#include <stdexcept>

#include "ledger/footing/figure.hpp"
#include "ledger/money/wide.hpp"

namespace tungdong::footing {

using money::Wide;

// A product that does not fit in 128 bits throws std::overflow_error.
inline Wide times(Wide left, Wide right) {
  Wide product = 0;
  if (__builtin_mul_overflow(left, right, &product)) throw std::overflow_error("a product of figures overflows");
  return product;
}

inline Wide size_of(Wide number) {
  return number < 0 ? -number : number;
}

// The small unit has one decimal more than any figure: a figure has at most 18 digits and a table fewer than 10^6
// cells, so that a sum fits in 128 bits.
inline constexpr int scale_places = most_places + 1;

constexpr Wide scaled(const money::Decimal& number) {
  return Wide{number.units()} * money::ten_to(scale_places - number.places());
}

constexpr Wide half_unit(const Figure& figure) {
  return figure.rounded ? Wide{5} * money::ten_to(scale_places - figure.number.places() - 1) : Wide{0};
}

// With so many decimals, rounded half away from zero; throws std::overflow_error beyond 64 bits.
constexpr money::Decimal unscaled(Wide units, int places) {
  return {money::narrow(money::rounded(units, money::ten_to(scale_places - places))), places};
}

}  // namespace tungdong::footing
