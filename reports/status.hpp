#pragma once
// Where every đồng stands.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// The partition of all money by stage, a column for each family of sources; its total is the negative of the mirror
// account, to the đồng. Then the same by unit, component, source and period, stages across, a total for each family.
// Periods that are spans, and money carried over, are marked.
// Where axes are asked for, one table laid along them instead, stages across; with a purpose, only the part of the
// money that has it, to the đồng. On today reads running balances alone: the time does not grow with the log.
Page status(book::Book& book, const Question& question);

}  // namespace tungdong::reports
