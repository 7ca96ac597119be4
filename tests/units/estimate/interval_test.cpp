#include "ledger/estimate/interval.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace tungdong::estimate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

std::string_view why(const auto& estimate) {
  return estimate ? "estimated" : record::Names<NoEstimate>::names[static_cast<std::size_t>(estimate.error())];
}

TEST_CASE("Wilson's interval has the published ends") {
  // Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3, to the four places printed there.
  struct Case {
    std::int64_t successes, trials;
    double lower, higher;
  };
  for (const Case& one : {Case{81, 263, 0.2553, 0.3662}, Case{15, 148, 0.0624, 0.1605}, Case{0, 20, 0.0, 0.1611},
                          Case{1, 29, 0.0061, 0.1718}}) {
    INFO(one.successes << " of " << one.trials);
    const auto interval = wilson(one.successes, one.trials, 0.95);
    REQUIRE(interval);
    CHECK(interval->value == static_cast<double>(one.successes) / static_cast<double>(one.trials));
    CHECK(interval->lower == Approx(one.lower).margin(0.00005));
    CHECK(interval->higher == Approx(one.higher).margin(0.00005));
  }
}

TEST_CASE("Wilson's interval holds the proportion and mirrors") {
  for (std::int64_t trials : {1, 2, 7, 100, 1'000'000'000})
    for (std::int64_t successes : {std::int64_t{0}, trials / 3, trials}) {
      const auto one = wilson(successes, trials, 0.9);
      const auto other = wilson(trials - successes, trials, 0.9);
      REQUIRE(one);
      REQUIRE(other);
      CHECK(0 <= one->lower);
      CHECK(one->lower <= one->value);
      CHECK(one->value <= one->higher);
      CHECK(one->higher <= 1);
      CHECK(one->lower == Approx(1 - other->higher).margin(1e-12));
    }
}

TEST_CASE("Wilson's interval refuses what is no proportion") {
  CHECK(why(wilson(0, 0, 0.95)) == "too-few");
  CHECK(why(wilson(-1, 5, 0.95)) == "not-a-count");
  CHECK(why(wilson(6, 5, 0.95)) == "not-a-count");
  CHECK(why(wilson(0, -5, 0.95)) == "not-a-count");
  for (const double level : {0.0, 1.0, -0.5, 95.0, no_number, infinity}) CHECK(why(wilson(1, 5, level)) == "no-level");
}

// Costs (triệu đồng) and households of ten schemes.
const std::vector<Pair> schemes{{52, 10}, {47, 9},  {61, 12}, {55, 11}, {43, 8},
                                {70, 13}, {58, 11}, {49, 10}, {66, 12}, {54, 11}};

TEST_CASE("means of pairs") {
  // Python: statistics.mean 55.5 and 10.7; statistics.variance 71.3889 and 2.2333, over n = 10.
  const auto means = means_of(schemes);
  REQUIRE(means);
  CHECK(means->n == 10);
  CHECK(means->numerator == Approx(55.5));
  CHECK(means->denominator == Approx(10.7));
  CHECK(means->var_numerator == Approx(7.138888888888889));
  CHECK(means->var_denominator == Approx(0.22333333333333333));
  CHECK(means->covariance == Approx(1.2166666666666666));
  CHECK(why(means_of(std::vector<Pair>{{1, 1}})) == "too-few");
  CHECK(why(means_of(std::vector<Pair>{{1, 1}, {no_number, 1}})) == "not-finite");
  CHECK(why(means_of(std::vector<Pair>{{1, 1}, {1, -infinity}})) == "not-finite");
}

TEST_CASE("Fieller's ends are where the quadratic that defines them is zero") {
  // Fieller's interval is the set of r with (C̄ − r·Q̄)² ≤ t²·(v_CC − 2r·v_CQ + r²·v_QQ). Its roots, solved in Python as
  // A r² + B r + D = 0 with A = Q̄² − t²v_QQ, B = −2(C̄Q̄ − t²v_CQ), D = C̄² − t²v_CC and t(0.975; 9) = 2.262157
  // (printed tables: 2.262): 5.030164 and 5.338407 about R = 55.5/10.7 = 5.186916.
  const auto interval = fieller(*means_of(schemes), 0.95);
  REQUIRE(interval);
  CHECK(interval->value == Approx(5.186915887850468));
  CHECK(interval->lower == Approx(5.030164244972882).epsilon(1e-9));
  CHECK(interval->higher == Approx(5.338407338529363).epsilon(1e-9));
}

TEST_CASE("quantities that are all equal leave the interval of a mean") {
  // Costs 8, 10, 12 for 2 each: R = 5, s² = 4, v_CC = 4/3; t(0.975; 2) = 4.302653; 5 ± 4.302653/2·√(4/3) = 5
  // ± 2.484138.
  const auto interval = fieller(*means_of(std::vector<Pair>{{8, 2}, {10, 2}, {12, 2}}), 0.95);
  REQUIRE(interval);
  CHECK(interval->lower == Approx(5 - 2.484138).margin(1e-6));
  CHECK(interval->higher == Approx(5 + 2.484138).margin(1e-6));
}

TEST_CASE("costs in proportion to quantities leave no width, and a lower-signed ratio still has ordered ends") {
  const auto exact = fieller(*means_of(std::vector<Pair>{{3, 1}, {30, 10}, {33, 11}, {36, 12}}), 0.95);
  REQUIRE(exact);
  CHECK(exact->lower == Approx(3).margin(1e-6));
  CHECK(exact->higher == Approx(3).margin(1e-6));
  std::vector<Pair> mirrored = schemes;
  for (Pair& one : mirrored) one.denominator = -one.denominator;
  const auto interval = fieller(*means_of(mirrored), 0.95);
  REQUIRE(interval);
  CHECK(interval->lower == Approx(-5.338407338529363));
  CHECK(interval->higher == Approx(-5.030164244972882));
}

TEST_CASE("Fieller refuses what has no interval") {
  // Quantities 1 and 9: Q̄ = 5, s² = 32, v_QQ = 16, t(0.975; 1) = 12.706: g = 161.45·16/25 = 103 ≥ 1.
  CHECK(why(fieller(*means_of(std::vector<Pair>{{1, 1}, {5, 9}}), 0.95)) == "near-nothing");
  CHECK(why(fieller(*means_of(std::vector<Pair>{{1, 1}, {5, -1}}), 0.95)) == "near-nothing");
  const Means good = *means_of(schemes);
  for (const double level : {0.0, 1.0, no_number}) CHECK(why(fieller(good, level)) == "no-level");
  const auto with = [&](auto member, auto value) {
    Means means = good;
    means.*member = value;
    return why(fieller(means, 0.95));
  };
  CHECK(with(&Means::n, 1) == "too-few");
  CHECK(with(&Means::numerator, infinity) == "not-finite");
  CHECK(with(&Means::covariance, no_number) == "not-finite");
  CHECK(with(&Means::denominator, 1e-300) == "not-finite");
  CHECK(with(&Means::var_numerator, -1.0) == "not-a-count");
  CHECK(with(&Means::covariance, 1e6) == "not-a-count");  // more than √(v_CC·v_QQ): no values vary so
}

TEST_CASE("a seeded bootstrap agrees with Fieller") {
  // 40 schemes; 10,000 draws of 40 with replacement; the ends of the middle 95 % against Fieller's. Both are
  // approximate: they must agree within a tenth of the width.
  std::mt19937_64 random(20'260'701);
  std::uniform_int_distribution<int> households(20, 60);
  std::normal_distribution<double> noise(0, 12);
  std::vector<Pair> pairs;
  for (int i = 0; i < 40; ++i) {
    const double quantity = households(random);
    pairs.push_back({3 * quantity + 5 + noise(random), quantity});
  }
  const auto interval = fieller(*means_of(pairs), 0.95);
  REQUIRE(interval);
  std::uniform_int_distribution<std::size_t> pick(0, pairs.size() - 1);
  std::vector<double> ratios;
  for (int draw = 0; draw < 10'000; ++draw) {
    Pair sum;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const Pair& one = pairs[pick(random)];
      sum.numerator += one.numerator;
      sum.denominator += one.denominator;
    }
    ratios.push_back(sum.numerator / sum.denominator);
  }
  std::ranges::sort(ratios);
  const double tenth = (interval->higher - interval->lower) / 10;
  CHECK(ratios[250] == Approx(interval->lower).margin(tenth));
  CHECK(ratios[9749] == Approx(interval->higher).margin(tenth));
}

}  // namespace
}  // namespace tungdong::estimate
