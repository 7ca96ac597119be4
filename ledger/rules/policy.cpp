#include "ledger/rules/policy.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "ledger/record/codec.hpp"

namespace tungdong::rules {

namespace {

using chart::Actor;
using chart::Duty;
using money::Dong;

// Who records which kind; kinds that are not named are the officers' and the approvers'.
struct Right {
  std::string_view kind;
  std::span<const Duty> duties;
};
constexpr std::array recorders{Duty::officer, Duty::approver};
constexpr std::array administrators{Duty::administrator};
constexpr std::array auditors{Duty::auditor};
constexpr std::array approvers{Duty::approver};
constexpr std::array recorders_and_auditors{Duty::officer, Duty::approver, Duty::auditor};
constexpr std::array everybody{Duty::officer, Duty::approver, Duty::auditor, Duty::administrator};
constexpr std::array rights{
    Right{chart::Actor::kind, administrators},
    Right{chart::Rule::kind, administrators},
    Right{chart::Finding::kind, recorders_and_auditors},
    Right{chart::Dismissal::kind, auditors},
    Right{chart::Reopening::kind, approvers},
    Right{chart::Document::kind, everybody},
};

std::span<const Duty> duties_of(std::string_view kind) {
  const auto right = std::ranges::find(rights, kind, &Right::kind);
  return right == rights.end() ? recorders : right->duties;
}

bool is_policy(const Body& body) {
  const auto* rule = std::get_if<chart::Rule>(&body);
  return rule != nullptr && rule->code.starts_with("approval/");
}

// Whether policy itself, or who may act under it, would change.
bool protects_itself(const Body& body) {
  return std::holds_alternative<Actor>(body) || is_policy(body);
}

template <class T>
Dong amount_of(const T& value) {
  if constexpr (std::is_same_v<T, chart::Contract>)
    return value.value;
  else if constexpr (std::is_same_v<T, chart::Project>)
    return value.investment;
  else if constexpr (std::is_same_v<T, chart::Acceptance>)
    return value.amount < Dong() ? -value.amount : value.amount;
  else if constexpr (std::is_same_v<T, chart::Ceiling> || std::is_same_v<T, chart::Beneficiaries> ||
                     std::is_same_v<T, chart::Confirmation>)
    return value.amount;
  else
    return Dong::largest_recordable();  // what has no amount is above every threshold
}

// The kinds under which a record's amount is looked at, each with its amount.
std::vector<std::pair<std::string, Dong>> amounts(const Body& body) {
  std::vector<std::pair<std::string, Dong>> sums;
  const auto* entry = std::get_if<Entry>(&body);
  if (entry == nullptr) {
    std::visit(
        [&](const auto& value) {
          using T = std::remove_cvref_t<decltype(value)>;
          sums.emplace_back(std::string(T::kind), amount_of(value));
        },
        body);
    return sums;
  }
  const auto add = [&](std::string_view kind, Dong amount) {
    const auto known = std::ranges::find(sums, kind, &std::pair<std::string, Dong>::first);
    if (known == sums.end())
      sums.emplace_back(std::string(kind), amount);
    else
      known->second += amount;
  };
  for (const Line& line : entry->lines) {
    add(Entry::kind, line.amount);
    add(record::name_of(line.kind), line.amount);
  }
  return sums;
}

void add_unit(std::vector<std::string>& units, const std::string& code) {
  if (!code.empty() && std::ranges::find(units, code) == units.end()) units.push_back(code);
}

void add_project(const Facts& facts, std::vector<std::string>& units, const std::string& code) {
  if (code.empty()) return;
  if (const auto* project = facts.shelf<chart::Project>().last(code)) add_unit(units, project->unit);
}

void add_holder(const Facts& facts, std::vector<std::string>& units, const chart::Holder& holder) {
  switch (holder.type) {
    case chart::HolderType::source:
      return;
    case chart::HolderType::unit:
      return add_unit(units, holder.code);
    case chart::HolderType::project:
      return add_project(facts, units, holder.code);
    case chart::HolderType::contract:
      if (const auto* contract = facts.shelf<chart::Contract>().last(holder.code))
        add_project(facts, units, contract->project);
  }
}

bool within(const Facts& facts, std::string code, const std::string& above) {
  for (std::size_t step = 0; step <= chart::deepest_tree && !code.empty(); ++step) {
    if (code == above) return true;
    const auto* unit = facts.shelf<chart::Unit>().last(code);
    code = unit == nullptr ? std::string() : unit->parent;
  }
  return false;
}

const Known<Actor>* actor_of(const Facts& facts, const std::string& code) {
  const auto versions = facts.shelf<Actor>().under(code);
  return versions.empty() ? nullptr : &versions.back();
}

// Whether an actor acts now, has one of the duties, and a unit above all that a record is about.
void guard_duty(const Facts& facts, const Heading& heading, const Actor& actor, const Body& body,
                std::span<const Duty> duties, words::Refusals& refusals) {
  if (actor.until && *actor.until < heading.today)
    refusals.push_back({"actor-past", {{"actor", actor.code}, {"until", *actor.until}}});
  if (std::ranges::find(duties, actor.duty) == duties.end())
    refusals.push_back({"actor-duty",
                        {{"actor", actor.code},
                         {"duty", std::string(record::name_of(actor.duty))},
                         {"kind", std::string(kind_of(body))}}});
  for (const std::string& unit : units_of(facts, body))
    if (!within(facts, unit, actor.unit))
      refusals.push_back({"actor-unit", {{"actor", actor.code}, {"own", actor.unit}, {"unit", unit}}});
}

}  // namespace

std::vector<std::string> units_of(const Facts& facts, const Body& body) {
  std::vector<std::string> units;
  if (const auto* entry = std::get_if<Entry>(&body)) {
    for (const Line& line : entry->lines) {
      // A reversal is a matter of those whose entry it takes back, not of whoever holds the money now.
      const bool back = line.kind == Kind::reverse;
      const chart::Holder& from = back ? line.to.holder : line.from.holder;
      const chart::Holder& to = back ? line.from.holder : line.to.holder;
      add_holder(facts, units, from.type == chart::HolderType::source ? to : from);
    }
    return units;
  }
  const auto holder = [&](const std::string& text) {
    if (const auto read = chart::Holder::read(text)) add_holder(facts, units, *read);
  };
  std::visit(
      [&](const auto& value) {
        using T = std::remove_cvref_t<decltype(value)>;
        if constexpr (requires { value.holder; })
          holder(value.holder);
        else if constexpr (requires { value.project; })
          add_project(facts, units, value.project);
        else if constexpr (std::is_same_v<T, chart::Project>) {
          add_project(facts, units, value.code);  // that it is taken from
          add_unit(units, value.unit);
        } else if constexpr (std::is_same_v<T, chart::Unit>)
          add_unit(units, facts.shelf<chart::Unit>().last(value.code) == nullptr ? value.parent : value.code);
        else if constexpr (requires { value.unit; } && !std::is_same_v<T, results::Indicator> &&
                           !std::is_same_v<T, results::Figure> && !std::is_same_v<T, Actor>)
          add_unit(units, value.unit);
      },
      body);
  return units;
}

Duty approver_of(const Body& body) {
  return kind_of(body) == chart::Rule::kind || kind_of(body) == Actor::kind ? Duty::administrator : Duty::approver;
}

bool approvable(std::string_view kind) {
  bool known = record::named<Kind>(kind).has_value();
  for_each_kind([&]<class T>() { known = known || T::kind == kind; });
  return known && kind != chart::BookHead::kind && kind != chart::Proposal::kind && kind != chart::Approval::kind;
}

bool policy_in_force(const Facts& facts, Date today) {
  bool any = false;
  facts.shelf<chart::Rule>().for_each([&](std::string_view code, const auto&) {
    any = any || (code.starts_with("approval/") && facts.rule(std::string(code), today) != nullptr);
  });
  return any;
}

std::optional<SecondPerson> second_person(const Facts& facts, const Body& body, Date today) {
  if (facts.shelf<Actor>().size() == 0) return std::nullopt;
  for (const auto& [kind, amount] : amounts(body)) {
    const chart::Rule* rule = facts.rule("approval/" + kind, today);
    if (rule == nullptr) continue;
    const auto from = record::read_text<Dong>(rule->value).value_or(Dong(0));
    if (amount >= from) return SecondPerson{rule->code, from, amount, approver_of(body)};
  }
  if (protects_itself(body) && policy_in_force(facts, today))
    return SecondPerson{"approval/" + std::string(kind_of(body)), Dong(0), Dong(0), Duty::administrator};
  return std::nullopt;
}

void guard_recorder(const Facts& facts, const Heading& heading, const Body& body, words::Refusals& refusals) {
  if (facts.shelf<Actor>().size() == 0 || heading.consent == Consent::given) return;
  const auto* actor = actor_of(facts, heading.by);
  if (actor == nullptr)
    refusals.push_back({"actor-unknown", {{"actor", heading.by}}});
  else
    guard_duty(facts, heading, actor->value, body, duties_of(kind_of(body)), refusals);
  if (heading.consent == Consent::assumed) return;
  if (const auto need = second_person(facts, body, heading.today))
    refusals.push_back(
        {"second-person", {{"rule", need->rule}, {"from", need->from}, {"kind", std::string(kind_of(body))}}});
}

void guard_approver(const Facts& facts, const Heading& heading, const std::string& maker, const Body& body,
                    words::Refusals& refusals) {
  const auto* approver = actor_of(facts, heading.by);
  if (approver == nullptr) {
    refusals.push_back({"actor-unknown", {{"actor", heading.by}}});
    return;
  }
  if (heading.by == maker) refusals.push_back({"own-proposal", {{"actor", heading.by}}});
  guard_duty(facts, heading, approver->value, body, std::array{approver_of(body)}, refusals);
}

}  // namespace tungdong::rules
