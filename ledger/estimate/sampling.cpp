#include "ledger/estimate/sampling.hpp"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <functional>
#include <vector>

namespace tungdong::estimate {

namespace {

constexpr double settled = 1e-9;
constexpr int most_rounds = 10'000;
constexpr double largest_factor = 1e6;

bool is_risk(double risk) {
  return risk > 0 && risk < 1;
}

}  // namespace

std::expected<double, NoEstimate> confidence_factor(double k, double risk) {
  if (!is_risk(risk)) return std::unexpected(NoEstimate::no_level);
  if (!(k >= 0) || k > largest_factor) return std::unexpected(NoEstimate::not_a_count);
  return boost::math::gamma_p_inv(k + 1, 1 - risk);
}

std::expected<double, NoEstimate> planning_factor(double expected_of_tolerable, double risk) {
  if (!(expected_of_tolerable >= 0) || expected_of_tolerable >= 1) return std::unexpected(NoEstimate::near_nothing);
  auto factor = confidence_factor(0, risk);
  for (int round = 0; factor && round < most_rounds; ++round) {
    const auto next = confidence_factor(expected_of_tolerable * *factor, risk);
    if (!next || std::abs(*next - *factor) < settled) return next;
    factor = next;
  }
  return std::unexpected(factor ? NoEstimate::near_nothing : factor.error());
}

std::expected<double, NoEstimate> stringer(std::span<const double> taints, double risk) {
  std::vector<double> sorted(taints.begin(), taints.end());
  if (std::ranges::any_of(sorted, [](double taint) { return !(taint > 0) || !std::isfinite(taint); }))
    return std::unexpected(NoEstimate::not_finite);
  std::ranges::sort(sorted, std::greater());
  auto before = confidence_factor(0, risk);
  if (!before) return before;
  double bound = *before;
  for (std::size_t j = 0; j < sorted.size(); ++j) {
    const auto factor = confidence_factor(static_cast<double>(j + 1), risk);
    if (!factor) return factor;
    bound += (*factor - *before) * sorted[j];
    before = factor;
  }
  return bound;
}

}  // namespace tungdong::estimate
