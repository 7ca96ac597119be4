#include "ledger/results/price.hpp"

#include <stdexcept>

#include "ledger/money/wide.hpp"

namespace tungdong::results {

money::Dong in_prices_of(money::Dong amount, const money::Decimal& of, const money::Decimal& to) {
  if (of.units() <= 0 || to.units() <= 0) throw std::invalid_argument("a price index is above zero");
  const money::Wide dividend = money::Wide{amount.count()} * to.units() * money::ten_to(of.places());
  const money::Wide divisor = money::Wide{of.units()} * money::ten_to(to.places());
  return money::Dong(money::narrow(money::rounded(dividend, divisor)));
}

}  // namespace tungdong::results
