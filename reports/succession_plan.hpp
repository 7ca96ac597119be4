#pragma once
// A plan of succession before it is written: every line of it.

#include "ledger/book/book.hpp"
#include "ledger/book/query/succession_plan.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// Which units end and who follows them, the money that moves, the projects that change hands.
Page succession_plan(book::Book& book, const book::SuccessionPlan& plan, Date day);

}  // namespace tungdong::reports
