#pragma once
// What each project did for each indicator that it serves: its cost within the indicator's window, and how much there
// is of the result. What every report on results per đồng is made of.

#include <expected>
#include <map>
#include <string>
#include <vector>

#include "ledger/results/window.hpp"
#include "reports/costs.hpp"
#include "reports/outcome_facts.hpp"

namespace tungdong::reports {

using ByFamily = std::map<chart::Family, money::Dong>;  // never added over families

money::Dong at(const ByFamily& amounts, chart::Family family);

struct ResultRow {
  std::vector<std::string> keys;  // along the axes asked for
  std::string project;
  Aim aim;                                // an empty code: what serves no indicator
  const results::Indicator* indicator{};  // null for an empty aim, and where the version is not known at the moment
  ByFamily eligible;                      // accepted work within the window
  ByFamily in_flight;                     // later: its result cannot be seen yet
  ByFamily outside;                       // earlier than the baseline
  std::map<int, money::Dong> years;       // the eligible cost of the budget by year
  int last_year{};                        // of any cost, whenever its result shows
  // How much the project brought, whoever paid.
  std::expected<results::Quantity, results::NoQuantity> quantity;
  const results::Observation* base{};  // that a stock is counted from; null where there is none
  money::Dong whole;                   // the eligible cost of the budget that the whole quantity took

  // The part of the quantity that this row's money paid for, as its share of the financing: Q · C / Σ C. All of it
  // where the row has all the money. Nothing where there is no quantity or no cost, or it has too many digits.
  std::optional<money::Decimal> financed() const;
  bool is_part() const { return at(eligible, chart::Family::budget) != whole; }
};

// By keys, project and indicator; what serves none last of each project.
std::vector<ResultRow> result_rows(const Costs& costs, const OutcomeFacts& facts);

// The value of what a project brought of an indicator: its own observations, and of a stock the change from the
// baseline where one is recorded.
std::expected<results::Quantity, results::NoQuantity> quantity_of_project(const OutcomeFacts& facts,
                                                                          const std::string& project, const Aim& aim);

}  // namespace tungdong::reports
