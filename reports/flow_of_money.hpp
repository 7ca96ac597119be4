#pragma once
// The way of the money: from its source through the level that runs it to programme, component and what it served.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// The report `flow`. Of the budget alone. A row for each band: from, to, the step of the way (1 source to level, 2
// level to programme, 3 programme to component, 4 component to what became of it), amount. Every step adds up to the
// same sum: what is not yet given to a project, not yet spent, advanced or owed goes on as such. Counted from the moves
// of entries, not from names of accounts. With its chart.
Page flow_of_money(book::Book& book, const Question& question);

}  // namespace tungdong::reports
