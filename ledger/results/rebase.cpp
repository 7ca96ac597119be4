#include "ledger/results/rebase.hpp"

#include <algorithm>

namespace tungdong::results {

namespace {

NoRebase reason_of(NoSum why) {
  switch (why) {
    case NoSum::no_parts:
      return NoRebase::no_parts;
    case NoSum::other_definition:
      return NoRebase::other_definition;
    case NoSum::other_period:
      return NoRebase::other_period;
    case NoSum::too_large:
      return NoRebase::too_large;
    default:
      return NoRebase::not_additive;
  }
}

}  // namespace

std::expected<Rebased, NotRebased> rebase(const Indicator& indicator, std::string_view place,
                                          std::span<const Handover> handovers, std::span<const Sighting> baselines) {
  std::vector<std::string> predecessors;
  for (const Handover& one : handovers)
    if (one.to == place && std::ranges::find(predecessors, one.from) == predecessors.end())
      predecessors.push_back(one.from);
  if (predecessors.empty()) return std::unexpected(NotRebased{.why = NoRebase::no_predecessor, .places = {}});

  NotRebased split{.why = NoRebase::split, .places = {}};
  NotRebased missing{.why = NoRebase::predecessor_missing, .places = {}};
  NotRebased redefined{.why = NoRebase::other_definition, .places = {}};
  std::vector<Sighting> from;
  for (const std::string& one : predecessors) {
    if (std::ranges::any_of(handovers, [&](const Handover& other) { return other.from == one && other.to != place; }))
      split.places.push_back(one);
    const Sighting* same = nullptr;
    bool other = false;
    for (const Sighting& sighting : baselines) {
      const Observation& base = *sighting.observation;
      if (!base.baseline || base.place != one || base.indicator != indicator.code || !base.segment.empty()) continue;
      if (base.version == indicator.version)
        same = &sighting;
      else
        other = true;
    }
    if (same != nullptr)
      from.push_back(*same);
    else
      (other ? redefined : missing).places.push_back(one);
  }
  for (NotRebased* reason : {&split, &redefined, &missing})
    if (!reason->places.empty()) return std::unexpected(std::move(*reason));

  const auto sum = add_over_places(indicator, from);
  if (!sum) return std::unexpected(NotRebased{.why = reason_of(sum.error().why), .places = predecessors});
  Rebased rebased{.baseline = {}, .from = sum->from};
  Observation& baseline = rebased.baseline;
  baseline.indicator = indicator.code;
  baseline.version = indicator.version;
  baseline.place = place;
  baseline.period = from.front().observation->period;
  baseline.baseline = true;
  baseline.value = sum->value;
  baseline.numerator = sum->numerator;
  baseline.denominator = sum->denominator;
  baseline.bound = sum->bound;
  baseline.nature = sum->nature;
  baseline.status = sum->status;
  return rebased;
}

}  // namespace tungdong::results
