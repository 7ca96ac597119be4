#include "ledger/results/peers.hpp"

#include <vector>

#include <catch2/catch.hpp>

namespace tungdong::results {
namespace {

using money::Decimal;
using money::Dong;

std::vector<Dong> amounts(std::initializer_list<std::int64_t> counts) {
  std::vector<Dong> all;
  for (const std::int64_t count : counts) all.emplace_back(count);
  return all;
}

TEST_CASE("quartiles as spreadsheets have them (type 7), median and MAD") {
  // 100 110 120 130 1000: positions 1, 2, 3 of 0..4. Distances from 120: 20 10 0 10 880, their median 10.
  const auto odd = spread_of(amounts({130, 100, 1000, 120, 110}));
  REQUIRE(odd);
  CHECK(odd->least == Dong(100));
  CHECK(odd->lower_quartile == Dong(110));
  CHECK(odd->median == Dong(120));
  CHECK(odd->upper_quartile == Dong(130));
  CHECK(odd->most == Dong(1000));
  CHECK(odd->deviation == Dong(10));
  // 10 20 30 40 55 61: positions 1,25 · 2,5 · 3,75: 22,5 · 35 · 51,25; halves are rounded up.
  const auto even = spread_of(amounts({10, 20, 30, 40, 55, 61}));
  CHECK(even->lower_quartile == Dong(23));
  CHECK(even->median == Dong(35));
  CHECK(even->upper_quartile == Dong(51));
  CHECK_FALSE(spread_of({}));
  CHECK(spread_of(amounts({7}))->upper_quartile == Dong(7));
}

TEST_CASE("the robust z tells the one that lies apart; with no deviation there is no z") {
  const auto spread = spread_of(amounts({130, 100, 1000, 120, 110}));
  // 0,6745 · (1000 − 120) / 10 = 59,356 and 0,6745 · (100 − 120) / 10 = −1,349.
  CHECK(*robust_z(Dong(1000), *spread) == Decimal(5936, 2));
  CHECK(*robust_z(Dong(100), *spread) == Decimal(-135, 2));
  CHECK(*robust_z(Dong(120), *spread) == Decimal(0, 0));
  const auto alike = spread_of(amounts({5, 5, 5, 9}));
  CHECK(alike->deviation == Dong(0));
  CHECK_FALSE(robust_z(Dong(9), *alike));
}

}  // namespace
}  // namespace tungdong::results
