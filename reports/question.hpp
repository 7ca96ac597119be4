#pragma once
// What is asked of a book.

#include <optional>
#include <string>

#include "ledger/book/query/moment.hpp"
#include "ledger/chart/period.hpp"

namespace tungdong::reports {

// Each filter is empty for no filter; a unit or component stands for all below it. A plain year as period takes that
// year and what was carried into it.
struct Question {
  std::optional<book::Date> as_of;
  std::optional<std::int64_t> known_at;
  std::string component;
  std::string unit;
  std::string project;
  std::string source;
  std::optional<chart::Period> period;

  book::Moment moment() const { return {.as_of = as_of, .known_at = known_at}; }
  bool filters_money() const {
    return !component.empty() || !unit.empty() || !project.empty() || !source.empty() || period.has_value();
  }
};

}  // namespace tungdong::reports
