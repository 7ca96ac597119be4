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
};

// Those in force at the question's moment: the last recorded `report/<name>` whose dates hold the day asked for (the
// day of the book's last record where none is).
Cutoffs cutoffs(Scope& scope);

// "Cut-offs: …", for the notes of a table that was judged by the gate.
Text gate_note(const Cutoffs& cutoffs);

}  // namespace tungdong::reports
