#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ledger/money/dong.hpp"

namespace tungdong::money {

/// Shares a total in proportion to the weights, to the đồng, by the largest remainder (Hamilton): each part is
/// total × weight / Σ weights rounded down, and the đồng left over go one each to the largest remainders, of equal
/// remainders to the earlier. So there is a part for each weight, in order; they add up to the total exactly; each is
/// within one đồng of its exact share; a weight of zero gets nothing. A negative total is shared as its mirror image.
/// Throws std::invalid_argument if a weight is negative or none is positive.
std::vector<Dong> apportion(Dong total, std::span<const std::int64_t> weights);

/// One whole, in the parts per million in which shares of purpose are recorded.
inline constexpr std::int64_t ppm_whole = 1'000'000;

/// `apportion` over shares in parts per million and what they leave of the whole: one part for each share, in order,
/// and then one more, last, for the part of the total that no share claims. Throws std::invalid_argument if a share is
/// negative or they add up to more than `ppm_whole`.
std::vector<Dong> apportion_ppm(Dong total, std::span<const std::int64_t> shares_ppm);

}  // namespace tungdong::money
