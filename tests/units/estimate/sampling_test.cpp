#include "ledger/estimate/sampling.hpp"

#include <array>
#include <limits>

#include <catch2/catch.hpp>

using namespace tungdong::estimate;

TEST_CASE("confidence factors are the upper Poisson limits that auditors' tables print") {
  // AICPA Audit Sampling Guide, factors for 0, 1, 2, 3 overstatements, at 5 % and 10 %, printed to two places.
  struct Case {
    double k, risk, factor;
  };
  for (const Case& one : {Case{0, 0.05, 3.00},
                          {1, 0.05, 4.75},
                          {2, 0.05, 6.30},
                          {3, 0.05, 7.76},
                          {4, 0.05, 9.16},
                          {0, 0.10, 2.31},
                          {1, 0.10, 3.89},
                          {2, 0.10, 5.33},
                          {3, 0.10, 6.69},
                          {10, 0.05, 16.97}})
    CHECK(*confidence_factor(one.k, one.risk) == Approx(one.factor).margin(0.01));
  // Of none seen: −ln β, exactly.
  CHECK(*confidence_factor(0, 0.05) == Approx(2.995732273553991).epsilon(1e-12));
  CHECK_FALSE(confidence_factor(-1, 0.05).has_value());
  CHECK_FALSE(confidence_factor(0, 0).has_value());
  CHECK_FALSE(confidence_factor(0, 1).has_value());
  CHECK_FALSE(confidence_factor(std::numeric_limits<double>::quiet_NaN(), 0.05).has_value());
}

TEST_CASE("the planning factor has room for what is expected to be wrong") {
  // AICPA Audit Sampling Guide, table of confidence factors for sample size, 5 %, by expected / tolerable.
  struct Case {
    double ratio, factor;
  };
  for (const Case& one : {Case{0, 3.00},
                          {0.05, 3.31},
                          {0.10, 3.68},
                          {0.15, 4.11},
                          {0.20, 4.63},
                          {0.25, 5.24},
                          {0.30, 6.00},
                          {0.40, 8.09},
                          {0.50, 11.54}})
    CHECK(*planning_factor(one.ratio, 0.05) == Approx(one.factor).margin(0.015));
  // It is a fixed point: R of what is expected of it is itself.
  const double factor = *planning_factor(0.2, 0.05);
  CHECK(*confidence_factor(0.2 * factor, 0.05) == Approx(factor).epsilon(1e-8));
  CHECK_FALSE(planning_factor(1, 0.05).has_value());
  CHECK_FALSE(planning_factor(-0.1, 0.05).has_value());
  CHECK_FALSE(planning_factor(0.9999999, 0.05).has_value());
}

TEST_CASE("Stringer's bound, worked by hand") {
  CHECK(*stringer({}, 0.05) == Approx(2.9957).margin(1e-4));
  // 2,9957 + (4,7439 − 2,9957)·0,5 + (6,2958 − 4,7439)·0,2 = 2,9957 + 0,8741 + 0,3104 = 4,1802; in any order.
  const std::array taints{0.2, 0.5};
  CHECK(*stringer(taints, 0.05) == Approx(4.1802).margin(1e-4));
  const std::array other{0.5, 0.2};
  CHECK(*stringer(other, 0.05) == *stringer(taints, 0.05));
  // All wrong: the factor of so many.
  const std::array all{1.0, 1.0, 1.0};
  CHECK(*stringer(all, 0.05) == Approx(*confidence_factor(3, 0.05)).epsilon(1e-12));
  const std::array none{0.0};
  CHECK_FALSE(stringer(none, 0.05).has_value());
}
