#include "ledger/results/identity.hpp"

#include <algorithm>
#include <stdexcept>

namespace tungdong::results {

namespace {

bool absent(const Observation* one) {
  return one == nullptr;
}

bool inexact(const Observation* one) {
  return one->bound != Bound::exact;
}

money::Decimal total(std::span<const Observation* const> flows) {
  money::Decimal sum;
  for (const Observation* one : flows) sum = sum + one->value;
  return sum;
}

}  // namespace

std::expected<Identity, NoIdentity> identity_of(const Observation* opening, std::span<const Observation* const> gains,
                                                std::span<const Observation* const> losses,
                                                const Observation* closing) try {
  if (gains.empty() && losses.empty()) return std::unexpected(NoIdentity::no_flows);
  if (absent(opening)) return std::unexpected(NoIdentity::no_opening);
  if (absent(closing)) return std::unexpected(NoIdentity::no_closing);
  if (std::ranges::any_of(gains, absent) || std::ranges::any_of(losses, absent))
    return std::unexpected(NoIdentity::no_flow);
  if (inexact(opening) || inexact(closing) || std::ranges::any_of(gains, inexact) ||
      std::ranges::any_of(losses, inexact))
    return std::unexpected(NoIdentity::bounds);
  Identity identity{.opening = opening->value,
                    .gains = total(gains),
                    .losses = total(losses),
                    .expected = {},
                    .closing = closing->value,
                    .gap = {}};
  identity.expected = identity.opening + identity.gains - identity.losses;
  identity.gap = identity.closing - identity.expected;
  return identity;
} catch (const std::overflow_error&) {
  return std::unexpected(NoIdentity::too_large);
}

}  // namespace tungdong::results
