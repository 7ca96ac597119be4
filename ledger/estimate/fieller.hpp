#pragma once
// The interval of a ratio of sums over projects, ΣC / ΣQ, by Fieller's theorem (Fieller 1954): right also where the
// quantities vary so much that the usual formula would be too narrow.

#include <optional>
#include <span>

#include "ledger/estimate/wilson.hpp"

namespace tungdong::estimate {

struct Pair {
  double cost{};
  double quantity{};
};

// With the means C̄ and Q̄, the variances and the covariance of the means v_CC, v_QQ, v_CQ, Student's t at n − 1 degrees
// of freedom, R = C̄ / Q̄ and g = t²·v_QQ / Q̄²:
//   1/(1 − g) · [ R − g·v_CQ/v_QQ ± (t/Q̄)·√( v_CC − 2R·v_CQ + R²·v_QQ − g·(v_CC − v_CQ²/v_QQ) ) ]
// Nothing where g ≥ 1: the mean quantity cannot be told from none, and the ratio has no bounded interval. Nothing for
// fewer than two pairs, a mean quantity that is not positive, and a confidence not within 0..1.
std::optional<Interval> fieller(std::span<const Pair> pairs, double confidence = 0.95);

}  // namespace tungdong::estimate
