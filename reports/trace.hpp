#pragma once
// Money on its way: up to the decisions that it came from, or down to where it stands and what it bought.

#include <expected>
#include <optional>
#include <string>

#include "ledger/book/book.hpp"
#include "ledger/book/query/trace.hpp"
#include "ledger/words/refusal.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// What is traced, and which way where it is not its own:
//   a number          an entry: what its lines moved, up. An observation: the accepted work that serves its indicator,
//                     of its project or of the projects in its place, up
//   contract:HD       what stands on a contract or a project (and its contracts): up
//   project:DA
//   doc:QD-1719       what a decision brought or moved: down
//   unit:11           what stands with a unit itself: up
// The page has the path, step by step, the flow that it is drawn as, its ends (decisions, or where the money stands)
// and what of it served which indicator. On every level, with what ended beyond it, the amounts add up to what was
// traced. Of the question only its moment counts.
// Refuses a record that is neither (report-no-entry), and what held or moved no money (report-no-trace).
std::expected<Page, words::Refusals> trace(book::Book& book, const std::string& subject,
                                           std::optional<book::Towards> towards, const Question& question = {});
// Of an entry, up.
std::expected<Page, words::Refusals> trace(book::Book& book, std::int64_t record, const Question& question = {});

}  // namespace tungdong::reports
