#include "ledger/results/criterion.hpp"

#include <algorithm>
#include <utility>

#include "ledger/results/span.hpp"

namespace tungdong::results {

namespace {

bool fits(const Threshold& one, const Indicator& indicator, const PlaceYear& at) {
  const auto covers = [&](const std::string& place) {
    return place == at.place || std::ranges::find(at.above, place) != at.above.end();
  };
  return one.indicator == indicator.code && one.version == indicator.version && one.standard == at.standard &&
         one.first_year <= at.year && at.year <= one.last_year &&
         (one.places.empty() || std::ranges::any_of(one.places, covers)) &&
         (one.zone.empty() || std::ranges::find(at.zones, one.zone) != at.zones.end());
}

const Observation* observed(const Indicator& indicator, const PlaceYear& at, const Grounds& grounds) {
  const Observation* last = nullptr;
  for (const Sighting& sighting : grounds.observations) {
    const Observation& one = *sighting.observation;
    if (one.indicator != indicator.code || one.version != indicator.version || one.place != at.place) continue;
    if (!one.segment.empty()) continue;
    const auto span = read_span(one.period);
    if (span && static_cast<int>(span->last.year()) == at.year) last = &one;
  }
  return last;
}

Judgement open(Unmet why, std::string_view code) {
  return {.outcome = Outcome::undecided, .why = why, .missing = {std::string(code)}};
}

class Judge {
 public:
  Judge(const PlaceYear& at, const Grounds& grounds) : at_(at), grounds_(grounds) {}

  // Each code is judged once: criteria that share parts would otherwise be judged as often as there are ways to them.
  Judgement of(std::string_view code) {
    if (const auto known = judged_.find(code); known != judged_.end()) return known->second;
    if (std::ranges::find(path_, code) != path_.end()) return open(Unmet::cycle, code);
    if (path_.size() >= static_cast<std::size_t>(deepest_criterion)) return open(Unmet::too_deep, code);
    const auto found = grounds_.indicators.find(code);
    if (found == grounds_.indicators.end() || found->second == nullptr) return open(Unmet::unknown, code);
    path_.emplace_back(code);
    Judgement judgement = of(*found->second);
    path_.pop_back();
    // What a cycle or the depth cut short depends on the way that led there, so it is not kept.
    if (judgement.why != Unmet::cycle && judgement.why != Unmet::too_deep) judged_.emplace(code, judgement);
    return judgement;
  }

 private:
  Judgement of(const Indicator& indicator) {
    const Observation* value = observed(indicator, at_, grounds_);
    if (indicator.measure != Measure::criterion) return by_threshold(indicator, value);
    if (value != nullptr)
      return {
          .outcome = value->value.units() != 0 ? Outcome::met : Outcome::missed, .why = Unmet::nothing, .missing = {}};
    return indicator.parts.empty() ? open(Unmet::not_observed, indicator.code) : by_parts(indicator);
  }

  Judgement by_threshold(const Indicator& indicator, const Observation* value) {
    const Threshold* threshold = threshold_in_force(grounds_.thresholds, indicator, at_);
    if (threshold == nullptr) return open(Unmet::no_threshold, indicator.code);
    if (value == nullptr) return open(Unmet::not_observed, indicator.code);
    Target target;
    target.form = TargetForm::level;
    target.op = threshold->op;
    target.value = threshold->value;
    target.upper = threshold->upper;
    const Verdict verdict = judge(target, {.value = value, .direction = indicator.direction});
    if (verdict.outcome == Outcome::undecided) return open(Unmet::undecided, indicator.code);
    return {.outcome = verdict.outcome, .why = Unmet::nothing, .missing = {}};
  }

  Judgement by_parts(const Indicator& indicator) {
    const auto count = static_cast<std::int64_t>(indicator.parts.size());
    const std::int64_t needed = indicator.at_least.value_or(count);
    std::int64_t met = 0;
    std::int64_t missed = 0;
    Judgement undecided{.outcome = Outcome::undecided, .why = Unmet::parts, .missing = {}};
    for (const std::string& part : indicator.parts) {
      const Judgement one = of(part);
      // A criterion that goes round in a circle is wrongly defined, whatever its other parts say.
      if (one.why == Unmet::cycle || one.why == Unmet::too_deep) return one;
      if (one.outcome == Outcome::met) ++met;
      if (one.outcome == Outcome::missed) ++missed;
      for (const std::string& code : one.missing)
        if (std::ranges::find(undecided.missing, code) == undecided.missing.end()) undecided.missing.push_back(code);
    }
    if (met >= needed) return {.outcome = Outcome::met, .why = Unmet::nothing, .missing = {}};
    if (count - missed < needed) return {.outcome = Outcome::missed, .why = Unmet::nothing, .missing = {}};
    return undecided;
  }

  const PlaceYear& at_;
  const Grounds& grounds_;
  std::vector<std::string> path_;
  std::map<std::string, Judgement, std::less<>> judged_;
};

}  // namespace

const Threshold* threshold_in_force(std::span<const Threshold* const> thresholds, const Indicator& indicator,
                                    const PlaceYear& at) {
  const Threshold* last = nullptr;
  for (const Threshold* one : thresholds)
    if (fits(*one, indicator, at)) last = one;
  return last;
}

Judgement judge_criterion(std::string_view code, const PlaceYear& at, const Grounds& grounds) {
  return Judge(at, grounds).of(code);
}

std::optional<int> lost_in(std::span<const std::pair<int, Outcome>> years) {
  std::vector<std::pair<int, Outcome>> in_order(years.begin(), years.end());
  std::ranges::sort(in_order);
  bool met = false;
  for (const auto& [year, outcome] : in_order) {
    if (outcome == Outcome::met) met = true;
    if (outcome == Outcome::missed && met) return year;
  }
  return std::nullopt;
}

}  // namespace tungdong::results
