#include "ledger/rules/accepted_by_day.hpp"

#include <algorithm>
#include <iterator>

namespace tungdong::rules {

// Mostly of the last day, or of one of the last.
void AcceptedByDay::add(Date day, money::Dong amount) {
  total_ += amount;
  auto place = days_.end();
  while (place != days_.begin() && day < std::prev(place)->day) --place;
  if (place != days_.begin() && std::prev(place)->day == day)
    std::prev(place)->amount += amount;
  else
    days_.insert(place, {day, amount});
}

money::Dong AcceptedByDay::until(Date day) const {
  money::Dong sum = total_;
  money::Dong least = total_;
  for (auto later = days_.rbegin(); later != days_.rend() && day < later->day; ++later) {
    sum -= later->amount;
    least = std::min(least, sum);
  }
  return least;
}

}  // namespace tungdong::rules
