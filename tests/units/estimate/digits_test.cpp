#include "ledger/estimate/digits.hpp"

#include <cmath>

#include <catch2/catch.hpp>

using namespace tungdong::estimate;

TEST_CASE("the shares of Benford's law are those that are printed") {
  // Nigrini 2012, table 1.1: 30,103 % begin with 1, 4,576 % with 9; 11,968 % have 0 second, 8,500 % have 9.
  const std::vector<std::int64_t> amounts(300, 100);
  const auto first = digit_test(Digits::first, amounts);
  REQUIRE(first.has_value());
  CHECK(first->expected.front() == Approx(0.30103).margin(1e-5));
  CHECK(first->expected.back() == Approx(0.04576).margin(1e-5));
  const auto second = digit_test(Digits::second, amounts);
  REQUIRE(second.has_value());
  CHECK(second->expected.front() == Approx(0.11968).margin(1e-5));
  CHECK(second->expected.back() == Approx(0.08500).margin(1e-5));
  for (const auto& test : {*first, *second}) {
    double sum = 0;
    for (const double share : test.expected) sum += share;
    CHECK(sum == Approx(1).epsilon(1e-12));
  }
}

TEST_CASE("a thousand amounts that all begin with 1, worked by hand") {
  const std::vector<std::int64_t> amounts(1'000, 1'234'567);
  const auto test = digit_test(Digits::first, amounts);
  REQUIRE(test.has_value());
  // |1 − 0,30103| + 0,69897 of the others = 1,39794, over nine digits.
  CHECK(test->deviation == Approx(0.155327).margin(1e-6));
  CHECK(test->conformity == Conformity::none);
  // (1.000 − 301,03)² / 301,03 + 698,97 = 1.622,95 + 698,97 = 2.321,92; critical at 5 % with 8 degrees: 15,507.
  CHECK(test->chi_squared == Approx(2'321.92).margin(0.02));
  CHECK(test->critical == Approx(15.507).margin(0.001));
  CHECK(digit_test(Digits::first_two, amounts)->critical == Approx(112.02).margin(0.01));
  CHECK(digit_test(Digits::last_two, amounts)->counts[67] == 1'000);
  CHECK(digit_test(Digits::last_two, amounts)->conformity == Conformity::not_banded);
}

TEST_CASE("powers of two follow the law closely; numbers drawn alike do not") {
  std::vector<std::int64_t> powers;
  double power = 1;
  for (int i = 0; i < 2'000; ++i) {
    power *= 2;
    if (power > 1e15) power /= 1e12;
    powers.push_back(static_cast<std::int64_t>(power) + 10);
  }
  CHECK(digit_test(Digits::first, powers)->conformity == Conformity::close);
  std::vector<std::int64_t> alike;
  for (std::int64_t i = 0; i < 9'000; ++i) alike.push_back(1'000 + i);
  CHECK(digit_test(Digits::first, alike)->conformity == Conformity::none);
  // Their last two digits come alike: nothing to see.
  const auto last = digit_test(Digits::last_two, alike);
  CHECK(last->chi_squared < last->critical);
}

TEST_CASE("three digits: nine hundred cells, with Nigrini's bands") {
  std::vector<std::int64_t> powers;
  double power = 1;
  for (int i = 0; i < 20'000; ++i) {
    power *= 1.0123;
    if (power > 1e15) power /= 1e12;
    powers.push_back(static_cast<std::int64_t>(power * 1'000));
  }
  const auto test = digit_test(Digits::first_three, powers);
  REQUIRE(test.has_value());
  CHECK(test->counts.size() == 900);
  // log10(1 + 1/100) and log10(1 + 1/999).
  CHECK(test->expected.front() == Approx(0.0043214).margin(1e-7));
  CHECK(test->expected.back() == Approx(0.00043451).margin(1e-8));
  CHECK(test->conformity == Conformity::close);
  // χ² at 5 % with 899 degrees of freedom: 969,86 (Wilson and Hilferty: 899·(1 − 2/8.091 + 1,64485·√(2/8.091))³).
  CHECK(test->critical == Approx(969.86).margin(0.1));
  CHECK_FALSE(digit_test(Digits::first_three, std::vector<std::int64_t>(4'499, 100)).has_value());
  CHECK_FALSE(digit_test(Digits::first_three, std::vector<std::int64_t>(5'000, 99)).has_value());
}

TEST_CASE("below the least number of amounts a test says nothing") {
  CHECK_FALSE(digit_test(Digits::first, std::vector<std::int64_t>(299, 100)).has_value());
  CHECK(digit_test(Digits::first, std::vector<std::int64_t>(300, 100)).has_value());
  CHECK_FALSE(digit_test(Digits::first_two, std::vector<std::int64_t>(999, 100)).has_value());
  CHECK_FALSE(digit_test(Digits::last_two, std::vector<std::int64_t>(999, 100)).has_value());
  // Amounts below ten đồng have no two digits, and less than nothing is no payment.
  CHECK_FALSE(digit_test(Digits::first, std::vector<std::int64_t>(500, 9)).has_value());
  CHECK_FALSE(digit_test(Digits::first, std::vector<std::int64_t>(500, -100)).has_value());
}
