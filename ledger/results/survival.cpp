#include "ledger/results/survival.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <stdexcept>
#include <utility>

#include "ledger/money/ratio.hpp"
#include "ledger/money/wide.hpp"
#include "ledger/results/span.hpp"

namespace tungdong::results {

namespace {

using money::Decimal;

struct Cohort {
  Date last;
  Decimal quantity;
  std::map<std::int64_t, const Revisit*> revisits;  // by age
};
using Cohorts = std::map<std::pair<std::string, std::string>, Cohort>;

std::optional<std::int64_t> read_months(const std::string& text) {
  std::int64_t months{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), months);
  // Ages are those that `admit` takes: up to fifty years.
  if (error != std::errc{} || end != text.data() + text.size() || months < 1 || months > 600) return std::nullopt;
  return months;
}

Date later(const Date& day, std::int64_t months) {
  const Date same_day = day + date::months(static_cast<int>(months));
  return same_day.ok() ? same_day : Date(same_day.year() / same_day.month() / date::last);
}

AtAge at_age(std::int64_t months, const Cohorts& cohorts, const Date& day) {
  AtAge age{.months = months, .due = {}, .looked_at = {}, .coverage = {}, .still = {}};
  money::Wide visited = 0;
  money::Wide working = 0;
  for (const auto& [name, cohort] : cohorts) {
    if (later(cohort.last, months) > day) continue;
    age.due = age.due + cohort.quantity;
    const auto found = cohort.revisits.find(months);
    if (found == cohort.revisits.end()) continue;
    visited += found->second->visited;
    working += found->second->working;
    age.looked_at = age.looked_at + std::min(Decimal(found->second->visited, 0), cohort.quantity);
  }
  age.visited = money::narrow(visited);
  age.working = money::narrow(working);
  if (age.due.units() == 0) {
    age.coverage = std::unexpected(NoSurvival::not_due);
    age.still = std::unexpected(NoSurvival::not_due);
    return age;
  }
  age.coverage = money::percent(age.looked_at, age.due, 2);
  if (age.visited == 0) {
    age.still = std::unexpected(NoSurvival::not_visited);
    return age;
  }
  const money::Wide lasting = money::rounded(working * age.due.units(), visited);
  age.still = Working{.share = money::percent(Decimal(age.working, 0), Decimal(age.visited, 0), 2),
                      .lasting = Decimal(money::narrow(lasting), age.due.places())};
  return age;
}

}  // namespace

std::expected<Survival, NoSurvival> survival_of(const Indicator& indicator, std::span<const Delivery> deliveries,
                                                std::span<const Revisit* const> revisits, Date day) try {
  std::vector<std::int64_t> ages;
  for (const std::string& text : indicator.revisit_months)
    if (const auto months = read_months(text)) ages.push_back(*months);
  if (ages.empty()) return std::unexpected(NoSurvival::nothing_lasting);
  Cohorts cohorts;
  for (const Delivery& one : deliveries) {
    const auto span = read_span(one.period);
    if (!span) return std::unexpected(NoSurvival::period);
    if (one.quantity.units() < 0) return std::unexpected(NoSurvival::below_zero);
    Cohort& cohort = cohorts[{one.project, one.period}];
    cohort.last = span->last;
    cohort.quantity = cohort.quantity + one.quantity;
  }
  Survival survival;
  for (const Revisit* one : revisits) {
    const auto cohort = cohorts.find({one->project, one->delivered});
    if (cohort == cohorts.end() || std::ranges::find(ages, one->months) == ages.end())
      survival.unmatched.push_back(one);
    else
      cohort->second.revisits[one->months] = one;
  }
  for (const std::int64_t months : ages) survival.ages.push_back(at_age(months, cohorts, day));
  return survival;
} catch (const std::overflow_error&) {
  return std::unexpected(NoSurvival::too_large);
}

}  // namespace tungdong::results
