#pragma once
// Where an auditor might look first: what of the budget's payments repeats, stands out, comes before its papers or
// after its end, waits, or bought nothing that anybody saw; and the digits of all amounts. A queue with reasons and
// evidence, never a verdict. A flag leaves the queue by a recorded dismissal alone.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// With `question.check` that check alone: the queue of it. Tables otherwise:
//   queue       a row for each flag that was not dismissed, at most 500 of a check, in the order of chart::Check
//   checks      each check: how many flags, how many of them dismissed, what often explains it
//   year_end    what each unit paid in the last week of a year against the other weeks
//   thresholds  purchases just below a threshold against those just above it
//   digits      first, second, first two, first three (Benford) and last two digits, where there are amounts enough
//   sums        the first two digits that have the most money
//   numbers     amounts that were paid three times or more, most often first
//   round       how many of each unit's payments are whole millions, tens and hundreds of millions
Page audit(book::Book& book, const Question& question);

}  // namespace tungdong::reports
