#pragma once
// What was delivered to last, and whether it does.

#include "ledger/book/book.hpp"
#include "reports/scope.hpp"

namespace tungdong::reports {

// On the day asked for (else the day of the book's last entry, observation or visit):
// `due`       each check that the indicator asks for (12, 24, 36 months after delivery), of each project's deliveries:
//             when it is due, how much was visited, how much still works, and whether it is overdue
// `survival`  by indicator and by the purpose that most of a project's money has: the share that still works at each
// age,
//             with Wilson's interval and how much of what was due was looked at; and what one that lasts has cost
// This, and no label, tells a hand-out from a capability.
Page follow_up(book::Book& book, const Question& question);

// The second of its tables, for other pages.
Table survival(Scope& scope);

}  // namespace tungdong::reports
