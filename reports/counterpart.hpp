#pragma once
// Counterpart money: what localities had to add to what the central budget gave, and what they added.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// Of each programme, province and plan year: central money that came to the province or below, local money beside it
// (sources of province, district or commune, of the budget family: credit, integrated money and what the community
// gave never count), and the ratio that a dated rule asks of it: counterpart/<programme>/<class> for a province graded
// under the scheme `counterpart`, else counterpart/<programme>. Required and given, twice:
//   budgeted   of the authority that stands there, spent or not
//   paid       of what is disbursed of it
// A requirement is rounded up to the đồng. The rule is the one in force on the last day of the plan year, or on `as_of`
// where that is earlier. Where none is, the page says so and requires nothing. On today reads running balances alone.
Page counterpart(book::Book& book, const Question& question);

}  // namespace tungdong::reports
