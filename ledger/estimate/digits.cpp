#include "ledger/estimate/digits.hpp"

#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <optional>

namespace tungdong::estimate {

namespace {

// What a test looks at: the lowest value there is, how many there are, and the upper ends of its bands.
struct Shape {
  std::int64_t lowest;
  std::size_t values;
  std::optional<std::array<double, 3>> bands;
};
constexpr std::array shapes{
    Shape{1, 9, std::array{0.006, 0.012, 0.015}},
    Shape{0, 10, std::array{0.008, 0.010, 0.012}},
    Shape{10, 90, std::array{0.0012, 0.0018, 0.0022}},
    Shape{100, 900, std::array{0.00036, 0.00044, 0.00050}},
    Shape{0, 100, std::nullopt},
};

double share_of(Digits digits, std::int64_t value) {
  const auto benford = [](std::int64_t leading) { return std::log10(1 + 1 / static_cast<double>(leading)); };
  if (digits == Digits::last_two) return 0.01;
  if (digits != Digits::second) return benford(value);
  double share = 0;
  for (std::int64_t first = 1; first <= 9; ++first) share += benford(10 * first + value);
  return share;
}

std::int64_t value_of(Digits digits, std::int64_t amount) {
  if (digits == Digits::last_two) return amount % 100;
  const std::int64_t above = digits == Digits::first_three ? 1'000 : 100;
  while (amount >= above) amount /= 10;
  if (digits == Digits::first_two || digits == Digits::first_three) return amount;
  return digits == Digits::first ? amount / 10 : amount % 10;
}

Conformity band_of(const Shape& shape, double deviation) {
  if (!shape.bands) return Conformity::not_banded;
  std::size_t band = 0;
  while (band < shape.bands->size() && deviation >= (*shape.bands)[band]) ++band;
  return static_cast<Conformity>(band);
}

}  // namespace

std::expected<DigitTest, NoEstimate> digit_test(Digits digits, std::span<const std::int64_t> amounts) {
  const Shape& shape = shapes[static_cast<std::size_t>(digits)];
  DigitTest test;
  test.counts.assign(shape.values, 0);
  for (const std::int64_t amount : amounts) {
    if (amount < (digits == Digits::first_three ? 100 : 10)) continue;
    ++test.n;
    ++test.counts[static_cast<std::size_t>(value_of(digits, amount) - shape.lowest)];
  }
  if (test.n < least_amounts(digits)) return std::unexpected(NoEstimate::too_few);
  const auto n = static_cast<double>(test.n);
  for (std::size_t i = 0; i < shape.values; ++i) {
    const double share = share_of(digits, shape.lowest + static_cast<std::int64_t>(i));
    const auto count = static_cast<double>(test.counts[i]);
    test.expected.push_back(share);
    test.deviation += std::abs(count / n - share) / static_cast<double>(shape.values);
    test.chi_squared += (count - n * share) * (count - n * share) / (n * share);
  }
  test.conformity = band_of(shape, test.deviation);
  const boost::math::chi_squared_distribution<double> law(static_cast<double>(shape.values - 1));
  test.critical = boost::math::quantile(law, 0.95);
  return test;
}

}  // namespace tungdong::estimate
