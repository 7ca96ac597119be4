#include "ledger/estimate/fieller.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace tungdong::estimate {

std::optional<Interval> fieller(std::span<const Pair> pairs, double confidence) {
  if (pairs.size() < 2 || !(confidence > 0 && confidence < 1)) return std::nullopt;
  const double n = static_cast<double>(pairs.size());
  double mean_c = 0;
  double mean_q = 0;
  for (const Pair& pair : pairs) {
    mean_c += pair.cost / n;
    mean_q += pair.quantity / n;
  }
  if (!(mean_q > 0)) return std::nullopt;
  double cc = 0;
  double qq = 0;
  double cq = 0;
  for (const Pair& pair : pairs) {
    const double c = pair.cost - mean_c;
    const double q = pair.quantity - mean_q;
    cc += c * c;
    qq += q * q;
    cq += c * q;
  }
  const double of_means = n * (n - 1);
  cc /= of_means;
  qq /= of_means;
  cq /= of_means;
  const double t = boost::math::quantile(boost::math::students_t(n - 1), 0.5 + confidence / 2);
  const double ratio = mean_c / mean_q;
  const double g = t * t * qq / (mean_q * mean_q);
  if (g >= 1) return std::nullopt;
  // Of quantities that are all alike there is nothing to correct: v_CQ / v_QQ stands only beside g, which is none.
  const double slope = qq > 0 ? cq / qq : 0;
  const double unexplained = qq > 0 ? cc - cq * cq / qq : cc;
  const double under = cc - 2 * ratio * cq + ratio * ratio * qq - g * unexplained;
  const double reach = t / mean_q * std::sqrt(under > 0 ? under : 0);
  const double middle = ratio - g * slope;
  const Interval interval{.low = (middle - reach) / (1 - g), .high = (middle + reach) / (1 - g)};
  if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return std::nullopt;
  return interval;
}

}  // namespace tungdong::estimate
