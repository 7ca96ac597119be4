#pragma once
// Change against a baseline, exact; and why there may be none.

#include <cstdint>
#include <expected>
#include <span>

#include "ledger/results/series.hpp"

namespace tungdong::results {

enum class NoChange : std::uint8_t {
  disputed,     // the definition is disputed
  definitions,  // the values are of more than one version of the definition
  no_baseline,  // nothing to count change from
  bounds,       // one of the values is a bound or only about right: their difference is not known
  too_large,    // the difference has more digits than the book can hold
};

struct Change {
  money::Decimal by;  // value − baseline
  int better{};       // 1 for the better, −1 for the worse, 0 where nothing changed
};

// The change from `base` to `value`. `definitions` are all versions of the indicator that values of the series were
// recorded under. Refuses in the order of NoChange.
std::expected<Change, NoChange> change(const Observation* base, const Observation& value,
                                       std::span<const Indicator* const> definitions);

enum class NoShare : std::uint8_t {
  no_baseline,   // the share of a way needs its beginning
  no_way,        // target and baseline are the same
  not_measured,  // there is no one value for the period
  other_form,    // the target is not a level that could be reached part of the way
  bounds,        // one of the values is a bound or only about right
  too_large,     // the quotient has more digits than the book can hold
};

// How much of the way from the baseline to the target was gone: 100 × (value − baseline) / (target − baseline), with
// two decimals; negative where it went the other way.
std::expected<money::Decimal, NoShare> share_of_target(const Observation* base, const Observation* value,
                                                       const Target& target);

}  // namespace tungdong::results

namespace tungdong::record {
template <>
struct Names<results::NoChange> {
  static constexpr std::array<std::string_view, 5> names{"disputed", "definitions", "no-baseline", "bounds",
                                                         "too-large"};
};
template <>
struct Names<results::NoShare> {
  static constexpr std::array<std::string_view, 6> names{"no-baseline", "no-way", "not-measured",
                                                         "other-form",  "bounds", "too-large"};
};
}  // namespace tungdong::record
