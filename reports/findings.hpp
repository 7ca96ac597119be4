#pragma once
// What auditors and inspectors asked for and what has come of it: by body and by age, to the đồng.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// Tables, of the findings whose holder is within the question, each as last recorded:
//   bodies    each body (the issuer of a finding's document): findings, how many open and overdue, what they ask for,
//             disallowed, recovered, owed still, and what is owed by its age since the disallowance
//   findings  each finding: asked for, disallowed by entries that name it, recovered by refunds, owed still, its state
//   disallowances   each line that took money back: the finding that it names (or that none such is recorded), what was
//             refunded of it and when last, what is owed
// Recovered and owed are followed through the lots of the disallowance, whoever succeeded the debtor; together they are
// what was disallowed. A disallowance that was reversed, and a refund that was, does not count.
Page findings(book::Book& book, const Question& question);

}  // namespace tungdong::reports
