#pragma once
// The way of the money: from its source through the level that runs it to programme, component and what it served.

#include "reports/scope.hpp"

namespace tungdong::reports {

// Of the budget alone. A row for each band: from, to, the step of the way (1 source to level, 2 level to programme, 3
// programme to component, 4 component to what became of it), amount. Every step adds up to the same sum: what is not
// yet given to a project, not yet spent, advanced or owed goes on as such. Counted from the moves of entries, not from
// names of accounts. With its chart.
Table flow_of_money(Scope& scope);

}  // namespace tungdong::reports
