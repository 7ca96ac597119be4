#include "ledger/rules/closed.hpp"

#include <algorithm>
#include <array>

#include "ledger/rules/parameter.hpp"
#include "ledger/rules/policy.hpp"

namespace tungdong::rules {

namespace {

using chart::Closing;

bool covers(const Facts& facts, const Closed& closing, Date day, std::optional<int> plan_year) {
  if (reopened(facts, closing)) return false;
  const chart::AccountingPeriod& period = closing.value.period;
  if (day <= period.last_by_calendar()) return true;
  if (!plan_year || !period.is_year() || *plan_year > period.year) return false;
  const auto adjusted = adjustment_end(facts, period.year, closing.date);
  return adjusted && day <= *adjusted;
}

void refuse(const Closed& closing, Date day, std::optional<std::int64_t> line, words::Refusals& refusals) {
  words::Refusal refusal{"period-closed",
                         {{"unit", closing.value.unit},
                          {"period", closing.value.period.text()},
                          {"record", closing.record},
                          {"date", day}}};
  if (line) refusal.args.emplace_back("line", *line);
  if (std::ranges::find(refusals, refusal) == refusals.end()) refusals.push_back(std::move(refusal));
}

// Sealed by the closings of the unit that they are about.
constexpr std::array of_a_unit{chart::Unit::kind,         chart::Succession::kind, chart::Zone::kind,
                               chart::UnitClass::kind,    chart::Project::kind,    chart::Contract::kind,
                               chart::Ceiling::kind,      results::Link::kind,     chart::Acceptance::kind,
                               chart::Beneficiaries::kind};
// Sealed by anybody's.
constexpr std::array of_all{chart::Source::kind,      chart::Component::kind,      chart::Mapping::kind,
                            chart::Rule::kind,        results::Intervention::kind, results::Indicator::kind,
                            results::Threshold::kind, results::PriceIndex::kind};

}  // namespace

bool reopened(const Facts& facts, const Closed& closing) {
  return std::ranges::any_of(facts.shelf<chart::Reopening>().under(closing.value.unit),
                             [&](const auto& known) { return known.value.closing == closing.record; });
}

const Closed* last_closing(const Facts& facts, const std::string& unit) {
  const auto closings = facts.shelf<Closing>().under(unit);
  const auto last = std::ranges::find_if(closings.rbegin(), closings.rend(),
                                         [&](const Closed& closing) { return !reopened(facts, closing); });
  return last == closings.rend() ? nullptr : &*last;
}

std::optional<Date> adjustment_end(const Facts& facts, int year, Date on) {
  const chart::Rule* rule = facts.rule("year-end/adjustment", on);
  const auto deadline = rule == nullptr ? std::nullopt : Deadline::read(rule->value);
  return deadline ? std::optional(deadline->in(year)) : std::nullopt;
}

const Closed* closed_by(const Facts& facts, const std::string& unit, Date day, std::optional<int> plan_year) {
  if (facts.shelf<Closing>().size() == 0) return nullptr;
  std::string code = unit;
  for (std::size_t step = 0; step <= chart::deepest_tree && !code.empty(); ++step) {
    for (const Closed& closing : facts.shelf<Closing>().under(code))
      if (covers(facts, closing, day, plan_year)) return &closing;
    const chart::Unit* known = facts.shelf<chart::Unit>().last(code);
    code = known == nullptr ? std::string() : known->parent;
  }
  return nullptr;
}

void guard_open_period(const Facts& facts, const Heading& heading, const Resolved& line, words::Refusals& refusals) {
  const int year = window_year(line.line->period);
  for (const chart::Unit* unit : {line.from_unit, line.to_unit})
    if (unit != nullptr)
      if (const Closed* closing = closed_by(facts, unit->code, heading.date, year))
        return refuse(*closing, heading.date, line.number, refusals);
}

void guard_open_period(const Facts& facts, const Heading& heading, const Body& body, words::Refusals& refusals) {
  if (facts.shelf<Closing>().size() == 0) return;
  const std::string_view kind = kind_of(body);
  if (std::ranges::find(of_a_unit, kind) != of_a_unit.end())
    for (const std::string& unit : units_of(facts, body))
      if (const Closed* closing = closed_by(facts, unit, heading.date, std::nullopt))
        return refuse(*closing, heading.date, std::nullopt, refusals);
  if (std::ranges::find(of_all, kind) == of_all.end()) return;
  const Closed* found = nullptr;
  facts.shelf<Closing>().for_each([&](std::string_view, const auto& closings) {
    for (const Closed& closing : closings)
      if (found == nullptr && covers(facts, closing, heading.date, std::nullopt)) found = &closing;
  });
  if (found != nullptr) refuse(*found, heading.date, std::nullopt, refusals);
}

}  // namespace tungdong::rules
