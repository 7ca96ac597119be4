#pragma once
// Whether a place met a criterion in a year: as observed, or by its value against the threshold in force there, or by
// the criteria that it is made of.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/results/series.hpp"
#include "ledger/results/verdict.hpp"

namespace tungdong::results {

// No criterion is made of criteria more levels deep than this.
inline constexpr int deepest_criterion = 64;

struct PlaceYear {
  std::string place;
  std::vector<std::string> above;  // the units that it lies in, for thresholds of a region
  std::vector<std::string> zones;  // I, II, III: those it is in that year
  int year{};
  std::string standard;  // NTM, NTM-NC; empty: thresholds that name none
};

enum class Unmet : std::uint8_t {
  nothing,       // it is decided
  unknown,       // no such indicator
  not_observed,  // no value for the place and year
  no_threshold,  // no threshold in force there
  undecided,     // the value does not decide: a bound, or about right
  parts,         // too many of its parts are not decided
  cycle,         // it is made of itself
  too_deep,      // made of criteria of criteria beyond all measure
};

struct Judgement {
  Outcome outcome{};
  Unmet why{};
  std::vector<std::string> missing;  // codes whose value or threshold is missing, each once, as they are met with

  friend bool operator==(const Judgement&, const Judgement&) = default;
};

// What a judgement is made from. Of each code the definition to judge by; thresholds and observations in the order of
// the log, observations those that stand after corrections. Only those of the same version count.
struct Grounds {
  std::map<std::string, const Indicator*, std::less<>> indicators;
  std::span<const Threshold* const> thresholds;
  std::span<const Sighting> observations;
};

// The last recorded that fits the place, a unit above it or everywhere; the zone or any; the year; and the standard.
// Null where there is none.
const Threshold* threshold_in_force(std::span<const Threshold* const> thresholds, const Indicator& indicator,
                                    const PlaceYear& at);

// A criterion: the last observation of the place whose period ends in the year decides (1 met, 0 missed); without one
// its parts decide, all of them or at least so many. Any other indicator: its value against the threshold in force.
Judgement judge_criterion(std::string_view code, const PlaceYear& at, const Grounds& grounds);

// The first year in which what was met in an earlier one is missed again; nothing where it was not lost. Years in any
// order; an undecided year neither gains nor loses. Regained later it stays lost once: callers ask about spans of
// years.
std::optional<int> lost_in(std::span<const std::pair<int, Outcome>> years);

}  // namespace tungdong::results

template <>
struct tungdong::record::Names<tungdong::results::Unmet> {
  static constexpr std::array<std::string_view, 8> names{"nothing",   "unknown", "not-observed", "no-threshold",
                                                         "undecided", "parts",   "cycle",        "too-deep"};
};
