#pragma once
// The đồng of one year in the prices of another.

#include <array>
#include <cstdint>
#include <expected>
#include <span>
#include <string_view>
#include <vector>

#include "ledger/results/study.hpp"

namespace tungdong::results {

// C* = C · D_b / D_t: an amount of a year whose index is `of`, in the prices of the year whose index is `to`; exact,
// and rounded once, half away from zero. Throws std::invalid_argument unless both indices are above zero, and
// std::overflow_error for a result beyond 64 bits.
money::Dong in_prices_of(money::Dong amount, const money::Decimal& of, const money::Decimal& to);

struct YearAmount {
  int year{};
  money::Dong amount;
};

// What amounts of several years are worth in the base year at a rate of interest in per cent: Σ C / (1 + r)^(year −
// base); an amount of an earlier year grows. Each year's amount is exact and rounded once, half away from zero. For the
// table of sensitivity alone: within a programme's period nothing is discounted by default.
enum class NoDiscount : std::uint8_t {
  rate,       // not between 0 and 100 per cent
  too_far,    // more years from the base than 128 bits reach exactly: at 5 % and 10 % at least fifteen, fewer at 7.25 %
  too_large,  // a result beyond 64 bits
};
std::expected<std::vector<YearAmount>, NoDiscount> discount(std::span<const YearAmount> amounts, int base_year,
                                                            const money::Decimal& rate_percent);

}  // namespace tungdong::results

template <>
struct tungdong::record::Names<tungdong::results::NoDiscount> {
  static constexpr std::array<std::string_view, 3> names{"rate", "too-far", "too-large"};
};
