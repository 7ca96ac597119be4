#pragma once
// Peers: how the unit costs of comparable projects lie, and which lie apart. Exact: amounts are compared as integers
// and rounded once where a quartile falls between two of them.

#include <optional>
#include <span>

#include "ledger/money/decimal.hpp"
#include "ledger/money/dong.hpp"

namespace tungdong::results {

struct Spread {
  money::Dong least;
  money::Dong lower_quartile;
  money::Dong median;
  money::Dong upper_quartile;
  money::Dong most;
  money::Dong deviation;  // MAD: the median of the distances from the median
};

// Quartiles by linear interpolation between the two nearest (Hyndman and Fan 1996, type 7, as spreadsheets do). Nothing
// for no amounts.
std::optional<Spread> spread_of(std::span<const money::Dong> amounts);

// The robust z of Iglewicz and Hoaglin (1993): 0,6745 · (x − median) / MAD, with two decimals. Nothing where the
// deviation is nothing: more than half of the amounts are the same, and there is no measure of how far is far.
std::optional<money::Decimal> robust_z(money::Dong amount, const Spread& spread);

}  // namespace tungdong::results
