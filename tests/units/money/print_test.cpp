#include "ledger/money/print.hpp"

#include <cstdint>
#include <limits>
#include <random>
#include <stdexcept>
#include <string>

#include <catch2/catch.hpp>

namespace {

using namespace tungdong::money;

constexpr auto vn = Style::vietnamese;
constexpr auto plain = Style::plain;

TEST_CASE("amounts are printed in groups of three") {
  struct Case {
    std::int64_t count;
    std::string vietnamese;
    std::string plain;
  };
  const Case cases[] = {
      {0, "0", "0"},
      {7, "7", "7"},
      {999, "999", "999"},
      {1'000, "1.000", "1000"},
      {-1'000, "-1.000", "-1000"},
      {-999, "-999", "-999"},
      {12'345, "12.345", "12345"},
      {123'456, "123.456", "123456"},
      {1'234'567, "1.234.567", "1234567"},
      {327'695'349, "327.695.349", "327695349"},
      {9'007'199'254'740'991, "9.007.199.254.740.991", "9007199254740991"},
      {std::numeric_limits<std::int64_t>::min(), "-9.223.372.036.854.775.808", "-9223372036854775808"},
  };
  for (const auto& [count, vietnamese, plain_text] : cases) {
    CHECK(print(Dong(count), vn) == vietnamese);
    CHECK(print(Dong(count), plain) == plain_text);
  }
}

TEST_CASE("decimals are printed with the places they have") {
  CHECK(print(Decimal(349, 1), vn) == "34,9");
  CHECK(print(Decimal(349, 1), plain) == "34.9");
  CHECK(print(Decimal(12'345, 1), vn) == "1.234,5");
  CHECK(print(Decimal(12'345, 1), plain) == "1234.5");
  CHECK(print(Decimal(1'234'500, 3), vn) == "1.234,500");
  CHECK(print(Decimal(-5, 1), vn) == "-0,5");
  CHECK(print(Decimal(-123'456'789, 2), vn) == "-1.234.567,89");
  CHECK(print(Decimal(1'200, 0), vn) == "1.200");
  CHECK(print(Decimal(1'234'567, 6), vn) == "1,234567");
}

TEST_CASE("an amount in a unit is exact, with no more decimals than it needs") {
  struct Case {
    std::int64_t count;
    Unit unit;
    std::string vietnamese;
    std::string plain;
  };
  const Case cases[] = {
      {4'170'300'000'000, Unit::ty, "4.170,3", "4170.3"},
      {4'539'000'000'000, Unit::ty, "4.539", "4539"},
      {140'909'000'000, Unit::ty, "140,909", "140.909"},
      {873'000'000, Unit::trieu, "873", "873"},
      {873'000'000, Unit::ty, "0,873", "0.873"},
      {1, Unit::ty, "0,000000001", "0.000000001"},
      {-1'500, Unit::nghin, "-1,5", "-1.5"},
      {-500, Unit::nghin, "-0,5", "-0.5"},
      {1'000, Unit::nghin, "1", "1"},
      {10'000'000'000, Unit::ty, "10", "10"},
      {1'500, Unit::dong, "1.500", "1500"},
      {0, Unit::ty, "0", "0"},
      {std::numeric_limits<std::int64_t>::min(), Unit::trieu, "-9.223.372.036.854,775808", "-9223372036854.775808"},
  };
  for (const auto& [count, unit, vietnamese, plain_text] : cases) {
    CHECK(print_in(Dong(count), unit, vn) == vietnamese);
    CHECK(print_in(Dong(count), unit, plain) == plain_text);
  }
}

TEST_CASE("digits of any length are grouped, and nothing else is") {
  CHECK(group_digits("1234567", vn) == "1.234.567");
  CHECK(group_digits("-1234567", vn) == "-1.234.567");
  CHECK(group_digits("-123", vn) == "-123");
  CHECK(group_digits("1234567", plain) == "1234567");
  CHECK(group_digits("-1234567", plain) == "-1234567");
  CHECK(group_digits("123456789012345678901234567890", vn) == "123.456.789.012.345.678.901.234.567.890");
  for (const char* text : {"", "-", "1.5", "--1", "1-", "a", " 1"}) {
    CHECK_THROWS_AS(group_digits(text, vn), std::invalid_argument);
    CHECK_THROWS_AS(group_digits(text, plain), std::invalid_argument);
  }
}

TEST_CASE("what is printed is read back as the same number, in either style and any unit") {
  std::mt19937_64 generator(30'062'025);
  const auto draw = [&](std::uint64_t below) { return static_cast<std::int64_t>(generator() % below); };
  const auto recordable = static_cast<std::uint64_t>(Dong::largest_recordable().count());
  for (int round = 0; round < 2'000; ++round) {
    const std::int64_t size = draw((recordable >> draw(53)) + 1);
    const Dong amount(draw(2) == 0 ? size : -size);
    const Decimal number(amount.count(), static_cast<int>(draw(16)));
    INFO("round " << round << ", amount " << amount.count() << ", decimal " << number.text());
    for (const Style style : {plain, vn}) {
      for (const Unit unit : {Unit::dong, Unit::nghin, Unit::trieu, Unit::ty}) {
        CHECK((read_dong(print_in(amount, unit, style), style, unit) == amount));
      }
      const auto again = read_decimal(print(number, style), style);
      REQUIRE(again.has_value());
      CHECK(again->text() == number.text());
    }
  }
}

}  // namespace
