#pragma once
// The đồng of one year in the prices of another.

#include "ledger/results/study.hpp"

namespace tungdong::results {

// C* = C · D_b / D_t: an amount of a year whose index is `of`, in the prices of the year whose index is `to`; exact,
// and rounded once, half away from zero. Throws std::invalid_argument unless both indices are above zero, and
// std::overflow_error for a result beyond 64 bits.
money::Dong in_prices_of(money::Dong amount, const money::Decimal& of, const money::Decimal& to);

}  // namespace tungdong::results
