#pragma once
// Monetary-unit sampling of payments: the plan, the selection that anybody can repeat, and what the audited values say
// of all of them.

#include <expected>
#include <map>
#include <optional>
#include <string>

#include "ledger/book/book.hpp"
#include "ledger/words/refusal.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

struct SampleOrder {
  money::Dong tolerable;  // misstatement, in all of the payments
  money::Dong expected;
  money::Decimal risk_percent;  // that more is wrong than the bound says; 5
  std::string nonce;            // the auditor's own word: neither side alone can steer the selection
  // The auditor's values, by record and line; nothing before the audit.
  std::optional<std::map<std::pair<std::int64_t, std::int64_t>, money::Dong>> audited;
};

// Of the payments of the budget within the question: n = ⌈F · value / tolerable⌉ with F of `estimate::planning_factor`;
// the interval is ⌊value / n⌋ đồng. Payments of an interval or more are all taken; of the others, in the order of the
// log, those that hold đồng number start, start + interval, …, where start is SHA-256(root of the log ‖ nonce), as a
// number, mod interval. With audited values: the likeliest misstatement, Stringer's bound, what is known to be wrong in
// the payments taken whole, and whether the bound keeps within the tolerable; understatements by themselves.
// Refuses an order that has no plan (sample-order), no payments (sample-nothing), and audited values that are missing
// (sample-missing) or of payments that were not selected (sample-stranger).
std::expected<Page, words::Refusals> sample(book::Book& book, const SampleOrder& order, const Question& question);

}  // namespace tungdong::reports
