#pragma once
// What still works years after: of what was delivered and is old enough to be looked at again, how much was looked at,
// and how much of that still works.

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <vector>

#include "ledger/results/promise.hpp"

namespace tungdong::results {

// What a project delivered in a period: the cohort that is looked at again together. Several of one project and period
// are one cohort.
struct Delivery {
  std::string project;
  std::string period;  // as a revisit names it: 2023, 2023-06
  money::Decimal quantity;
};

enum class NoSurvival : std::uint8_t {
  nothing_lasting,  // the indicator asks for no revisits
  period,           // a period of delivery that cannot be read
  below_zero,       // a cohort of less than nothing
  not_due,          // nothing is old enough yet
  not_visited,      // of what is old enough, nothing was looked at
  too_large,        // more digits than the book can hold
};

struct Working {
  money::Decimal share;    // per cent with two decimals: 100 · working / visited
  money::Decimal lasting;  // working / visited · due, with the places of `due`, rounded once, half away from zero
};

// At one age. The counts are there for an interval around the share; what was not visited is not assumed to be alike.
struct AtAge {
  std::int64_t months{};
  money::Decimal due;        // delivered by cohorts whose last day, so many months on, is not after the day asked for
  std::int64_t visited{};    // of those cohorts
  std::int64_t working{};    // of those visited
  money::Decimal looked_at;  // as visited, but of no cohort more than it delivered
  std::expected<money::Decimal, NoSurvival> coverage;  // per cent with two decimals: 100 · looked_at / due
  std::expected<Working, NoSurvival> still;
};

struct Survival {
  std::vector<AtAge> ages;  // as the indicator lists them
  // Revisits of a project and period that delivered nothing, or at an age that nobody asks for: in no age's numbers.
  std::vector<const Revisit*> unmatched;
};

// All of one indicator and version: `revisits` in the order of the log, the last for a cohort and age counting. A month
// too short for the day ends on its last: what was delivered on 29 February is a year old on 28 February.
std::expected<Survival, NoSurvival> survival_of(const Indicator& indicator, std::span<const Delivery> deliveries,
                                                std::span<const Revisit* const> revisits, Date day);

}  // namespace tungdong::results

template <>
struct tungdong::record::Names<tungdong::results::NoSurvival> {
  static constexpr std::array<std::string_view, 6> names{"nothing-lasting", "period",      "below-zero",
                                                         "not-due",         "not-visited", "too-large"};
};
