#include "ledger/results/rebase.hpp"

#include <catch2/catch.hpp>

#include "ledger/results/change.hpp"
#include "tests/units/results/seen.hpp"

namespace tungdong::results {
namespace {

std::string tell(const std::expected<Rebased, NotRebased>& rebased) {
  if (rebased) return rebased->baseline.period + ": " + rebased->baseline.value.text();
  std::string text(record::name_of(rebased.error().why));
  for (const std::string& one : rebased.error().places) text += " " + one;
  return text;
}

const std::vector<Handover> merger{{"A", "N"}, {"B", "N"}, {"C", "M"}};
const Indicator rate = defined("RATE", Measure::rate, Accumulation::stock);

TEST_CASE("a merged place has the baseline of those that it took over") {
  // 30 of 100 households poor in A, 60 of 200 in B: together 90 of 300, 30 %.
  Seen seen;
  seen.rate("A", "2021", "30", "30", "100").baseline = true;
  seen.rate("B", "2021", "40", "80", "200").baseline = true;
  seen.rate("B", "2021", "30", "60", "200").baseline = true;  // the last recorded counts
  seen.rate("B", "2024", "10", "20", "200");
  const auto rebased = rebase(rate, "N", merger, seen.all);
  REQUIRE(tell(rebased) == "2021: 30.00");
  CHECK(rebased->from.size() == 2);
  CHECK(rebased->from.back().record == 3);
  CHECK(rebased->baseline.place == "N");
  CHECK(*rebased->baseline.denominator == decimal("300"));
  // It serves as any other baseline: 24.5 − 30 = −5.5 points.
  Seen later;
  const Indicator* definition = &rate;
  CHECK(change(&rebased->baseline, later.add("RATE", "N", "2025", "24.5"), std::span(&definition, 1))->by ==
        decimal("-5.5"));
}

TEST_CASE("counts are added, and a place may have the code of one that it took over") {
  Seen seen;
  seen.add("HO", "A", "2021", "30").baseline = true;
  seen.add("HO", "N", "2021", "12").baseline = true;
  const std::vector<Handover> handovers{{"A", "N"}, {"N", "N"}};
  CHECK(tell(rebase(defined("HO", Measure::count, Accumulation::stock), "N", handovers, seen.all)) == "2021: 42");
}

TEST_CASE("what has no rebased baseline says why, and by whom") {
  Seen seen;
  seen.rate("A", "2021", "30", "30", "100").baseline = true;
  Observation& other = seen.rate("B", "2021", "30", "60", "200");
  CHECK(tell(rebase(rate, "X", merger, seen.all)) == "no-predecessor");
  CHECK(tell(rebase(rate, "N", merger, seen.all)) == "predecessor-missing B");
  other.baseline = true;
  std::vector<Handover> split = merger;
  split.push_back({"B", "M"});
  CHECK(tell(rebase(rate, "N", split, seen.all)) == "split B");
  other.period = "2022";
  CHECK(tell(rebase(rate, "N", merger, seen.all)) == "other-period A B");
  other.period = "2021";
  other.numerator.reset();
  CHECK(tell(rebase(rate, "N", merger, seen.all)) == "no-parts A B");
  other.version = 2;
  CHECK(tell(rebase(rate, "N", merger, seen.all)) == "other-definition B");
  other.segment = "sex:nữ";
  CHECK(tell(rebase(rate, "N", merger, seen.all)) == "predecessor-missing B");
  Seen income;
  income.add("TN", "C", "2021", "30").baseline = true;
  CHECK(tell(rebase(defined("TN", Measure::money), "M", merger, income.all)) == "not-additive C");
}

}  // namespace
}  // namespace tungdong::results
