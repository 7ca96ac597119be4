#pragma once
// What waits for a second person, and what became of what did.

#include "ledger/book/book.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// The proposals that nobody decided on yet, in the order of the log: who asks for what, how much, on which document,
// and whose approval it takes. `decided`: those that were decided on too, by whom and why.
Page inbox(book::Book& book, bool decided);

}  // namespace tungdong::reports
