#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "ledger/money/wide.hpp"
#include "ledger/record/codec.hpp"
#include "ledger/rules/guard.hpp"
#include "ledger/rules/parameter.hpp"
#include "ledger/rules/reconciliation.hpp"

namespace tungdong::rules {

namespace {

using chart::Capital;
using chart::Family;
using chart::Level;

struct Look {
  Facts& facts;
  const Heading& heading;
  const Resolved& line;
  words::Refusals& refusals;

  void refuse(std::string_view code, std::vector<std::pair<std::string_view, words::Arg>> args = {}) {
    refusals.push_back(rules::refuse(code, line, std::move(args)));
  }
  std::string_view attribute(Attribute attribute) const { return line.line->attributes[attribute]; }
  bool in_force(const std::string& code) const { return facts.rule(code, heading.date) != nullptr; }
  int year() const { return window_year(line.line->period); }
};

bool budget_level(Level level) {
  return level <= Level::commune;
}

std::string level_rule(Level level) {
  return std::string("level/").append(record::name_of(level));
}

void open_unit(Look& look) {
  const chart::Unit& unit = *look.line.to_unit;
  const Date date = look.heading.date;
  if (unit.until && *unit.until < date) look.refuse("unit-closed", {{"unit", unit.code}, {"until", *unit.until}});
  if (unit.from && date < *unit.from) look.refuse("unit-not-yet", {{"unit", unit.code}, {"from", *unit.from}});
  if (!look.in_force(level_rule(unit.level)))
    look.refuse("level-not-in-force", {{"level", std::string(record::name_of(unit.level))}, {"date", date}});
  // Money of a level that has ended may still be used up and succeeded to; none enters.
  const Level source_level = look.line.source->level;
  const bool enters = look.line.line->from.stage == chart::Stage::origin;
  if (enters && budget_level(source_level) && source_level != unit.level && !look.in_force(level_rule(source_level)))
    look.refuse("level-not-in-force", {{"level", std::string(record::name_of(source_level))}, {"date", date}});
}

// Who still is there keeps what it has: a unit that goes on gives money on as any other does.
void ended_unit(Look& look) {
  const chart::Unit& unit = *look.line.from_unit;
  const bool ended = unit.until && *unit.until < look.heading.date;
  if (!ended && look.in_force(level_rule(unit.level)))
    look.refuse("unit-still-open", {{"unit", unit.code}, {"date", look.heading.date}});
}

void level_fits(Look& look) {
  const chart::Source& source = *look.line.source;
  const chart::Unit& unit = *look.line.to_unit;
  const bool budget = source.family == Family::budget || source.family == Family::oda;
  bool fits = budget && (source.level == Level::unstated || source.level == unit.level);
  if (budget && !fits && budget_level(source.level)) {
    // Or one step below: the next level that is in force on the date.
    auto step = static_cast<Level>(static_cast<int>(source.level) + 1);
    while (step < Level::commune && !look.in_force(level_rule(step)))
      step = static_cast<Level>(static_cast<int>(step) + 1);
    fits = step == unit.level;
  }
  if (!fits)
    look.refuse("level-mismatch", {{"source", source.code},
                                   {"source_level", std::string(record::name_of(source.level))},
                                   {"unit", unit.code},
                                   {"unit_level", std::string(record::name_of(unit.level))}});
}

void leaf(Look& look) {
  if (!look.line.component->leaf) look.refuse("not-leaf", {{"component", look.line.component->code}});
}

void basis(Look& look) {
  if (!look.in_force("reallocate")) look.refuse("no-basis", {{"date", look.heading.date}});
}

void contract_in_force(Look& look) {
  const chart::Contract& contract = *look.line.contract;
  const Date date = look.heading.date;
  const Date from = contract.from.value_or(date);  // it is there: no contract is admitted without
  if (date < from || (contract.until && *contract.until < date))
    look.refuse(
        "contract-not-in-force",
        {{"contract", contract.code}, {"from", from}, {"until", contract.until.value_or(from)}, {"date", date}});
}

void list_or_acceptance(Look& look) {
  const std::string list(look.attribute(Attribute::list));
  if (list.empty()) return;
  const auto* approved = look.facts.shelf<chart::Beneficiaries>().last(record::place(look.line.project_code, list));
  if (approved == nullptr) {
    look.refuse("unknown-list", {{"list", list}, {"project", look.line.project_code}});
    return;
  }
  const std::string mark = list_mark(look.line.project_code, list);
  const Mark* used = look.facts.mark(mark);
  if (used != nullptr && used->record != look.heading.record) {
    look.refuse("list-used", {{"list", list}, {"record", used->record}});
    return;
  }
  money::Dong sum;
  for (const Line& line : look.line.entry->lines)
    if (line.attributes[Attribute::list] == list && line.from.holder == look.line.line->from.holder &&
        line.amount > money::Dong(0))
      sum += line.amount;
  if (sum != approved->amount && used == nullptr)
    look.refuse("list-sum", {{"list", list}, {"sum", approved->amount}, {"amount", sum}});
  if (used != nullptr) return;
  look.facts.put_mark(mark, {look.heading.record, look.heading.doc});
  look.facts.pay_list(look.line.project_code, approved->amount);
}

void linked(Look& look) {
  const std::string_view serves = look.attribute(Attribute::serves);
  if (serves == "none") return;
  if (!serves.empty()) {
    const auto served = read_serves(serves);
    if (!served) {
      look.refuse("serves-malformed", {{"serves", std::string(serves)}});
      return;
    }
    for (const Served& one : *served) {
      const auto& versions = look.facts.shelf<results::Indicator>().all(one.indicator);
      if (std::ranges::none_of(versions, [&](const auto& known) { return known.value.version == one.version; }))
        look.refuse("unknown-indicator", {{"indicator", one.indicator}, {"version", one.version}});
    }
    return;
  }
  const auto& links = look.facts.shelf<results::Link>().all(look.line.project_code);
  bool any = false;
  for (auto link = links.begin(); link != links.end(); ++link) {
    const auto replaces = [&](const auto& later) { return later.value.indicator == link->value.indicator; };
    any = any || (link->value.share_ppm > 0 && std::none_of(link + 1, links.end(), replaces));
  }
  if (!any) look.refuse("unlinked", {{"project", look.line.project_code}});
}

void window(Look& look) {
  const Line& line = *look.line.line;
  if (look.line.source->capital == Capital::none) return;
  const bool in_transit = look.attribute(Attribute::in_transit) == "true";
  const std::string code = window_code(line.kind, look.line.source->capital, line.period, in_transit);
  const chart::Rule* rule = look.facts.rule(code, look.heading.date);
  const auto value = rule == nullptr ? std::nullopt : Window::read(rule->value);
  if (!value) {
    look.refuse("rule-missing", {{"rule", code}, {"date", look.heading.date}});
    return;
  }
  const Date first = value->first.in(line.period.is_span() ? line.period.first : look.year());
  const Date last = value->last.in(look.year());
  if (look.heading.date < first || last < look.heading.date)
    look.refuse("outside-window", {{"kind", std::string(record::name_of(line.kind))},
                                   {"date", look.heading.date},
                                   {"first", first},
                                   {"last", last},
                                   {"basis", rule->basis}});
}

const Mark* settlement(Look& look, std::string_view unit, int year) {
  return look.facts.mark(settlement_mark(unit, year));
}

void year_not_settled(Look& look, std::string_view unit, int year) {
  if (const Mark* settled = settlement(look, unit, year))
    look.refuse("year-settled", {{"unit", std::string(unit)},
                                 {"year", std::int64_t{year}},
                                 {"record", settled->record},
                                 {"doc", settled->doc}});
}

// A reversal may touch a settled year where its original might: a disallowance or a refund after the settlement.
void year_open(Look& look) {
  const Line& line = *look.line.line;
  if (line.kind == Kind::reverse) {
    Line original;
    original.kind = line.of.value_or(Kind::reverse);
    original.from = line.to;
    original.to = line.from;
    const Flow* flow = find_flow(original);
    if (flow != nullptr && !flow->guards.has(Guard::year_open) && !flow->guards.has(Guard::settles_year)) return;
  }
  const Resolved& ends = look.line;
  const int to_year = line.to_period ? window_year(*line.to_period) : look.year();
  if (!ends.from_budget.empty()) year_not_settled(look, ends.from_budget, look.year());
  if (ends.to_budget.empty() || (ends.to_budget == ends.from_budget && to_year == look.year())) return;
  year_not_settled(look, ends.to_budget, to_year);
}

void year_settled(Look& look) {
  if (settlement(look, look.line.from_budget, look.year()) == nullptr)
    look.refuse("year-not-settled",
                {{"unit", std::string(look.line.from_budget)}, {"year", std::int64_t{look.year()}}});
}

void settles_year(Look& look) {
  const std::string_view unit = look.line.from_budget;
  const Mark* settled = settlement(look, unit, look.year());
  if (settled == nullptr)
    look.facts.put_mark(settlement_mark(unit, look.year()), {look.heading.record, look.heading.doc});
  else if (settled->doc != look.heading.doc)
    year_not_settled(look, unit, look.year());
}

void once(Look& look) {
  const chart::Holder& holder = look.line.line->to.holder;
  const std::string name = opening_mark(holder);
  const Mark* opened = look.facts.mark(name);
  if (opened != nullptr) {
    if (opened->record != look.heading.record)
      look.refuse("already-opened", {{"holder", holder.text()}, {"record", opened->record}});
    return;
  }
  const std::string owner =
      holder.type == chart::HolderType::unit ? holder.text() : "project:" + look.line.project_code;
  for (const std::size_t index : look.facts.owned(owner)) {
    const AccountState& account = look.facts.at(index);
    const bool used = account.balance != money::Dong() || account.plan != money::Dong();
    if (used && account.account.stand.holder == holder) {
      look.refuse("holder-in-use", {{"holder", holder.text()}});
      return;
    }
  }
  look.facts.put_mark(name, {look.heading.record, look.heading.doc});
}

void upper_named(Look& look) {
  const std::string_view upper = look.attribute(Attribute::upper);
  if (upper.empty()) {
    look.refuse("upper-missing");
    return;
  }
  const std::string name = upper_mark(upper);
  if (const Mark* received = look.facts.mark(name))
    look.refuse("received-already", {{"upper", std::string(upper)}, {"record", received->record}});
  else
    look.facts.put_mark(name, {look.heading.record, look.heading.doc});
}

void finding(Look& look) {
  if (look.attribute(Attribute::finding).empty()) look.refuse("finding-missing");
}

void reconciled(Look& look) {
  const int year = look.line.line->period.last;
  const std::string unit(look.line.from_budget);
  const auto& reconciliations = look.facts.shelf<chart::Reconciliation>().all(unit);
  const bool agreed = year_agrees(reconciliations, year, look.heading.date);
  if (!agreed) look.refuse("not-reconciled", {{"unit", unit}, {"year", std::int64_t{year}}});
}

void carry_reason(Look& look) {
  const Line& line = *look.line.line;
  const std::string reason(look.attribute(Attribute::reason));
  const chart::Rule* rule = look.facts.rule("carry-reason/" + reason, look.heading.date);
  const auto deadline = rule == nullptr ? std::nullopt : Deadline::read(rule->value);
  if (!deadline) {
    look.refuse("carry-reason", {{"reason", reason}, {"date", look.heading.date}});
    return;
  }
  chart::Period next_year = line.period;
  next_year.extended = static_cast<std::int16_t>(line.period.last + 1);
  if (line.period.is_extended() || line.to_period != next_year) {
    look.refuse("carry-period", {{"period", line.period.text()},
                                 {"to_period", line.to_period ? line.to_period->text() : line.period.text()}});
    return;
  }
  if (deadline->in(line.period.last) < look.heading.date)
    look.refuse("carry-too-late", {{"reason", reason}, {"last", deadline->in(line.period.last)}});
}

void mapped(Look& look) {
  const Line& line = *look.line.line;
  if (line.to_component.empty() || line.to_component == line.component) return;
  const auto& mappings = look.facts.shelf<chart::Mapping>().all(line.component);
  const bool recorded = std::ranges::any_of(mappings, [&](const auto& known) {
    return known.value.successor == line.to_component && known.date <= look.heading.date;
  });
  if (!recorded) look.refuse("not-mapped", {{"component", line.component}, {"to_component", line.to_component}});
}

void in_kind(Look& look) {
  if (look.line.source->family != Family::community_in_kind)
    look.refuse("wrong-family", {{"source", look.line.source->code}, {"expected", std::string("community-in-kind")}});
  const auto quantity = record::read_text<money::Decimal>(look.attribute(Attribute::quantity));
  const auto price = record::read_text<money::Dong>(look.attribute(Attribute::unit_price));
  if (!quantity || !price || look.attribute(Attribute::price_source).empty()) {
    look.refuse("in-kind-missing");
    return;
  }
  const money::Wide left = money::Wide{quantity->units()} * price->count();
  const money::Wide right = money::Wide{look.line.line->amount.count()} * money::ten_to(quantity->places());
  if (left != right)
    look.refuse("in-kind-value",
                {{"quantity", quantity->text()}, {"price", *price}, {"amount", look.line.line->amount}});
}

void cash_family(Look& look) {
  const Family family = look.line.source->family;
  if (family != Family::enterprise && family != Family::community_cash && family != Family::integrated)
    look.refuse("wrong-family", {{"source", look.line.source->code}, {"expected", std::string("community-cash")}});
}

void credit_family(Look& look) {
  if (look.line.source->family != Family::credit)
    look.refuse("wrong-family", {{"source", look.line.source->code}, {"expected", std::string("credit")}});
}

// Policy credit goes back to the bank's fund: at the project's disposal it would be spent as if it were budget.
void budget_family(Look& look) {
  if (look.line.source->family != Family::budget)
    look.refuse("wrong-family", {{"source", look.line.source->code}, {"expected", std::string("budget")}});
}

// Given back, goods would be money to spend.
void in_money(Look& look) {
  if (look.line.source->family == Family::community_in_kind) look.refuse("in-kind-refund");
}

void entrusted(Look& look) {
  const chart::Source& source = *look.line.source;
  const bool local = source.family == Family::budget && source.level != Level::central && budget_level(source.level);
  if (!local) look.refuse("wrong-family", {{"source", source.code}, {"expected", std::string("budget")}});
  if (!look.in_force("entrust-policy-bank"))
    look.refuse("rule-missing", {{"rule", std::string("entrust-policy-bank")}, {"date", look.heading.date}});
}

// Money sent provisionally is marked, so that a later decision confirms it; the difference names what it completes.
void provisional(Look& look) {
  static constexpr std::array going{Kind::appropriate, Kind::send, Kind::allot};
  const Kind kind = look.line.line->kind;
  const bool down = std::ranges::find(going, kind) != going.end();
  const std::string_view sort = look.attribute(Attribute::provisional);
  const std::string_view confirmed = look.attribute(Attribute::confirms);
  if (sort.empty() && confirmed.empty()) return;
  const std::string place = fmt::format("{}.{}", look.heading.record, look.line.number);
  const Mark here{look.heading.record, look.heading.doc};
  if (!down && (kind != Kind::withdraw || !sort.empty()))
    look.refuse("provisional-kind", {{"kind", std::string(record::name_of(kind))}});
  if (!sort.empty()) {
    if (sort != "tam-cap" && sort != "ung-truoc") look.refuse("provisional-sort", {{"text", std::string(sort)}});
    look.facts.put_mark(provisional_mark(place), here);
  }
  if (!confirmed.empty()) {
    if (look.facts.mark(provisional_mark(confirmed)) == nullptr)
      look.refuse("not-provisional", {{"text", std::string(confirmed)}});
    look.facts.put_mark(difference_mark(confirmed, place), here);
  }
}

struct LineGuard {
  Guard guard;
  void (*check)(Look&);
};

constexpr std::array checks{
    LineGuard{Guard::open_unit, open_unit},
    LineGuard{Guard::level_fits, level_fits},
    LineGuard{Guard::leaf, leaf},
    LineGuard{Guard::basis, basis},
    LineGuard{Guard::contract_in_force, contract_in_force},
    LineGuard{Guard::accepted_or_listed, list_or_acceptance},
    LineGuard{Guard::linked, linked},
    LineGuard{Guard::window, window},
    LineGuard{Guard::year_open, year_open},
    LineGuard{Guard::year_settled, year_settled},
    LineGuard{Guard::settles_year, settles_year},
    LineGuard{Guard::once, once},
    LineGuard{Guard::upper_named, upper_named},
    LineGuard{Guard::finding, finding},
    LineGuard{Guard::reconciled, reconciled},
    LineGuard{Guard::carry_reason, carry_reason},
    LineGuard{Guard::mapped, mapped},
    LineGuard{Guard::in_kind, in_kind},
    LineGuard{Guard::cash_family, cash_family},
    LineGuard{Guard::credit_family, credit_family},
    LineGuard{Guard::entrusted, entrusted},
    LineGuard{Guard::budget_family, budget_family},
    LineGuard{Guard::in_money, in_money},
    LineGuard{Guard::ended_unit, ended_unit},
};

// What stands before a sign, and what behind it.
std::pair<std::string_view, std::string_view> cut(std::string_view text, char sign) {
  const auto before = text.substr(0, text.find(sign));
  return {before, text.substr(std::min(text.size(), before.size() + 1))};
}

}  // namespace

words::Refusal refuse(std::string_view code, const Resolved& line,
                      std::vector<std::pair<std::string_view, words::Arg>> args) {
  args.emplace_back("line", line.number);
  return {code, std::move(args)};
}

void guard_line(Facts& facts, const Heading& heading, const Resolved& line, words::Refusals& refusals) {
  Look look{facts, heading, line, refusals};
  for (const LineGuard& one : checks)
    if (line.flow->guards.has(one.guard)) one.check(look);
  if (line.line->kind != Kind::reverse) provisional(look);
}

std::optional<std::vector<Served>> read_serves(std::string_view text) {
  std::vector<Served> served;
  std::int64_t sum = 0;
  while (!text.empty()) {
    const auto [one, rest] = cut(text, '|');
    const auto [indicator, said] = cut(one, '@');
    const auto [number, ppm] = cut(said, '=');
    const auto version = record::read_text<std::int64_t>(number);
    const auto share = record::read_text<std::int64_t>(ppm);
    if (indicator.empty() || !version || !share || *share <= 0 || *share > 1'000'000) return std::nullopt;
    sum += *share;
    served.push_back({std::string(indicator), *version, *share});
    text = rest;
  }
  if (served.empty() || sum > 1'000'000) return std::nullopt;
  return served;
}

}  // namespace tungdong::rules
