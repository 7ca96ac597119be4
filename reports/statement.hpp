#pragma once
// Every line in and out of an account, and what it left standing.

#include <expected>

#include "ledger/book/book.hpp"
#include "ledger/words/refusal.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// Of the holder `question.account` ("contract:HD"), or of one stage of it ("advanced:contract:HD"); of its accounts
// only those that the filters take. The lines stand by date, then in the order of the log, with the account at the
// other end, and what then stood in the stage and family of money. With `from`, what came before is the opening
// balance.
//   opening + in − out = closing, which is what stands there at the moment of the question
// A line of a reversal says what it reverses and why. An account is shown whole: a purpose does not split it.
// Refuses (report-no-account) what is not an account's name, or a holder that never held money.
std::expected<Page, words::Refusals> statement(book::Book& book, const Question& question);

}  // namespace tungdong::reports
