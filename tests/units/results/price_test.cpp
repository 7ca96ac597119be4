#include "ledger/results/price.hpp"

#include <catch2/catch.hpp>

#include "ledger/results/purpose.hpp"

namespace tungdong::results {
namespace {

using money::Decimal;
using money::Dong;

TEST_CASE("the đồng of one year in the prices of another, rounded once") {
  // 1.000.000 of a year at 110,0 in prices of a year at 121: 1.000.000 × 121 / 110 = 1.100.000.
  CHECK(in_prices_of(Dong(1'000'000), Decimal(1100, 1), Decimal(121, 0)) == Dong(1'100'000));
  // 100 × 100 / 103,21 = 96,89 → 97; and back with the sign of a refund.
  CHECK(in_prices_of(Dong(100), Decimal(10321, 2), Decimal(100, 0)) == Dong(97));
  CHECK(in_prices_of(Dong(-100), Decimal(10321, 2), Decimal(100, 0)) == Dong(-97));
  // Halves away from zero: 5 × 3 / 2 = 7,5.
  CHECK(in_prices_of(Dong(5), Decimal(2, 0), Decimal(3, 0)) == Dong(8));
  CHECK(in_prices_of(Dong(-5), Decimal(2, 0), Decimal(3, 0)) == Dong(-8));
  CHECK_THROWS_AS(in_prices_of(Dong(5), Decimal(0, 0), Decimal(3, 0)), std::invalid_argument);
}

TEST_CASE("the purposes of a project: alike without weights, by weight with them, and none unstated") {
  Intervention seeds;
  seeds.code = "GIONG";
  seeds.support_ppm = 1'000'000;
  Intervention model;
  model.code = "MO-HINH";
  model.capability_ppm = 400'000;
  model.support_ppm = 600'000;
  const std::vector<const Intervention*> types{&seeds, &model};
  const auto of = [&](std::vector<std::string> codes) { return purpose_shares(codes, types); };
  CHECK(of({"GIONG", "MO-HINH"}) == PurposeShares{200'000, 0, 800'000, 0});
  CHECK(of({"GIONG=250000", "MO-HINH=750000"}) == PurposeShares{300'000, 0, 700'000, 0});
  CHECK(of({}) == PurposeShares{0, 0, 0, 1'000'000});
  CHECK(of({"LA"}) == PurposeShares{0, 0, 0, 1'000'000});
  // Three alike: a million by largest remainder.
  CHECK(of({"LA", "GIONG", "MO-HINH"})[3] == 333'334);
  const auto parts = apportion_purpose(Dong(100), {333'333, 333'333, 333'334, 0});
  CHECK(parts == std::array{Dong(33), Dong(33), Dong(34), Dong(0)});
  CHECK(well_weighted(std::vector<std::string>{"A", "B"}));
  CHECK(well_weighted(std::vector<std::string>{"A=400000", "B=600000"}));
  CHECK_FALSE(well_weighted(std::vector<std::string>{"A=400000", "B"}));
  CHECK_FALSE(well_weighted(std::vector<std::string>{"A=400000", "B=500000"}));
  CHECK_FALSE(well_weighted(std::vector<std::string>{"A", "A"}));
  CHECK_FALSE(well_weighted(std::vector<std::string>{"A=x"}));
}

}  // namespace
}  // namespace tungdong::results
