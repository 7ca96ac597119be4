#include "ledger/estimate/fieller.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include <catch2/catch.hpp>

namespace tungdong::estimate {
namespace {

// Twelve projects: cost in triệu đồng, households.
const std::vector<Pair> projects{{10.2, 5}, {8.1, 4},  {15.3, 7}, {9.9, 5},  {12.0, 6}, {7.4, 4},
                                 {20.1, 9}, {11.5, 6}, {9.0, 4},  {13.2, 6}, {16.8, 8}, {10.9, 5}};

TEST_CASE("the ends are the roots of the equation that Fieller's theorem solves") {
  // (C̄ − r·Q̄)² = t²·(v_CC − 2r·v_CQ + r²·v_QQ), solved as a quadratic in r, with t(0,975; 11) = 2,200985 from a table:
  // another way than the closed formula.
  double mean_c = 0, mean_q = 0, cc = 0, qq = 0, cq = 0;
  for (const Pair& one : projects) mean_c += one.cost / 12, mean_q += one.quantity / 12;
  for (const Pair& one : projects) {
    cc += (one.cost - mean_c) * (one.cost - mean_c) / 132;
    qq += (one.quantity - mean_q) * (one.quantity - mean_q) / 132;
    cq += (one.cost - mean_c) * (one.quantity - mean_q) / 132;
  }
  const double t = 2.200985160082949;
  const double a = mean_q * mean_q - t * t * qq;
  const double b = -2 * (mean_c * mean_q - t * t * cq);
  const double c = mean_c * mean_c - t * t * cc;
  const double root = std::sqrt(b * b - 4 * a * c);
  const auto interval = fieller(projects);
  REQUIRE(interval);
  CHECK(interval->low == Approx((-b - root) / (2 * a)));
  CHECK(interval->high == Approx((-b + root) / (2 * a)));
  CHECK(interval->low < mean_c / mean_q);
  CHECK(mean_c / mean_q < interval->high);
}

TEST_CASE("a seeded bootstrap of ten thousand draws gives about the same ends") {
  std::mt19937_64 random(2026);
  std::uniform_int_distribution<std::size_t> any(0, projects.size() - 1);
  std::vector<double> ratios;
  for (int draw = 0; draw < 10'000; ++draw) {
    double cost = 0, quantity = 0;
    for (std::size_t i = 0; i < projects.size(); ++i) {
      const Pair& one = projects[any(random)];
      cost += one.cost;
      quantity += one.quantity;
    }
    ratios.push_back(cost / quantity);
  }
  std::ranges::sort(ratios);
  const auto interval = fieller(projects);
  REQUIRE(interval);
  // Percentiles of few projects are somewhat narrower than Student's t.
  CHECK(interval->low == Approx(ratios[250]).epsilon(0.02));
  CHECK(interval->high == Approx(ratios[9'750]).epsilon(0.02));
}

TEST_CASE("where there is no bounded interval there is none") {
  // g = t²·v_QQ/Q̄²: with quantities 1 and 100 t(0,975; 1) = 12,7 makes it far above 1.
  CHECK_FALSE(fieller(std::vector<Pair>{{1, 1}, {2, 100}}));
  CHECK_FALSE(fieller(std::vector<Pair>{{1, 1}}));
  CHECK_FALSE(fieller(std::vector<Pair>{}));
  CHECK_FALSE(fieller(std::vector<Pair>{{1, 0}, {2, 0}, {3, 0}}));
  CHECK_FALSE(fieller(projects, 1.5));
}

TEST_CASE("quantities that are all alike leave the interval of a mean") {
  // Costs 10, 12, 14 for 2 each: mean 12, s = 2, t(0,975; 2) = 4,302653: (12 ± 4,302653 · 2/√3)/2.
  const auto interval = fieller(std::vector<Pair>{{10, 2}, {12, 2}, {14, 2}});
  REQUIRE(interval);
  CHECK(interval->low == Approx((12 - 4.302652729911275 * 2 / std::sqrt(3.0)) / 2));
  CHECK(interval->high == Approx((12 + 4.302652729911275 * 2 / std::sqrt(3.0)) / 2));
}

}  // namespace
}  // namespace tungdong::estimate
