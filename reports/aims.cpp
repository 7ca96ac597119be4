#include "reports/aims.hpp"

#include <algorithm>

#include "ledger/results/span.hpp"

namespace tungdong::reports {

namespace {

using results::Observation;
using results::Sighting;
using results::Target;

// Whether a value speaks of the years that a target is for: what was seen in 2025 neither meets nor misses 2035.
bool speaks_of(const Observation& observation, const Target& target) {
  const auto seen = results::read_span(observation.period);
  const auto aimed = results::read_span(target.period);
  return seen && aimed && seen->overlaps(*aimed);
}

// The values that a target of a period is set against: those of the period itself, or else the last within it.
std::vector<Sighting> values_for(const OutcomeFacts& facts, const Target& target) {
  const auto found = facts.of_places().find({target.place, target.indicator});
  if (found == facts.of_places().end()) return {};
  std::vector<Sighting> whole;
  for (const Sighting& one : found->second)
    if (one.observation->segment.empty() && one.observation->version == target.version) whole.push_back(one);
  std::vector<Sighting> same;
  for (const Sighting& one : whole)
    if (one.observation->period == target.period && !one.observation->baseline) same.push_back(one);
  if (!same.empty()) return same;
  std::erase_if(whole, [&](const Sighting& one) { return !speaks_of(*one.observation, target); });
  return results::latest_of(whole);
}

const Observation* base_for(const OutcomeFacts& facts, const Target& target) {
  const auto found = facts.of_places().find({target.place, target.indicator});
  if (found == facts.of_places().end()) return nullptr;
  std::vector<Sighting> whole;
  for (const Sighting& one : found->second)
    if (one.observation->segment.empty() && one.observation->version == target.version) whole.push_back(one);
  const Sighting* base = results::baseline_of(whole);
  return base == nullptr ? nullptr : base->observation;
}

const Observation* other_for(const OutcomeFacts& facts, const Target& target) {
  const auto found = facts.of_places().find({target.place, target.other_indicator});
  if (target.other_indicator.empty() || found == facts.of_places().end()) return nullptr;
  const auto latest = results::latest_of(found->second);
  return latest.size() == 1 ? latest.front().observation : nullptr;
}

// All values for the period must agree: publications that differ decide only where they decide alike.
results::Verdict judge(const Target& target, const std::vector<Sighting>& values, results::Reading reading) {
  std::optional<results::Verdict> verdict;
  for (const Sighting& one : values) {
    reading.value = one.observation;
    const auto next = results::judge(target, reading);
    if (verdict && *verdict != next) return {results::Outcome::undecided, results::Undecided::conflicting};
    verdict = next;
  }
  reading.value = nullptr;
  return verdict.value_or(results::judge(target, reading));
}

}  // namespace

std::vector<JudgedTarget> judged_targets(Scope& scope, const OutcomeFacts& facts) {
  // A target recorded again for the same indicator, version, place and period is a new version of it.
  std::map<std::tuple<std::string, std::int64_t, std::string, std::string>, std::int64_t> last;
  auto known_targets = book::records_of<Target>(scope.store(), scope.moment());
  for (const auto& known : known_targets) {
    const Target& target = known.value;
    last[{target.indicator, target.version, target.place, target.period}] = known.record;
  }
  std::vector<JudgedTarget> judged;
  for (auto& known : known_targets) {
    const Target& target = known.value;
    if (last[{target.indicator, target.version, target.place, target.period}] != known.record) continue;
    if (!scope.takes_place(target.place)) continue;
    JudgedTarget one{.target = std::move(known), .values = {}, .base = nullptr, .value = nullptr, .verdict = {}};
    const Target& aim = one.target.value;
    one.values = values_for(facts, aim);
    one.base = base_for(facts, aim);
    if (one.values.size() == 1) one.value = one.values.front().observation;
    const results::Indicator* indicator = facts.indicator(aim.indicator, aim.version);
    one.verdict = judge(aim, one.values,
                        {.value = nullptr,
                         .base = one.base,
                         .other = other_for(facts, aim),
                         .direction = indicator == nullptr ? results::Direction::up : indicator->direction});
    judged.push_back(std::move(one));
  }
  return judged;
}

}  // namespace tungdong::reports
