#include "ledger/results/price.hpp"

#include <numeric>
#include <stdexcept>

#include "ledger/money/wide.hpp"

namespace tungdong::results {

money::Dong in_prices_of(money::Dong amount, const money::Decimal& of, const money::Decimal& to) {
  if (of.units() <= 0 || to.units() <= 0) throw std::invalid_argument("a price index is above zero");
  const money::Wide dividend = money::Wide{amount.count()} * to.units() * money::ten_to(of.places());
  const money::Wide divisor = money::Wide{of.units()} * money::ten_to(to.places());
  return money::Dong(money::narrow(money::rounded(dividend, divisor)));
}

std::expected<std::vector<YearAmount>, NoDiscount> discount(std::span<const YearAmount> amounts, int base_year,
                                                            const money::Decimal& rate_percent) try {
  if (rate_percent < money::Decimal(0, 0) || rate_percent > money::Decimal(100, 0))
    return std::unexpected(NoDiscount::rate);
  // 1 + r as a fraction in lowest terms, so that its powers stay small: 5 % is 21/20.
  const money::Wide hundred = money::Wide{100} * money::ten_to(rate_percent.places());
  const money::Wide common = std::gcd(money::narrow(hundred + rate_percent.units()), money::narrow(hundred));
  const money::Wide grown = (hundred + rate_percent.units()) / common;
  const money::Wide whole = hundred / common;
  std::vector<YearAmount> worth;
  for (const YearAmount& one : amounts) {
    const bool later = one.year >= base_year;
    money::Wide dividend = one.amount.count();
    money::Wide divisor = 1;
    const std::int64_t years = std::int64_t{one.year} - base_year;
    // At no interest nothing changes, however far the year.
    for (std::int64_t step = grown == whole ? 0 : later ? years : -years; step > 0; --step)
      if (__builtin_mul_overflow(dividend, later ? whole : grown, &dividend) ||
          __builtin_mul_overflow(divisor, later ? grown : whole, &divisor))
        return std::unexpected(NoDiscount::too_far);
    worth.push_back({one.year, money::Dong(money::narrow(money::rounded(dividend, divisor)))});
  }
  return worth;
} catch (const std::overflow_error&) {
  return std::unexpected(NoDiscount::too_large);
}

}  // namespace tungdong::results
