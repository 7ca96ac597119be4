#pragma once
// The report `figures`: published figures against one another and against the entries. It never says which is wrong.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// Sums of published parts against their whole; printed rates against the amounts of the same place and component; and
// amounts against what the book had for the same place, component and period on the day that a figure speaks of. A
// figure says nothing of one project or source: with a filter on these there is nothing to check.
Page figures(book::Book& book, const Question& question);

}  // namespace tungdong::reports
