#pragma once
// The publication gate: what a result per đồng must show before it is printed as a figure. Below it stand the words
// "không đủ điều kiện" and every reason. Its bars are of evaluation practice (comparable unit, baseline, whole shares,
// price year, coverage, lag, interval or census, open audit flags); how high they are is set by rules.

#include <array>
#include <cstdint>
#include <expected>
#include <string_view>
#include <vector>

#include "ledger/money/decimal.hpp"
#include "ledger/record/field.hpp"

namespace tungdong::results {

// The height of the bars. Proposed values, not law: a book may record others (rule report/<name>).
struct Gate {
  money::Decimal coverage{80, 0};  // report/coverage: per cent of cost that is linked to an indicator
  money::Decimal verified_a{80,
                            0};  // report/verified-a: per cent of linked cost whose result was verified, for grade A
  money::Decimal verified_b{50, 0};  // report/verified-b
  money::Decimal flagged{5, 0};      // report/flagged: per cent of cost that is owed back after a finding, at most
  std::int64_t peers = 5;            // report/peers: projects for a comparison
  std::int64_t interval = 10;        // report/interval: projects for an interval
};

// What is known of a figure.
struct Evidence {
  bool one_kind = true;      // what is counted is of one kind
  bool baseline = true;      // there is something to count from; a quantity delivered by a project counts from none
  bool shares_whole = true;  // no project's shares claim more than its cost
  bool one_price = true;     // the cost is of one year, or in the prices of one year
  bool all_measured = true;  // every project with cost has a quantity (a census)
  bool lag_elapsed = true;   // some cost is old enough to show
  bool seen = true;          // the value was measured or estimated, not only projected
  std::int64_t projects{};   // with cost and quantity
  money::Decimal coverage;   // per cent
  money::Decimal verified;   // per cent
  money::Decimal flagged;    // per cent
};

enum class Bar : std::uint8_t {
  mixed_unit,
  no_baseline,
  over_whole,
  price_years,
  coverage,
  lag,
  no_interval,  // some projects were not measured, and too few were for an interval
  flagged,
  projected,
};

enum class Grade : std::uint8_t { a, b, c };

// The grade, or every bar that was not passed, in the order of Bar.
std::expected<Grade, std::vector<Bar>> grade(const Evidence& evidence, const Gate& gate);

}  // namespace tungdong::results

namespace tungdong::record {
template <>
struct Names<results::Bar> {
  static constexpr std::array<std::string_view, 9> names{"mixed-unit",  "no-baseline", "over-whole",
                                                         "price-years", "coverage",    "lag",
                                                         "no-interval", "flagged",     "projected"};
};
template <>
struct Names<results::Grade> {
  static constexpr std::array<std::string_view, 3> names{"a", "b", "c"};
};
}  // namespace tungdong::record
