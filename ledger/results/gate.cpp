#include "ledger/results/gate.hpp"

namespace tungdong::results {

std::expected<Grade, std::vector<Bar>> grade(const Evidence& evidence, const Gate& gate) {
  const std::array<std::pair<bool, Bar>, 9> bars{{
      {evidence.one_kind, Bar::mixed_unit},
      {evidence.baseline, Bar::no_baseline},
      {evidence.shares_whole, Bar::over_whole},
      {evidence.one_price, Bar::price_years},
      {evidence.coverage >= gate.coverage, Bar::coverage},
      {evidence.lag_elapsed, Bar::lag},
      {evidence.all_measured || evidence.projects >= gate.interval, Bar::no_interval},
      {evidence.flagged <= gate.flagged, Bar::flagged},
      {evidence.seen, Bar::projected},
  }};
  std::vector<Bar> failed;
  for (const auto& [passed, bar] : bars)
    if (!passed) failed.push_back(bar);
  if (!failed.empty()) return std::unexpected(std::move(failed));
  if (evidence.verified >= gate.verified_a) return Grade::a;
  return evidence.verified >= gate.verified_b ? Grade::b : Grade::c;
}

}  // namespace tungdong::results
