#pragma once
// What money bought, and what may be claimed of it.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// Projects   the cost of accepted work (spent + held + settled, of the budget; other families beside it) apportioned
// over
//            indicators by links or by the payment's own, to the đồng; what was observed; đồng for one, with what it
//            may claim
// Indicators the same over all projects: the ratio of sums
// Figures    published money beside published counts: a ratio where there is exactly one count, and else why not
// Places     baseline, observations and change beside the money appropriated there: contribution, "không quy kết"
// Targets    met or not, with the operator; no share of a target without a baseline
// and the published gaps, the other published values, and every document cited.
Page outcomes(book::Book& book, const Question& question);

}  // namespace tungdong::reports
