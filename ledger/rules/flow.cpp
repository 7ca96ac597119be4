#include "ledger/rules/flow.hpp"

#include <array>

namespace tungdong::rules {

namespace {

using chart::HolderType;
using chart::Stage;

constexpr auto source = HolderType::source;
constexpr auto unit = HolderType::unit;
constexpr auto project = HolderType::project;
constexpr auto contract = HolderType::contract;

using enum Stage;
using enum Guard;
using K = Kind;
using R = Relation;

constexpr Guards opening_unit{once, open_unit};
constexpr Guards opening_owed{once, open_unit, leaf};
constexpr Guards opening_project{once, open_unit, leaf, investment, ceiling};
constexpr Guards opening_contract = opening_project | Guards{contract_value};
constexpr Guards opening_paid_project = opening_project | Guards{finalised};
constexpr Guards opening_paid_contract = opening_contract | Guards{finalised};
constexpr Guards in_its_year{year_open};  // what stands there is of a year that is not settled
constexpr Guards paying{open_unit, window, contract_in_force, year_open, linked, advances_recovered, finalised};
constexpr Guards carrying{reconciled, carry_reason, mapped, window, year_open};
constexpr auto anew = Changes::period_and_component;

// One row a line, to be read as a table.
// clang-format off
constexpr std::array table{
    // Money enters.
    Flow{K::open, origin, source, available, unit, R::from_mirror, opening_unit | Guards{ceiling, year_open}},
    Flow{K::open, origin, source, transit, unit, R::from_mirror, opening_unit | in_its_year},
    Flow{K::open, origin, source, assigned, project, R::from_mirror, opening_project | in_its_year},
    Flow{K::open, origin, source, committed, contract, R::from_mirror, opening_contract | in_its_year},
    Flow{K::open, origin, source, advanced, contract, R::from_mirror, opening_paid_contract | in_its_year},
    Flow{K::open, origin, source, advanced, project, R::from_mirror, opening_paid_project | in_its_year},
    Flow{K::open, origin, source, held, contract, R::from_mirror, opening_paid_contract | in_its_year},
    Flow{K::open, origin, source, spent, contract, R::from_mirror, opening_paid_contract | in_its_year},
    Flow{K::open, origin, source, spent, project, R::from_mirror, opening_paid_project | in_its_year},
    Flow{K::open, origin, source, settled, contract, R::from_mirror, opening_paid_contract},
    Flow{K::open, origin, source, settled, project, R::from_mirror, opening_paid_project},
    Flow{K::open, origin, source, owed, project, R::from_mirror, opening_owed},
    Flow{K::open, origin, source, owed, unit, R::from_mirror, opening_unit},
    Flow{K::open, origin, source, lent, project, R::from_mirror, opening_owed},
    Flow{K::appropriate, origin, source, available, unit, R::from_mirror, {open_unit, level_fits, ceiling, year_open}},
    Flow{K::contribute, origin, source, available, unit, R::from_mirror, {open_unit, cash_family, year_open}},
    Flow{K::contribute, origin, source, assigned, project, R::from_mirror,
         {open_unit, leaf, cash_family, investment, year_open}},
    Flow{K::contribute, origin, source, spent, project, R::from_mirror,
         {open_unit, leaf, in_kind, investment, linked, year_open}},

    // It goes down the levels.
    Flow{K::send, available, unit, transit, unit, R::budget_below, {open_unit, year_open}},
    Flow{K::receive, transit, unit, available, unit, R::same, {open_unit, ceiling, year_open}},
    Flow{K::receive, origin, source, available, unit, R::from_mirror, {open_unit, upper_named, ceiling, year_open}},
    Flow{K::allot, available, unit, available, unit, R::below_in_government, {open_unit, ceiling, year_open}},
    Flow{K::reallocate, available, unit, available, unit, R::same, {open_unit, basis, ceiling, year_open},
         Changes::component},
    Flow{K::succeed, available, unit, available, unit, R::successor, {open_unit, ended_unit}},
    Flow{K::succeed, transit, unit, transit, unit, R::successor, {open_unit, ended_unit}},
    Flow{K::succeed, owed, unit, owed, unit, R::successor, {open_unit, ended_unit}},

    // It becomes a project, a contract, work.
    Flow{K::fund, available, unit, assigned, project, R::unit_to_project,
         {open_unit, leaf, investment, ceiling, year_open}},
    Flow{K::lend, origin, source, lent, project, R::from_mirror, {open_unit, leaf, credit_family}},
    Flow{K::lend, assigned, project, lent, project, R::same, {open_unit, entrusted, year_open}},
    Flow{K::commit, assigned, project, committed, contract, R::project_to_contract,
         {open_unit, window, contract_in_force, contract_value, finalised, year_open}},
    Flow{K::advance, committed, contract, advanced, contract, R::same,
         {open_unit, window, contract_in_force, advance_limit, guarantee, advances_recovered, finalised, year_open}},
    Flow{K::advance, assigned, project, advanced, project, R::same, {open_unit, window, finalised, year_open}},
    Flow{K::recover, advanced, contract, spent, contract, R::same,
         {window, accepted, linked, year_open}},
    Flow{K::recover, advanced, project, spent, project, R::same, {window, accepted_or_listed, linked, year_open}},
    Flow{K::retain, committed, contract, held, contract, R::same,
         {open_unit, window, contract_in_force, accepted, linked, advances_recovered, finalised, year_open}},
    Flow{K::pay, committed, contract, spent, contract, R::same, paying | Guards{accepted}},
    Flow{K::pay, assigned, project, spent, project, R::same,
         {open_unit, window, accepted_or_listed, linked, finalised, year_open}},
    Flow{K::free, held, contract, spent, contract, R::same, {window, year_open}},
    Flow{K::repay, lent, project, assigned, project, R::same, {budget_family, year_open}},
    Flow{K::repay, lent, project, returned, unit, R::to_owner_unit, {budget_family, year_settled}},
    Flow{K::repay, lent, project, origin, source, R::to_mirror, {credit_family}},

    // It comes back.
    Flow{K::refund, advanced, contract, committed, contract, R::same, {window, year_open}},
    Flow{K::refund, spent, contract, committed, contract, R::same, {window, year_open}},
    Flow{K::refund, held, contract, committed, contract, R::same, {window, year_open}},
    Flow{K::refund, advanced, project, assigned, project, R::same, {window, year_open}},
    Flow{K::refund, spent, project, assigned, project, R::same, {in_money, window, year_open}},
    Flow{K::refund, settled, contract, returned, unit, R::to_owner_unit, {year_settled}},
    Flow{K::refund, settled, project, returned, unit, R::to_owner_unit, {year_settled}},
    Flow{K::refund, owed, project, assigned, project, R::same, {window, year_open}},
    Flow{K::refund, owed, project, returned, unit, R::to_owner_unit, {year_settled}},
    Flow{K::refund, owed, unit, returned, unit, R::same, {}},
    Flow{K::release, committed, contract, assigned, project, R::contract_to_project, {year_open}},
    Flow{K::withdraw, assigned, project, available, unit, R::project_to_unit, {came_from, year_open}},
    Flow{K::withdraw, transit, unit, available, unit, R::back_up, {came_from, year_open}},
    Flow{K::withdraw, available, unit, available, unit, R::back_up, {came_from, year_open}},
    Flow{K::withdraw, available, unit, origin, source, R::to_mirror, {came_from, year_open}},
    Flow{K::withdraw, assigned, project, origin, source, R::to_mirror, {came_from, year_open}},
    Flow{K::disallow, advanced, contract, owed, project, R::contract_to_project, {finding}},
    Flow{K::disallow, spent, contract, owed, project, R::contract_to_project, {finding}},
    Flow{K::disallow, settled, contract, owed, project, R::contract_to_project, {finding}},
    Flow{K::disallow, advanced, project, owed, project, R::same, {finding}},
    Flow{K::disallow, spent, project, owed, project, R::same, {finding}},
    Flow{K::disallow, settled, project, owed, project, R::same, {finding}},

    // The year ends.
    Flow{K::settle, spent, contract, settled, contract, R::same, {window, settles_year}},
    Flow{K::settle, spent, project, settled, project, R::same, {window, settles_year}},
    Flow{K::carry, available, unit, available, unit, R::same, carrying, anew},
    Flow{K::carry, transit, unit, transit, unit, R::same, carrying, anew},
    Flow{K::carry, assigned, project, assigned, project, R::same, carrying, anew},
    Flow{K::carry, committed, contract, committed, contract, R::same, carrying, anew},
    Flow{K::carry, advanced, contract, advanced, contract, R::same, carrying, anew},
    Flow{K::carry, advanced, project, advanced, project, R::same, carrying, anew},
    Flow{K::carry, held, contract, held, contract, R::same, carrying, anew},
    Flow{K::lapse, available, unit, lapsed, unit, R::same, {window, year_open}},
    Flow{K::lapse, assigned, project, lapsed, project, R::same, {window, year_open}},
    Flow{K::write_off, lent, project, lapsed, project, R::same, {}},
};
// clang-format on

// A reversal inverts what was recorded, so its ends are those of the original, whatever they were.
constexpr Flow reversal{K::reverse,
                        origin,
                        source,
                        origin,
                        source,
                        R::any,
                        {contract_value, investment, finalised, ceiling, accepted, year_open},
                        anew};

}  // namespace

std::span<const Flow> flows() {
  return table;
}

const Flow* find_flow(const Line& line) {
  if (line.kind == Kind::reverse) return &reversal;
  for (const Flow& flow : table)
    if (flow.kind == line.kind && flow.from == line.from.stage && flow.to == line.to.stage &&
        flow.from_holder == line.from.holder.type && flow.to_holder == line.to.holder.type)
      return &flow;
  return nullptr;
}

}  // namespace tungdong::rules
