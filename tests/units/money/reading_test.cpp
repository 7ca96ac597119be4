#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "ledger/money/decimal.hpp"
#include "ledger/money/print.hpp"

namespace {

using namespace tungdong::money;

std::string name(NumberFault fault) {
  switch (fault) {
    case NumberFault::empty:
      return "empty";
    case NumberFault::not_a_number:
      return "not a number";
    case NumberFault::ambiguous:
      return "ambiguous";
    case NumberFault::fraction_of_dong:
      return "fraction of đồng";
    case NumberFault::too_large:
      return "too large";
  }
  return "no fault";
}

/// The number in plain form, or the name of the fault.
std::string reading(std::string_view text, Style style) {
  const auto number = read_decimal(text, style);
  return number ? number->text() : name(number.error());
}

/// The count of đồng, or the name of the fault.
std::string reading(std::string_view text, Style style, Unit unit) {
  const auto amount = read_dong(text, style, unit);
  return amount ? std::to_string(amount->count()) : name(amount.error());
}

TEST_CASE("the same text under both styles") {
  struct Case {
    std::string text;
    std::string plain;
    std::string vietnamese;
  };
  const Case cases[] = {
      // text                 plain                vietnamese
      {"0", "0", "0"},
      {"7", "7", "7"},
      {"007", "7", "7"},
      {"1234567", "1234567", "1234567"},
      {"-1234567", "-1234567", "-1234567"},
      {"-0", "0", "0"},
      {"34.9", "34.9", "ambiguous"},
      {"34,9", "ambiguous", "34.9"},
      {"34,90", "ambiguous", "34.90"},
      {"-0,5", "ambiguous", "-0.5"},
      {"-0.5", "-0.5", "ambiguous"},
      {"1.234", "1.234", "1234"},
      {"1,234", "ambiguous", "1.234"},
      {"1.5", "1.5", "ambiguous"},
      {"0.123", "0.123", "ambiguous"},
      {"012.345", "12.345", "ambiguous"},
      {"1.234.567", "ambiguous", "1234567"},
      {"1.234.567,5", "ambiguous", "1234567.5"},
      {"-1.234.567,50", "ambiguous", "-1234567.50"},
      {"1234567,5", "ambiguous", "1234567.5"},
      {"12.345", "12.345", "12345"},
      {"123.456", "123.456", "123456"},
      {"1234.567", "1234.567", "ambiguous"},
      {"1.234.5", "ambiguous", "ambiguous"},
      {"1.23.456", "ambiguous", "ambiguous"},
      {"1.234.5678", "ambiguous", "ambiguous"},
      {"1,234.56", "ambiguous", "ambiguous"},
      {"1,234,567", "ambiguous", "ambiguous"},
      {"23,003,079", "ambiguous", "ambiguous"},
      {"1,234.567", "ambiguous", "ambiguous"},
      {"1,234 567", "ambiguous", "ambiguous"},
      {"1 234 567", "ambiguous", "1234567"},
      {"1 234 567,5", "ambiguous", "1234567.5"},
      {"1\u00A0234\u00A0567,5", "ambiguous", "1234567.5"},
      {"1\u202F234\u202F567", "ambiguous", "1234567"},
      {"1 234.567", "ambiguous", "ambiguous"},
      {"1.234 567", "ambiguous", "ambiguous"},
      {"1 234\u00A0567", "ambiguous", "ambiguous"},
      {"1\u00A0234\u202F567", "ambiguous", "ambiguous"},
      {"12 34", "ambiguous", "ambiguous"},
      {"2024 2025", "ambiguous", "ambiguous"},
      {"0 500", "ambiguous", "ambiguous"},
  };
  for (const auto& [text, plain, vietnamese] : cases) {
    INFO("text: " << text);
    CHECK(reading(text, Style::plain) == plain);
    CHECK(reading(text, Style::vietnamese) == vietnamese);
  }
}

TEST_CASE("what is not a number in any style") {
  const std::vector<std::string> texts = {
      "-",    "--5",         "- 5",        "+5",      "5-",     "(5)",      ".5",  ",5",           "5.",    "5,",
      "1..2", "1,,2",        "1.,2",       "1. 234",  "1  234", "1e5",      "1E5", "0x10",         "abc",   "12a",
      "5 %",  "1.234 ₫",     "1.234 đồng", "\u22125", "\u0665", "\uFF15",   "NaN", "inf",          "1'234", "1_000",
      "1/2",  "12\u2009345", "\u00A05",    "5\u00A0", "1\xC2",  "\xE2\x80", "5;6", "1.234.567 8,", "…",     "1.234.",
  };
  for (const std::string& text : texts) {
    INFO("text: " << text);
    CHECK(reading(text, Style::plain) == "not a number");
    CHECK(reading(text, Style::vietnamese) == "not a number");
  }
  using namespace std::string_view_literals;
  CHECK(reading("5\0"sv, Style::plain) == "not a number");
}

TEST_CASE("spaces around a number are passed over, and nothing but spaces is empty") {
  for (const Style style : {Style::plain, Style::vietnamese}) {
    CHECK(reading("  1200 ", style) == "1200");
    CHECK(reading("\t-1200\r\n", style) == "-1200");
    CHECK(reading("", style) == "empty");
    CHECK(reading(" \t ", style) == "empty");
  }
  CHECK(reading(" 1 200 ", Style::vietnamese) == "1200");
}

TEST_CASE("at most 18 digits") {
  CHECK(reading("999999999999999999", Style::plain) == "999999999999999999");
  CHECK(reading("-999999999999999999", Style::plain) == "-999999999999999999");
  CHECK(reading("1000000000000000000", Style::plain) == "too large");
  CHECK(reading("99999999999999999999999999999999", Style::plain) == "too large");
  CHECK(reading("999.999.999.999.999.999", Style::vietnamese) == "999999999999999999");
  CHECK(reading("1.000.000.000.000.000.000", Style::vietnamese) == "too large");
  CHECK(reading("12345678901234567.8", Style::plain) == "12345678901234567.8");
  CHECK(reading("12345678901234567.89", Style::plain) == "too large");
  CHECK(reading("0.000000000000000001", Style::plain) == "0.000000000000000001");
  CHECK(reading("0.0000000000000000001", Style::plain) == "too large");
  CHECK(reading("0000000000000000000000012", Style::plain) == "12");
  CHECK(reading("0000000000000000000000000", Style::plain) == "0");
}

TEST_CASE("an amount is read in its unit to the đồng, or refused") {
  struct Case {
    std::string text;
    Style style;
    Unit unit;
    std::string expected;
  };
  const auto vn = Style::vietnamese;
  const auto plain = Style::plain;
  const Case cases[] = {
      {"4.170,3", vn, Unit::ty, "4170300000000"},
      {"368,7", vn, Unit::ty, "368700000000"},
      {"140,909", vn, Unit::ty, "140909000000"},
      {"873", vn, Unit::trieu, "873000000"},
      {"7569.589", plain, Unit::ty, "7569589000000"},
      {"1,5", vn, Unit::nghin, "1500"},
      {"1.500", vn, Unit::dong, "1500"},
      {"1.500,00", vn, Unit::dong, "1500"},
      {"-2,5", vn, Unit::trieu, "-2500000"},
      {"0", vn, Unit::ty, "0"},
      {"0,5", vn, Unit::dong, "fraction of đồng"},
      {"-0,5", vn, Unit::dong, "fraction of đồng"},
      {"1,0005", vn, Unit::nghin, "fraction of đồng"},
      {"0,000000001", vn, Unit::ty, "1"},
      {"0,0000000010", vn, Unit::ty, "1"},
      {"0,0000000005", vn, Unit::ty, "fraction of đồng"},
      {"9.007.199.254.740.991", vn, Unit::dong, "9007199254740991"},
      {"9.007.199.254.740.992", vn, Unit::dong, "too large"},
      {"-9.007.199.254.740.991", vn, Unit::dong, "-9007199254740991"},
      {"-9.007.199.254.740.992", vn, Unit::dong, "too large"},
      {"9007199.254740991", plain, Unit::ty, "9007199254740991"},
      {"9007199.254740992", plain, Unit::ty, "too large"},
      {"999999999999999999", plain, Unit::ty, "too large"},
      {"99999999999999999.5", plain, Unit::dong, "fraction of đồng"},
      {"1000000000000000000", plain, Unit::dong, "too large"},
      {"23,003,079", vn, Unit::ty, "ambiguous"},
      {"", vn, Unit::ty, "empty"},
      {"1 tỷ", vn, Unit::ty, "not a number"},
  };
  for (const auto& [text, style, unit, expected] : cases) {
    INFO("text: " << text << ", power of ten " << power_of_ten(unit));
    CHECK(reading(text, style, unit) == expected);
  }
}

TEST_CASE("a decimal that was computed turns into đồng only where it is a whole number of them") {
  CHECK(to_dong(Decimal(41703, 1) + Decimal(3687, 1), Unit::ty) == Dong(4'539'000'000'000));
  CHECK(to_dong(Decimal(1, 18), Unit::ty).error() == NumberFault::fraction_of_dong);
  CHECK(to_dong(Decimal(1'000'000'000'000'000'000, 18), Unit::dong) == Dong(1));
  CHECK(to_dong(Decimal(std::numeric_limits<std::int64_t>::min(), 0), Unit::ty).error() == NumberFault::too_large);
}

TEST_CASE("the printed parts of the 2021-2025 programme for ethnic minority areas add up to the printed total") {
  const auto central = read_dong("4.170,3", Style::vietnamese, Unit::ty);
  const auto local = read_dong("368,7", Style::vietnamese, Unit::ty);
  REQUIRE(central.has_value());
  REQUIRE(local.has_value());
  CHECK(*central + *local == Dong(4'539'000'000'000));
  CHECK(print_in(*central + *local, Unit::ty, Style::vietnamese) == "4.539");
}

}  // namespace
