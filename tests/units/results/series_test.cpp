#include "ledger/results/series.hpp"

#include <deque>

#include <catch2/catch.hpp>

namespace tungdong::results {
namespace {

money::Decimal decimal(std::string_view text) {
  return *money::read_decimal(text, money::Style::plain);
}

// Observations numbered from 1 in the order of the log.
struct Log {
  std::deque<Observation> observations;
  std::vector<Sighting> sightings;

  Observation& add(std::string period, std::string_view value) {
    Observation& one = observations.emplace_back();
    one.period = std::move(period);
    one.value = decimal(value);
    sightings.push_back(
        {.record = static_cast<std::int64_t>(observations.size()), .date = {}, .doc = {}, .observation = &one});
    return one;
  }
};

std::string records(const std::vector<Sighting>& sightings) {
  std::string text;
  for (const Sighting& one : sightings) text += (text.empty() ? "" : " ") + std::to_string(one.record);
  return text;
}

std::string tell(const std::expected<Quantity, NoQuantity>& quantity) {
  return quantity ? quantity->number.text() : std::string(record::name_of(quantity.error()));
}

TEST_CASE("the last period may have several values, and a correction takes the place of what it corrects") {
  Log log;
  log.add("2021", "34.9").baseline = true;
  log.add("2024", "21.29");
  log.add("2025", "17.66").nature = Nature::projected;
  log.add("2025", "17.66");
  CHECK(records(latest_of(log.sightings)) == "3 4");
  CHECK(baseline_of(log.sightings)->record == 1);
  log.add("2025", "17.78").corrects = 4;
  CHECK(records(uncorrected(log.sightings)) == "1 2 3 5");
  CHECK(records(latest_of(uncorrected(log.sightings))) == "3 5");
  CHECK(baseline_of(std::span<const Sighting>()) == nullptr);
  CHECK(latest_of(std::span<const Sighting>()).empty());
}

TEST_CASE("a flow is added over periods that do not overlap; the bound and the standing are those of the worst") {
  Log log;
  log.add("2023", "120").status = Status::audited;
  Observation& second = log.add("2024", "171");
  second.bound = Bound::at_least;
  second.nature = Nature::estimated;
  second.status = Status::verified;
  const auto quantity = quantity_of(log.sightings, Accumulation::flow);
  REQUIRE(quantity);
  CHECK(quantity->number == decimal("291"));
  CHECK(quantity->bound == Bound::at_least);
  CHECK(quantity->nature == Nature::estimated);
  CHECK(quantity->status == Status::verified);
  CHECK(records(quantity->from) == "1 2");
  log.add("2021-2024", "291");
  CHECK(tell(quantity_of(log.sightings, Accumulation::flow)) == "overlapping");
}

TEST_CASE("a stock is its last value, never a sum; publications that differ give none") {
  Log log;
  log.add("2023", "50");
  log.add("2024", "80");
  CHECK(tell(quantity_of(log.sightings, Accumulation::stock)) == "80");
  CHECK(tell(quantity_of(log.sightings, Accumulation::cumulative)) == "80");
  log.add("2024", "80.0");
  CHECK(tell(quantity_of(log.sightings, Accumulation::stock)) == "80");
  log.add("2024", "81");
  CHECK(tell(quantity_of(log.sightings, Accumulation::stock)) == "conflicting");
}

TEST_CASE("baselines and segments are no part of the whole") {
  Log log;
  log.add("2023", "50").baseline = true;
  log.add("2024", "80").segment = "nữ";
  CHECK(tell(quantity_of(log.sightings, Accumulation::stock)) == "none");
  CHECK(tell(quantity_of(log.sightings, Accumulation::flow)) == "none");
}

TEST_CASE("sums beyond the book's numbers are told, not wrapped") {
  Log log;
  log.add("2023", "999999999999999999");
  log.add("2024", "0.00000000000000001");
  CHECK(tell(quantity_of(log.sightings, Accumulation::flow)) == "too-large");
  CHECK_FALSE(sum(decimal("999999999999999999"), decimal("0.00000000000000001")));
  CHECK(sum(decimal("1.5"), decimal("2.25")) == decimal("3.75"));
}

}  // namespace
}  // namespace tungdong::results
