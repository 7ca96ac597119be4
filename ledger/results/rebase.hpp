#pragma once
// A break of series: a place that others were merged into gets a baseline from theirs, where they were merged whole.

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/results/aggregate.hpp"

namespace tungdong::results {

// A place and the one that took it over, as the chart records successions.
struct Handover {
  std::string from;
  std::string to;
};

enum class NoRebase : std::uint8_t {
  no_predecessor,       // the place took over none
  split,                // a predecessor went to several places: which part of its value came here is not known
  predecessor_missing,  // a predecessor has no baseline
  other_definition,     // under another version: a new definition is a new series
  other_period,         // the predecessors' baselines speak of different periods
  no_parts,             // a rate without numerator and denominator
  not_additive,         // what is no count and no rate in per cent, or values that are not whole
  too_large,            // more digits than the book can hold
};

// A baseline that nobody recorded, and what it was made from. A page that shows it says that it is rebased.
struct Rebased {
  Observation baseline;
  std::vector<Sighting> from;
};

struct NotRebased {
  NoRebase why{};
  std::vector<std::string> places;  // the predecessors that stand in the way
};

// `handovers` are all that are known, so that a split is seen; `baselines` those that stand after corrections, in the
// order of the log, the last whole one of a place counting.
std::expected<Rebased, NotRebased> rebase(const Indicator& indicator, std::string_view place,
                                          std::span<const Handover> handovers, std::span<const Sighting> baselines);

}  // namespace tungdong::results

template <>
struct tungdong::record::Names<tungdong::results::NoRebase> {
  static constexpr std::array<std::string_view, 8> names{"no-predecessor",   "split",        "predecessor-missing",
                                                         "other-definition", "other-period", "no-parts",
                                                         "not-additive",     "too-large"};
};
