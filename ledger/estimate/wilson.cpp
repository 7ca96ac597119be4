#include "ledger/estimate/wilson.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

namespace tungdong::estimate {

std::optional<Interval> wilson(long long successes, long long trials, double confidence) {
  if (trials <= 0 || successes < 0 || successes > trials || !(confidence > 0 && confidence < 1)) return std::nullopt;
  const double z = boost::math::quantile(boost::math::normal(), 0.5 + confidence / 2);
  const double n = static_cast<double>(trials);
  const double p = static_cast<double>(successes) / n;
  const double middle = p + z * z / (2 * n);
  const double reach = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const double whole = 1 + z * z / n;
  return Interval{.low = successes == 0 ? 0 : std::max(0.0, (middle - reach) / whole),
                  .high = successes == trials ? 1 : std::min(1.0, (middle + reach) / whole)};
}

}  // namespace tungdong::estimate
