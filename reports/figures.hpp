#pragma once
// Published figures, set beside what the book has counted: never added to it, nor to one another.

#include "reports/scope.hpp"
#include "reports/sources.hpp"

namespace tungdong::reports {

// Amounts of money and rates of spending within the question's scope, with basis, bound, half unit and document.
Table money_figures(Scope& scope, Sources& sources);

// Other published values that no report has used: counts, rates, averages.
Table other_figures(Scope& scope, Sources& sources);

// Gaps that publications are known to have, of the places asked for: a page must not hide them. As notes.
std::vector<Text> gap_notes(Scope& scope, Sources& sources);

}  // namespace tungdong::reports
