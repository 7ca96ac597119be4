#include "ledger/results/change.hpp"

#include <algorithm>
#include <stdexcept>

#include "ledger/money/ratio.hpp"

namespace tungdong::results {

std::expected<Change, NoChange> change(const Observation* base, const Observation& value,
                                       std::span<const Indicator* const> definitions) try {
  if (std::ranges::any_of(definitions, [](const Indicator* one) { return !one->dispute.empty(); }))
    return std::unexpected(NoChange::disputed);
  const auto other = [&](const Indicator* one) { return one->version != value.version; };
  if (std::ranges::any_of(definitions, other)) return std::unexpected(NoChange::definitions);
  if (base == nullptr) return std::unexpected(NoChange::no_baseline);
  if (base->version != value.version) return std::unexpected(NoChange::definitions);
  if (base->bound != Bound::exact || value.bound != Bound::exact) return std::unexpected(NoChange::bounds);
  const money::Decimal by = value.value - base->value;
  const int sign = by.units() > 0 ? 1 : by.units() < 0 ? -1 : 0;
  const bool down = !definitions.empty() && definitions.front()->direction == Direction::down;
  return Change{.by = by, .better = down ? -sign : sign};
} catch (const std::overflow_error&) {
  return std::unexpected(NoChange::too_large);
}

std::expected<money::Decimal, NoShare> share_of_target(const Observation* base, const Observation* value,
                                                       const Target& target) try {
  if (target.form != TargetForm::level || target.op == Operator::between) return std::unexpected(NoShare::other_form);
  if (base == nullptr) return std::unexpected(NoShare::no_baseline);
  if (value == nullptr) return std::unexpected(NoShare::not_measured);
  if (base->bound != Bound::exact || value->bound != Bound::exact) return std::unexpected(NoShare::bounds);
  const money::Decimal way = target.value - base->value;
  if (way.units() == 0) return std::unexpected(NoShare::no_way);
  return money::percent(value->value - base->value, way, 2);
} catch (const std::overflow_error&) {
  return std::unexpected(NoShare::too_large);
}

}  // namespace tungdong::results
