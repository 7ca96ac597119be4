#include "ledger/estimate/interval.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace tungdong::estimate {

namespace {

// A quantile out of reach comes back as infinity, which the callers refuse, rather than as an exception.
namespace policies = boost::math::policies;
using Quiet =
    policies::policy<policies::domain_error<policies::ignore_error>, policies::overflow_error<policies::ignore_error>,
                     policies::evaluation_error<policies::ignore_error>, policies::promote_double<false>>;

bool is_level(double level) {
  return level > 0 && level < 1;
}

// Through the complement: 1 − (1 − level)/2 would lose the digits of a level near 1.
double normal_quantile(double level) {
  const boost::math::normal_distribution<double, Quiet> normal;
  return quantile(complement(normal, (1 - level) / 2));
}

double t_quantile(double level, std::int64_t degrees) {
  const boost::math::students_t_distribution<double, Quiet> student(static_cast<double>(degrees));
  return quantile(complement(student, (1 - level) / 2));
}

bool finite(const Interval& one) {
  return std::isfinite(one.value) && std::isfinite(one.lower) && std::isfinite(one.higher);
}

}  // namespace

std::expected<Interval, NoEstimate> wilson(std::int64_t successes, std::int64_t trials, double level) {
  if (!is_level(level)) return std::unexpected(NoEstimate::no_level);
  if (successes < 0 || trials < 0 || successes > trials) return std::unexpected(NoEstimate::not_a_count);
  if (trials == 0) return std::unexpected(NoEstimate::too_few);
  const double z = normal_quantile(level);
  const auto n = static_cast<double>(trials);
  const double p = static_cast<double>(successes) / n;
  const double divisor = 1 + z * z / n;
  const double centre = (p + z * z / (2 * n)) / divisor;
  const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / divisor;
  // Rounding must not push an end past the proportion itself: at 0 of n and n of n they are equal.
  const Interval interval{
      .value = p, .lower = std::clamp(centre - half, 0.0, p), .higher = std::clamp(centre + half, p, 1.0)};
  if (!finite(interval)) return std::unexpected(NoEstimate::not_finite);
  return interval;
}

std::expected<Means, NoEstimate> means_of(std::span<const Pair> pairs) {
  if (pairs.size() < 2) return std::unexpected(NoEstimate::too_few);
  const auto n = static_cast<double>(pairs.size());
  Means means{.n = static_cast<std::int64_t>(pairs.size())};
  for (const Pair& pair : pairs) {
    means.numerator += pair.numerator / n;
    means.denominator += pair.denominator / n;
  }
  // In two passes: amounts are large and close to each other, so the sum of squares less the square would cancel.
  for (const Pair& pair : pairs) {
    const double left = pair.numerator - means.numerator;
    const double right = pair.denominator - means.denominator;
    means.var_numerator += left * left / (n - 1) / n;
    means.var_denominator += right * right / (n - 1) / n;
    means.covariance += left * right / (n - 1) / n;
  }
  for (const double one :
       {means.numerator, means.denominator, means.var_numerator, means.var_denominator, means.covariance})
    if (!std::isfinite(one)) return std::unexpected(NoEstimate::not_finite);
  return means;
}

std::expected<Interval, NoEstimate> fieller(const Means& means, double level) {
  if (!is_level(level)) return std::unexpected(NoEstimate::no_level);
  if (means.n < 2) return std::unexpected(NoEstimate::too_few);
  for (const double one :
       {means.numerator, means.denominator, means.var_numerator, means.var_denominator, means.covariance})
    if (!std::isfinite(one)) return std::unexpected(NoEstimate::not_finite);
  if (means.var_numerator < 0 || means.var_denominator < 0) return std::unexpected(NoEstimate::not_a_count);
  // No values vary together more than they vary; with a margin for the rounding of values in proportion to each other.
  const double most = std::sqrt(means.var_numerator) * std::sqrt(means.var_denominator);
  if (std::abs(means.covariance) > most * (1 + 1e-9)) return std::unexpected(NoEstimate::not_a_count);
  if (means.denominator == 0) return std::unexpected(NoEstimate::near_nothing);
  const double ratio = means.numerator / means.denominator;
  const double t = t_quantile(level, means.n - 1);
  const double step = t / means.denominator;
  const double g = step * step * means.var_denominator;
  if (!std::isfinite(step * step) || !std::isfinite(g) || !std::isfinite(ratio))
    return std::unexpected(NoEstimate::not_finite);
  if (g >= 1) return std::unexpected(NoEstimate::near_nothing);
  // g/v_QQ is step², so the formula needs no division by v_QQ: quantities that are all equal have none.
  const double spread = means.var_numerator - 2 * ratio * means.covariance + ratio * ratio * means.var_denominator;
  const double taken =
      step * step * (means.var_denominator * means.var_numerator - means.covariance * means.covariance);
  const double under_root = spread - taken;
  const double centre = (ratio - step * step * means.covariance) / (1 - g);
  const double half = std::abs(step) * std::sqrt(std::max(under_root, 0.0)) / (1 - g);
  const Interval interval{
      .value = ratio, .lower = std::min(centre - half, ratio), .higher = std::max(centre + half, ratio)};
  if (!finite(interval)) return std::unexpected(NoEstimate::not_finite);
  return interval;
}

}  // namespace tungdong::estimate
