#include "ledger/money/ratio.hpp"

#include <stdexcept>

#include "ledger/money/wide.hpp"

namespace tungdong::money {

namespace {

constexpr Decimal whole_number(std::int64_t number) {
  return Decimal(number, 0);
}

/// dividend × 10^exponent / divisor in units of 10^−places. Digits come one at a time, as in division by hand: the
/// remainder stays below the divisor, so even 10^38 needs no wider integer.
Decimal divide(const Decimal& dividend, const Decimal& divisor, int exponent, int places) {
  if (divisor.units() == 0) throw std::invalid_argument("a quotient has a zero divisor");
  if (places < 0 || places > max_places) throw std::invalid_argument("a quotient has 0 to 18 places");

  int shift = exponent + places + divisor.places() - dividend.places();
  UnsignedWide denominator = magnitude(divisor.units());
  if (shift < 0) {
    denominator *= static_cast<UnsignedWide>(ten_to(-shift));
    shift = 0;
  }
  UnsignedWide units = magnitude(dividend.units()) / denominator;
  UnsignedWide remainder = magnitude(dividend.units()) % denominator;
  constexpr UnsignedWide bound = UnsignedWide{1} << 64;
  for (; shift > 0; --shift) {
    remainder *= 10;
    units = units * 10 + remainder / denominator;
    remainder %= denominator;
    if (units > bound) throw std::overflow_error("a quotient does not fit in 64 bits");
  }
  if (remainder * 2 >= denominator) ++units;
  const Wide rounded = static_cast<Wide>(units);
  return Decimal(narrow((dividend.units() < 0) != (divisor.units() < 0) ? -rounded : rounded), places);
}

}  // namespace

Dong per(Dong total, std::int64_t quantity) {
  return per(total, whole_number(quantity));
}

Dong per(Dong total, const Decimal& quantity) {
  if (quantity.units() <= 0) throw std::invalid_argument("a quantity to divide by is not positive");
  return Dong(divide(whole_number(total.count()), quantity, 0, 0).units());
}

Decimal percent(Dong part, Dong whole, int places) {
  return percent(whole_number(part.count()), whole_number(whole.count()), places);
}

Decimal percent(const Decimal& part, const Decimal& whole, int places) {
  return divide(part, whole, 2, places);
}

Decimal quotient(Dong dividend, const Decimal& divisor, int places) {
  return divide(whole_number(dividend.count()), divisor, 0, places);
}

}  // namespace tungdong::money
