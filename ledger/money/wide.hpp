#pragma once

#include <cstdint>
#include <limits>
#include <stdexcept>

namespace tungdong::money {

/// The 128-bit integers in which this floor computes between two 64-bit ends: the product of any two int64 values, and
/// any int64 value times 10^18, fit exactly.
__extension__ using Wide = __int128;
__extension__ using UnsignedWide = unsigned __int128;

/// The most decimal digits a Decimal may have after its separator: 10^18 is the largest power of ten in an int64.
inline constexpr int max_places = 18;

/// 10^exponent, for exponent 0..18.
constexpr std::int64_t ten_to(int exponent) {
  if (exponent < 0 || exponent > max_places) throw std::invalid_argument("power of ten outside 0..18");
  std::int64_t power = 1;
  for (int step = 0; step < exponent; ++step) power *= 10;
  return power;
}

/// The same number in 64 bits; throws std::overflow_error where it does not fit.
constexpr std::int64_t narrow(Wide number) {
  if (number < std::numeric_limits<std::int64_t>::min() || number > std::numeric_limits<std::int64_t>::max()) {
    throw std::overflow_error("a number does not fit in 64 bits");
  }
  return static_cast<std::int64_t>(number);
}

/// dividend / divisor as a whole number, rounded once, half away from zero; divisor > 0, else std::invalid_argument.
constexpr Wide rounded(Wide dividend, Wide divisor) {
  if (divisor <= 0) throw std::invalid_argument("a quotient has a divisor above zero");
  const Wide half = divisor / 2 + divisor % 2;
  const Wide rest = dividend % divisor;
  const Wide whole = dividend / divisor;
  if (rest >= half) return whole + 1;
  return -rest >= half ? whole - 1 : whole;
}

/// |number|, exact for every int64 including the smallest.
constexpr std::uint64_t magnitude(std::int64_t number) {
  return number < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
}

}  // namespace tungdong::money
