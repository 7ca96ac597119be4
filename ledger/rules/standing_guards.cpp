#include <array>

#include "ledger/money/wide.hpp"
#include "ledger/record/codec.hpp"
#include "ledger/rules/accepted.hpp"
#include "ledger/rules/guard.hpp"
#include "ledger/rules/parameter.hpp"

namespace tungdong::rules {

namespace {

using chart::Stage;
using money::Dong;

constexpr std::array reserved{Stage::committed, Stage::advanced, Stage::held, Stage::spent, Stage::settled};
constexpr std::array disbursed{Stage::advanced, Stage::held, Stage::spent, Stage::settled};
constexpr std::array accepted_stages{Stage::held, Stage::spent, Stage::settled};
constexpr std::array planned{Stage::assigned, Stage::committed, Stage::advanced,
                             Stage::held,     Stage::spent,     Stage::settled};
constexpr std::array outstanding{Stage::advanced};

struct Look {
  const Facts& facts;
  const Heading& heading;
  const Resolved& line;
  words::Refusals& refusals;

  // What stands at the project with its contracts and at the contract, by stage: summed once for all guards of a line.
  struct Standing {
    std::array<Dong, chart::stage_count> project;
    std::array<Dong, chart::stage_count> contract;
  };
  mutable std::optional<Standing> summed = std::nullopt;
  mutable const std::vector<std::size_t>* accounts = nullptr;

  void refuse(std::string_view code, std::vector<std::pair<std::string_view, words::Arg>> args = {}) {
    refusals.push_back(rules::refuse(code, line, std::move(args)));
  }

  const std::vector<std::size_t>& owned() const {
    if (accounts == nullptr) accounts = &facts.owned("project:" + line.project_code);
    return *accounts;
  }

  // Whether the line brings money into some stages of the project and its contracts. A reversal that does not is never
  // held against a cap, even one since lowered below what stands.
  template <std::size_t n>
  bool raises(const std::array<Stage, n>& stages) const {
    const auto in = [&](const chart::Stand& stand) { return std::ranges::find(stages, stand.stage) != stages.end(); };
    return in(line.line->to) && !in(line.line->from);
  }
  template <std::size_t n>
  bool lowers(const std::array<Stage, n>& stages) const {
    return line.line->kind == Kind::reverse && !raises(stages);
  }

  const Standing& standing() const {
    if (summed) return *summed;
    summed.emplace();
    for (const std::size_t index : owned()) {
      const AccountState& account = facts.at(index);
      const auto& [stage, holder] = account.account.stand;
      summed->project[static_cast<std::size_t>(stage)] += account.balance;
      if (holder.type == chart::HolderType::contract && holder.code == line.contract_code)
        summed->contract[static_cast<std::size_t>(stage)] += account.balance;
    }
    return *summed;
  }
  template <std::size_t n>
  static Dong sum(const std::array<Dong, chart::stage_count>& standing, const std::array<Stage, n>& stages) {
    Dong sum;
    for (const Stage stage : stages) sum += standing[static_cast<std::size_t>(stage)];
    return sum;
  }
  template <std::size_t n>
  Dong of_contract(const std::array<Stage, n>& stages) const {
    return sum(standing().contract, stages);
  }
  template <std::size_t n>
  Dong of_project(const std::array<Stage, n>& stages) const {
    return sum(standing().project, stages);
  }

