#pragma once
// The cut-offs of reports: proposals of practice with a default, never law. A book may record others as rules
// `report/<name>`, dated and with their basis; every page that uses one prints it.

#include <string_view>

#include "ledger/results/gate.hpp"
#include "reports/scope.hpp"

namespace tungdong::reports {

struct Cutoffs {
  results::Gate gate;
  money::Decimal outlier_z{35, 1};  // report/outlier-z: robust z above which a unit cost is an outlier
  money::Decimal disbursed{80, 0};  // report/disbursed: per cent of its money, from which it counts as spent
  money::Decimal achieved{80, 0};   // report/achieved: per cent of the way, from which it counts as results
  money::Decimal ahead{20, 0};      // report/ahead: points that paid may be ahead of physical progress
  // Of the audit:
  std::int64_t near_days = 30;       // report/near-days: payments so near may be one
  std::int64_t size_factor = 10;     // report/size-factor: the largest against the second
  std::int64_t split_days = 30;      // report/split-days: purchases so near are taken together
  money::Decimal year_end{49, 1};    // report/year-end: the last week against the mean of the others; 4,9 was measured
                                     // of the United States (Liebman and Mahoney 2017)
  std::int64_t transit_days = 30;    // report/transit-days: on the way so long
  std::int64_t recorded_days = 30;   // report/recorded-days: recorded so long after its date
  std::int64_t allotment_days = 90;  // report/allotment-days: from the unit's money to the project
  std::int64_t payment_days = 180;   // report/payment-days: from the project's money to its first payment
};

// Those in force at the question's moment: the last recorded `report/<name>` whose dates hold the day asked for (the
// day of the book's last record where none is).
Cutoffs cutoffs(Scope& scope);

// "Cut-offs: …", for the notes of a table that was judged by the gate.
Text gate_note(const Cutoffs& cutoffs);

}  // namespace tungdong::reports
