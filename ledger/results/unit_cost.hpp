#pragma once
// Đồng for one of what was counted: from entries and observations, and as a ratio of two published figures.

#include <cstdint>
#include <expected>
#include <optional>
#include <span>

#include "ledger/results/figure.hpp"

namespace tungdong::results {

struct UnitCost {
  money::Dong each;  // rounded once, half away from zero
  bool exact{};      // nothing was rounded

  friend bool operator==(const UnitCost&, const UnitCost&) = default;
};

// cost / quantity. Nothing for a quantity that is not positive, as there is no cost of none, nor where a tiny quantity
// would give more đồng than 64 bits hold.
std::optional<UnitCost> unit_cost(money::Dong cost, const money::Decimal& quantity);

enum class NoRatio : std::uint8_t {
  no_count,      // no count was published beside the money
  many_counts,   // several, without the shares of the money that went to each
  not_positive,  // a count of none
  no_amount,     // the figure beside which it stands is not an amount of money
  bounds,        // bounds that leave the quotient open on both sides
};

struct StatedRatio {
  UnitCost cost;
  Bound bound{};  // of the quotient: at least, where the amount is; at most, where the count is at least

  friend bool operator==(const StatedRatio&, const StatedRatio&) = default;
};

// One published figure over another, as printed, ungraded: only where exactly one count was published beside the money.
std::expected<StatedRatio, NoRatio> stated_ratio(const Figure& money, std::span<const Figure* const> counts);

}  // namespace tungdong::results

namespace tungdong::record {
template <>
struct Names<results::NoRatio> {
  static constexpr std::array<std::string_view, 5> names{"no-count", "many-counts", "not-positive", "no-amount",
                                                         "bounds"};
};
}  // namespace tungdong::record
