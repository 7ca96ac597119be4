#pragma once
// One result paid for by several programmes.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// `places`: communes where more than one programme paid for the same indicator, each programme's accepted work beside
// the others'. `lists`: lists of beneficiaries with the same SHA-256 that projects of more than one programme paid by.
// An overlap is no fault by itself: it is where one result may be claimed twice.
Page overlap(book::Book& book, const Question& question);

}  // namespace tungdong::reports
