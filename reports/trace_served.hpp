#pragma once
// What traced money bought: its accepted work by project and indicator, to the đồng.

#include "ledger/book/query/trace.hpp"
#include "reports/sources.hpp"
#include "reports/trace_start.hpp"

namespace tungdong::reports {

// A range where it stands as accepted work, with the project whose it is.
struct AcceptedRange {
  book::Range range;
  std::string project;
  chart::Family family{};
};

// A row for each project, indicator (of one aim alone, where one is asked for) and family of money, with what was seen
// there; the parts of a project's money and what serves nothing add up to it.
Table served(Scope& scope, const std::vector<AcceptedRange>& ranges, const std::optional<Aim>& aim, Sources& sources);

}  // namespace tungdong::reports
