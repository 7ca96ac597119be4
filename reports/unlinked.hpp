#pragma once
// Spend that names no outcome, and outcomes that no spend names.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// `spend`: accepted work of each project (or along the axes asked for) that serves no indicator: never linked, and said
// to serve none by the payment itself. `idle`: indicators observed or aimed at that no spend within the question
// serves. `unfounded`: targets without a baseline at their place. `links`: those that name a version since followed by
// another, and those whose share changed after a result was known.
Page unlinked(book::Book& book, const Question& question);

}  // namespace tungdong::reports
