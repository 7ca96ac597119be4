#include <algorithm>

#include "ledger/results/change.hpp"
#include "ledger/results/span.hpp"
#include "ledger/results/verdict.hpp"
#include "reports/outcome_facts.hpp"

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

Text aim(const Target& target) {
  std::vector<Named> args{{"op", named("operator_sign", target.op)}, {"value", target.value}};
  Text text = term("outcomes.aim", std::move(args));
  if (target.op == results::Operator::between && target.upper)
    text = term("outcomes.aim_between", {{"value", target.value}, {"upper", *target.upper}});
  return target.form == results::TargetForm::level ? text : joined({text, named("target_form", target.form)}, " ");
}

}  // namespace

Table targets(Scope& scope, const OutcomeFacts& facts, Sources& sources) {
  Table table = make_table("targets", term("outcomes.targets"),
                           {{"indicator", term("column.indicator"), ColumnType::text},
                            {"place", term("column.place"), ColumnType::code},
                            {"period", term("column.period"), ColumnType::code},
                            {"target", term("column.target"), ColumnType::text},
                            {"actual", term("column.actual"), ColumnType::number},
                            {"unit", term("column.unit_of_measure"), ColumnType::text},
                            {"outcome", term("outcomes.verdict"), ColumnType::text},
                            {"share", term("outcomes.share_of_target"), ColumnType::percent},
                            {"document", term("column.document"), ColumnType::code}});
  // A target recorded again for the same indicator, version, place and period is a new version of it.
  std::map<std::tuple<std::string, std::int64_t, std::string, std::string>, std::int64_t> last;
  const auto known_targets = book::records_of<Target>(scope.store(), scope.moment());
  for (const auto& known : known_targets) {
    const Target& target = known.value;
    last[{target.indicator, target.version, target.place, target.period}] = known.record;
  }
  std::map<results::Outcome, std::int64_t> count;
  for (const auto& known : known_targets) {
    const Target& target = known.value;
    if (last[{target.indicator, target.version, target.place, target.period}] != known.record) continue;
    if (!scope.takes_place(target.place)) continue;
    const auto values = values_for(facts, target);
    const results::Indicator* indicator = facts.indicator(target.indicator, target.version);
    const Observation* base = base_for(facts, target);
    const auto verdict = judge(target, values,
                               {.value = nullptr,
                                .base = base,
                                .other = other_for(facts, target),
                                .direction = indicator == nullptr ? results::Direction::up : indicator->direction});
    ++count[verdict.outcome];
    const Observation* value = values.size() == 1 ? values.front().observation : nullptr;
    const auto share = results::share_of_target(base, value, target);
    std::vector<std::string> documents{known.doc};
    for (const Sighting& one : values)
      if (std::ranges::find(documents, one.doc) == documents.end()) documents.push_back(one.doc);
    Row row;
    row.cells = {facts.name(target.indicator, target.version), Code{target.place}, Code{target.period}, aim(target)};
    row.cells.push_back(values.empty() ? Cell(Empty{named("undecided", results::Undecided::not_measured)})
                                       : Cell(values.back().observation->value));
    row.cells.emplace_back(facts.unit(target.indicator, target.version));
    row.cells.emplace_back(verdict.why == results::Undecided::nothing
                               ? named("outcome", verdict.outcome)
                               : joined({named("outcome", verdict.outcome), named("undecided", verdict.why)}, ": "));
    row.cells.push_back(share ? Cell(*share) : Cell(Empty{named("no_share", share.error())}));
    row.cells.push_back(sources.cite(documents));
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty())
    table.notes.push_back(term("outcomes.targets_count", {{"met", count[results::Outcome::met]},
                                                          {"missed", count[results::Outcome::missed]},
                                                          {"undecided", count[results::Outcome::undecided]},
                                                          {"all", static_cast<std::int64_t>(table.rows.size())}}));
  return table;
}

}  // namespace tungdong::reports
