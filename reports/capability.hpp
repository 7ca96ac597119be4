#pragma once
// How much of the money builds capability, builds infrastructure, or hands out support; what each bought, and what of
// it still works.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// `purposes`: cost by purpose, along the axes asked for, families apart, and the share of the budget's; the purposes of
// a project are those of its types of intervention, weighted. `bought`: for each purpose and output, the quantity by
// share of the financing. `survival`: what still works, as in `follow-up`, by the purpose that most of a project's
// money has: hand-outs and capability are told apart by what lasts, not by their label.
Page capability(book::Book& book, const Question& question);

}  // namespace tungdong::reports
