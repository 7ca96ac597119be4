#pragma once
// Money sent provisionally: what was decided of it since, and what is not yet.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// Each provisional line within the question: from whom to whom, how much, for how long, what was decided and whether
// the difference was posted.
Page provisional(book::Book& book, const Question& question);

}  // namespace tungdong::reports
