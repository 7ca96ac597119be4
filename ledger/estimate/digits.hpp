#pragma once
// Digits of amounts against the law that they follow where nobody chose them (Benford 1938; Nigrini 2012).

#include <array>
#include <cstdint>
#include <expected>
#include <span>
#include <vector>

#include "ledger/estimate/reason.hpp"

namespace tungdong::estimate {

enum class Digits : std::uint8_t { first, second, first_two, first_three, last_two };

// How near to the law: Nigrini's bands of the mean absolute deviation, closed at the left.
//   first      0,006 / 0,012 / 0,015      second  0,008 / 0,010 / 0,012
//   first two  0,0012 / 0,0018 / 0,0022   first three  0,00036 / 0,00044 / 0,00050
// Of the last two digits, which should come alike, no bands are published: there the χ² alone speaks.
enum class Conformity : std::uint8_t { close, acceptable, marginal, none, not_banded };

struct DigitTest {
  std::int64_t n{};
  std::vector<std::int64_t> counts;  // of each digit or pair, from the lowest that there is
  std::vector<double> expected;      // shares that the law has
  double deviation{};                // mean absolute deviation of the shares
  Conformity conformity{};
  double chi_squared{};
  double critical{};  // of χ² at 5 %: 8, 9, 89, 899 or 99 degrees of freedom
};

// So many amounts a test needs before it says anything; fewer are refused as too-few. Only amounts with as
// many digits as are looked at count: of at least ten đồng, or a hundred where three are. Three digits have nine
// hundred cells: five amounts for each, the least that χ² is read at.
constexpr std::int64_t least_amounts(Digits digits) {
  if (digits == Digits::first_three) return 4'500;
  return digits == Digits::first || digits == Digits::second ? 300 : 1'000;
}
std::expected<DigitTest, NoEstimate> digit_test(Digits digits, std::span<const std::int64_t> amounts);

}  // namespace tungdong::estimate

namespace tungdong::record {
template <>
struct Names<estimate::Digits> {
  static constexpr std::array<std::string_view, 5> names{"first", "second", "first-two", "first-three", "last-two"};
};
template <>
struct Names<estimate::Conformity> {
  static constexpr std::array<std::string_view, 5> names{"close", "acceptable", "marginal", "none", "not-banded"};
};
}  // namespace tungdong::record
