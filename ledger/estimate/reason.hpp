#pragma once
// Why there is no estimate: never a number that is not one.

#include <array>
#include <cstdint>
#include <string_view>

namespace tungdong::estimate {

enum class NoEstimate : std::uint8_t {
  too_few,       // fewer values than the formula needs
  not_a_count,   // successes below zero or beyond the trials, or variances and a covariance that no values have
  no_level,      // a level of confidence that does not lie between 0 and 1
  not_finite,    // a value, or the result, is beyond what can be computed with
  near_nothing,  // the divisor is not clear of zero: its ratio may be anything
  no_scale,      // more than half of the values are one and the same: nothing to measure the distance of the others by
};

}  // namespace tungdong::estimate

// The names that pages and words know these by; the template is that of ledger/record, which this floor does not stand
// on.
namespace tungdong::record {
template <class E>
struct Names;
template <>
struct Names<estimate::NoEstimate> {
  static constexpr std::array<std::string_view, 6> names{"too-few",    "not-a-count",  "no-level",
                                                         "not-finite", "near-nothing", "no-scale"};
};
}  // namespace tungdong::record
