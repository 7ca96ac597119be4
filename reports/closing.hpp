#pragma once
// Closing a month or a year: what stands in its way, what it does, and the certificate of what it sealed.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// Before it is closed, by a day: the lines that the end of a year makes (with a reason and the last day each), and the
// proposals that wait and are dated until its last day.
Page closing_preview(book::Book& book, const std::string& unit, const chart::AccountingPeriod& period, Date on);

// The certificate of a closing record: what was closed by whom and when, the seal and whether the book still has it,
// the balances of the last day by stage and account. The record must be a closing (std::invalid_argument).
Page closing_certificate(book::Book& book, std::int64_t record);

// Every closing and what became of it.
Page closings(book::Book& book, const Question& question);

}  // namespace tungdong::reports
