#include "ledger/results/gate.hpp"

#include <functional>
#include <string>

#include <catch2/catch.hpp>

#include "ledger/results/paradox.hpp"
#include "ledger/results/window.hpp"

namespace tungdong::results {
namespace {

using money::Decimal;

Evidence good() {
  Evidence evidence;
  evidence.projects = 3;
  evidence.coverage = Decimal(80, 0);
  evidence.verified = Decimal(80, 0);
  return evidence;
}

std::string told(const Evidence& evidence) {
  const auto grade = results::grade(evidence, Gate());
  if (grade) return std::string(record::name_of(*grade));
  std::string bars;
  for (const Bar bar : grade.error()) bars += (bars.empty() ? "" : " ") + std::string(record::name_of(bar));
  return bars;
}

TEST_CASE("each bar of the gate, at its edge") {
  struct Case {
    std::string what;
    std::function<void(Evidence&)> change;
    std::string grade;
  };
  const std::vector<Case> cases{
      {"as good as needed", [](Evidence&) {}, "a"},
      {"79,99 % verified", [](Evidence& e) { e.verified = Decimal(7999, 2); }, "b"},
      {"50 % verified", [](Evidence& e) { e.verified = Decimal(50, 0); }, "b"},
      {"less than half verified", [](Evidence& e) { e.verified = Decimal(4999, 2); }, "c"},
      {"nothing verified", [](Evidence& e) { e.verified = Decimal(); }, "c"},
      {"79,99 % coverage", [](Evidence& e) { e.coverage = Decimal(7999, 2); }, "coverage"},
      {"khác", [](Evidence& e) { e.one_kind = false; }, "mixed-unit"},
      {"no baseline", [](Evidence& e) { e.baseline = false; }, "no-baseline"},
      {"shares over one", [](Evidence& e) { e.shares_whole = false; }, "over-whole"},
      {"several years", [](Evidence& e) { e.one_price = false; }, "price-years"},
      {"all in flight", [](Evidence& e) { e.lag_elapsed = false; }, "lag"},
      {"nine measured of more", [](Evidence& e) { e.all_measured = false, e.projects = 9; }, "no-interval"},
      {"ten measured of more", [](Evidence& e) { e.all_measured = false, e.projects = 10; }, "a"},
      {"5 % owed back", [](Evidence& e) { e.flagged = Decimal(5, 0); }, "a"},
      {"5,01 % owed back", [](Evidence& e) { e.flagged = Decimal(501, 2); }, "flagged"},
      {"only projected", [](Evidence& e) { e.seen = false; }, "projected"},
      {"several at once", [](Evidence& e) { e.one_price = false, e.coverage = Decimal(10, 0), e.seen = false; },
       "price-years coverage projected"},
  };
  for (const Case& one : cases) {
    INFO(one.what);
    Evidence evidence = good();
    one.change(evidence);
    CHECK(told(evidence) == one.grade);
  }
}

TEST_CASE("money against results: every class, and the cut-offs count from themselves on") {
  struct Case {
    std::optional<Decimal> spent, achieved;
    Paradox paradox;
  };
  const Decimal cut(80, 0);
  const auto percent = [](std::int64_t hundredths) { return std::optional(Decimal(hundredths, 2)); };
  for (const Case& one :
       {Case{percent(8000), percent(8000), Paradox::money_and_results},
        Case{percent(9500), percent(7999), Paradox::money_without_results},
        Case{percent(7999), percent(8000), Paradox::results_ahead},
        Case{percent(7999), percent(-500), Paradox::neither}, Case{{}, percent(9000), Paradox::not_measured},
        Case{percent(9000), {}, Paradox::not_measured}})
    CHECK(paradox_of(one.spent, one.achieved, cut, cut) == one.paradox);
}

TEST_CASE("the window of cost: from the baseline less the lag to the observation less the lag") {
  CHECK(months_before(202601, 1) == 202512);
  CHECK(months_before(202612, 12) == 202512);
  CHECK(months_before(202603, 27) == 202312);
  CHECK(months_before(202507, 0) == 202507);
  Indicator indicator;
  Observation base;
  base.period = "2023";
  Observation value;
  value.period = "2025-09";
  const Sighting seen{.record = 1, .date = {}, .doc = {}, .observation = &value};
  // Without a lag: spend of January 2024 to September 2025.
  CHECK(cost_window(&base, {&seen, 1}, indicator) == CostWindow{202312, 202509});
  // Six months of lag: July 2023 to March 2025.
  indicator.lag_from_months = 6;
  CHECK(cost_window(&base, {&seen, 1}, indicator) == CostWindow{202306, 202503});
  // Counted from nothing there is no earliest month.
  CHECK(cost_window(nullptr, {&seen, 1}, indicator) == CostWindow{std::nullopt, 202503});
  CHECK(cost_window(nullptr, {}, indicator) == CostWindow{});
}

}  // namespace
}  // namespace tungdong::results
