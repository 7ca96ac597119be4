#include <algorithm>
#include <iterator>

#include "ledger/proof/key.hpp"
#include "ledger/rules/admitting.hpp"
#include "ledger/rules/closed.hpp"
#include "ledger/rules/policy.hpp"
#include "ledger/rules/reconciliation.hpp"
#include "ledger/rules/statement.hpp"

namespace tungdong::rules {

namespace {

bool stays(const chart::Actor& actor) {
  return actor.duty == chart::Duty::administrator && !actor.until;
}

// Whether anything needs a second person today, or will from a later day on.
bool policy_stands(const Facts& facts, Date today) {
  bool any = false;
  facts.shelf<chart::Rule>().for_each([&](std::string_view code, const auto& rows) {
    const auto holds = [&](const auto& row) {
      return facts.rule(std::string(code), std::max(today, row.value.from.value_or(today))) != nullptr;
    };
    any = any || (code.starts_with("approval/") && std::ranges::any_of(rows, holds));
  });
  return any;
}

}  // namespace

void Admitting::policy(const chart::Rule& rule) {
  if (!approvable(std::string_view(rule.code).substr(rule.code.find('/') + 1)))
    refuse("rule-unknown", {{"rule", rule.code}});
  two_administrators(nullptr);
}

// Policy, and who acts under it, is changed by two administrators: where fewer stay, by nobody any more.
void Admitting::two_administrators(const chart::Actor* changed) {
  std::int64_t administrators = changed != nullptr && stays(*changed);
  facts.shelf<chart::Actor>().for_each([&](std::string_view code, const auto& versions) {
    if (changed == nullptr || code != changed->code) administrators += stays(versions.back().value);
  });
  if (administrators < 2) refuse("policy-administrators", {{"count", administrators}});
}

void Admitting::check(const chart::Reconciliation& reconciliation) {
  years(reconciliation.year, reconciliation.year);
  std::ranges::move(check_reconciliation(reconciliation, heading.record), std::back_inserter(refusals));
  if (!reconciliation.book.empty() && reconciliation.book != facts.book())
    refuse(
        "unknown-reference",
        {{"field", std::string("book")}, {"kind", std::string(chart::BookHead::kind)}, {"code", reconciliation.book}});
}

void Admitting::check(const chart::Actor& actor) {
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
  if (!stays(actor) && policy_stands(facts, heading.today)) two_administrators(&actor);
}

void Admitting::check(const chart::Proposal& proposal) {
  const Proposed* proposed = heading.proposed;
  // What decides on proposals is not itself proposed: else one approval would let in another.
  if (proposed == nullptr || !approvable(kind_of(*proposed->body)))
    return refuse("proposal-malformed", {{"key", proposal.proposed}});
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

void Admitting::check(const chart::Approval& approval) {
  const Proposed* proposed = heading.proposed;
  const auto& proposals = facts.shelf<chart::Proposal>().all(approval.proposed);
  if (proposed == nullptr) return refuse("proposal-malformed", {{"key", approval.proposed}});
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

void Admitting::check(const chart::Closing& closing) {
  const chart::AccountingPeriod& period = closing.period;
  if (!period.is_year() && !period.is_month()) return refuse("closing-period", {{"text", period.text()}});
  Date ends = period.last_by_calendar();
  if (period.is_year()) {
    const auto adjusted = adjustment_end(facts, period.year, heading.date);
    if (!adjusted) return refuse("rule-missing", {{"rule", "year-end/adjustment"}, {"date", heading.date}});
    ends = *adjusted;
  }
  if (heading.date <= ends) refuse("closing-early", {{"period", period.text()}, {"last", ends}});
  for (const Closed& one : facts.shelf<chart::Closing>().under(closing.unit)) {
    const chart::AccountingPeriod& closed = one.value.period;
    const bool covers = closed.last_by_calendar() >= period.last_by_calendar();
    if (!reopened(facts, one) && covers && (closed.is_year() || !period.is_year()))
      refuse("closed-already", {{"unit", closing.unit}, {"period", closed.text()}, {"record", one.record}});
  }
}

void Admitting::check(const chart::Reopening& reopening) {
  if (reopening.reason.empty()) refuse("reason-missing");
  const Closed* last = last_closing(facts, reopening.unit);
  if (last == nullptr)
    refuse("closing-unknown", {{"unit", reopening.unit}});
  else if (last->record != reopening.closing)
    refuse("reopen-latest",
           {{"unit", reopening.unit}, {"period", last->value.period.text()}, {"record", last->record}});
}

void Admitting::check(const chart::Confirmation& confirmation) {
  if (confirmation.amount < money::Dong(0) || confirmation.amount > money::Dong::largest_recordable())
    refuse("field-amount", {{"field", std::string("amount")}, {"amount", confirmation.amount}});
  if (facts.mark(provisional_mark(confirmation.line)) == nullptr)
    refuse("not-provisional", {{"text", confirmation.line}});
  const auto& all = facts.shelf<chart::Confirmation>().all(confirmation.line);
  if (!all.empty())
    refuse("recorded-already", {{"kind", std::string(chart::Confirmation::kind)}, {"code", confirmation.line}});
}

}  // namespace tungdong::rules
