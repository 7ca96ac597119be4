#include "ledger/results/series.hpp"

#include <algorithm>
#include <stdexcept>

#include "ledger/results/span.hpp"

namespace tungdong::results {

namespace {

bool same_value(const Sighting& left, const Sighting& right) {
  return left.observation->value == right.observation->value && left.observation->bound == right.observation->bound;
}

bool overlap(std::span<const Sighting> sightings) {
  std::vector<Span> spans;
  for (const Sighting& one : sightings) {
    const auto span = read_span(one.observation->period);
    if (!span) return true;
    if (std::ranges::any_of(spans, [&](const Span& other) { return span->overlaps(other); })) return true;
    spans.push_back(*span);
  }
  return false;
}

}  // namespace

std::vector<Sighting> uncorrected(std::span<const Sighting> sightings) {
  std::vector<Sighting> standing;
  for (const Sighting& one : sightings) {
    const auto corrects = [&](const Sighting& other) { return other.observation->corrects == one.record; };
    if (std::ranges::none_of(sightings, corrects)) standing.push_back(one);
  }
  return standing;
}

const Sighting* baseline_of(std::span<const Sighting> sightings) {
  const Sighting* base = nullptr;
  for (const Sighting& one : sightings)
    if (one.observation->baseline) base = &one;
  return base;
}

std::vector<Sighting> latest_of(std::span<const Sighting> sightings) {
  std::vector<Sighting> latest;
  std::optional<Date> last;
  for (const Sighting& one : sightings) {
    if (one.observation->baseline) continue;
    const auto span = read_span(one.observation->period);
    const Date day = span ? span->last : Date{};
    if (last && day < *last) continue;
    if (!last || *last < day) latest.clear();
    last = day;
    latest.push_back(one);
  }
  return latest;
}

Bound combined(Bound left, Bound right) {
  if (left == right || right == Bound::exact) return left;
  return left == Bound::exact ? right : Bound::about;
}

std::optional<money::Decimal> sum(const money::Decimal& left, const money::Decimal& right) try {
  return left + right;
} catch (const std::overflow_error&) {
  return std::nullopt;
}

std::expected<Quantity, NoQuantity> quantity_of(std::span<const Sighting> sightings, Accumulation accumulation) try {
  std::vector<Sighting> whole;
  for (const Sighting& one : uncorrected(sightings))
    if (one.observation->segment.empty() && !one.observation->baseline) whole.push_back(one);
  if (accumulation != Accumulation::flow) whole = latest_of(whole);
  if (whole.empty()) return std::unexpected(NoQuantity::none);
  if (accumulation == Accumulation::flow) {
    if (overlap(whole)) return std::unexpected(NoQuantity::overlapping);
  } else if (std::ranges::any_of(whole, [&](const Sighting& one) { return !same_value(one, whole.front()); })) {
    return std::unexpected(NoQuantity::conflicting);
  } else {
    whole.resize(1);
  }
  const Observation& first = *whole.front().observation;
  Quantity quantity{
      .number = first.value, .bound = first.bound, .nature = first.nature, .status = first.status, .from = whole};
  for (const Sighting& one : std::span(whole).subspan(1)) {
    quantity.number = quantity.number + one.observation->value;
    quantity.bound = combined(quantity.bound, one.observation->bound);
    quantity.nature = std::max(quantity.nature, one.observation->nature);
    quantity.status = std::min(quantity.status, one.observation->status);
  }
  return quantity;
} catch (const std::overflow_error&) {
  return std::unexpected(NoQuantity::too_large);
}

}  // namespace tungdong::results
