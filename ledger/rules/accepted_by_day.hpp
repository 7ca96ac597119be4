#pragma once
// Accepted work, day by day.

#include <vector>

#include "ledger/money/dong.hpp"
#include "ledger/record/field.hpp"

namespace tungdong::rules {

using record::Date;

// Accepted work of a holder: what each day brought.
class AcceptedByDay {
 public:
  void add(Date day, money::Dong amount);
  // What was accepted up to a day, that day included, and not taken back on a later one.
  money::Dong until(Date day) const;

 private:
  struct Accepted {
    Date day;
    money::Dong amount;
  };
  std::vector<Accepted> days_;  // in their order
  money::Dong total_;
};

}  // namespace tungdong::rules
