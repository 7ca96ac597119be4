#include "ledger/money/ratio.hpp"

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>

#include <catch2/catch.hpp>

namespace {

using namespace tungdong::money;

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

TEST_CASE("đồng per unit, rounded half away from zero") {
  struct Case {
    std::int64_t total;
    std::int64_t quantity;
    std::int64_t per_unit;
  };
  const Case cases[] = {
      {140'909'000'000, 430, 327'695'349},  // 327 695 348,84 a household
      {873'000'000, 291, 3'000'000},
      {5, 2, 3},
      {-5, 2, -3},
      {4, 3, 1},
      {-4, 3, -1},
      {1, 2, 1},
      {1, 3, 0},
      {-1, 2, -1},
      {0, 7, 0},
      {7, 1, 7},
      {largest, 1, largest},
      {smallest, 1, smallest},
      {largest, largest, 1},
      {largest / 2, largest, 0},
      {largest / 2 + 1, largest, 1},
  };
  for (const auto& [total, quantity, per_unit] : cases) {
    INFO(total << " / " << quantity);
    CHECK(per(Dong(total), quantity).count() == per_unit);
    CHECK(per(Dong(total), Decimal(quantity, 0)).count() == per_unit);
  }
}

TEST_CASE("đồng per unit of a decimal quantity") {
  CHECK(per(Dong(1'000'000), Decimal(25, 1)).count() == 400'000);    // 2,5 km
  CHECK(per(Dong(1'000'000), Decimal(1'250, 2)).count() == 80'000);  // 12,50 ha
  CHECK(per(Dong(1'000), Decimal(3, 1)).count() == 3'333);           // 3333,33
  CHECK(per(Dong(1'000), Decimal(16, 1)).count() == 625);            // exact
  CHECK(per(Dong(1'001), Decimal(20, 1)).count() == 501);            // 500,5
  CHECK(per(Dong(-1'001), Decimal(20, 1)).count() == -501);
  CHECK(per(Dong(9), Decimal(1, 18)).count() == 9'000'000'000'000'000'000);
  CHECK(per(Dong(largest), Decimal(1'000'000'000'000'000'000, 18)).count() == largest);
}

TEST_CASE("per nothing is not an amount") {
  CHECK_THROWS_AS(per(Dong(1), 0), std::invalid_argument);
  CHECK_THROWS_AS(per(Dong(1), -1), std::invalid_argument);
  CHECK_THROWS_AS(per(Dong(1), Decimal(0, 3)), std::invalid_argument);
  CHECK_THROWS_AS(per(Dong(1), Decimal(-5, 1)), std::invalid_argument);
  CHECK_THROWS_AS(per(Dong(10), Decimal(1, 18)), std::overflow_error);
  CHECK_THROWS_AS(per(Dong(largest), Decimal(1, 18)), std::overflow_error);
}

TEST_CASE("percent of amounts") {
  struct Case {
    std::int64_t part;
    std::int64_t whole;
    int places;
    std::string percent;
  };
  const Case cases[] = {
      {3'467'555, 8'839'577, 1, "39.2"},  // printed beside a rate of 22,2 %, which has another base
      {1'229'958, 3'000'000, 0, "41"},    // 40,9986
      {1, 3, 2, "33.33"},
      {2, 3, 2, "66.67"},
      {1, 8, 1, "12.5"},
      {1, 8, 0, "13"},  // 12,5
      {-1, 8, 0, "-13"},
      {1, -8, 0, "-13"},
      {-1, -8, 0, "13"},
      {0, 5, 2, "0.00"},
      {5, 5, 0, "100"},
      {3, 2, 1, "150.0"},
      {1, 1'000'000, 2, "0.00"},
      {1, 20'000, 2, "0.01"},  // 0,005
      {largest, largest, 16, "100.0000000000000000"},
      {1, 3, 17, "33.33333333333333333"},
      {1, largest, 18, "0.000000000000000011"},  // 1,0842 × 10^−17
  };
  for (const auto& [part, whole, places, expected] : cases) {
    INFO(part << " / " << whole);
    CHECK(percent(Dong(part), Dong(whole), places).text() == expected);
    CHECK(percent(Decimal(part, 0), Decimal(whole, 0), places).text() == expected);
  }
}

TEST_CASE("percent of decimals with different places") {
  CHECK(percent(Decimal(3'467'555, 3), Decimal(8'839'577, 3), 1).text() == "39.2");
  CHECK(percent(Decimal(105, 1), Decimal(42, 0), 2).text() == "25.00");
  CHECK(percent(Decimal(42, 0), Decimal(105, 1), 0).text() == "400");
  CHECK(percent(Decimal(5'000'000'000'000'000'000, 18), Decimal(5, 0), 0).text() == "100");
  CHECK(percent(Decimal(5, 0), Decimal(5'000'000'000'000'000'000, 18), 2).text() == "100.00");
  CHECK(percent(Decimal(1, 18), Decimal(largest, 0), 0).text() == "0");
  CHECK(percent(Decimal(smallest, 18), Decimal(largest, 18), 0).text() == "-100");
}

TEST_CASE("percent of nothing, or beyond what can be held, throws") {
  CHECK_THROWS_AS(percent(Dong(1), Dong(0), 1), std::invalid_argument);
  CHECK_THROWS_AS(percent(Decimal(1, 0), Decimal(0, 2), 1), std::invalid_argument);
  CHECK_THROWS_AS(percent(Dong(1), Dong(2), -1), std::invalid_argument);
  CHECK_THROWS_AS(percent(Dong(1), Dong(2), 19), std::invalid_argument);
  CHECK_THROWS_AS(percent(Dong(largest), Dong(1), 0), std::overflow_error);
  CHECK_THROWS_AS(percent(Decimal(largest, 0), Decimal(1, 18), 18), std::overflow_error);
}

TEST_CASE("a quotient with decimals") {
  CHECK(quotient(Dong(1'000), Decimal(3, 0), 2).text() == "333.33");
  CHECK(quotient(Dong(2'000), Decimal(3, 0), 2).text() == "666.67");
  CHECK(quotient(Dong(1), Decimal(8, 0), 2).text() == "0.13");  // 0,125
  CHECK(quotient(Dong(-1), Decimal(8, 0), 2).text() == "-0.13");
  CHECK(quotient(Dong(1), Decimal(-8, 0), 3).text() == "-0.125");
  CHECK(quotient(Dong(340'000'000), Decimal(349, 1), 0).text() == "9742120");  // 9 742 120,34 a point
  CHECK(quotient(Dong(1), Decimal(3, 0), 18).text() == "0.333333333333333333");
  CHECK(quotient(Dong(0), Decimal(3, 0), 1).text() == "0.0");
  CHECK_THROWS_AS(quotient(Dong(1), Decimal(0, 1), 0), std::invalid_argument);
  CHECK_THROWS_AS(quotient(Dong(1), Decimal(1, 0), 19), std::invalid_argument);
  CHECK_THROWS_AS(quotient(Dong(100), Decimal(1, 0), 18), std::overflow_error);
}

}  // namespace
