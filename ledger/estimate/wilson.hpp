#pragma once
// The Wilson score interval of a proportion (Wilson 1927; Newcombe 1998, method 3): it stays within 0..1 and has a
// meaning where none or all of a few were seen to work.

#include <optional>

namespace tungdong::estimate {

// An interval is an estimate and not money: this floor alone may compute with floating point.
struct Interval {
  double low{};
  double high{};
};

// Of `successes` among `trials`, at a confidence such as 0.95. Nothing unless 0 ≤ successes ≤ trials, trials > 0 and
// 0 < confidence < 1.
std::optional<Interval> wilson(long long successes, long long trials, double confidence = 0.95);

}  // namespace tungdong::estimate
