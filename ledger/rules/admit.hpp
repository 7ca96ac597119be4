#pragma once
// Deciding every record that is not an entry: chart, rules of law, results, figures.

#include "ledger/rules/body.hpp"
#include "ledger/rules/guard.hpp"

namespace tungdong::rules {

// Adds the record to the facts, or refuses it with every violation at once.
words::Refusals admit(Facts& facts, const Heading& heading, const Body& body);

// What a record refers to, so that whoever decides can load it first: calls `refer(of<T>, key)`.
template <class T>
struct Of {
  using type = T;
};

template <class Refer>
void references(const chart::BookHead&, Refer&&) {}
template <class Refer>
void references(const chart::Document& document, Refer&& refer) {
  refer(Of<chart::Document>{}, "supersedes", document.supersedes);
}
template <class Refer>
void references(const chart::Rule&, Refer&&) {}
template <class Refer>
void references(const chart::Source&, Refer&&) {}
template <class Refer>
void references(const chart::Unit& unit, Refer&& refer) {
  refer(Of<chart::Unit>{}, "parent", unit.parent);
}
template <class Refer>
void references(const chart::Succession& succession, Refer&& refer) {
  refer(Of<chart::Unit>{}, "unit", succession.unit);
  refer(Of<chart::Unit>{}, "successor", succession.successor);
}
template <class Refer>
void references(const chart::Zone& zone, Refer&& refer) {
  refer(Of<chart::Unit>{}, "unit", zone.unit);
}
template <class Refer>
void references(const chart::Component& component, Refer&& refer) {
  refer(Of<chart::Component>{}, "parent", component.parent);
}
template <class Refer>
void references(const chart::Mapping& mapping, Refer&& refer) {
  refer(Of<chart::Component>{}, "component", mapping.component);
  refer(Of<chart::Component>{}, "successor", mapping.successor);
}
template <class Refer>
void references(const results::Intervention&, Refer&&) {}
template <class Refer>
void references(const results::Indicator& indicator, Refer&& refer) {
  for (const auto& code : indicator.parts) refer(Of<results::Indicator>{}, "parts", code);
  for (const auto& code : indicator.gains) refer(Of<results::Indicator>{}, "gains", code);
  for (const auto& code : indicator.losses) refer(Of<results::Indicator>{}, "losses", code);
}
template <class Refer>
void references(const results::Threshold& threshold, Refer&& refer) {
  refer(Of<results::Indicator>{}, "indicator", threshold.indicator);
  for (const auto& place : threshold.places) refer(Of<chart::Unit>{}, "places", place);
}
template <class Refer>
void references(const results::PriceIndex&, Refer&&) {}
template <class Refer>
void references(const chart::UnitClass& unit_class, Refer&& refer) {
  refer(Of<chart::Unit>{}, "unit", unit_class.unit);
}
template <class Refer>
void references(const chart::Project& project, Refer&& refer) {
  refer(Of<chart::Unit>{}, "unit", project.unit);
  refer(Of<chart::Component>{}, "component", project.component);
  for (const auto& place : project.places) refer(Of<chart::Unit>{}, "places", place);
  for (const auto& intervention : project.interventions)
    refer(Of<results::Intervention>{}, "interventions", intervention.substr(0, intervention.find('=')));
}
template <class Refer>
void references(const chart::Contract& contract, Refer&& refer) {
  refer(Of<chart::Project>{}, "project", contract.project);
}
template <class Refer>
void refer_to_holder(const std::string& text, Refer&& refer) {
  const auto holder = chart::Holder::read(text);
  if (!holder) return;
  if (holder->type == chart::HolderType::unit) refer(Of<chart::Unit>{}, "holder", holder->code);
  if (holder->type == chart::HolderType::project) refer(Of<chart::Project>{}, "holder", holder->code);
  if (holder->type == chart::HolderType::contract) refer(Of<chart::Contract>{}, "holder", holder->code);
}
template <class Refer>
void references(const chart::Ceiling& ceiling, Refer&& refer) {
  refer_to_holder(ceiling.holder, refer);
  refer(Of<chart::Component>{}, "component", ceiling.component);
}
template <class Refer>
void references(const results::Link& link, Refer&& refer) {
  refer(Of<chart::Project>{}, "project", link.project);
  refer(Of<results::Indicator>{}, "indicator", link.indicator);
}
template <class Refer>
void references(const chart::Acceptance& acceptance, Refer&& refer) {
  refer_to_holder(acceptance.holder, refer);
}
template <class Refer>
void references(const chart::Beneficiaries& list, Refer&& refer) {
  refer(Of<chart::Project>{}, "project", list.project);
}
template <class Refer>
void references(const chart::Roll& roll, Refer&& refer) {
  refer(Of<chart::Project>{}, "project", roll.project);
  refer(Of<chart::Component>{}, "component", roll.component);
}
template <class Refer>
void references(const chart::Finding& finding, Refer&& refer) {
  refer_to_holder(finding.holder, refer);
}
template <class Refer>
void references(const chart::Dismissal&, Refer&&) {}
template <class Refer>
void references(const chart::Reconciliation& reconciliation, Refer&& refer) {
  refer(Of<chart::Unit>{}, "unit", reconciliation.unit);
}
template <class Refer>
void references(const results::Target& target, Refer&& refer) {
  refer(Of<results::Indicator>{}, "indicator", target.indicator);
  refer(Of<chart::Unit>{}, "place", target.place);
  refer(Of<results::Indicator>{}, "other_indicator", target.other_indicator);
}
template <class Refer>
void references(const results::Promise& promise, Refer&& refer) {
  refer_to_holder(promise.holder, refer);
  refer(Of<chart::Component>{}, "component", promise.component);
  refer(Of<results::Indicator>{}, "indicator", promise.indicator);
}
template <class Refer>
void references(const results::Revisit& revisit, Refer&& refer) {
  refer(Of<chart::Project>{}, "project", revisit.project);
  refer(Of<results::Indicator>{}, "indicator", revisit.indicator);
}
template <class Refer>
void references(const results::Study& study, Refer&& refer) {
  refer(Of<results::Indicator>{}, "indicator", study.indicator);
  refer(Of<chart::Project>{}, "project", study.project);
  refer(Of<chart::Unit>{}, "place", study.place);
  refer(Of<chart::Component>{}, "component", study.component);
}
template <class Refer>
void references(const results::Observation& observation, Refer&& refer) {
  refer(Of<results::Indicator>{}, "indicator", observation.indicator);
  refer(Of<chart::Unit>{}, "place", observation.place);
  refer(Of<chart::Project>{}, "project", observation.project);
  refer(Of<chart::Contract>{}, "contract", observation.contract);
}
template <class Refer>
void references(const results::Gap& gap, Refer&& refer) {
  refer(Of<chart::Unit>{}, "place", gap.place);
}
template <class Refer>
void references(const results::Figure& figure, Refer&& refer) {
  refer(Of<chart::Unit>{}, "place", figure.place);
  refer(Of<chart::Component>{}, "component", figure.component);
  refer(Of<results::Figure>{}, "part_of", figure.part_of);
  refer(Of<results::Figure>{}, "beside", figure.beside);
}

template <class Refer>
void references(const chart::Actor& actor, Refer&& refer) {
  refer(Of<chart::Unit>{}, "unit", actor.unit);
}
template <class Refer>
void references(const chart::Proposal&, Refer&&) {}
template <class Refer>
void references(const chart::Approval& approval, Refer&& refer) {
  refer(Of<chart::Proposal>{}, "proposed", approval.proposed);
}
template <class Refer>
void references(const chart::Closing& closing, Refer&& refer) {
  refer(Of<chart::Unit>{}, "unit", closing.unit);
}
template <class Refer>
void references(const chart::Reopening& reopening, Refer&& refer) {
  refer(Of<chart::Unit>{}, "unit", reopening.unit);
}
template <class Refer>
void references(const chart::Confirmation&, Refer&&) {}

}  // namespace tungdong::rules
