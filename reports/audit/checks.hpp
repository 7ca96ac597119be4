#pragma once
// The checks, each group in a file of its own. What each of them flags is said at its name in ledger/chart/audit.hpp;
// how often it is nothing stands beside the flags.

#include "reports/audit/flag.hpp"

namespace tungdong::reports {

void repeats(const Look& look);           // duplicates, doubles, rebooked, relative size
void splitting(const Look& look);         // purchases below a threshold that they reach together
void year_end(const Look& look);          // the rush of the last week
void papers(const Look& look);            // paid before or after what the papers say
void contracts(const Look& look);         // values, advances and physical progress
void transit(const Look& look);           // sent and not received
void hands(const Look& look);             // who recorded what, and when
void people(const Look& look);            // pseudonyms on the lists that were paid
void norms(const Look& look);             // prices against dated norms
void waits(const Look& look);             // money that stood idle
void unproven_results(const Look& look);  // shares and targets moved, spending without results

// The tables beside the queue.
Table year_end_table(const Look& look);
Table threshold_table(const Look& look);  // payments just below a threshold against those just above
Table digits_table(const Look& look);
Table sums_of_digits(const Look& look);  // which first two digits have the most money
Table repeated_amounts(const Look& look);
Table round_amounts(const Look& look);

}  // namespace tungdong::reports
