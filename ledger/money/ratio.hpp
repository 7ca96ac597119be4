#pragma once

#include <cstdint>

#include "ledger/money/decimal.hpp"
#include "ledger/money/dong.hpp"

namespace tungdong::money {

// Quotients computed exactly and rounded once, at the last place, half away from zero (Vietnamese budget accounting
// rounds a half up: 2,5 → 3 and −2,5 → −3). All throw std::invalid_argument for a zero divisor, which callers check
// first because "per nothing" is an answer of its own, and std::overflow_error for a result beyond 64 bits.

/// Đồng per unit of quantity: 140.909 triệu over 430 households is 327.695.349. Throws std::invalid_argument unless
/// quantity > 0.
Dong per(Dong total, std::int64_t quantity);
Dong per(Dong total, const Decimal& quantity);

/// 100 × part / whole with `places` decimals (0..18, else std::invalid_argument).
Decimal percent(Dong part, Dong whole, int places);
Decimal percent(const Decimal& part, const Decimal& whole, int places);

/// dividend / divisor with `places` decimals (0..18, else std::invalid_argument).
Decimal quotient(Dong dividend, const Decimal& divisor, int places);

}  // namespace tungdong::money
