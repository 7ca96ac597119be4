#include "ledger/money/decimal.hpp"

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <type_traits>

#include <catch2/catch.hpp>

namespace {

using namespace tungdong::money;

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

static_assert(!std::is_constructible_v<Decimal, double, int> && !std::is_convertible_v<std::int64_t, Decimal>);
static_assert(!std::is_convertible_v<Dong, Decimal> && !std::is_constructible_v<Dong, Decimal>);
static_assert(Decimal(349, 1) == Decimal(3490, 2) && Decimal(-1, 18) < Decimal() && Decimal(1, 0) > Decimal(999, 3));
static_assert(power_of_ten(Unit::dong) == 0 && power_of_ten(Unit::nghin) == 3 && power_of_ten(Unit::trieu) == 6 &&
              power_of_ten(Unit::ty) == 9);

TEST_CASE("a decimal keeps the places it was written with") {
  struct Case {
    Decimal number;
    std::string text;
  };
  const Case cases[] = {
      {Decimal(), "0"},
      {Decimal(349, 1), "34.9"},
      {Decimal(3490, 2), "34.90"},
      {Decimal(-50, 2), "-0.50"},
      {Decimal(5, 3), "0.005"},
      {Decimal(0, 2), "0.00"},
      {Decimal(1200, 0), "1200"},
      {Decimal(1, 18), "0.000000000000000001"},
      {Decimal(largest, 18), "9.223372036854775807"},
      {Decimal(smallest, 0), "-9223372036854775808"},
      {Decimal(smallest, 18), "-9.223372036854775808"},
  };
  for (const auto& [number, text] : cases) CHECK(number.text() == text);
}

TEST_CASE("a decimal has 0 to 18 places") {
  CHECK_THROWS_AS(Decimal(1, -1), std::invalid_argument);
  CHECK_THROWS_AS(Decimal(1, 19), std::invalid_argument);
}

TEST_CASE("decimals compare by value, exactly, at any distance of places") {
  CHECK(Decimal(largest, 0) > Decimal(largest, 18));
  CHECK(Decimal(smallest, 0) < Decimal(smallest, 18));
  CHECK(Decimal(1'000'000'000'000'000'000, 18) == Decimal(1, 0));
  CHECK(Decimal(1'000'000'000'000'000'001, 18) > Decimal(1, 0));
  CHECK(Decimal(999'999'999'999'999'999, 18) < Decimal(1, 0));
  CHECK(Decimal(0, 5) == Decimal(0, 0));
  CHECK(Decimal(349, 1) != Decimal(350, 1));
}

TEST_CASE("decimals add and subtract exactly, with the places of the more precise") {
  CHECK((Decimal(41703, 1) + Decimal(3687, 1)).text() == "4539.0");
  CHECK((Decimal(1229958, 3) + Decimal(6339631, 3)).text() == "7569.589");
  CHECK((Decimal(1, 1) + Decimal(20, 2)).text() == "0.30");
  CHECK((Decimal(14468011, 3) - Decimal(1445, 1)).text() == "14323.511");
  CHECK((Decimal(1, 0) - Decimal(1, 18)).text() == "0.999999999999999999");
  CHECK((Decimal(5, 1) - Decimal(5, 1)).text() == "0.0");
  CHECK(Decimal(349, 1).negate().text() == "-34.9");
  CHECK(Decimal(largest, 0).negate().negate() == Decimal(largest, 0));
  CHECK((Decimal(0, 0) - Decimal(smallest + 1, 0)).units() == largest);
}

TEST_CASE("decimal arithmetic beyond 64 bits throws") {
  CHECK_THROWS_AS(Decimal(largest, 0) + Decimal(1, 0), std::overflow_error);
  CHECK_THROWS_AS(Decimal(smallest, 2) - Decimal(1, 2), std::overflow_error);
  CHECK_THROWS_AS(Decimal(10, 0) + Decimal(1, 18), std::overflow_error);
  CHECK_THROWS_AS(Decimal(0, 0) - Decimal(smallest, 0), std::overflow_error);
  CHECK_THROWS_AS(Decimal(smallest, 0).negate(), std::overflow_error);
}

}  // namespace
