#pragma once
// Advances that stand: how old, whose, and which are due.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// By contract, or by project where there is no contract, of each family of money; at `as_of`, or on the last day of the
// book. Reads the open lots of advances alone.
//   ages    the outstanding advance by the days since it was paid: up to 30, 90, 180, 365, and beyond; the ages add up
//           to the balance. An advance that was carried into another year, or came back by a reversal, keeps the day on
//           which it was paid.
//   due     against the contract: how far it is disbursed, the share from which nothing may be outstanding (rule
//           advance-recovery), the guarantee; and what is overdue, with its reason
//   lots    each advance that stands, with its day, its payee and its paper
Page advances(book::Book& book, const Question& question);

}  // namespace tungdong::reports