  // A percentage that a dated rule gives, or a refusal that it is missing.
  std::optional<money::Decimal> percentage(const std::string& code) {
    const chart::Rule* rule = facts.rule(code, heading.date);
    if (rule == nullptr) {
      refuse("rule-missing", {{"rule", code}, {"date", heading.date}});
      return std::nullopt;
    }
    return record::read_text<money::Decimal>(rule->value);
  }
};

// part against percent % of whole, exactly: negative below, 0 at, positive above.
int against_percent(Dong part, const money::Decimal& percent, Dong whole) {
  const money::Wide left = money::Wide{part.count()} * 100 * money::ten_to(percent.places());
  const money::Wide right = money::Wide{whole.count()} * percent.units();
  return left < right ? -1 : left > right ? 1 : 0;
}

void contract_value(Look& look) {
  if (look.line.contract == nullptr || look.lowers(reserved)) return;
  const Dong stands = look.of_contract(reserved);
  if (stands > look.line.contract->value)
    look.refuse("over-contract",
                {{"contract", look.line.contract_code}, {"stands", stands}, {"value", look.line.contract->value}});
}

void finalised(Look& look) {
  if (look.lowers(disbursed)) return;
  if (look.line.contract != nullptr && look.line.contract->finalised) {
    const Dong paid = look.of_contract(disbursed);
    if (paid > *look.line.contract->finalised)
      look.refuse("over-finalised",
                  {{"holder", look.line.contract_code}, {"paid", paid}, {"value", *look.line.contract->finalised}});
  }
  if (look.line.project != nullptr && look.line.project->finalised) {
    const Dong paid = look.of_project(disbursed);
    if (paid > *look.line.project->finalised)
      look.refuse("over-finalised",
                  {{"holder", look.line.project_code}, {"paid", paid}, {"value", *look.line.project->finalised}});
  }
}

void investment(Look& look) {
  if (look.line.project == nullptr || look.lowers(planned)) return;
  const Dong stands = look.of_project(planned);
  if (stands > look.line.project->investment)
    look.refuse("over-investment",
                {{"project", look.line.project_code}, {"stands", stands}, {"value", look.line.project->investment}});
}

bool within(const Facts& facts, std::string component, const std::string& subtree, Date on) {
  for (std::size_t step = 0; step < chart::deepest_tree && !component.empty(); ++step) {
    if (component == subtree) return true;
    const chart::Component* node = facts.shelf<chart::Component>().on(component, on);
    if (node == nullptr) return false;
    component = node->parent;
  }
  return false;
}

// Whether a line of a unit brings plan to its `to` account: a reversal does where its original had taken it away. What
// is on its way to the unit is not its plan yet.
bool brings_plan(const Line& line) {
  if (line.kind != Kind::reverse) return true;
  if (line.to.stage != Stage::available) return false;
  return line.of == Kind::withdraw || line.of == Kind::carry || line.of == Kind::reallocate || line.of == Kind::succeed;
}

void ceiling(Look& look) {
  const chart::Holder& to = look.line.line->to.holder;
  const bool unit = to.type == chart::HolderType::unit;
  if (unit ? !brings_plan(*look.line.line) : look.lowers(planned)) return;
  const std::string holder = unit ? to.text() : "project:" + look.line.project_code;
  const auto& ceilings = look.facts.shelf<chart::Ceiling>().all(holder);
  for (auto known = ceilings.begin(); known != ceilings.end(); ++known) {
    const chart::Ceiling& ceiling = known->value;
    if (known->date > look.heading.date) continue;
    const bool replaced = std::any_of(known + 1, ceilings.end(), [&](const auto& later) {
      return later.date <= look.heading.date && later.value.component == ceiling.component &&
             later.value.first_year == ceiling.first_year && later.value.last_year == ceiling.last_year;
    });
    if (replaced) continue;
    Dong sum;
    for (const std::size_t index : look.facts.owned(holder)) {
      const AccountState& account = look.facts.at(index);
      const chart::Account& key = account.account;
      if (key.period.first < ceiling.first_year || key.period.last > ceiling.last_year) continue;
      const chart::Source* source = look.facts.shelf<chart::Source>().last(key.source);
      if (source == nullptr || source->capital != chart::Capital::investment) continue;
      if (!ceiling.component.empty() && !within(look.facts, key.component, ceiling.component, look.heading.date))
        continue;
      if (key.stand.stage == Stage::available) sum += account.plan;
      if (std::ranges::find(planned, key.stand.stage) != planned.end()) sum += account.balance;
    }
    if (sum > ceiling.amount)
      look.refuse("over-ceiling", {{"holder", holder},
                                   {"first_year", ceiling.first_year},
                                   {"last_year", ceiling.last_year},
                                   {"stands", sum},
                                   {"value", ceiling.amount}});
  }
}

void advance_limit(Look& look) {
  const Dong stands = look.of_contract(outstanding);
  const chart::Contract& contract = *look.line.contract;
  const auto dated = look.percentage("advance-limit");
  if (!dated) return;
  const money::Decimal limit =
      contract.advance_percent && *contract.advance_percent < *dated ? *contract.advance_percent : *dated;
  if (against_percent(stands, limit, contract.value) > 0)
    look.refuse(
        "over-advance-limit",
        {{"contract", contract.code}, {"stands", stands}, {"percent", limit.text()}, {"value", contract.value}});
}

void guarantee(Look& look) {
  const Dong stands = look.of_contract(outstanding);
  const chart::Contract& contract = *look.line.contract;
  const chart::Rule* rule = look.facts.rule("guarantee-threshold", look.heading.date);
  if (rule == nullptr) {
    look.refuse("rule-missing", {{"rule", std::string("guarantee-threshold")}, {"date", look.heading.date}});
    return;
  }
  const auto threshold = record::read_text<Dong>(rule->value);
  if (!threshold || stands <= *threshold) return;
  if (contract.community && look.facts.rule("guarantee-exempt/community", look.heading.date) != nullptr) return;
  const bool covered = contract.guarantee && *contract.guarantee >= stands && contract.guarantee_until &&
                       *contract.guarantee_until >= look.heading.date;
  if (!covered)
    look.refuse("guarantee-missing", {{"contract", contract.code}, {"stands", stands}, {"threshold", *threshold}});
}

void advances_recovered(Look& look) {
  const Dong open = look.of_contract(outstanding);
  if (open == Dong(0)) return;
  const chart::Contract& contract = *look.line.contract;
  const auto share = look.percentage("advance-recovery");
  if (!share) return;
  const Dong paid = look.of_contract(disbursed);
  if (against_percent(paid, *share, contract.value) >= 0)
    look.refuse("advance-not-recovered",
                {{"contract", contract.code}, {"open", open}, {"paid", paid}, {"percent", share->text()}});
}

// Work accepted and lists approved cover what was paid.
void accepted(Look& look) {
  if (look.lowers(accepted_stages)) return;
  const chart::Holder& holder = look.line.line->to.holder;
  const AcceptedWork work = accepted_work(look.facts, holder, look.line.project_code, look.heading.date);
  if (work.stands > work.covered)
    look.refuse("not-accepted", {{"holder", holder.text()}, {"stands", work.stands}, {"accepted", work.covered}});
}

struct StandingGuard {
  Guard guard;
  void (*check)(Look&);
};

constexpr std::array checks{
    StandingGuard{Guard::contract_value, contract_value},
    StandingGuard{Guard::finalised, finalised},
    StandingGuard{Guard::investment, investment},
    StandingGuard{Guard::ceiling, ceiling},
    StandingGuard{Guard::advance_limit, advance_limit},
    StandingGuard{Guard::guarantee, guarantee},
    StandingGuard{Guard::advances_recovered, advances_recovered},
    StandingGuard{Guard::accepted, accepted},
    StandingGuard{Guard::accepted_or_listed, accepted},
};

}  // namespace

void guard_standing(const Facts& facts, const Heading& heading, const Resolved& line, words::Refusals& refusals) {
  Look look{facts, heading, line, refusals};
  for (const StandingGuard& one : checks)
    if (line.flow->guards.has(one.guard)) one.check(look);
}

}  // namespace tungdong::rules
