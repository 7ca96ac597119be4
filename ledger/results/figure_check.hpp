#pragma once
// Whether published figures can all be true: parts against their whole, rates against the amounts that they are of.
// Nothing here says which of two figures is the wrong one.

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "ledger/results/figure.hpp"

namespace tungdong::results {

enum class Check : std::uint8_t {
  exact,             // to the đồng
  within_rounding,   // the gap is no more than the printed roundings explain
  allowed_by_bound,  // a figure was printed as "more than", "less than" or "about", and the gap lies on that side
  other_definition,  // not of the same thing, or not of the same base
  impossible,        // no rounding explains the gap
};

// An amount as printed, the half unit of its rounding, and its bound.
struct Printed {
  money::Dong amount;
  money::Dong half_unit;
  Bound bound{};
};

// A slip of the pen that would explain a gap exactly: a hint, never a correction.
enum class SlipKind : std::uint8_t {
  swapped,     // two neighbouring digits, in the unit printed; such a gap is divisible by nine
  thousand,    // a unit taken for one a thousand times smaller: the amount is a thousandth of what would fit
  thousandth,  // the amount is a thousand times what would fit
};
struct Slip {
  SlipKind kind{};
  std::size_t figure{};  // 0: the whole; 1, 2, …: the parts in their order
  money::Dong instead;   // what would fit
  friend bool operator==(const Slip&, const Slip&) = default;
};

struct SumCheck {
  Check verdict{};
  money::Dong sum;        // of the parts
  money::Dong gap;        // whole − sum
  money::Dong tolerance;  // Σ half units of the whole and of each part
  std::optional<Slip> slip;
};

// The sum of all parts against the whole.
SumCheck check_sum(const Printed& whole, std::span<const Printed> parts);

// How a printed rate comes out of two amounts, at the decimals it was printed with.
enum class Fit : std::uint8_t {
  rounded,
  truncated,        // cut off where rounding would have given the next number
  amounts_rounded,  // not of the amounts as printed, but of amounts that print like them
  none,
};
// Nothing where the base is not positive, or the numbers are too large to compare.
std::optional<Fit> fit_rate(const Printed& part, const Printed& base, const money::Decimal& rate);

// The base that a rate in per cent implies, rounded to the đồng; nothing where the rate is not positive.
std::optional<money::Dong> implied_base(money::Dong part, const money::Decimal& rate);

struct RatedPart {
  Printed amount;
  money::Decimal rate;
};
struct RatesCheck {
  Check verdict{};         // within rounding, or impossible
  money::Decimal implied;  // the rate of the whole that amounts and rates of its parts imply, two decimals
};
// The rate of a whole against the rates of all its parts: each part and its rate imply a base, and the bases add up.
// Nothing where a rate is not positive beyond its rounding, or the numbers are too large.
std::optional<RatesCheck> check_rates(const RatedPart& whole, std::span<const RatedPart> parts);

}  // namespace tungdong::results

namespace tungdong::record {
template <>
struct Names<results::Check> {
  static constexpr std::array<std::string_view, 5> names{"exact", "within-rounding", "allowed-by-bound",
                                                         "other-definition", "impossible"};
};
template <>
struct Names<results::SlipKind> {
  static constexpr std::array<std::string_view, 3> names{"swapped", "thousand", "thousandth"};
};
template <>
struct Names<results::Fit> {
  static constexpr std::array<std::string_view, 4> names{"rounded", "truncated", "amounts-rounded", "none"};
};
}  // namespace tungdong::record
