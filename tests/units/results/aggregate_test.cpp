#include "ledger/results/aggregate.hpp"

#include <limits>

#include <catch2/catch.hpp>

#include "tests/units/results/seen.hpp"

namespace tungdong::results {
namespace {

std::string tell(const std::expected<Sum, NotAdded>& sum) {
  if (!sum) {
    std::string text(record::name_of(sum.error().why));
    for (const std::string& one : sum.error().missing) text += " " + one;
    return text;
  }
  std::string text = std::string(record::name_of(sum->bound)) + sum->value.text();
  if (sum->numerator) text += " = " + sum->numerator->text() + "/" + sum->denominator->text();
  return text;
}

const Indicator houses = defined("NHA", Measure::count);
const Indicator poor = defined("HO", Measure::count, Accumulation::stock);
const Indicator built = defined("LK", Measure::count, Accumulation::cumulative);
const Indicator rate = defined("RATE", Measure::rate, Accumulation::stock);

TEST_CASE("counts add up over places of one period, as well known as the worst") {
  Seen seen;
  seen.add("NHA", "A", "2024", "12").status = Status::audited;
  CHECK(tell(add_over_places(houses, seen.all)) == "=12");
  Observation& second = seen.add("NHA", "B", "2024", "8");
  second.bound = Bound::at_least;
  second.nature = Nature::estimated;
  const auto sum = add_over_places(houses, seen.all);
  CHECK(tell(sum) == ">=20");
  CHECK(sum->nature == Nature::estimated);
  CHECK(sum->status == Status::reported);
  CHECK(sum->from.size() == 2);
  seen.add("NHA", "C", "2024", "1").bound = Bound::at_most;
  CHECK(tell(add_over_places(houses, seen.all)) == "~21");
  seen.add("NHA", "C", "2024", "1");
  CHECK(tell(add_over_places(houses, seen.all)) == "conflicting");
  seen.observations.back().place = "D";
  seen.observations.back().period = "2023";
  CHECK(tell(add_over_places(houses, seen.all)) == "other-period");
  seen.observations.back().segment = "sex:nữ";
  CHECK(tell(add_over_places(houses, seen.all)) == "parts-of-whole");
  seen.observations.back().version = 2;
  CHECK(tell(add_over_places(houses, seen.all)) == "other-definition");
}

TEST_CASE("rates add up by what they are made of, and are never averaged") {
  // 10 of 100 is 10 %, 90 of 300 is 30 %: together 100 of 400, 25 % and not the average, 20 %.
  Seen seen;
  seen.rate("A", "2024", "10", "10", "100");
  seen.rate("B", "2024", "30.0", "90", "300");
  CHECK(tell(add_over_places(rate, seen.all)) == "=25.00 = 100/400");
  seen.add("RATE", "C", "2024", "50");
  CHECK(tell(add_over_places(rate, seen.all)) == "no-parts");
  Seen nothing;
  nothing.rate("A", "2024", "0", "0", "0");
  CHECK(tell(add_over_places(rate, nothing.all)) == "no-parts");
  Indicator per_thousand = rate;
  per_thousand.unit = "‰";
  CHECK(tell(add_over_places(per_thousand, seen.all)) == "not-percent");
}

TEST_CASE("over time a flow adds up, what is cumulative ends, and a stock does neither") {
  Seen flow;
  flow.add("NHA", "A", "2023", "5");
  flow.add("NHA", "A", "2024-01", "2.5");
  CHECK(tell(add_over_time(houses, flow.all)) == "=7.5");
  flow.add("NHA", "A", "2024", "9");
  CHECK(tell(add_over_time(houses, flow.all)) == "overlapping");
  flow.observations.back().period = "later";
  CHECK(tell(add_over_time(houses, flow.all)) == "overlapping");
  flow.observations.back().place = "B";
  CHECK(tell(add_over_time(houses, flow.all)) == "other-place");
  Seen stock;
  stock.add("HO", "A", "2024", "30");
  CHECK(tell(add_over_time(poor, stock.all)) == "stock-over-time");
  Seen total;
  total.add("LK", "A", "2022-2024", "30");
  total.add("LK", "A", "2022-2023", "20");
  CHECK(tell(add_over_time(built, total.all)) == "=30");
  total.add("LK", "A", "2024", "30");
  CHECK(tell(add_over_time(built, total.all)) == "=30");
  total.add("LK", "A", "2024", "31");
  CHECK(tell(add_over_time(built, total.all)) == "conflicting");
}

TEST_CASE("segments add up to the whole only where they are declared to, and only all of them") {
  Indicator trained = houses;
  trained.partitions = {"sex"};
  Seen seen;
  seen.add("NHA", "A", "2024", "30").segment = "sex:nữ";
  seen.add("NHA", "A", "2024", "25").segment = "sex:nam";
  const std::vector<std::string> sexes{"nữ", "nam"};
  CHECK(segments_of("sex", seen.all) == sexes);
  CHECK(segments_of("ethnic", seen.all).empty());
  CHECK(tell(add_over_segments(trained, "sex", sexes, seen.all)) == "=55");
  CHECK(tell(add_over_segments(trained, "sex", sexes, std::span(seen.all).first(1))) == "missing-segments nam");
  CHECK(tell(add_over_segments(trained, "ethnic", sexes, seen.all)) == "not-a-partition");
  CHECK(tell(add_over_segments(houses, "sex", sexes, seen.all)) == "not-a-partition");
  Observation& third = seen.add("NHA", "A", "2024", "3");
  CHECK(tell(add_over_segments(trained, "sex", sexes, seen.all)) == "parts-of-whole");
  third.segment = "ethnic:Thái";
  CHECK(tell(add_over_segments(trained, "sex", sexes, seen.all)) == "parts-of-whole");
  third.segment = "sex:nam";
  CHECK(tell(add_over_segments(trained, "sex", sexes, seen.all)) == "conflicting");
  third.place = "B";
  CHECK(tell(add_over_segments(trained, "sex", sexes, seen.all)) == "other-place");
  third.place = "A";
  third.period = "2023";
  CHECK(tell(add_over_segments(trained, "sex", sexes, seen.all)) == "other-period");
}

TEST_CASE("what never adds up") {
  Seen seen;
  const std::span<const Sighting> none;
  CHECK(tell(add_over_places(houses, none)) == "none");
  CHECK(tell(add_over_time(houses, none)) == "none");
  CHECK(tell(add_over_places(defined("TN", Measure::money), none)) == "money");
  CHECK(tell(add_over_places(defined("TC", Measure::criterion), none)) == "not-additive");
  CHECK(tell(add_over_time(defined("TD", Measure::progress), none)) == "not-additive");
  const std::string most = std::to_string(999'999'999'999'999'999);
  for (const char* place : {"A", "B", "C", "D", "E", "F", "G", "H", "I", "K"}) seen.add("NHA", place, "2024", most);
  CHECK(tell(add_over_places(houses, seen.all)) == "too-large");
}

}  // namespace
}  // namespace tungdong::results
