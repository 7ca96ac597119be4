#pragma once
// What was saved of a damaged book: how many records by what can be said of them, and each that is not proved, with why
// and where it is kept.

#include "ledger/book/salvage.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// `made`: the new book, if there is one; the first records are in it.
Page salvage_page(book::Salvage& salvage, const std::optional<book::Head>& made);

}  // namespace tungdong::reports
