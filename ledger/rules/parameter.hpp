#pragma once
// The dated values that law gives to the guards. None is a constant of the program: each is a `rule` record, with its
// dates and its article of law.

#include <optional>
#include <string>
#include <string_view>

#include "ledger/chart/document.hpp"
#include "ledger/chart/period.hpp"
#include "ledger/chart/programme.hpp"
#include "ledger/rules/entry.hpp"

namespace tungdong::rules {

// What the value of a rule looks like.
enum class ParameterForm : std::uint8_t {
  in_force,  // `in-force`: the rule holds between its dates
  percent,   // `30`
  decimal,   // `3.5`
  dong,      // `1000000000`
  deadline,  // `Y+1-12-31`: Y is the plan year
  window,    // `Y-01-01..Y+1-01-31`
};

// The form of the values under a rule code, by its first part; nothing for a code that no guard or report reads:
//   level/<level>                     in force
//   advance-limit                     percent of the contract
//   advance-recovery                  percent of the contract
//   guarantee-threshold               đồng
//   guarantee-exempt/community        in force
//   reallocate, entrust-policy-bank   in force
//   carry-reason/<code>               deadline for using what is carried
//   window/<kind>/<capital>[/extended][/in-transit]   window
//   counterpart/<programme>[/<class>] percent
//   norm/<indicator>                  đồng for one of what the indicator counts (định mức)
//   split-threshold/<works|task>      đồng: from here on a purchase is tendered; several below it are looked at
//   approval/<kind>                   đồng: from this amount on a second person approves records of the kind: a kind
//                                     of record, a kind of movement, or `entry`; `rules/policy.hpp`
//   year-end/adjustment               deadline: the last day of the adjustment period (thời gian chỉnh lý quyết toán)
//   year-end/advances                 deadline: recurrent advances that are not carried are repaid by then
//   report/<threshold>               decimal: a cut-off of a report; `reports/cutoff.hpp` has their names and defaults
std::optional<ParameterForm> parameter_form(std::string_view code);

// A day of a year counted from the plan year: Y+1-01-31.
struct Deadline {
  int years_after{};
  unsigned month{};
  unsigned day{};

  record::Date in(int plan_year) const;
  static std::optional<Deadline> read(std::string_view text);
};

struct Window {
  Deadline first;
  Deadline last;

  static std::optional<Window> read(std::string_view text);
};

// Whether a text is a value of a form.
bool well_formed(ParameterForm form, std::string_view value);

// The code of the window row for a kind of entry on money of a capital and period.
std::string window_code(Kind kind, chart::Capital capital, const chart::Period& period, bool in_transit);

// The year that a window counts from: the year carried into, or the last plan year.
int window_year(const chart::Period& period);

}  // namespace tungdong::rules
