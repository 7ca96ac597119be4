#pragma once
// Whether a target was met. Strict is strict, and a bound decides only what it can.

#include <cstdint>
#include <optional>

#include "ledger/results/indicator.hpp"

namespace tungdong::results {

enum class Outcome : std::uint8_t { met, missed, undecided };

enum class Undecided : std::uint8_t {
  nothing,       // it is decided
  not_measured,  // no value for the period
  conflicting,   // several values for the period, on both sides of the target
  bound,         // the value is a bound, or about right, and the target lies where it does not reach
  no_baseline,   // the form of the target counts from a baseline, and there is none
  no_years,      // points a year need the two periods
  no_other,      // the other indicator of a ratio was not measured, or is zero
  too_large,     // the comparison needs more digits than the book can hold
};

struct Verdict {
  Outcome outcome{};
  Undecided why{};

  friend bool operator==(const Verdict&, const Verdict&) = default;
};

// What a target is set against. `other` is the value of the indicator that a ratio is taken to.
struct Reading {
  const Observation* value{};
  const Observation* base{};
  const Observation* other{};
  Direction direction{};
};

// In exact arithmetic:
//   level               value op target
//   points-a-year       (value − baseline) in the better direction, over the years between their last days, op target
//   multiple-of-base    value op target × baseline
//   ratio-to-indicator  value op target × other
// A value that is at least (at most) what is printed decides only where every larger (smaller) one would decide alike;
// one that is about right decides nothing.
Verdict judge(const Target& target, const Reading& reading);

}  // namespace tungdong::results

namespace tungdong::record {
template <>
struct Names<results::Outcome> {
  static constexpr std::array<std::string_view, 3> names{"met", "missed", "undecided"};
};
template <>
struct Names<results::Undecided> {
  static constexpr std::array<std::string_view, 8> names{"nothing",     "not-measured", "conflicting", "bound",
                                                         "no-baseline", "no-years",     "no-other",    "too-large"};
};
}  // namespace tungdong::record
