#pragma once
// Where an auditor might look first: payments of the budget that repeat one another, that stand out, or that wait on
// their way; and the digits of all of them. A queue with reasons and evidence, never a verdict.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// Tables:
//   queue    a row for each flag:
//     exact-duplicate        the same payee, number, day and amount
//     another-payee          the same day, number and amount, another payee: the wrong one may have been paid first
//     near-duplicate         the same payee and amount within 30 days, the number alike but for signs and zeros
//     twice-the-amount       the same payee within 30 days, one amount twice the other
//     rebooked               the same payee and amount within 30 days of an entry that was reversed
//     far-above-others       the largest payment of a payee more than ten times its second (relative size factor)
//     in-transit             sent and not received more than 30 days ago
//   digits   first, second, first two (Benford) and last two digits, where there are amounts enough
//   numbers  amounts that were paid three times or more, most often first
//   round    how many are whole millions, tens and hundreds of millions
// The payee is who the line names, or the contractor, or the list; the number the invoice, or the document.
Page audit(book::Book& book, const Question& question);

}  // namespace tungdong::reports
