#include "ledger/results/survival.hpp"

#include <deque>

#include <catch2/catch.hpp>

namespace tungdong::results {
namespace {

using date::operator""_y;
using money::Decimal;

Decimal decimal(std::string_view text) {
  return *money::read_decimal(text, money::Style::plain);
}

Indicator model() {
  Indicator indicator;
  indicator.code = "MO-HINH";
  indicator.revisit_months = {"12", "24"};
  return indicator;
}

// Revisits in the order of the log.
struct Visits {
  std::deque<Revisit> records;
  std::vector<const Revisit*> all;

  void add(std::string project, std::string delivered, std::int64_t months, std::int64_t visited,
           std::int64_t working) {
    Revisit& one = records.emplace_back();
    one.project = std::move(project);
    one.delivered = std::move(delivered);
    one.months = months;
    one.visited = visited;
    one.working = working;
    all.push_back(&one);
  }
};

std::string tell(const std::expected<Decimal, NoSurvival>& share) {
  return share ? share->text() : std::string(record::name_of(share.error()));
}

std::string tell(const AtAge& age) {
  return "due " + age.due.text() + ", working " + std::to_string(age.working) + "/" + std::to_string(age.visited) +
         ", covered " + tell(age.coverage) + ", still " +
         (age.still ? age.still->share.text() + " = " + age.still->lasting.text()
                    : std::string(record::name_of(age.still.error())));
}

TEST_CASE("what was delivered, is due, was visited and still works") {
  // DA delivered 40 in 2022 and 60 in 2023; DB 20 in 2023.
  const std::vector<Delivery> deliveries{
      {"DA", "2022", decimal("40")}, {"DA", "2023", decimal("60")}, {"DB", "2023", decimal("20")}};
  Visits visits;
  visits.add("DA", "2022", 12, 40, 30);
  visits.add("DA", "2022", 12, 40, 32);  // recorded later for the same cohort and age: this one counts
  visits.add("DA", "2023", 12, 30, 21);
  visits.add("DA", "2022", 24, 36, 24);
  const auto on = [&](Date day) { return *survival_of(model(), deliveries, visits.all, day); };
  // On 31/12/2024 the year of 2023 is 12 months old: due 40 + 60 + 20 = 120, visited 40 + 30 = 70, working 32 + 21 =
  // 53; 53/70 = 75.714 %, of 120: 90.857. Coverage 70/120 = 58.333 %. At 24 months only 2022: 24/36 = 66.667 %, of
  // 40: 26.67.
  CHECK(tell(on(2024_y / 12 / 31).ages[0]) == "due 120, working 53/70, covered 58.33, still 75.71 = 91");
  CHECK(tell(on(2024_y / 12 / 31).ages[1]) == "due 40, working 24/36, covered 90.00, still 66.67 = 27");
  // A day before, only 2022 is 12 months old, and nothing 24: a visit ahead of its day waits.
  CHECK(tell(on(2024_y / 12 / 30).ages[0]) == "due 40, working 32/40, covered 100.00, still 80.00 = 32");
  CHECK(tell(on(2024_y / 12 / 30).ages[1]) == "due 0, working 0/0, covered not-due, still not-due");
  CHECK(tell(on(2023_y / 1 / 1).ages[0]) == "due 0, working 0/0, covered not-due, still not-due");
  // On 31/12/2025 all is 24 months old; 36 of 120 were visited.
  CHECK(tell(on(2025_y / 12 / 31).ages[1]) == "due 120, working 24/36, covered 30.00, still 66.67 = 80");
  CHECK(on(2025_y / 12 / 31).unmatched.empty());
}

TEST_CASE("what nobody visited is not assumed to work") {
  const auto survival = survival_of(model(), std::vector<Delivery>{{"DA", "2022", decimal("40")}}, {}, 2025_y / 1 / 1);
  REQUIRE(survival);
  CHECK(tell(survival->ages[0]) == "due 40, working 0/0, covered 0.00, still not-visited");
}

TEST_CASE("visits of more than was delivered cover all of it and no more") {
  // 25 visited of 20 covers 20; the other cohort's 30 stay unvisited: 20/50 = 40 %. Working 15/25 = 60 %, of 50: 30.
  Visits visits;
  visits.add("DA", "2022", 12, 25, 15);
  const std::vector<Delivery> deliveries{{"DA", "2022", decimal("20")}, {"DB", "2022", decimal("30")}};
  CHECK(tell(survival_of(model(), deliveries, visits.all, 2024_y / 1 / 1)->ages[0]) ==
        "due 50, working 15/25, covered 40.00, still 60.00 = 30");
}

TEST_CASE("deliveries of one project and period are one cohort, in the places they were printed with") {
  // 1.5 + 2.25 km = 3.75; 1 of 3 sections works: 33.33 %, 1.25.
  Visits visits;
  visits.add("DA", "2022-02", 12, 3, 1);
  const std::vector<Delivery> deliveries{{"DA", "2022-02", decimal("1.5")}, {"DA", "2022-02", decimal("2.25")}};
  CHECK(tell(survival_of(model(), deliveries, visits.all, 2023_y / 2 / 28)->ages[0]) ==
        "due 3.75, working 1/3, covered 80.00, still 33.33 = 1.25");
}

TEST_CASE("a month too short for the day ends on its last") {
  const std::vector<Delivery> deliveries{{"DA", "2024-02-29", decimal("1")}};
  const auto due = [&](Date day) { return survival_of(model(), deliveries, {}, day)->ages[0].due.text(); };
  CHECK(due(2025_y / 2 / 27) == "0");
  CHECK(due(2025_y / 2 / 28) == "1");
}

TEST_CASE("visits that belong to no cohort are named, and counted nowhere") {
  Visits visits;
  visits.add("DX", "2022", 12, 5, 5);
  visits.add("DA", "2021", 12, 5, 5);
  visits.add("DA", "2022", 36, 5, 5);
  const auto survival =
      survival_of(model(), std::vector<Delivery>{{"DA", "2022", decimal("40")}}, visits.all, 2026_y / 1 / 1);
  REQUIRE(survival);
  CHECK(survival->unmatched == visits.all);
  CHECK(survival->ages[0].visited == 0);
}

TEST_CASE("what cannot be computed says why") {
  const auto day = 2026_y / 1 / 1;
  const auto why = [&](const Indicator& indicator, std::vector<Delivery> deliveries,
                       std::vector<const Revisit*> revisits = {}) {
    const auto survival = survival_of(indicator, deliveries, revisits, day);
    return survival ? "computed" : std::string(record::name_of(survival.error()));
  };
  const Decimal most(std::numeric_limits<std::int64_t>::max(), 0);
  CHECK(why(Indicator{}, {}) == "nothing-lasting");
  CHECK(why(model(), {}) == "computed");
  CHECK(why(model(), {{"DA", "soon", decimal("1")}}) == "period");
  CHECK(why(model(), {{"DA", "2022", decimal("-1")}}) == "below-zero");
  CHECK(why(model(), {{"DA", "2022", most}, {"DB", "2022", most}}) == "too-large");
  Visits visits;
  visits.add("DA", "2022", 12, most.units(), 1);
  visits.add("DB", "2022", 12, most.units(), 1);
  CHECK(why(model(), {{"DA", "2022", decimal("1")}, {"DB", "2022", decimal("1")}}, visits.all) == "too-large");
}

}  // namespace
}  // namespace tungdong::results
