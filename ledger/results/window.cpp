#include "ledger/results/window.hpp"

#include "ledger/results/span.hpp"

namespace tungdong::results {

CostWindow cost_window(const Observation* base, std::span<const Sighting> values, const Indicator& indicator) {
  const std::int64_t lag = indicator.lag_from_months.value_or(0);
  CostWindow window;
  if (base != nullptr)
    if (const auto span = read_span(base->period)) window.after = months_before(month_of(span->last), lag);
  std::optional<Date> last;
  for (const Sighting& one : values)
    if (const auto span = read_span(one.observation->period))
      if (!last || *last < span->last) last = span->last;
  if (last) window.upto = months_before(month_of(*last), lag);
  return window;
}

}  // namespace tungdong::results
