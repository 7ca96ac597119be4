#include "ledger/rules/admit.hpp"

#include <algorithm>
#include <iterator>
#include <type_traits>

#include <fmt/format.h>

#include "ledger/proof/key.hpp"
#include "ledger/record/codec.hpp"
#include "ledger/results/purpose.hpp"
#include "ledger/results/span.hpp"
#include "ledger/rules/closed.hpp"
#include "ledger/rules/parameter.hpp"
#include "ledger/rules/policy.hpp"
#include "ledger/rules/reconciliation.hpp"
#include "ledger/rules/statement.hpp"

namespace tungdong::rules {

std::string_view kind_of(const Body& body) {
  return std::visit([](const auto& value) { return std::remove_cvref_t<decltype(value)>::kind; }, body);
}

namespace {

using chart::Document;
using results::Indicator;

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

struct Admitting {
  Facts& facts;
  const Heading& heading;
  words::Refusals& refusals;

  void refuse(std::string_view code, std::vector<std::pair<std::string_view, words::Arg>> args = {}) {
    refusals.push_back({code, std::move(args)});
  }

  template <class T>
  void found(std::string_view field, const std::string& code) {
    if (!code.empty() && facts.shelf<T>().all(code).empty())
      refuse("unknown-reference", {{"field", std::string(field)}, {"kind", std::string(T::kind)}, {"code", code}});
  }

  void positive(std::string_view field, money::Dong amount) {
    if (amount <= money::Dong(0) || amount > money::Dong::largest_recordable())
      refuse("field-amount", {{"field", std::string(field)}, {"amount", amount}});
  }

  void ordered(const std::optional<Date>& from, const std::optional<Date>& until) {
    if (from && until && *until < *from) refuse("dates-reversed", {{"from", *from}, {"until", *until}});
  }

  void years(std::int64_t first, std::int64_t last) {
    if (first < 2000 || last > 2099 || last < first) refuse("years-reversed", {{"first", first}, {"last", last}});
  }

  void share(std::string_view field, std::int64_t ppm) {
    if (ppm < 0 || ppm > 1'000'000) refuse("share-range", {{"field", std::string(field)}, {"share", ppm}});
  }

  void indicator_version(const std::string& code, std::int64_t version) {
    const auto& versions = facts.shelf<Indicator>().all(code);
    const auto known = std::ranges::find(versions, version, [](const auto& one) { return one.value.version; });
    if (known == versions.end()) return refuse("unknown-indicator", {{"indicator", code}, {"version", version}});
    if (heading.date < known->date)
      refuse("before-definition",
             {{"indicator", code}, {"version", version}, {"date", heading.date}, {"defined", known->date}});
  }

  // A version may not be dated before the one that it follows: what was true then is recorded already.
  template <class T>
  void follows(const T& value) {
    const auto versions = facts.shelf<T>().under(record::key_of(value));
    if (!versions.empty() && heading.date < versions.back().date)
      refuse("version-backdated", {{"kind", std::string(T::kind)},
                                   {"code", record::key_of(value)},
                                   {"date", heading.date},
                                   {"last", versions.back().date}});
  }

