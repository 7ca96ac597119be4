#pragma once
// Disbursement against outcome, for each project and each place: money and results, money without results, results
// ahead of money, neither, and not measured.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// Tables: `projects` (paid, physical progress and delivered against promised, in per cent, and how far paid is ahead of
// physical), `places` (disbursed of the budget there against the share of each target that was achieved) and
// `classes` (how many and how much money in each class; along the axes asked for, if any). Money is of the budget
// alone.
Page paradox(book::Book& book, const Question& question);

}  // namespace tungdong::reports
