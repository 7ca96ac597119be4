#include "ledger/results/paradox.hpp"

namespace tungdong::results {

Paradox paradox_of(const std::optional<money::Decimal>& spent, const std::optional<money::Decimal>& achieved,
                   const money::Decimal& spent_cutoff, const money::Decimal& achieved_cutoff) {
  if (!spent || !achieved) return Paradox::not_measured;
  const bool money = *spent >= spent_cutoff;
  const bool results = *achieved >= achieved_cutoff;
  if (money) return results ? Paradox::money_and_results : Paradox::money_without_results;
  return results ? Paradox::results_ahead : Paradox::neither;
}

}  // namespace tungdong::results