  void check(const chart::BookHead& head) {
    if (heading.record != 1) refuse("book-head-again");
    if (head.edition < 1 || head.edition > edition)
      refuse("edition-unknown", {{"edition", head.edition}, {"newest", std::int64_t{edition}}});
  }
  void check(const Document& document) {
    follows(document);
    if (document.parts && *document.parts < 1) refuse("parts-range", {{"parts", *document.parts}});
    if (!document.sha256.empty() && (document.sha256.size() != 64 || !std::ranges::all_of(document.sha256, is_hex)))
      refuse("sha256-malformed", {{"text", document.sha256}});
  }
  void check(const chart::Rule& rule) {
    ordered(rule.from, rule.until);
    const auto form = parameter_form(rule.code);
    if (!form)
      refuse("rule-unknown", {{"rule", rule.code}});
    else if (!well_formed(*form, rule.value))
      refuse("rule-value", {{"rule", rule.code}, {"value", rule.value}});
    if (rule.code.starts_with("approval/")) policy(rule);
  }
  // Two administrators must be there before anything needs two persons: otherwise nobody could change it again.
  void policy(const chart::Rule& rule) {
    if (!approvable(std::string_view(rule.code).substr(rule.code.find('/') + 1)))
      refuse("rule-unknown", {{"rule", rule.code}});
    std::int64_t administrators = 0;
    facts.shelf<chart::Actor>().for_each([&](std::string_view, const auto& versions) {
      const chart::Actor& actor = versions.back().value;
      administrators += actor.duty == chart::Duty::administrator && (!actor.until || heading.today <= *actor.until);
    });
    if (administrators < 2) refuse("policy-administrators", {{"count", administrators}});
  }
  void check(const chart::Source& source) {
    unchanged(source, &chart::Source::level, &chart::Source::capital, &chart::Source::family);
  }
  void check(const chart::Unit& unit) {
    follows(unit);
    ordered(unit.from, unit.until);
    below_itself(unit);
    const chart::Unit* parent = unit.parent.empty() ? nullptr : facts.shelf<chart::Unit>().last(unit.parent);
    if (parent != nullptr && parent->level > unit.level)
      refuse("parent-below", {{"code", unit.code}, {"parent", unit.parent}});
  }
  void check(const chart::Succession& succession) {
    if (succession.unit == succession.successor) refuse("own-successor", {{"code", succession.unit}});
    if (!succession.share_ppm) return;
    share("share_ppm", *succession.share_ppm);
    std::int64_t sum = *succession.share_ppm;
    for (const auto& known : facts.shelf<chart::Succession>().all(succession.unit))
      sum += known.value.share_ppm.value_or(0);
    if (sum > 1'000'000) refuse("succession-shares", {{"unit", succession.unit}, {"sum", sum}});
  }
  void check(const chart::Zone& zone) { years(zone.first_year, zone.last_year); }
  void check(const chart::UnitClass& unit_class) { years(unit_class.first_year, unit_class.last_year); }
  void check(const chart::Component& component) {
    follows(component);
    ordered(component.from, component.until);
    below_itself(component);
    const auto* parent = component.parent.empty() ? nullptr : facts.shelf<chart::Component>().last(component.parent);
    if (parent != nullptr && parent->leaf)
      refuse("parent-is-leaf", {{"code", component.code}, {"parent", component.parent}});
  }
  void check(const chart::Mapping&) {}
  void check(const results::Intervention& intervention) {
    share("capability_ppm", intervention.capability_ppm);
    share("infrastructure_ppm", intervention.infrastructure_ppm);
    share("support_ppm", intervention.support_ppm);
    const auto sum = intervention.capability_ppm + intervention.infrastructure_ppm + intervention.support_ppm;
    if (sum != 1'000'000) refuse("shares-not-whole", {{"code", intervention.code}, {"sum", sum}});
  }
  void check(const Indicator& indicator) {
    const auto& versions = facts.shelf<Indicator>().all(indicator.code);
    if (std::ranges::any_of(versions, [&](const auto& one) { return one.value.version == indicator.version; }))
      refuse("definition-fixed", {{"indicator", indicator.code}, {"version", indicator.version}});
    if (indicator.lag_from_months.value_or(0) > indicator.lag_to_months.value_or(indicator.lag_from_months.value_or(0)))
      refuse("lag-reversed", {{"indicator", indicator.code}});
    if (indicator.at_least && (indicator.parts.empty() || *indicator.at_least < 1 ||
                               *indicator.at_least > static_cast<std::int64_t>(indicator.parts.size())))
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
  void check(const results::Threshold& threshold) {
    indicator_version(threshold.indicator, threshold.version);
    years(threshold.first_year, threshold.last_year);
    between(threshold.indicator, threshold.op, threshold.value, threshold.upper);
  }
  void check(const results::PriceIndex& index) {
    period(index.period);
    if (index.value <= money::Decimal())
      refuse("value-not-positive", {{"code", index.code}, {"value", index.value.text()}});
  }
  void check(const results::Promise& promise) {
    indicator_version(promise.indicator, promise.version);
    holder(promise.holder, {chart::HolderType::unit, chart::HolderType::project});
    if (promise.quantity <= money::Decimal())
      refuse("value-not-positive", {{"code", promise.indicator}, {"value", promise.quantity.text()}});
    if (promise.unit_cost) positive("unit_cost", *promise.unit_cost);
  }
  void check(const results::Revisit& revisit) {
    indicator_version(revisit.indicator, revisit.version);
    period(revisit.delivered);
    if (revisit.visited < 1 || revisit.working < 0 || revisit.working > revisit.visited)
      refuse("revisit-counts",
             {{"project", revisit.project}, {"working", revisit.working}, {"visited", revisit.visited}});
    const auto& versions = facts.shelf<Indicator>().all(revisit.indicator);
    for (const auto& one : versions) {
      if (one.value.version != revisit.version) continue;
      const auto& due = one.value.revisit_months;
      if (std::ranges::find(due, std::to_string(revisit.months)) == due.end())
        refuse("revisit-not-due", {{"indicator", revisit.indicator}, {"months", revisit.months}});
    }
    const auto delivered = results::read_span(revisit.delivered);
    if (delivered && heading.date < delivered->first)
      refuse("revisit-before", {{"project", revisit.project}, {"date", heading.date}, {"delivered", delivered->first}});
  }
  void check(const results::Study& study) {
    indicator_version(study.indicator, study.version);
    period(study.period);
    if (study.project.empty() == study.place.empty()) refuse("place-or-project", {{"indicator", study.indicator}});
    if (study.lower.has_value() != study.higher.has_value() ||
        (study.lower && (*study.lower > study.effect || study.effect > *study.higher)))
      refuse("interval-ends", {{"code", study.code}});
    if (!facts.shelf<results::Study>().all(study.code).empty())
      refuse("recorded-already", {{"kind", std::string(results::Study::kind)}, {"code", study.code}});
  }
  void check(const chart::Project& project) {
    follows(project);
    ordered(project.from, project.until);
    positive("investment", project.investment);
    if (!results::well_weighted(project.interventions)) refuse("weights-malformed", {{"project", project.code}});
    const auto* component = facts.shelf<chart::Component>().last(project.component);
    if (component != nullptr && !component->leaf) refuse("not-leaf", {{"component", project.component}});
  }
  void check(const chart::Contract& contract) {
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
  void check(const chart::Ceiling& ceiling) {
    positive("amount", ceiling.amount);
    years(ceiling.first_year, ceiling.last_year);
    holder(ceiling.holder, {chart::HolderType::unit, chart::HolderType::project});
  }
  void check(const results::Link& link) {
    share("share_ppm", link.share_ppm);
    indicator_version(link.indicator, link.version);
    std::int64_t sum = link.share_ppm;
    const auto& links = facts.shelf<results::Link>().all(link.project);
    for (auto one = links.begin(); one != links.end(); ++one) {
      const auto same = [&](const auto& other) { return other.value.indicator == one->value.indicator; };
      if (one->value.indicator != link.indicator && std::none_of(one + 1, links.end(), same))
        sum += one->value.share_ppm;
    }
    if (sum > 1'000'000) refuse("shares-over-whole", {{"project", link.project}, {"sum", sum}});
    const auto* project = facts.shelf<chart::Project>().on(link.project, heading.date);
    if (project != nullptr && project->until && *project->until < heading.date && link.share_ppm > 0)
      refuse("project-ended", {{"project", link.project}, {"until", *project->until}, {"date", heading.date}});
  }
  void check(const chart::Acceptance& acceptance) {
    positive("amount", acceptance.amount);
    holder(acceptance.holder, {chart::HolderType::project, chart::HolderType::contract});
    const auto& all = facts.shelf<chart::Acceptance>().all(acceptance.holder);
    if (std::ranges::any_of(all, [&](const auto& one) { return one.value.code == acceptance.code; }))
      refuse("recorded-already", {{"kind", std::string(chart::Acceptance::kind)}, {"code", acceptance.code}});
  }
  void check(const chart::Beneficiaries& list) {
    positive("amount", list.amount);
    if (list.count <= 0) refuse("count-range", {{"count", list.count}});
    const auto& all = facts.shelf<chart::Beneficiaries>().all(list.project);
    if (std::ranges::any_of(all, [&](const auto& one) { return one.value.code == list.code; }))
      refuse("recorded-already", {{"kind", std::string(chart::Beneficiaries::kind)}, {"code", list.code}});
  }
  void check(const chart::Roll& roll) {
    ordered(roll.from, roll.until);
    const bool paid = roll.use == chart::RollUse::paid;
    if (paid == roll.project.empty()) refuse("roll-project", {{"roll", roll.code}});
    if (paid && !roll.project.empty()) {
      const auto& lists = facts.shelf<chart::Beneficiaries>().all(roll.project);
      if (std::ranges::none_of(lists, [&](const auto& one) { return one.value.code == roll.code; }))
        refuse("unknown-list", {{"list", roll.code}, {"project", roll.project}});
    }
    for (const std::string& person : roll.people)
      if (person.size() != 32 || !std::ranges::all_of(person, is_hex))
        refuse("person-malformed", {{"roll", roll.code}, {"text", person}});
  }
  void check(const chart::Finding& finding) {
    follows(finding);
    holder(finding.holder, {chart::HolderType::unit, chart::HolderType::project, chart::HolderType::contract});
    if (finding.amount) positive("amount", *finding.amount);
  }
  void check(const chart::Dismissal& dismissal) {
    const auto place = record::read_text<std::int64_t>(dismissal.flagged.substr(0, dismissal.flagged.find('.')));
    if (!place || *place < 1 || *place >= heading.record) refuse("flag-unknown", {{"text", dismissal.flagged}});
  }
  void check(const chart::Reconciliation& reconciliation) {
    years(reconciliation.year, reconciliation.year);
    std::ranges::move(check_reconciliation(reconciliation, heading.record), std::back_inserter(refusals));
    if (!reconciliation.book.empty() && reconciliation.book != facts.book())
      refuse("unknown-reference", {{"field", std::string("book")},
                                   {"kind", std::string(chart::BookHead::kind)},
                                   {"code", reconciliation.book}});
  }
  void check(const results::Target& target) {
    indicator_version(target.indicator, target.version);
    between(target.indicator, target.op, target.value, target.upper);
    if (target.form == results::TargetForm::ratio_to_indicator && target.other_indicator.empty())
      refuse("field-missing", {{"kind", std::string("target")}, {"field", std::string("other_indicator")}});
  }
  void check(const results::Observation& observation) {
    indicator_version(observation.indicator, observation.version);
    const int subjects = !observation.place.empty() + !observation.project.empty() + !observation.contract.empty();
    if (subjects != 1) refuse("place-or-project", {{"indicator", observation.indicator}});
    segment(observation);
    value_fits(observation);
    if (observation.numerator.has_value() != observation.denominator.has_value() ||
        (observation.denominator && *observation.denominator <= money::Decimal()))
      refuse("rate-parts", {{"indicator", observation.indicator}});
    if (observation.corrects) {
      const auto& all = facts.shelf<results::Observation>().all(observation.indicator);
      if (std::ranges::none_of(all, [&](const auto& one) { return one.record == *observation.corrects; }))
        refuse("corrects-unknown", {{"record", *observation.corrects}});
    }
  }
  void check(const results::Gap&) {}
  void check(const results::Figure& figure) {
    if (figure.amount.has_value() == figure.value.has_value()) refuse("amount-or-value", {{"code", figure.code}});
    if (figure.value && figure.unit.empty())
      refuse("field-missing", {{"kind", std::string("figure")}, {"field", std::string("unit")}});
    if (!facts.shelf<results::Figure>().all(figure.code).empty())
      refuse("recorded-already", {{"kind", std::string(results::Figure::kind)}, {"code", figure.code}});
  }
  void check(const Entry&) { throw std::logic_error("an entry is posted, not admitted"); }

  void check(const chart::Actor& actor) {
    follows(actor);
    const auto key = proof::read_public_key(actor.public_key);
    if (!key || key->role != proof::Role::log || key->name != actor.code) refuse("actor-key", {{"actor", actor.code}});
    const auto& actors = facts.shelf<chart::Actor>();
    if (actors.size() == 0 && actor.duty != chart::Duty::administrator) refuse("actor-first", {{"actor", actor.code}});
    actors.for_each([&](std::string_view code, const auto& versions) {
      const auto other = proof::read_public_key(versions.back().value.public_key);
      if (key && other && code != actor.code && other->bytes == key->bytes)
        refuse("actor-key-shared", {{"actor", actor.code}, {"other", std::string(code)}});
    });
  }
  void check(const chart::Proposal& proposal) {
    const Proposed* proposed = heading.proposed;
    if (proposed == nullptr) return refuse("proposal-malformed", {{"key", proposal.proposed}});
    const auto actors = facts.shelf<chart::Actor>().under(heading.by);
    if (actors.empty())
      refuse("actor-unknown", {{"actor", heading.by}});
    else if (!signed_by(actors.back().value, proposal_statement(facts.book(), proposal.draft), proposal.signature))
      refuse("signature-bad", {{"actor", heading.by}});
    if (!facts.shelf<chart::Proposal>().all(proposal.proposed).empty())
      refuse("recorded-already", {{"kind", std::string(chart::Proposal::kind)}, {"code", proposal.proposed}});
    Heading maker = heading;
    maker.consent = Consent::assumed;
    guard_recorder(facts, maker, *proposed->body, refusals);
  }
  void check(const chart::Approval& approval) {
    const Proposed* proposed = heading.proposed;
    const auto& proposals = facts.shelf<chart::Proposal>().all(approval.proposed);
    if (proposed == nullptr || proposals.empty()) return refuse("proposal-malformed", {{"key", approval.proposed}});
    const auto& decisions = facts.shelf<chart::Approval>().all(approval.proposed);
    if (!decisions.empty())
      refuse("proposal-decided", {{"record", proposals.back().record}, {"by", decisions.back().record}});
    if (approval.decision == chart::Decision::rejected && approval.reason.empty()) refuse("reason-missing");
    guard_approver(facts, heading, proposed->by, *proposed->body, refusals);
    const auto actors = facts.shelf<chart::Actor>().under(heading.by);
    const auto statement =
        approval_statement(facts.book(), proposals.back().record, proposals.back().value.draft, approval);
    if (!actors.empty() && !signed_by(actors.back().value, statement, approval.signature))
      refuse("signature-bad", {{"actor", heading.by}});
  }
  void check(const chart::Closing& closing) {
    const auto span = results::read_span(closing.period);
    const bool year = closing.period.size() == 4;
    if (!span || (!year && closing.period.size() != 7)) return refuse("period-malformed", {{"text", closing.period}});
    Date ends = span->last;
    if (year) {
      const auto adjusted = adjustment_end(facts, static_cast<int>(span->last.year()), heading.date);
      if (!adjusted) return refuse("rule-missing", {{"rule", "year-end/adjustment"}, {"date", heading.date}});
      ends = *adjusted;
    }
    if (heading.date <= ends) refuse("closing-early", {{"period", closing.period}, {"last", ends}});
    for (const Closed& one : facts.shelf<chart::Closing>().under(closing.unit)) {
      const auto closed = results::read_span(one.value.period).value();
      const bool whole_year = one.value.period.size() == 4;
      if (!reopened(facts, one) && closed.last >= span->last && (whole_year || !year))
        refuse("closed-already", {{"unit", closing.unit}, {"period", one.value.period}, {"record", one.record}});
    }
  }
  void check(const chart::Reopening& reopening) {
    if (reopening.reason.empty()) refuse("reason-missing");
    const Closed* last = last_closing(facts, reopening.unit);
    if (last == nullptr)
      refuse("closing-unknown", {{"unit", reopening.unit}});
    else if (last->record != reopening.closing)
      refuse("reopen-latest", {{"unit", reopening.unit}, {"period", last->value.period}, {"record", last->record}});
  }
  void check(const chart::Confirmation& confirmation) {
    if (confirmation.amount < money::Dong(0) || confirmation.amount > money::Dong::largest_recordable())
      refuse("field-amount", {{"field", std::string("amount")}, {"amount", confirmation.amount}});
    if (facts.mark(provisional_mark(confirmation.line)) == nullptr)
      refuse("not-provisional", {{"text", confirmation.line}});
    const auto& all = facts.shelf<chart::Confirmation>().all(confirmation.line);
    if (!all.empty())
      refuse("recorded-already", {{"kind", std::string(chart::Confirmation::kind)}, {"code", confirmation.line}});
  }

  void period(const std::string& text) {
    if (!results::read_span(text)) refuse("period-malformed", {{"text", text}});
  }

  void between(const std::string& indicator, results::Operator op, const money::Decimal& value,
               const std::optional<money::Decimal>& upper) {
    if (op == results::Operator::between && (!upper || *upper < value))
      refuse("target-between", {{"indicator", indicator}});
  }

  void segment(const results::Observation& observation) {
    const std::size_t colon = observation.segment.find(':');
    const bool good = observation.segment.empty() ||
                      (colon != std::string::npos && colon > 0 && colon + 1 < observation.segment.size());
    if (!good) refuse("segment-malformed", {{"indicator", observation.indicator}, {"text", observation.segment}});
  }

  // A criterion is met or not; a work is done to between none and all of it.
  void value_fits(const results::Observation& observation) {
    const auto& versions = facts.shelf<Indicator>().all(observation.indicator);
    const auto known =
        std::ranges::find(versions, observation.version, [](const auto& one) { return one.value.version; });
    if (known == versions.end()) return;
    const money::Decimal& value = observation.value;
    const money::Decimal none;
    if (known->value.measure == results::Measure::criterion && value != none && value != money::Decimal(1, 0))
      refuse("criterion-value", {{"indicator", observation.indicator}, {"value", value.text()}});
    if (known->value.measure == results::Measure::progress && (value < none || value > money::Decimal(100, 0)))
      refuse("progress-value", {{"indicator", observation.indicator}, {"value", value.text()}});
  }

  template <class... Members>
  void unchanged(const chart::Source& source, Members... members) {
    const auto* known = facts.shelf<chart::Source>().last(source.code);
    if (known != nullptr && ((known->*members != source.*members) || ...))
      refuse("source-fixed", {{"source", source.code}});
  }

  void holder(const std::string& text, std::initializer_list<chart::HolderType> types) {
    const auto read = chart::Holder::read(text);
    if (!read || std::ranges::find(types, read->type) == types.end()) refuse("holder-malformed", {{"text", text}});
  }

  // A node of a tree may not stand below itself, by however many steps.
  template <class T>
  void below_itself(const T& node) {
    std::string above = node.parent;
    for (std::size_t step = 0; !above.empty() && step < chart::deepest_tree; ++step) {
      if (above == node.code) return refuse("own-parent", {{"code", node.code}});
      const T* parent = facts.shelf<T>().last(above);
      above = parent == nullptr ? std::string() : parent->parent;
    }
  }

  template <class T>
  void add(const T& value) {
    facts.shelf<T>().add(record::key_of(value), {heading.record, heading.date, heading.doc, value});
    if constexpr (std::is_same_v<T, chart::BookHead>) facts.name_book(value.code);
    constexpr bool refers = std::is_same_v<T, chart::Source> || std::is_same_v<T, chart::Component> ||
                            std::is_same_v<T, chart::Unit> || std::is_same_v<T, chart::Ceiling> ||
                            std::is_same_v<T, chart::Project> || std::is_same_v<T, chart::Contract>;
    if (refers) facts.chart_changed();
  }

  template <class T>
  void admit(const T& value) {
    if (heading.date > heading.today) refuse("date-in-future", {{"date", heading.date}, {"today", heading.today}});
    // What says itself why it is there, and what carries another record's document, rests on none.
    constexpr bool needs_document = !std::is_same_v<T, Document> && !std::is_same_v<T, chart::BookHead> &&
                                    !std::is_same_v<T, chart::Proposal> && !std::is_same_v<T, chart::Approval> &&
                                    !std::is_same_v<T, chart::Closing> && !std::is_same_v<T, chart::Reopening>;
    if (needs_document && heading.doc.empty()) refuse("document-missing");
    if (!heading.doc.empty() && facts.shelf<Document>().all(heading.doc).empty())
      refuse("unknown-document", {{"code", heading.doc}});
    const std::size_t before = refusals.size();
    references(value, [&]<class U>(Of<U>, std::string_view field, const std::string& code) { found<U>(field, code); });
    if (refusals.size() == before) {
      if constexpr (!std::is_same_v<T, chart::Proposal> && !std::is_same_v<T, chart::Approval>)
        guard_recorder(facts, heading, value, refusals);
      guard_open_period(facts, heading, value, refusals);
      check(value);
    }
    if (refusals.empty()) add(value);
  }
};

}  // namespace

words::Refusals admit(Facts& facts, const Heading& heading, const Body& body) {
  words::Refusals refusals;
  std::visit(
      [&](const auto& value) {
        if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(value)>, Entry>)
          Admitting{facts, heading, refusals}.admit(value);
      },
      body);
  return refusals;
}

}  // namespace tungdong::rules
