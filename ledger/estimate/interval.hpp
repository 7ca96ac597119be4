#pragma once
// Intervals around what was estimated from a sample. A complete census has no sampling interval: do not ask for one.
// Floating point is right here and only here: an interval is an estimate, never an amount.

#include <cstdint>
#include <expected>
#include <span>

#include "ledger/estimate/reason.hpp"

namespace tungdong::estimate {

// `value` lies within [lower, higher]; all three are finite.
struct Interval {
  double value{};
  double lower{};
  double higher{};
};

// Of a proportion (Wilson 1927, without continuity correction), level such as 0.95. Ends lie within [0, 1]. Refuses no
// trials (too-few), successes outside 0..trials, and a level outside the open (0, 1).
std::expected<Interval, NoEstimate> wilson(std::int64_t successes, std::int64_t trials, double level);

// A numerator and a denominator seen together: the cost and the quantity of one project.
struct Pair {
  double numerator{};
  double denominator{};
};

// Means of n pairs, and the variances and covariance of those means (s²/n, with n − 1 in s²).
struct Means {
  std::int64_t n{};
  double numerator{};
  double denominator{};
  double var_numerator{};
  double var_denominator{};
  double covariance{};
};

// Refuses fewer than two pairs, and values that are not finite.
std::expected<Means, NoEstimate> means_of(std::span<const Pair> pairs);

// Of the ratio of two means R = C̄/Q̄ (Fieller 1954), t with n − 1 degrees of freedom, g = t²·v_QQ/Q̄²:
//   1/(1−g) · [ R − g·v_CQ/v_QQ ± (t/Q̄)·√( v_CC − 2R·v_CQ + R²·v_QQ − g·(v_CC − v_CQ²/v_QQ) ) ]
// Refused as near-nothing where g ≥ 1 or Q̄ = 0, as too-few below two pairs. How many pairs a page asks for before it
// prints an interval is the page's rule, not this formula's.
std::expected<Interval, NoEstimate> fieller(const Means& means, double level);

}  // namespace tungdong::estimate
