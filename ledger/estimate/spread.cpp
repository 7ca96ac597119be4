#include "ledger/estimate/spread.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace tungdong::estimate {

namespace {

// The distance of the third quartile of a standard normal from its median, as Iglewicz and Hoaglin print it.
constexpr double normal_mad = 0.6745;

double at(const std::vector<double>& sorted, double share) {
  const double place = static_cast<double>(sorted.size() - 1) * share;
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
}

}  // namespace

std::expected<Quartiles, NoEstimate> quartiles(std::span<const double> values) {
  if (values.empty()) return std::unexpected(NoEstimate::too_few);
  if (!std::ranges::all_of(values, [](double one) { return std::isfinite(one); }))
    return std::unexpected(NoEstimate::not_finite);
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  return Quartiles{.lower = at(sorted, 0.25), .median = at(sorted, 0.5), .higher = at(sorted, 0.75)};
}

std::expected<double, NoEstimate> median(std::span<const double> values) {
  const auto all = quartiles(values);
  if (!all) return std::unexpected(all.error());
  return all->median;
}

std::expected<double, NoEstimate> median_deviation(std::span<const double> values) {
  const auto middle = median(values);
  if (!middle) return middle;
  std::vector<double> distances;
  for (const double one : values) distances.push_back(std::abs(one - *middle));
  return median(distances);
}

std::expected<std::vector<double>, NoEstimate> robust_z(std::span<const double> values) {
  const auto middle = median(values);
  const auto deviation = median_deviation(values);
  if (!deviation) return std::unexpected(deviation.error());
  if (*deviation == 0 && std::ranges::adjacent_find(values, std::not_equal_to()) != values.end())
    return std::unexpected(NoEstimate::no_scale);
  std::vector<double> all;
  for (const double one : values) {
    const double z = *deviation == 0 ? 0 : normal_mad * ((one - *middle) / *deviation);
    if (!std::isfinite(z)) return std::unexpected(NoEstimate::not_finite);
    all.push_back(z);
  }
  return all;
}

}  // namespace tungdong::estimate
