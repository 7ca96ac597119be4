#pragma once
// What was promised for the money, and what came of it.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// `promises`: the last promise of each project or unit for an indicator: quantity, cost of one and day, beside what was
// delivered, the accepted work of the budget, đồng for one promised and for one delivered, and how late it is on the
// day asked for (else the day of the book's last record of that kind: `Scope::day`). What the publication gate bars is
// not priced. `revisions`: every promise as it was made and changed: by whom, when, by which document, and whether a
// result was known already.
Page promises(book::Book& book, const Question& question);

}  // namespace tungdong::reports
