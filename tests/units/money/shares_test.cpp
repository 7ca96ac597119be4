#include "ledger/money/shares.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

#include <catch2/catch.hpp>

#include "ledger/money/wide.hpp"

namespace {

using tungdong::money::apportion;
using tungdong::money::apportion_ppm;
using tungdong::money::Dong;
using tungdong::money::ppm_whole;
using tungdong::money::Wide;

using Counts = std::vector<std::int64_t>;

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

Counts counts(const std::vector<Dong>& parts) {
  Counts result;
  for (const Dong part : parts) result.push_back(part.count());
  return result;
}

Counts apportioned(std::int64_t total, const Counts& weights) {
  return counts(apportion(Dong(total), weights));
}

Counts apportioned_ppm(std::int64_t total, const Counts& shares) {
  return counts(apportion_ppm(Dong(total), shares));
}

TEST_CASE("parts by the largest remainder, worked by hand") {
  struct Case {
    std::int64_t total;
    Counts weights;
    Counts parts;
  };
  const Case cases[] = {
      {100, {1, 1, 1}, {34, 33, 33}},
      {101, {1, 1, 1}, {34, 34, 33}},
      {99, {1, 1, 1}, {33, 33, 33}},
      {-100, {1, 1, 1}, {-34, -33, -33}},
      {1, {1, 1}, {1, 0}},
      {2, {1, 1, 1, 1}, {1, 1, 0, 0}},
      {0, {3, 5}, {0, 0}},
      {100, {5}, {100}},
      {100, {0, 1, 0}, {0, 100, 0}},
      {1, {0, 0, 1, 1}, {0, 0, 1, 0}},
      // 10 × 1/6 = 1,667; 10 × 2/6 = 3,333; 10 × 3/6 = 5: one đồng is left, the largest remainder is the first
      {10, {1, 2, 3}, {2, 3, 5}},
      // Hamilton's own case: quotas 41,6 / 39,2 / 19,2; one is left
      {100, {416, 392, 192}, {42, 39, 19}},
      // 7 × 0,15 = 1,05; 7 × 0,25 = 1,75; 7 × 0,6 = 4,2: one is left, to the second
      {7, {15, 25, 60}, {1, 2, 4}},
      // quotas 2,5 / 2,5 / 5: a tie, to the earlier
      {10, {1, 1, 2}, {3, 2, 5}},
      {10, {2, 1, 1}, {5, 3, 2}},
      // 4.539 tỷ by its printed parts gives the printed parts back
      {4'539'000'000'000, {41'703, 3'687}, {4'170'300'000'000, 368'700'000'000}},
      {largest, {1, 1}, {4'611'686'018'427'387'904, 4'611'686'018'427'387'903}},
      {largest,
       {largest, largest, largest},
       {3'074'457'345'618'258'603, 3'074'457'345'618'258'602, 3'074'457'345'618'258'602}},
      {smallest, {1}, {smallest}},
      {smallest, {1, 1}, {smallest / 2, smallest / 2}},
  };
  for (const auto& [total, weights, parts] : cases) {
    INFO("total: " << total);
    CHECK(apportioned(total, weights) == parts);
  }
}

TEST_CASE("weights that share nothing are refused") {
  CHECK_THROWS_AS(apportioned(100, {}), std::invalid_argument);
  CHECK_THROWS_AS(apportioned(100, {0, 0}), std::invalid_argument);
  CHECK_THROWS_AS(apportioned(0, {0}), std::invalid_argument);
  CHECK_THROWS_AS(apportioned(100, {5, -1}), std::invalid_argument);
}

TEST_CASE("shares in parts per million leave an unlinked remainder, last") {
  struct Case {
    std::int64_t total;
    Counts shares_ppm;
    Counts parts;
  };
  const Case cases[] = {
      {1'000, {}, {1'000}},
      {1'000, {ppm_whole}, {1'000, 0}},
      {1'000, {600'000, 250'000}, {600, 250, 150}},
      {100, {333'333, 333'333, 333'333}, {34, 33, 33, 0}},
      {100, {333'334, 333'333, 333'333}, {34, 33, 33, 0}},
      {1, {500'000, 500'000}, {1, 0, 0}},
      {1, {500'000}, {1, 0}},
      {1, {499'999}, {0, 1}},
      {-873'000'000, {1, 999'998}, {-873, -872'998'254, -873}},
      {0, {200'000}, {0, 0}},
      {500, {0, 0}, {0, 0, 500}},
  };
  for (const auto& [total, shares_ppm, parts] : cases) {
    INFO("total: " << total);
    CHECK(apportioned_ppm(total, shares_ppm) == parts);
  }
  CHECK_THROWS_AS(apportioned_ppm(100, {600'000, 400'001}), std::invalid_argument);
  CHECK_THROWS_AS(apportioned_ppm(100, {largest, largest}), std::invalid_argument);
  CHECK_THROWS_AS(apportioned_ppm(100, {-1}), std::invalid_argument);
}

/// |part × Σ weights − total × weight| < Σ weights, that is |part − exact share| < 1 đồng; every part has the sign of
/// the total; and no larger remainder went without while a smaller one was served.
void check_fair(std::int64_t total, const Counts& weights, const Counts& parts) {
  Wide whole = 0;
  for (const std::int64_t weight : weights) whole += weight;
  Wide sum = 0;
  Wide smallest_served = whole;
  Wide largest_unserved = -1;
  bool near = true;
  bool same_sign = true;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    sum += parts[i];
    const Wide excess = (Wide{parts[i]} * whole - Wide{total} * weights[i]) * (total < 0 ? -1 : 1);
    near = near && excess < whole && -excess < whole;
    same_sign = same_sign && (total < 0 ? parts[i] <= 0 : parts[i] >= 0);
    if (excess > 0) {
      smallest_served = std::min(smallest_served, whole - excess);
    } else if (excess < 0) {
      largest_unserved = std::max(largest_unserved, -excess);
    }
  }
  CHECK(parts.size() == weights.size());
  CHECK((sum == total));
  CHECK(near);
  CHECK(same_sign);
  CHECK((largest_unserved <= smallest_served));
}

TEST_CASE("any total over any weights: the parts add up, and each is within one đồng of its exact share") {
  std::mt19937_64 generator(20'251'231);
  const auto draw = [&](std::uint64_t below) { return static_cast<std::int64_t>(generator() % below); };
  for (int round = 0; round < 3'000; ++round) {
    const std::uint64_t weight_bound = std::uint64_t{2} << draw(40);
    Counts weights(static_cast<std::size_t>(1 + draw(12)));
    for (std::int64_t& weight : weights) weight = draw(weight_bound);
    weights.back() += 1;
    const std::int64_t size = draw(std::uint64_t{2} << draw(62));
    const std::int64_t total = draw(4) == 0 ? -size : size;
    const Counts parts = apportioned(total, weights);
    INFO("round " << round << ", total " << total);
    check_fair(total, weights, parts);

    Counts mirrored = apportioned(-total, weights);
    for (std::int64_t& part : mirrored) part = -part;
    CHECK(mirrored == parts);
  }
}

TEST_CASE("any total over any shares in parts per million") {
  std::mt19937_64 generator(2'026);
  const auto draw = [&](std::int64_t below) {
    return static_cast<std::int64_t>(generator() % static_cast<std::uint64_t>(below));
  };
  for (int round = 0; round < 1'000; ++round) {
    Counts shares;
    std::int64_t unclaimed_ppm = ppm_whole;
    for (std::int64_t count = draw(6); count > 0; --count) {
      shares.push_back(draw(unclaimed_ppm + 1));
      unclaimed_ppm -= shares.back();
    }
    const std::int64_t total = draw(Dong::largest_recordable().count());
    const Counts parts = apportioned_ppm(total, shares);
    shares.push_back(unclaimed_ppm);
    INFO("round " << round << ", total " << total);
    check_fair(total, shares, parts);
  }
}

}  // namespace
