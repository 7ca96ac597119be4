#pragma once
// Whether one equation of a table holds.

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "ledger/footing/rule.hpp"

namespace tungdong::footing {

enum class Footing : std::uint8_t {
  exact,             // to the last digit printed
  within_rounding,   // the gap is no more than the printed roundings explain
  allowed_by_bound,  // a figure was printed as "more than", "less than" or "about", and the gap lies on that side
  incomplete,        // a cell is blank, and would have to hold the gap
  unjudged,          // a denominator that is not above zero, or numbers too large
  broken,            // no rounding explains the gap
};

// What may have happened to a figure.
enum class Mistake : std::uint8_t {
  swapped,     // two neighbouring digits
  thousand,    // the figure is a thousandth of what would fit: a unit or a separator slipped
  thousandth,  // the figure is a thousand times what would fit
  truncated,   // a rate cut off where it should have been rounded
  other_base,  // a rate that is true of another denominator
  nine,        // the gap is divisible by nine, as gaps of swapped digits are
};

struct Judged {
  std::size_t rule{};  // its number, where there are several: set by who knows it
  std::size_t cross{};
  Footing verdict{};
  std::optional<money::Decimal> stated;
  std::optional<money::Decimal> should;  // a sum as it adds up; a rate with the decimals of the printed one
  std::optional<money::Decimal> gap;     // stated − should
  std::int64_t half_units = 0;           // of the coarsest figure rounded, that the gap of a sum takes; rounded up
  std::int64_t most_half_units = 0;      // that rounding explains: one for each figure rounded
  std::size_t blanks = 0;                // of the parts
};

// A figure in place of the one that stands there.
struct Instead {
  Place place;
  Figure figure;
};

// Nothing where there is nothing to judge: no result, no part, or a rate of which a figure is missing.
//   sum   exact; within rounding where the gap is at most Σ half units of the figures rounded, the result among them;
//         incomplete where a blank part could hold the gap, if it were above zero
//   rate  exact where the quotient of the figures as printed rounds to the rate (half away from zero); within rounding
//         where amounts that print alike have such a quotient
//   mean  within rounding where amounts and rates that print alike imply bases that add up; never exact
std::optional<Judged> judge(const Figures& figures, const Rule& rule, std::size_t cross,
                            const std::optional<Instead>& instead = std::nullopt);

// What one cell of a rate or a mean would be for it to hold, all else being as printed, with the decimals of the cell:
// the rate itself, or an amount of a rate. Nothing for other cells, and where nothing fits.
std::optional<money::Decimal> fitting(const Figures& figures, const Rule& rule, std::size_t cross, Place place);

// Whether a rate is its amounts' quotient cut off instead of rounded.
bool is_truncated(const Figures& figures, const Rule& rule, std::size_t cross);

}  // namespace tungdong::footing

namespace tungdong::record {
template <>
struct Names<footing::Footing> {
  static constexpr std::array<std::string_view, 6> names{"exact",      "within-rounding", "allowed-by-bound",
                                                         "incomplete", "unjudged",        "broken"};
};
template <>
struct Names<footing::Mistake> {
  static constexpr std::array<std::string_view, 6> names{"swapped",   "thousand",   "thousandth",
                                                         "truncated", "other-base", "nine"};
};
}  // namespace tungdong::record
