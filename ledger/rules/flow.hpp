#pragma once
// The life of a đồng as a table: which stage may flow to which, by which kind of entry, between which holders, under
// which guards. Everything that decides about a line reads this table; an officer can read it too (`tungdong list
// flows`).

#include <cstdint>
#include <initializer_list>
#include <span>

#include "ledger/rules/entry.hpp"

namespace tungdong::rules {

// The edition of this table and of the lot policy (oldest first). Named in a book's first record: an old book replays
// under its own edition for ever.
inline constexpr std::int64_t edition = 1;

// How the holders of the two ends must stand to one another.
enum class Relation : std::uint8_t {
  from_mirror,          // origin: any holder of the row's type
  to_mirror,            // back to the origin
  same,                 // one and the same holder
  below_in_government,  // a unit below within one level of government
  budget_below,         // the budget one step below
  back_up,              // to the unit that the money came from
  unit_to_project,      // the unit runs the project
  project_to_unit,      // the project is run by the unit, or was: the guard came-from asks who gave the money
  project_to_contract,  // a contract of the project
  contract_to_project,  // the project of the contract
  to_owner_unit,        // the budget unit that runs the project, or that of the contract's project
  successor,            // recorded as the successor of the closed unit
  any,                  // a reversal: the inverse of what was recorded
};

// What else must be so. Each guard has its code in `guard.cpp`, where it refuses.
enum class Guard : std::uint8_t {
  open_unit,           // the receiving unit exists on the date and its level is in force
  level_fits,          // the unit's level is that of the source, or below a wider one
  leaf,                // project money stands at a leaf of the programme tree
  basis,               // a legal basis for moving between components is in force
  came_from,           // only lots that came from there
  contract_in_force,   // dated within the contract
  advance_limit,       // outstanding advances ≤ what the contract and the dated limit allow
  guarantee,           // above the threshold, a guarantee that covers it
  advances_recovered,  // at 80 % of the contract no advance is outstanding
  contract_value,      // committed + advanced + held + spent + settled ≤ the contract's value
  finalised,           // nothing paid above the approved final value
  investment,          // assigned and all beyond ≤ total investment
  ceiling,             // Σ of years ≤ the medium-term ceiling
  accepted,            // paid + held + settled ≤ accepted
  accepted_or_listed,  // accepted, or an approved list whose sum is the payment
  linked,              // serves an indicator, or says that it serves none
  window,              // dated within the window of its kind and capital
  year_open,           // the year of neither end is settled
  year_settled,        // it is
  settles_year,        // locks it: only the settling document goes on
  once,                // an opening: once per holder, at its cut-over, before anything else
  upper_named,         // names the upper book's checkpoint and entry, once
  finding,             // names the finding's document and item
  reconciled,          // the Treasury's figures agree for the year
  carry_reason,        // a reason of the dated list, within its last date
  mapped,              // into the successor component, by the recorded mapping
  in_kind,             // quantity, unit price and its source; their product is the amount
  cash_family,         // a contribution in money
  credit_family,       // policy credit
  entrusted,           // or local budget entrusted to the policy bank
  budget_family,       // budget, not policy credit
  in_money,            // no goods
  ended_unit,          // the unit that hands over has ended, or its level has
};
inline constexpr std::size_t guard_count = 33;

class Guards {
 public:
  constexpr Guards() = default;
  constexpr Guards(std::initializer_list<Guard> guards) {
    for (const Guard guard : guards) bits_ |= bit(guard);
  }
  constexpr bool has(Guard guard) const { return (bits_ & bit(guard)) != 0; }
  constexpr Guards operator|(Guards other) const {
    Guards sum;
    sum.bits_ = bits_ | other.bits_;
    return sum;
  }

 private:
  static constexpr std::uint64_t bit(Guard guard) { return std::uint64_t{1} << static_cast<unsigned>(guard); }
  std::uint64_t bits_{};
};

// What a line may change beside stage and holder.
enum class Changes : std::uint8_t { nothing, component, period_and_component };

struct Flow {
  Kind kind;
  chart::Stage from;
  chart::HolderType from_holder;
  chart::Stage to;
  chart::HolderType to_holder;
  Relation relation;
  Guards guards;
  Changes changes = Changes::nothing;
};

std::span<const Flow> flows();

// The row for a line's kind and ends, or nothing: no such flow.
const Flow* find_flow(const Line& line);

}  // namespace tungdong::rules

template <>
struct tungdong::record::Names<tungdong::rules::Guard> {
  static constexpr std::array<std::string_view, tungdong::rules::guard_count> names{
      "open-unit",      "level-fits",    "leaf",
      "basis",          "came-from",     "contract-in-force",
      "advance-limit",  "guarantee",     "advances-recovered",
      "contract-value", "finalised",     "investment",
      "ceiling",        "accepted",      "accepted-or-listed",
      "linked",         "window",        "year-open",
      "year-settled",   "settles-year",  "once",
      "upper-named",    "finding",       "reconciled",
      "carry-reason",   "mapped",        "in-kind",
      "cash-family",    "credit-family", "entrusted",
      "budget-family",  "in-money",      "ended-unit"};
};

template <>
struct tungdong::record::Names<tungdong::rules::Relation> {
  static constexpr std::array<std::string_view, 13> names{"from-mirror",
                                                          "to-mirror",
                                                          "same",
                                                          "below-in-government",
                                                          "budget-below",
                                                          "back-up",
                                                          "unit-to-project",
                                                          "project-to-unit",
                                                          "project-to-contract",
                                                          "contract-to-project",
                                                          "to-owner-unit",
                                                          "successor",
                                                          "any"};
};
