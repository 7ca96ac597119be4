// The Wilson interval against the table of Newcombe, "Two-sided confidence intervals for the single proportion:
// comparison of seven methods", Statistics in Medicine 17 (1998), method 3.
#include "ledger/estimate/wilson.hpp"

#include <catch2/catch.hpp>

namespace tungdong::estimate {
namespace {

TEST_CASE("the published intervals of Newcombe 1998") {
  struct Case {
    long long successes, trials;
    double low, high;
  };
  for (const Case& one : {Case{81, 263, 0.2553, 0.3662}, Case{15, 148, 0.0624, 0.1605}, Case{0, 20, 0.0, 0.1611},
                          Case{1, 29, 0.0061, 0.1718}}) {
    const auto interval = wilson(one.successes, one.trials);
    REQUIRE(interval);
    CHECK(interval->low == Approx(one.low).margin(0.00005));
    CHECK(interval->high == Approx(one.high).margin(0.00005));
  }
}

TEST_CASE("all and none of a few stay within 0 and 1; what is no proportion has no interval") {
  const auto all = wilson(29, 29);
  REQUIRE(all);
  CHECK(all->high == 1.0);
  CHECK(all->low == Approx(29 / (29 + 1.959963984540054 * 1.959963984540054)));
  CHECK(wilson(0, 1)->low == 0.0);
  CHECK_FALSE(wilson(1, 0));
  CHECK_FALSE(wilson(2, 1));
  CHECK_FALSE(wilson(-1, 1));
  CHECK_FALSE(wilson(1, 2, 1.0));
  CHECK_FALSE(wilson(1, 2, 0.0));
}

}  // namespace
}  // namespace tungdong::estimate
