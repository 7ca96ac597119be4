#pragma once
// Adding up observations of one indicator: over places, over time, over the segments of a whole. Rates are added by
// what they are made of, never averaged.

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ledger/results/series.hpp"

namespace tungdong::results {

enum class NoSum : std::uint8_t {
  none,              // nothing was observed
  no_parts,          // a rate without numerator and denominator, or whose denominators add up to nothing
  not_percent,       // a rate in another unit than per cent: what to multiply by is not known
  money,             // income per head and the like: heads are not known, so neither is the sum
  not_additive,      // criteria and progress are no quantities
  stock_over_time,   // the same households would be counted in each period
  overlapping,       // periods that overlap, or cannot be read
  conflicting,       // several values for the same place, period or segment
  other_definition,  // of another indicator or version
  other_place,       // not all of the same place, project and contract
  other_period,      // not all of the same period
  parts_of_whole,    // segments among wholes, or segments of another dimension
  not_a_partition,   // the indicator does not declare the segments of this dimension to be one
  missing_segments,  // some segments were not observed
  too_large,         // more digits than the book can hold
};

// As well known as the worst of what it was added up from.
struct Sum {
  money::Decimal
      value;  // of a rate: 100 · numerator / denominator, with the places of the most precise value, at least 2
  std::optional<money::Decimal> numerator;
  std::optional<money::Decimal> denominator;
  Bound bound{};
  Nature nature{};
  Status status{};
  std::vector<Sighting> from;
};

struct NotAdded {
  NoSum why{};
  std::vector<std::string> missing;  // of missing-segments: which
};

// All over-functions take what stands after corrections (`uncorrected`), observations or baselines but not both mixed.

// Whole values of different places, projects or contracts in one period. That no place lies within another is for the
// caller to see to: the tree of units stands elsewhere.
std::expected<Sum, NotAdded> add_over_places(const Indicator& indicator, std::span<const Sighting> sightings);

// Whole values of one place over periods: the sum of a flow over periods that do not overlap, the last of what is
// cumulative; a stock never.
std::expected<Sum, NotAdded> add_over_time(const Indicator& indicator, std::span<const Sighting> sightings);

// The names of the segments of a dimension (`sex:nữ` gives nữ), in the order of first sight: what `expected` below is,
// taken from all that was ever observed under the version.
std::vector<std::string> segments_of(std::string_view dimension, std::span<const Sighting> sightings);

// All segments of a dimension of one place in one period, to the whole.
std::expected<Sum, NotAdded> add_over_segments(const Indicator& indicator, std::string_view dimension,
                                               std::span<const std::string> expected,
                                               std::span<const Sighting> sightings);

}  // namespace tungdong::results

template <>
struct tungdong::record::Names<tungdong::results::NoSum> {
  static constexpr std::array<std::string_view, 15> names{"none",
                                                          "no-parts",
                                                          "not-percent",
                                                          "money",
                                                          "not-additive",
                                                          "stock-over-time",
                                                          "overlapping",
                                                          "conflicting",
                                                          "other-definition",
                                                          "other-place",
                                                          "other-period",
                                                          "parts-of-whole",
                                                          "not-a-partition",
                                                          "missing-segments",
                                                          "too-large"};
};
