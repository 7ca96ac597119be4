#include "ledger/record/codec.hpp"
#include "ledger/results/purpose.hpp"
#include "ledger/rules/accepted.hpp"
#include "ledger/rules/admitting.hpp"
#include "ledger/rules/parameter.hpp"
#include "ledger/rules/post.hpp"

namespace tungdong::rules {

namespace {

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

// Of a source nothing that money depends on changes.
template <class... Members>
void unchanged(Admitting& admitting, const chart::Source& source, Members... members) {
  const auto* known = admitting.facts.shelf<chart::Source>().last(source.code);
  if (known != nullptr && ((known->*members != source.*members) || ...))
    admitting.refuse("source-fixed", {{"source", source.code}});
}

// A node of a tree may not stand below itself, by however many steps.
template <class T>
void below_itself(Admitting& admitting, const T& node) {
  std::string above = node.parent;
  for (std::size_t step = 0; !above.empty() && step < chart::deepest_tree; ++step) {
    if (above == node.code) return admitting.refuse("own-parent", {{"code", node.code}});
    const T* parent = admitting.facts.shelf<T>().last(above);
    above = parent == nullptr ? std::string() : parent->parent;
  }
}

}  // namespace

void Admitting::check(const chart::BookHead& head) {
  if (heading.record != 1) refuse("book-head-again");
  if (head.edition < 1 || head.edition > edition)
    refuse("edition-unknown", {{"edition", head.edition}, {"newest", std::int64_t{edition}}});
}

void Admitting::check(const chart::Document& document) {
  follows(document);
  if (document.parts && *document.parts < 1) refuse("parts-range", {{"parts", *document.parts}});
  if (!document.sha256.empty() && (document.sha256.size() != 64 || !std::ranges::all_of(document.sha256, is_hex)))
    refuse("sha256-malformed", {{"text", document.sha256}});
}

void Admitting::check(const chart::Rule& rule) {
  ordered(rule.from, rule.until);
  const auto form = parameter_form(rule.code);
  if (!form)
    refuse("rule-unknown", {{"rule", rule.code}});
  else if (!well_formed(*form, rule.value))
    refuse("rule-value", {{"rule", rule.code}, {"value", rule.value}});
  if (rule.code.starts_with("approval/")) policy(rule);
}

void Admitting::check(const chart::Source& source) {
  unchanged(*this, source, &chart::Source::level, &chart::Source::capital, &chart::Source::family);
}

void Admitting::check(const chart::Unit& unit) {
  follows(unit);
  ordered(unit.from, unit.until);
  below_itself(*this, unit);
  const chart::Unit* parent = unit.parent.empty() ? nullptr : facts.shelf<chart::Unit>().last(unit.parent);
  if (parent != nullptr && parent->level > unit.level)
    refuse("parent-below", {{"code", unit.code}, {"parent", unit.parent}});
}

void Admitting::check(const chart::Succession& succession) {
  if (succession.unit == succession.successor) refuse("own-successor", {{"code", succession.unit}});
  if (!succession.share_ppm) return;
  share("share_ppm", *succession.share_ppm);
  std::int64_t sum = *succession.share_ppm;
  for (const auto& known : facts.shelf<chart::Succession>().all(succession.unit))
    sum += known.value.share_ppm.value_or(0);
  if (sum > 1'000'000) refuse("succession-shares", {{"unit", succession.unit}, {"sum", sum}});
}

void Admitting::check(const chart::Zone& zone) {
  years(zone.first_year, zone.last_year);
}

void Admitting::check(const chart::UnitClass& unit_class) {
  years(unit_class.first_year, unit_class.last_year);
}

void Admitting::check(const chart::Component& component) {
  follows(component);
  ordered(component.from, component.until);
  below_itself(*this, component);
  const auto* parent = component.parent.empty() ? nullptr : facts.shelf<chart::Component>().last(component.parent);
  if (parent != nullptr && parent->leaf)
    refuse("parent-is-leaf", {{"code", component.code}, {"parent", component.parent}});
}

void Admitting::check(const chart::Mapping&) {}

void Admitting::check(const chart::Project& project) {
  follows(project);
  ordered(project.from, project.until);
  positive("investment", project.investment);
  if (!results::well_weighted(project.interventions)) refuse("weights-malformed", {{"project", project.code}});
  const auto* component = facts.shelf<chart::Component>().last(project.component);
  if (component != nullptr && !component->leaf) refuse("not-leaf", {{"component", project.component}});
}

void Admitting::check(const chart::Contract& contract) {
  follows(contract);
  ordered(contract.from, contract.until);
  positive("value", contract.value);
  const auto* known = facts.shelf<chart::Contract>().last(contract.code);
  if (known != nullptr && known->project != contract.project)
    refuse("contract-moved", {{"contract", contract.code}, {"project", known->project}});
  const auto& percent = contract.advance_percent;
  if (percent && (*percent < money::Decimal() || *percent > money::Decimal(100, 0)))
    refuse("percent-range", {{"percent", percent->text()}});
}

void Admitting::check(const chart::Ceiling& ceiling) {
  positive("amount", ceiling.amount);
  years(ceiling.first_year, ceiling.last_year);
  holder(ceiling.holder, {chart::HolderType::unit, chart::HolderType::project});
}

void Admitting::check(const chart::Acceptance& acceptance) {
  const bool less = acceptance.amount < money::Dong();
  positive("amount", less ? -acceptance.amount : acceptance.amount);
  holder(acceptance.holder, {chart::HolderType::project, chart::HolderType::contract});
  if (!facts.shelf<chart::Acceptance>().all(record::place_of(acceptance)).empty())
    refuse("recorded-already", {{"kind", std::string(chart::Acceptance::kind)}, {"code", acceptance.code}});
  else if (less)
    accepted_less(acceptance);
}

// Work that is accepted no more says why, and nothing that was paid may rest on it.
void Admitting::accepted_less(const chart::Acceptance& acceptance) {
  if (acceptance.content.empty()) refusals.push_back(record::field_missing(chart::Acceptance::kind, "content"));
  const auto holder = chart::Holder::read(acceptance.holder);
  if (!holder) return;
  const std::string owner = owner_of(facts, *holder);
  constexpr std::string_view project = "project:";
  if (!owner.starts_with(project)) return;
  AcceptedWork work = accepted_work(facts, *holder, owner.substr(project.size()), heading.date);
  work.covered += acceptance.amount;
  if (work.stands > work.covered)
    refuse("acceptance-paid", {{"holder", acceptance.holder}, {"stands", work.stands}, {"accepted", work.covered}});
}

void Admitting::check(const chart::Beneficiaries& list) {
  positive("amount", list.amount);
  if (list.count <= 0) refuse("count-range", {{"count", list.count}});
  if (!facts.shelf<chart::Beneficiaries>().all(record::place_of(list)).empty())
    refuse("recorded-already", {{"kind", std::string(chart::Beneficiaries::kind)}, {"code", list.code}});
}

void Admitting::check(const chart::Roll& roll) {
  ordered(roll.from, roll.until);
  const bool paid = roll.use == chart::RollUse::paid;
  if (paid == roll.project.empty()) refuse("roll-project", {{"roll", roll.code}});
  if (paid && !roll.project.empty() &&
      facts.shelf<chart::Beneficiaries>().all(record::place(roll.project, roll.code)).empty())
    refuse("unknown-list", {{"list", roll.code}, {"project", roll.project}});
  for (const std::string& person : roll.people)
    if (person.size() != 32 || !std::ranges::all_of(person, is_hex))
      refuse("person-malformed", {{"roll", roll.code}, {"text", person}});
}

void Admitting::check(const chart::Finding& finding) {
  follows(finding);
  holder(finding.holder, {chart::HolderType::unit, chart::HolderType::project, chart::HolderType::contract});
  if (finding.amount) positive("amount", *finding.amount);
}

void Admitting::check(const chart::Dismissal& dismissal) {
  const auto place = record::read_text<std::int64_t>(dismissal.flagged.substr(0, dismissal.flagged.find('.')));
  if (!place || *place < 1 || *place >= heading.record) refuse("flag-unknown", {{"text", dismissal.flagged}});
}

}  // namespace tungdong::rules
