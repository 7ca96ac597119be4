#pragma once
// The filters of a question that name nothing the book has ever known: a slip of the hand, not an empty answer.

#include "ledger/book/book.hpp"
#include "ledger/words/refusal.hpp"
#include "reports/question.hpp"

namespace tungdong::reports {

// A refusal for each unknown unit, component, project or source, with the codes or names that are nearest to what was
// written. What the book came to know only later than the moment asked for is no slip.
words::Refusals unknown_codes(book::Book& book, const Question& question);

}  // namespace tungdong::reports
