#include "ledger/results/aggregate.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <tuple>

#include "ledger/money/ratio.hpp"
#include "ledger/results/span.hpp"

namespace tungdong::results {

namespace {

using money::Decimal;

std::unexpected<NotAdded> refused(NoSum why) {
  return std::unexpected(NotAdded{.why = why, .missing = {}});
}

auto place_of(const Sighting& one) {
  return std::tie(one.observation->place, one.observation->project, one.observation->contract);
}

template <class Of>
bool all_alike(std::span<const Sighting> sightings, Of of) {
  return std::ranges::all_of(sightings, [&](const Sighting& one) { return of(one) == of(sightings.front()); });
}

std::string_view dimension_of(const Observation& one) {
  return std::string_view(one.segment).substr(0, one.segment.find(':'));
}

std::string_view segment_of(const Observation& one) {
  const std::size_t colon = one.segment.find(':');
  return colon == std::string::npos ? std::string_view() : std::string_view(one.segment).substr(colon + 1);
}

// What refuses a sum over anything.
std::optional<NoSum> never_added(const Indicator& indicator, std::span<const Sighting> sightings) {
  if (indicator.measure == Measure::money) return NoSum::money;
  if (indicator.measure != Measure::count && indicator.measure != Measure::rate) return NoSum::not_additive;
  if (indicator.measure == Measure::rate && indicator.unit != "%") return NoSum::not_percent;
  if (sightings.empty()) return NoSum::none;
  const auto of_another = [&](const Sighting& one) {
    return one.observation->indicator != indicator.code || one.observation->version != indicator.version;
  };
  if (std::ranges::any_of(sightings, of_another)) return NoSum::other_definition;
  return std::nullopt;
}

bool all_whole(std::span<const Sighting> sightings) {
  return std::ranges::all_of(sightings, [](const Sighting& one) { return one.observation->segment.empty(); });
}

std::expected<Sum, NotAdded> total(const Indicator& indicator, std::span<const Sighting> sightings) try {
  const bool rate = indicator.measure == Measure::rate;
  const Observation& first = *sightings.front().observation;
  Sum sum{.value = {},
          .numerator = {},
          .denominator = {},
          .bound = first.bound,
          .nature = first.nature,
          .status = first.status,
          .from = {sightings.begin(), sightings.end()}};
  Decimal value;
  Decimal numerator;
  Decimal denominator;
  int places = 2;
  for (const Sighting& sighting : sightings) {
    const Observation& one = *sighting.observation;
    if (rate) {
      if (!one.numerator || !one.denominator) return refused(NoSum::no_parts);
      numerator = numerator + *one.numerator;
      denominator = denominator + *one.denominator;
      places = std::max(places, one.value.places());
    } else {
      value = value + one.value;
    }
    sum.bound = combined(sum.bound, one.bound);
    sum.nature = std::max(sum.nature, one.nature);
    sum.status = std::min(sum.status, one.status);
  }
  if (!rate) {
    sum.value = value;
    return sum;
  }
  if (denominator.units() <= 0) return refused(NoSum::no_parts);
  sum.value = money::percent(numerator, denominator, places);
  sum.numerator = numerator;
  sum.denominator = denominator;
  return sum;
} catch (const std::overflow_error&) {
  return refused(NoSum::too_large);
}

bool same_statement(const Sighting& left, const Sighting& right) {
  const Observation& a = *left.observation;
  const Observation& b = *right.observation;
  return a.value == b.value && a.bound == b.bound && a.numerator == b.numerator && a.denominator == b.denominator;
}

}  // namespace

std::expected<Sum, NotAdded> add_over_places(const Indicator& indicator, std::span<const Sighting> sightings) {
  if (const auto why = never_added(indicator, sightings)) return refused(*why);
  if (!all_whole(sightings)) return refused(NoSum::parts_of_whole);
  if (!all_alike(sightings, [](const Sighting& one) { return one.observation->period; }))
    return refused(NoSum::other_period);
  std::set<std::tuple<std::string, std::string, std::string>> places;
  for (const Sighting& one : sightings)
    if (!places.insert(place_of(one)).second) return refused(NoSum::conflicting);
  return total(indicator, sightings);
}

std::expected<Sum, NotAdded> add_over_time(const Indicator& indicator, std::span<const Sighting> sightings) {
  if (const auto why = never_added(indicator, sightings)) return refused(*why);
  if (indicator.accumulation == Accumulation::stock) return refused(NoSum::stock_over_time);
  if (!all_whole(sightings)) return refused(NoSum::parts_of_whole);
  if (!all_alike(sightings, place_of)) return refused(NoSum::other_place);
  std::vector<Span> spans;
  for (const Sighting& one : sightings) {
    const auto span = read_span(one.observation->period);
    if (!span) return refused(NoSum::overlapping);
    spans.push_back(*span);
  }
  if (indicator.accumulation == Accumulation::flow) {
    for (std::size_t i = 0; i < spans.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (spans[i].overlaps(spans[j])) return refused(NoSum::overlapping);
    return total(indicator, sightings);
  }
  Date last = spans.front().last;
  for (const Span& one : spans) last = std::max(last, one.last);
  std::vector<Sighting> latest;
  for (std::size_t i = 0; i < spans.size(); ++i)
    if (spans[i].last == last) latest.push_back(sightings[i]);
  if (std::ranges::any_of(latest, [&](const Sighting& one) { return !same_statement(one, latest.front()); }))
    return refused(NoSum::conflicting);
  latest.erase(latest.begin(), latest.end() - 1);
  return total(indicator, latest);
}

std::vector<std::string> segments_of(std::string_view dimension, std::span<const Sighting> sightings) {
  std::vector<std::string> names;
  for (const Sighting& one : sightings) {
    const std::string name(segment_of(*one.observation));
    if (name.empty() || dimension_of(*one.observation) != dimension) continue;
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return names;
}

std::expected<Sum, NotAdded> add_over_segments(const Indicator& indicator, std::string_view dimension,
                                               std::span<const std::string> expected,
                                               std::span<const Sighting> sightings) {
  if (const auto why = never_added(indicator, sightings)) return refused(*why);
  if (std::ranges::find(indicator.partitions, dimension) == indicator.partitions.end())
    return refused(NoSum::not_a_partition);
  if (!all_alike(sightings, place_of)) return refused(NoSum::other_place);
  if (!all_alike(sightings, [](const Sighting& one) { return one.observation->period; }))
    return refused(NoSum::other_period);
  std::set<std::string, std::less<>> seen;
  for (const Sighting& one : sightings) {
    const std::string_view name = segment_of(*one.observation);
    if (name.empty() || dimension_of(*one.observation) != dimension) return refused(NoSum::parts_of_whole);
    if (!seen.emplace(name).second) return refused(NoSum::conflicting);
  }
  NotAdded absent{.why = NoSum::missing_segments, .missing = {}};
  for (const std::string& name : expected)
    if (!seen.contains(name)) absent.missing.push_back(name);
  if (!absent.missing.empty()) return std::unexpected(std::move(absent));
  return total(indicator, sightings);
}

}  // namespace tungdong::results
