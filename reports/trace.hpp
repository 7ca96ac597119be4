#pragma once
// One entry's money, up to the decisions that it came from.

#include <expected>

#include "ledger/book/book.hpp"
#include "ledger/words/refusal.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// For each line of record `record` the ranges of money that it drew on, step by step, to where they entered the book;
// and the decisions, with what each gave. On every level, with what ended above it, the amounts add up to what was
// traced. Of the question only its moment counts. Refuses (report-no-entry) what is not an entry known then.
std::expected<Page, words::Refusals> trace(book::Book& book, std::int64_t record, const Question& question = {});

}  // namespace tungdong::reports
