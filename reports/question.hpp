#pragma once
// What is asked of a book.

#include <optional>
#include <string>
#include <vector>

#include "ledger/book/query/moment.hpp"
#include "ledger/chart/audit.hpp"
#include "ledger/chart/period.hpp"
#include "ledger/results/purpose.hpp"
#include "reports/axes.hpp"

namespace tungdong::reports {

// Each filter is empty for no filter; a unit or component stands for all below it. A plain year as period takes that
// year and what was carried into it.
struct Question {
  std::optional<book::Date> as_of;
  std::optional<book::Date> from;  // the first day of a window of reporting, which ends with as_of
  std::optional<std::int64_t> known_at;
  std::string component;
  std::string unit;
  std::string project;
  std::string source;
  std::optional<chart::Period> period;
  std::optional<results::Purpose> purpose;  // only the part of the money that has it
  std::vector<Axis> by;                     // at most two: the axes that the report is laid along
  std::string contract;                     // of the reports on one contract
  std::string account;  // of `statement`: a holder, "unit:11", "project:DA", "contract:HD", or one stage of it,
                        // "advanced:contract:HD"
  std::optional<chart::Check> check;  // of `audit`: this one alone
  std::string price_index;            // of which the đồng of several years are made comparable
  std::optional<int> price_year;      // to the prices of this year

  book::Moment moment() const { return {.as_of = as_of, .known_at = known_at}; }
  // The evening before a day: what an opening balance is counted at.
  book::Moment before(book::Date day) const {
    return {.as_of = book::Date(date::sys_days(day) - date::days(1)), .known_at = known_at};
  }
  bool filters_money() const {
    return !component.empty() || !unit.empty() || !project.empty() || !source.empty() || period.has_value() ||
           purpose.has_value();
  }
};

}  // namespace tungdong::reports
