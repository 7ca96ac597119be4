#pragma once
// The observations of one indicator at one place, or of one project: which still stand, which is the base, which is the
// last, and what they may be added up to.

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <vector>

#include "ledger/results/indicator.hpp"

namespace tungdong::results {

// An observation and the record that made it known.
struct Sighting {
  std::int64_t record{};
  Date date;
  std::string doc;
  const Observation* observation{};
};

// Those that no later record corrects, in the order of the log.
std::vector<Sighting> uncorrected(std::span<const Sighting> sightings);

// The value that change is counted from: of those marked as baseline the last recorded. Null where there is none.
const Sighting* baseline_of(std::span<const Sighting> sightings);

// All that speak of the last period, baselines apart; several where publications differ. A period that cannot be read
// comes before all others.
std::vector<Sighting> latest_of(std::span<const Sighting> sightings);

enum class NoQuantity : std::uint8_t {
  none,         // nothing was observed
  overlapping,  // values of a flow over periods that overlap: adding them would count twice
  conflicting,  // several values for the last period
  too_large,    // their sum has more digits than the book can hold
};

// How much there is of what is counted, of all segments together: the last value of a stock or of what is cumulative,
// the sum over periods that do not overlap of a flow. The sum of several values is as well known as the worst of them.
struct Quantity {
  money::Decimal number;
  Bound bound{};
  Nature nature{};
  Status status{};
  std::vector<Sighting> from;
};
std::expected<Quantity, NoQuantity> quantity_of(std::span<const Sighting> sightings, Accumulation accumulation);

// Of a sum: bounds that point the same way stay what they are; any other mixture is only about right.
Bound combined(Bound left, Bound right);

// Of two projects; nothing where it has more digits than the book can hold.
std::optional<money::Decimal> sum(const money::Decimal& left, const money::Decimal& right);

}  // namespace tungdong::results

namespace tungdong::record {
template <>
struct Names<results::NoQuantity> {
  static constexpr std::array<std::string_view, 4> names{"none", "overlapping", "conflicting", "too-large"};
};
}  // namespace tungdong::record
