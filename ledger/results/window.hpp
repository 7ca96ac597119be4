#pragma once
// Which spend a result may be set against. A road changes nobody's income in the month that it is paid for: an
// indicator declares how many months its results lag behind the spend. Cost counts from the baseline's day less the lag
// up to the observation's day less the lag; later spend is in flight, earlier spend is outside.

#include <optional>
#include <span>

#include "ledger/results/series.hpp"

namespace tungdong::results {

using Month = std::int64_t;  // 202512

constexpr Month month_of(Date date) {
  return Month{static_cast<int>(date.year())} * 100 + static_cast<Month>(static_cast<unsigned>(date.month()));
}

// So many months before a month.
constexpr Month months_before(Month month, std::int64_t count) {
  const Month all = month / 100 * 12 + month % 100 - 1 - count;
  return all / 12 * 100 + all % 12 + 1;
}

// Cost counts where it is of a month after `after` and not after `upto`; without an end, of any month on that side.
// Windows are of whole months: the month of a day belongs to it as a whole.
struct CostWindow {
  std::optional<Month> after;
  std::optional<Month> upto;

  friend bool operator==(const CostWindow&, const CostWindow&) = default;
};

// Of a quantity counted from nothing there is no `after`; of a change, `base` is what it is counted from. The earliest
// lag of the indicator is taken off both ends; the end of a period is its last day. Periods that cannot be read leave
// their end open.
CostWindow cost_window(const Observation* base, std::span<const Sighting> values, const Indicator& indicator);

}  // namespace tungdong::results
