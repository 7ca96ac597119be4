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
// The plan is shown as it was given, as it was changed since, and as it is (IPSAS 24: original, changes, final):
//   original + changes + brought = plan; extended and current tell it apart by the year of its authority
// In the period (from Question::from, else from the year of the plan asked for; along axes else from the beginning: a
// note says which):
//   opening      advances outstanding before it; with those opened with or carried in
//   accepted_in  accepted work: paid, recovered from advances, retained; less what was taken back
//   paid         advances paid;  recovered: advances recovered, given back or disallowed
//   disbursed_in = accepted_in + paid − recovered;  closing = opening + paid − recovered
// Where axes are asked for, one table laid along them with all of these instead. With a purpose, only the part of the
// money that has it, to the đồng.
// A unit's row has besides what it received, which includes what it passed on: it cannot be added over levels.
// Published figures of the same places and components stand in a table of their own.
Page disbursement(book::Book& book, const Question& question);

}  // namespace tungdong::reports
