#include "ledger/results/figure_check.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "ledger/money/ratio.hpp"
#include "ledger/money/wide.hpp"

namespace tungdong::results {

namespace {

using money::Dong;
using money::Wide;

constexpr Dong size_of(Dong amount) {
  return amount < Dong() ? -amount : amount;
}

// Whether whole − Σ parts may lie on the side where it does.
bool allowed(const Printed& whole, std::span<const Printed> parts, Dong gap) {
  const bool more = gap < Dong();  // the parts are more than the whole
  const auto opens = [](Bound bound, Bound way) { return bound == Bound::about || bound == way; };
  if (opens(whole.bound, more ? Bound::at_least : Bound::at_most)) return true;
  return std::ranges::any_of(
      parts, [&](const Printed& part) { return opens(part.bound, more ? Bound::at_most : Bound::at_least); });
}

// The amount that differs from a printed one by two neighbouring digits swapped, if one is.
bool is_swap(const Printed& printed, Dong instead) {
  const std::int64_t unit = std::max<std::int64_t>(1, 2 * printed.half_unit.count());
  if (printed.amount.count() % unit != 0 || instead.count() % unit != 0 || instead < Dong()) return false;
  const std::string digits = std::to_string(printed.amount.count() / unit);
  const std::string wanted = std::to_string(instead.count() / unit);
  for (std::size_t i = 1; i < digits.size(); ++i) {
    std::string swapped = digits;
    std::swap(swapped[i - 1], swapped[i]);
    if (swapped == wanted && swapped != digits) return true;
  }
  return false;
}

std::optional<Slip> slip_of(const Printed& whole, std::span<const Printed> parts, Dong gap) {
  const auto look = [&](const Printed& one, std::size_t figure, Dong instead) -> std::optional<Slip> {
    if (gap.count() % 9 == 0 && is_swap(one, instead)) return Slip{SlipKind::swapped, figure, instead};
    if (Wide{one.amount.count()} * 1000 == instead.count() && instead > Dong())
      return Slip{SlipKind::thousand, figure, instead};
    if (Wide{instead.count()} * 1000 == one.amount.count() && instead > Dong())
      return Slip{SlipKind::thousandth, figure, instead};
    return std::nullopt;
  };
  if (const auto slip = look(whole, 0, whole.amount - gap)) return slip;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (const auto slip = look(parts[i], i + 1, parts[i].amount + gap)) return slip;
  return std::nullopt;
}

// A rate as parts of 10^places hundredths, twice, so that half of its last digit is a whole number.
struct Doubled {
  Wide low, high, scale;
};
Doubled doubled(const money::Decimal& rate) {
  const Wide twice = Wide{rate.units()} * 2;
  return {.low = twice - 1, .high = twice + 1, .scale = Wide{money::ten_to(rate.places())} * 2};
}

// So far a rate has at most so many decimals and an amount 53 bits, 200 × amount × 10^places fits 128 bits.
constexpr int most_places = 12;

}  // namespace

SumCheck check_sum(const Printed& whole, std::span<const Printed> parts) {
  SumCheck check;
  check.tolerance = whole.half_unit;
  for (const Printed& part : parts) {
    check.sum += part.amount;
    check.tolerance += part.half_unit;
  }
  check.gap = whole.amount - check.sum;
  if (check.gap == Dong())
    check.verdict = Check::exact;
  else if (size_of(check.gap) <= check.tolerance)
    check.verdict = Check::within_rounding;
  else if (allowed(whole, parts, check.gap))
    check.verdict = Check::allowed_by_bound;
  else
    check.verdict = Check::impossible;
  if (check.verdict == Check::impossible) check.slip = slip_of(whole, parts, check.gap);
  return check;
}

std::optional<Fit> fit_rate(const Printed& part, const Printed& base, const money::Decimal& rate) try {
  if (base.amount <= Dong() || part.amount < Dong() || rate.places() > most_places) return std::nullopt;
  if (money::percent(part.amount, base.amount, rate.places()) == rate) return Fit::rounded;
  const Wide scaled = Wide{part.amount.count()} * 100 * money::ten_to(rate.places());
  if (scaled / base.amount.count() == rate.units()) return Fit::truncated;
  // The rates that amounts printing alike may have, against those that print like this one.
  const auto [low, high, scale] = doubled(rate);
  const Wide least_base = Wide{base.amount.count()} - base.half_unit.count();
  const Wide most_base = Wide{base.amount.count()} + base.half_unit.count();
  const Wide least_part = Wide{part.amount.count()} - part.half_unit.count();
  const Wide most_part = Wide{part.amount.count()} + part.half_unit.count();
  const bool reaches = most_part * 100 * scale >= low * least_base;
  const bool not_beyond = least_part * 100 * scale <= high * most_base;
  return reaches && not_beyond ? Fit::amounts_rounded : Fit::none;
} catch (const std::overflow_error&) {
  return std::nullopt;
}

std::optional<Dong> implied_base(Dong part, const money::Decimal& rate) try {
  if (rate.units() <= 0) return std::nullopt;
  return money::per(Dong(money::narrow(Wide{part.count()} * 100)), rate);
} catch (const std::overflow_error&) {
  return std::nullopt;
}

std::optional<RatesCheck> check_rates(const RatedPart& whole, std::span<const RatedPart> parts) try {
  Dong implied, least, most;
  for (const RatedPart& part : parts) {
    const auto base = implied_base(part.amount.amount, part.rate);
    // Half of the last digit: one decimal more than any rate is printed with.
    if (!base || part.rate.places() >= most_places) return std::nullopt;
    const money::Decimal half(5, part.rate.places() + 1);
    const auto low = implied_base(part.amount.amount - part.amount.half_unit, part.rate + half);
    const auto high = implied_base(part.amount.amount + part.amount.half_unit, part.rate - half);
    if (!low || !high) return std::nullopt;
    implied += *base;
    least += *low;
    most += *high;
  }
  if (least <= Dong() || whole.rate.places() >= most_places) return std::nullopt;
  const Dong middle = implied;
  const Dong half = std::max(most - middle, middle - least);
  const auto fit = fit_rate(whole.amount, {.amount = middle, .half_unit = half}, whole.rate);
  if (!fit) return std::nullopt;
  return RatesCheck{.verdict = *fit == Fit::none ? Check::impossible : Check::within_rounding,
                    .implied = money::percent(whole.amount.amount, middle, 2)};
} catch (const std::overflow_error&) {
  return std::nullopt;
}

}  // namespace tungdong::results
