#pragma once
// What a contract is worth, what was paid on it before a period and in it: the lines of form 08a (Decree
// 347/2025/NĐ-CP).

#include <expected>

#include "ledger/book/book.hpp"
#include "ledger/words/refusal.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// Of the contract `question.contract`, of each family of money: to the end of the previous period, in the period from
// `from` to the moment of the question, and both together.
//   advance     paid as advance, less what was given back or disallowed of it
//   direct      paid for accepted work directly, retained money included, less what was given back or disallowed
//   paid        = advance + direct: line 7, and line 9 of the period
//   recovered   advances recovered from accepted work
//   balance     = advance − recovered: line 8, the advances outstanding
//   accepted    = direct + recovered: accepted work that is paid for
// Without `from` everything is of the period. Beside them the versions of the contract with their values, accepted
// work, what is retained, and what remains of the value.
// Refuses (report-no-contract) a contract that the book did not know at the moment.
std::expected<Page, words::Refusals> contract(book::Book& book, const Question& question);

}  // namespace tungdong::reports
