#pragma once
// How far money has come: plan, allotted, committed, advanced, accepted, disbursed.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// By programme, component, unit, source and period, a total for each family. After Circular 15/2021/TT-BTC and
// domain terms: every heading of a rate says what it is a rate of.
//   plan         all authority that stands in the scope, spent or not, each đồng once; of a period, with what was
//   carried
//                out of it; what was carried in from earlier years also apart
//   allotted     given to projects and tasks, whatever became of it there
//   committed    reserved by contracts and not yet paid
//   advance      paid out, work not yet accepted
//   accepted     spent + held + settled
//   disbursed    advance + accepted; of a period, an advance counts where it was paid, not where it was carried to
// A unit's row has besides what it received, which includes what it passed on: it cannot be added over levels.
// Published figures of the same places and components stand in a table of their own.
Page disbursement(book::Book& book, const Question& question);

}  // namespace tungdong::reports
