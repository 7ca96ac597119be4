#include "ledger/results/price.hpp"

#include <catch2/catch.hpp>

namespace tungdong::results {
namespace {

using money::Decimal;
using money::Dong;

TEST_CASE("the prices of another year") {
  struct Case {
    std::int64_t amount;
    Decimal of, to;
    std::int64_t result;
  };
  for (const Case& one : {
           // 1,000,000 of a year at 110.5 in the prices of one at 121.55: 1,000,000 · 121.55/110.5 = 1,100,000.
           Case{1'000'000, Decimal(1105, 1), Decimal(12155, 2), 1'100'000},
           Case{1'000'000, Decimal(100, 0), Decimal(100, 0), 1'000'000},
           Case{100, Decimal(3, 0), Decimal(1, 0), 33},    // 33.33
           Case{1, Decimal(2, 0), Decimal(1, 0), 1},       // a half goes away from zero
           Case{-1, Decimal(2, 0), Decimal(1, 0), -1},     // on either side
           Case{-100, Decimal(3, 0), Decimal(2, 0), -67},  // −66.67
           Case{0, Decimal(2, 0), Decimal(7, 0), 0},
       }) {
    INFO(one.amount << " at " << one.of.text() << " to " << one.to.text());
    CHECK(in_prices_of(Dong(one.amount), one.of, one.to) == Dong(one.result));
  }
  CHECK_THROWS_AS(in_prices_of(Dong(1), Decimal(0, 0), Decimal(1, 0)), std::invalid_argument);
  CHECK_THROWS_AS(in_prices_of(Dong(1), Decimal(1, 0), Decimal(-1, 0)), std::invalid_argument);
  CHECK_THROWS_AS(in_prices_of(Dong(1'000'000'000), Decimal(1, 18), Decimal(1'000'000'000, 0)), std::overflow_error);
}

std::string tell(const std::vector<YearAmount>& amounts, int base, const Decimal& rate) {
  const auto worth = discount(amounts, base, rate);
  if (!worth) return std::string(record::name_of(worth.error()));
  std::string text;
  for (const YearAmount& one : *worth) text += (text.empty() ? "" : " ") + std::to_string(one.amount.count());
  return text;
}

TEST_CASE("what later years are worth") {
  const std::vector<YearAmount> thousands{
      {2021, Dong(1000)}, {2022, Dong(1000)}, {2023, Dong(1000)}, {2024, Dong(1000)}, {2025, Dong(1000)}};
  // The published table of factors at 5 %: .952 .907 .864 .823 .784 after one to five years.
  CHECK(tell(thousands, 2020, Decimal(5, 0)) == "952 907 864 823 784");
  CHECK(tell(thousands, 2020, Decimal(500, 2)) == "952 907 864 823 784");
  CHECK(tell(thousands, 2020, Decimal(0, 0)) == "1000 1000 1000 1000 1000");
  // At 10 % from 2023: back 1000 · 1.1² = 1210 and 1100; on 909.09, 826.45.
  CHECK(tell(thousands, 2023, Decimal(10, 0)) == "1210 1100 1000 909 826");
  // 7.25 %: 1,072,500 is worth a million a year before.
  CHECK(tell({{2024, Dong(1'072'500)}, {2024, Dong(-1'072'500)}}, 2023, Decimal(725, 2)) == "1000000 -1000000");
  // 3 at 100 %: 1.5, and a half goes away from zero.
  CHECK(tell({{2024, Dong(3)}, {2024, Dong(-3)}}, 2023, Decimal(100, 0)) == "2 -2");
  CHECK(tell({}, 2023, Decimal(5, 0)).empty());
}

TEST_CASE("what cannot be discounted says why") {
  const std::vector<YearAmount> one{{2025, Dong(1000)}};
  CHECK(tell(one, 2021, Decimal(-1, 0)) == "rate");
  CHECK(tell(one, 2021, Decimal(1001, 1)) == "rate");
  CHECK(tell(one, 1900, Decimal(725, 2)) == "too-far");
  CHECK(tell(one, 1900, Decimal(0, 0)) == "1000");
  CHECK(tell({{2000, Dong(std::numeric_limits<std::int64_t>::max())}}, 2001, Decimal(5, 0)) == "too-large");
  // The largest recordable amount at 5 % reaches fifteen years: (2^53 − 1)·(20/21)^15 in exact
  // fractions (Python).
  CHECK(tell({{2036, Dong::largest_recordable()}}, 2021, Decimal(5, 0)) == "4332616847442662");
}

}  // namespace
}  // namespace tungdong::results
