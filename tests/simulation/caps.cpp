#include <algorithm>

#include "tests/simulation/model.hpp"

namespace tungdong::simulation {

namespace {

const std::set<std::string> reserved{"committed", "advanced", "held", "spent", "settled"};
const std::set<std::string> disbursed{"advanced", "held", "spent", "settled"};
const std::set<std::string> accepted{"held", "spent", "settled"};
const std::set<std::string> planned{"assigned", "committed", "advanced", "held", "spent", "settled"};

// A reversal is held against a cap only where it brings money under it.
bool raises(const Line& line, const std::set<std::string>& stages) {
  const auto counts = [&](const std::string& stand) {
    return !project_of(stand).empty() && stages.contains(stage_of(stand));
  };
  return !line.reverses() || (counts(line.to.stand) && !counts(line.from.stand));
}

// Of a line of a contract either end may be the project.
std::string contract_of(const Line& line) {
  for (const Account* end : {&line.from, &line.to})
    if (type_of(end->stand) == "contract") return code_of(end->stand);
  return {};
}

}  // namespace

void Model::bound(Matter& matter, const Line& line) const {
  const std::string contract = contract_of(line);
  if (!contract.empty()) bound_contract(matter, line, contract);
  std::string project = project_of(line.from.stand);
  if (project.empty()) project = project_of(line.to.stand);
  if (!project.empty()) bound_project(matter, line, project);
  if (line.reverses() || line.way->need("ceiling")) bound_ceiling(matter, line);
  const bool rests = line.reverses() ? raises(line, accepted) : line.way->need("accepted");
  if (rests && !covered(matter, holder_of(line.to.stand), 0)) matter.codes.insert("not-accepted");
}

void Model::bound_contract(Matter& matter, const Line& line, const std::string& contract) const {
  const std::string& date = matter.step->date;
  const auto need = [&](std::string_view name) { return !line.reverses() && line.way->need(name); };
  const auto stands = [&](const std::set<std::string>& stages) {
    return purse_.stands([&](const Account& account) {
      return holder_of(account.stand) == "contract:" + contract && stages.contains(stage_of(account.stand));
    });
  };
  const std::int64_t value = worth(contract, date);
  const Step* amended = version(Deed::contract, contract, date);
  const std::int64_t advanced = stands({"advanced"});
  const auto refuse = [&](const std::string& code) { matter.codes.insert(code); };

  if ((line.reverses() || need("value")) && raises(line, reserved) && stands(reserved) > value) refuse("over-contract");
  if ((line.reverses() || need("final")) && raises(line, disbursed) && amended != nullptr && amended->finalised &&
      stands(disbursed) > *amended->finalised)
    refuse("over-finalised");
  // Of the value 30 % may be advanced, 50 % from 2026 on, or what the contract itself says if that is less.
  const std::int64_t percent = std::min(date < "2026-01-01" ? 30 : 50, contracts().at(contract).advance_percent);
  if (need("limit") && advanced * 100 > percent * value) refuse("over-advance-limit");
  const bool guaranteed = amended != nullptr && date <= guaranteed_until;
  const std::int64_t guarantee = guaranteed ? amended->guarantee.value_or(0) : 0;
  if (need("guarantee") && advanced > 1'000 && guarantee < advanced) refuse("guarantee-missing");
  if (need("recovered") && advanced > 0 && stands(disbursed) * 100 >= 80 * value) refuse("advance-not-recovered");
}

void Model::bound_project(Matter& matter, const Line& line, const std::string& project) const {
  const Step* amended = version(Deed::project, project, matter.step->date);
  const auto stands = [&](const std::set<std::string>& stages) {
    return purse_.stands([&](const Account& account) {
      return project_of(account.stand) == project && stages.contains(stage_of(account.stand));
    });
  };
  const std::int64_t investment = amended == nullptr ? projects().at(project).investment : amended->amount;
  if ((line.reverses() || line.way->need("investment")) && raises(line, planned) && stands(planned) > investment)
    matter.codes.insert("over-investment");
  if ((line.reverses() || line.way->need("final")) && raises(line, disbursed) && amended != nullptr &&
      amended->finalised && stands(disbursed) > *amended->finalised)
    matter.codes.insert("over-finalised");
}

// The ceilings of these histories are for 2025. Of a unit they bound its plan, of a project what stands in it.
void Model::bound_ceiling(Matter& matter, const Line& line) const {
  const bool unit = type_of(line.to.stand) == "unit";
  if (type_of(line.to.stand) == "source") return;
  if (unit && line.reverses()) {
    const bool took = line.inverts == "withdraw" || line.inverts == "carry" || line.inverts == "reallocate" ||
                      line.inverts == "succeed";
    if (!took || stage_of(line.to.stand) != "available") return;
  }
  if (!unit && !raises(line, planned)) return;
  const std::string holder = unit ? holder_of(line.to.stand) : "project:" + project_of(line.to.stand);
  std::map<std::string, std::int64_t> ceilings;  // by component
  for (const Taken& one : taken_)
    if (one.step.deed == Deed::ceiling && one.step.thing == holder && one.step.date <= matter.step->date)
      ceilings[one.step.code] = one.step.amount;
  for (const auto& [component, amount] : ceilings) {
    const auto counts = [&](const Account& account) {
      const bool of_holder =
          unit ? holder_of(account.stand) == holder && stage_of(account.stand) == "available"
               : "project:" + project_of(account.stand) == holder && planned.contains(stage_of(account.stand));
      const bool below = component.empty() || component == "CT" || component == account.component;
      return of_holder && below && account.period.starts_with("2025") &&
             sources().at(account.source).capital == Capital::investment;
    };
    if ((unit ? purse_.plan(counts) : purse_.stands(counts)) > amount) matter.codes.insert("over-ceiling");
  }
}

// What was paid, held back or recovered rests on accepted work, that of a project also on lists. What was paid before
// the holder was opened was accepted before; work and goods given in kind are there: nobody accepts them, and they
// cover nothing else.
bool Model::covered(const Matter& matter, const std::string& holder, std::int64_t more) const {
  std::int64_t covered = more;
  std::set<std::string> days{matter.step->date};  // and later ones on which something was accepted or taken back
  std::map<std::string, std::int64_t> work;
  for (const Taken& one : taken_) {
    if (one.step.deed == Deed::accept && one.step.thing == holder) {
      work[one.step.date] += one.step.amount;
      if (one.step.date > matter.step->date) days.insert(one.step.date);
    }
    const bool listed = one.step.deed == Deed::list && "project:" + one.step.thing == holder;
    if (listed && (matter.lists.contains({one.step.thing, one.step.code}) || list_used(one.step.thing, one.step.code)))
      covered += one.step.amount;
  }
  const auto until = [&](const std::string& last) {
    std::int64_t sum = 0;
    for (const auto& [date, amount] : work) sum += date <= last ? amount : 0;
    return sum;
  };
  covered += until(*std::ranges::min_element(days, {}, until));
  const auto counts = [&](const Account& account) {
    return holder_of(account.stand) == holder && accepted.contains(stage_of(account.stand)) &&
           sources().at(account.source).family != Family::in_kind;
  };
  return purse_.stands(counts) <= covered + purse_.plan(counts);
}

}  // namespace tungdong::simulation
