#pragma once
// The report `unlinked`: accepted work that names no outcome, and outcomes and links that money is badly tied to.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// By project, by component, by unit, and along the axes asked for: cost, how much of it serves no indicator, and its
// share, a row for each family. What was recorded as of no outcome stands apart from what was never linked. Then
// indicators that no cost serves or that have no baseline, links to versions since replaced, and links whose share was
// changed after a result of the same project was known.
Page unlinked(book::Book& book, const Question& question);

}  // namespace tungdong::reports
