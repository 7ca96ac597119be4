#include "ledger/results/unit_cost.hpp"

#include <stdexcept>

#include "ledger/money/ratio.hpp"
#include "ledger/money/wide.hpp"

namespace tungdong::results {

namespace {

// Of amount / count.
std::optional<Bound> quotient_bound(Bound amount, Bound count) {
  if (amount == Bound::about || count == Bound::about) return Bound::about;
  if (count == Bound::exact) return amount;
  const Bound turned = count == Bound::at_least ? Bound::at_most : Bound::at_least;
  if (amount == Bound::exact || amount == turned) return turned;
  return std::nullopt;
}

}  // namespace

std::optional<UnitCost> unit_cost(money::Dong cost, const money::Decimal& quantity) try {
  if (quantity.units() <= 0) return std::nullopt;
  const money::Dong each = money::per(cost, quantity);
  const money::Wide back = money::Wide{each.count()} * quantity.units();
  return UnitCost{.each = each, .exact = back == money::Wide{cost.count()} * money::ten_to(quantity.places())};
} catch (const std::overflow_error&) {
  return std::nullopt;
}

std::expected<StatedRatio, NoRatio> stated_ratio(const Figure& money, std::span<const Figure* const> counts) {
  if (!money.amount) return std::unexpected(NoRatio::no_amount);
  if (counts.empty()) return std::unexpected(NoRatio::no_count);
  if (counts.size() > 1) return std::unexpected(NoRatio::many_counts);
  const Figure& count = *counts.front();
  const auto cost = count.value ? unit_cost(*money.amount, *count.value) : std::nullopt;
  if (!cost) return std::unexpected(count.value ? NoRatio::not_positive : NoRatio::no_count);
  const auto bound = quotient_bound(money.bound, count.bound);
  if (!bound) return std::unexpected(NoRatio::bounds);
  return StatedRatio{.cost = *cost, .bound = *bound};
}

}  // namespace tungdong::results
