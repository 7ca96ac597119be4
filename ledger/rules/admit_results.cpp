#include "ledger/record/codec.hpp"
#include "ledger/results/span.hpp"
#include "ledger/rules/admitting.hpp"

namespace tungdong::rules {

using results::Indicator;

const Indicator* Admitting::indicator_version(const std::string& code, std::int64_t version) {
  const auto& versions = facts.shelf<Indicator>().all(code);
  const auto known = std::ranges::find(versions, version, [](const auto& one) { return one.value.version; });
  if (known == versions.end()) {
    refuse("unknown-indicator", {{"indicator", code}, {"version", version}});
    return nullptr;
  }
  if (heading.date < known->date)
    refuse("before-definition",
           {{"indicator", code}, {"version", version}, {"date", heading.date}, {"defined", known->date}});
  return &known->value;
}

void Admitting::check(const results::Intervention& intervention) {
  share("capability_ppm", intervention.capability_ppm);
  share("infrastructure_ppm", intervention.infrastructure_ppm);
  share("support_ppm", intervention.support_ppm);
  const auto sum = intervention.capability_ppm + intervention.infrastructure_ppm + intervention.support_ppm;
  if (sum != 1'000'000) refuse("shares-not-whole", {{"code", intervention.code}, {"sum", sum}});
}

void Admitting::check(const Indicator& indicator) {
  const auto& versions = facts.shelf<Indicator>().all(indicator.code);
  if (std::ranges::any_of(versions, [&](const auto& one) { return one.value.version == indicator.version; }))
    refuse("definition-fixed", {{"indicator", indicator.code}, {"version", indicator.version}});
  if (indicator.lag_from_months.value_or(0) > indicator.lag_to_months.value_or(indicator.lag_from_months.value_or(0)))
    refuse("lag-reversed", {{"indicator", indicator.code}});
  if (indicator.at_least &&
      (*indicator.at_least < 1 || *indicator.at_least > static_cast<std::int64_t>(indicator.parts.size())))
    refuse("at-least-range", {{"indicator", indicator.code},
                              {"count", *indicator.at_least},
                              {"parts", static_cast<std::int64_t>(indicator.parts.size())}});
  if (std::ranges::find(indicator.parts, indicator.code) != indicator.parts.end())
    refuse("own-parent", {{"code", indicator.code}});
  for (const std::string& months : indicator.revisit_months) {
    const auto number = record::read_text<std::int64_t>(months);
    if (!number || *number < 1 || *number > 600)
      refuse("months-range", {{"indicator", indicator.code}, {"text", months}});
  }
}

void Admitting::check(const results::Threshold& threshold) {
  indicator_version(threshold.indicator, threshold.version);
  years(threshold.first_year, threshold.last_year);
  between(threshold.indicator, threshold.op, threshold.value, threshold.upper);
}

void Admitting::check(const results::PriceIndex& index) {
  period(index.period);
  if (index.value <= money::Decimal())
    refuse("value-not-positive", {{"code", index.code}, {"value", index.value.text()}});
}

void Admitting::check(const results::Promise& promise) {
  indicator_version(promise.indicator, promise.version);
  holder(promise.holder, {chart::HolderType::unit, chart::HolderType::project});
  if (promise.quantity <= money::Decimal())
    refuse("value-not-positive", {{"code", promise.indicator}, {"value", promise.quantity.text()}});
  if (promise.unit_cost) positive("unit_cost", *promise.unit_cost);
}

void Admitting::check(const results::Revisit& revisit) {
  const Indicator* indicator = indicator_version(revisit.indicator, revisit.version);
  period(revisit.delivered);
  if (revisit.visited < 1 || revisit.working < 0 || revisit.working > revisit.visited)
    refuse("revisit-counts",
           {{"project", revisit.project}, {"working", revisit.working}, {"visited", revisit.visited}});
  if (indicator != nullptr) {
    const auto& due = indicator->revisit_months;
    if (std::ranges::find(due, std::to_string(revisit.months)) == due.end())
      refuse("revisit-not-due", {{"indicator", revisit.indicator}, {"months", revisit.months}});
  }
  const auto delivered = results::read_span(revisit.delivered);
  if (delivered && heading.date < delivered->first)
    refuse("revisit-before", {{"project", revisit.project}, {"date", heading.date}, {"delivered", delivered->first}});
}

void Admitting::check(const results::Study& study) {
  indicator_version(study.indicator, study.version);
  period(study.period);
  if (study.project.empty() == study.place.empty()) refuse("place-or-project", {{"indicator", study.indicator}});
  if (study.lower.has_value() != study.higher.has_value() ||
      (study.lower && (*study.lower > study.effect || study.effect > *study.higher)))
    refuse("interval-ends", {{"code", study.code}});
  if (!facts.shelf<results::Study>().all(study.code).empty())
    refuse("recorded-already", {{"kind", std::string(results::Study::kind)}, {"code", study.code}});
}

void Admitting::check(const results::Link& link) {
  share("share_ppm", link.share_ppm);
  indicator_version(link.indicator, link.version);
  std::int64_t sum = link.share_ppm;
  const auto& links = facts.shelf<results::Link>().all(link.project);
  for (auto one = links.begin(); one != links.end(); ++one) {
    const auto same = [&](const auto& other) { return other.value.indicator == one->value.indicator; };
    if (one->value.indicator != link.indicator && std::none_of(one + 1, links.end(), same)) sum += one->value.share_ppm;
  }
  if (sum > 1'000'000) refuse("shares-over-whole", {{"project", link.project}, {"sum", sum}});
  const auto* project = facts.shelf<chart::Project>().on(link.project, heading.date);
  if (project != nullptr && project->until && *project->until < heading.date && link.share_ppm > 0)
    refuse("project-ended", {{"project", link.project}, {"until", *project->until}, {"date", heading.date}});
}

void Admitting::check(const results::Target& target) {
  indicator_version(target.indicator, target.version);
  between(target.indicator, target.op, target.value, target.upper);
  if (target.form == results::TargetForm::ratio_to_indicator && target.other_indicator.empty())
    refuse("field-missing", {{"kind", std::string("target")}, {"field", std::string("other_indicator")}});
}

void Admitting::check(const results::Observation& observation) {
  const Indicator* indicator = indicator_version(observation.indicator, observation.version);
  const int subjects = !observation.place.empty() + !observation.project.empty() + !observation.contract.empty();
  if (subjects != 1) refuse("place-or-project", {{"indicator", observation.indicator}});
  segment(observation);
  if (indicator != nullptr) value_fits(observation, indicator->measure);
  if (observation.numerator.has_value() != observation.denominator.has_value() ||
      (observation.denominator && *observation.denominator <= money::Decimal()))
    refuse("rate-parts", {{"indicator", observation.indicator}});
  if (observation.corrects) {
    const auto& all = facts.shelf<results::Observation>().all(observation.indicator);
    if (std::ranges::none_of(all, [&](const auto& one) { return one.record == *observation.corrects; }))
      refuse("corrects-unknown", {{"record", *observation.corrects}});
  }
}

void Admitting::check(const results::Gap&) {}

void Admitting::check(const results::Figure& figure) {
  if (figure.amount.has_value() == figure.value.has_value()) refuse("amount-or-value", {{"code", figure.code}});
  if (figure.value && figure.unit.empty())
    refuse("field-missing", {{"kind", std::string("figure")}, {"field", std::string("unit")}});
  if (!facts.shelf<results::Figure>().all(figure.code).empty())
    refuse("recorded-already", {{"kind", std::string(results::Figure::kind)}, {"code", figure.code}});
}

void Admitting::period(const std::string& text) {
  if (!results::read_span(text)) refuse("period-malformed", {{"text", text}});
}

void Admitting::between(const std::string& indicator, results::Operator op, const money::Decimal& value,
                        const std::optional<money::Decimal>& upper) {
  if (op == results::Operator::between && (!upper || *upper < value))
    refuse("target-between", {{"indicator", indicator}});
}

void Admitting::segment(const results::Observation& observation) {
  const std::size_t colon = observation.segment.find(':');
  const bool good = observation.segment.empty() ||
                    (colon != std::string::npos && colon > 0 && colon + 1 < observation.segment.size());
  if (!good) refuse("segment-malformed", {{"indicator", observation.indicator}, {"text", observation.segment}});
}

void Admitting::value_fits(const results::Observation& observation, results::Measure measure) {
  const money::Decimal& value = observation.value;
  const money::Decimal none;
  if (measure == results::Measure::criterion && value != none && value != money::Decimal(1, 0))
    refuse("criterion-value", {{"indicator", observation.indicator}, {"value", value.text()}});
  if (measure == results::Measure::progress && (value < none || value > money::Decimal(100, 0)))
    refuse("progress-value", {{"indicator", observation.indicator}, {"value", value.text()}});
}

}  // namespace tungdong::rules
