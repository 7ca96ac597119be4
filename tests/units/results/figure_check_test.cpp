#include "ledger/results/figure_check.hpp"

#include <vector>

#include <catch2/catch.hpp>

namespace tungdong::results {
namespace {

using money::Dong;

money::Decimal decimal(std::string_view text) {
  return *money::read_decimal(text, money::Style::plain);
}

// In triệu đồng, printed to the triệu.
Printed trieu(std::int64_t amount, Bound bound = Bound::exact) {
  return {.amount = Dong(amount * 1'000'000), .half_unit = Dong(500'000), .bound = bound};
}

struct Sum {
  const char* what;
  Printed whole;
  std::vector<Printed> parts;
  Check verdict;
  std::int64_t gap;  // triệu
};

TEST_CASE("published sums against their parts") {
  const std::vector<Sum> sums{
      // 12.933.106 + 1.534.350 = 14.467.456; 14.468.011 − 14.467.456 = 555 triệu; 3 roundings explain 1,5 triệu.
      {"plan 2022 disbursed", trieu(14'468'011), {trieu(12'933'106), trieu(1'534'350)}, Check::impossible, 555},
      {"Điện Biên 30/11/2023", trieu(951'129), {trieu(321'772), trieu(629'357)}, Check::exact, 0},
      // Three figures, half a triệu each: 1,5 triệu. A gap of 1 is within, of 2 is not.
      {"one off", trieu(101), {trieu(60), trieu(40)}, Check::within_rounding, 1},
      {"two off", trieu(102), {trieu(60), trieu(40)}, Check::impossible, 2},
      {"more than", trieu(100, Bound::at_least), {trieu(80), trieu(40)}, Check::allowed_by_bound, -20},
      {"more than, yet less", trieu(100, Bound::at_least), {trieu(40), trieu(40)}, Check::impossible, 20},
      {"a part of more than", trieu(100), {trieu(40, Bound::at_least), trieu(40)}, Check::allowed_by_bound, 20},
  };
  for (const Sum& sum : sums) {
    INFO(sum.what);
    const SumCheck check = check_sum(sum.whole, sum.parts);
    CHECK(check.verdict == sum.verdict);
    CHECK(check.gap == Dong(sum.gap * 1'000'000));
  }
}

TEST_CASE("slips that explain a gap exactly") {
  // 1.000 + 1.250 + 345 = 2.595 of 2.865: 270 = 9 × 30, and 1.520 for 1.250 closes it.
  const std::vector<Printed> three{trieu(1'000), trieu(1'250), trieu(345)};
  CHECK(check_sum(trieu(2'865), three).slip == Slip{SlipKind::swapped, 2, Dong(1'520'000'000)});
  const std::vector<Printed> parts{trieu(1'000), trieu(1'250)};
  // 90 is divisible by nine, but no neighbours of 2.340, 1.000 or 1.250 swapped give it.
  CHECK_FALSE(check_sum(trieu(2'340), parts).slip);
  // "23,003,079 billion": a thousand times 14.163.502 + 8.839.577 = 23.003.079.
  const std::vector<Printed> two{trieu(14'163'502), trieu(8'839'577)};
  CHECK(check_sum({Dong(23'003'079'000'000'000), Dong(500'000'000)}, two).slip ==
        Slip{SlipKind::thousandth, 0, Dong(23'003'079'000'000)});
}

TEST_CASE("published rates against amounts") {
  // 4.158.212 / 6.736.599 = 61,7257 %: rounds to 61,73.
  CHECK(fit_rate(trieu(4'158'212), trieu(6'736'599), decimal("61.72")) == Fit::truncated);
  CHECK(fit_rate(trieu(4'158'212), trieu(6'736'599), decimal("61.73")) == Fit::rounded);
  // 1.519.477 / 2.193.872 = 69,26 % of the plan; / 2.177.311 = 69,787 % of what was allocated, cut to 69,78.
  CHECK(fit_rate(trieu(1'519'477), trieu(2'193'872), decimal("69.78")) == Fit::none);
  CHECK(fit_rate(trieu(1'519'477), trieu(2'177'311), decimal("69.78")) == Fit::truncated);
  // 3.467.555 / 8.839.577 = 39,2 %, printed 22,2: 3.467.555 / 0,222 = 15.619.617,1 triệu.
  CHECK(fit_rate(trieu(3'467'555), trieu(8'839'577), decimal("22.2")) == Fit::none);
  CHECK(implied_base(Dong(3'467'555'000'000), decimal("22.2")) == Dong(15'619'617'117'117));
  CHECK_FALSE(fit_rate(trieu(1), trieu(0), decimal("1")));
  CHECK_FALSE(implied_base(Dong(1), decimal("0")));
  // 33.600 ± 50 of 772.252: 4,344 … 4,357 %; 4,35 is the rounded one, 4,36 may be, 4,40 may not.
  const Printed rough{Dong(33'600'000'000), Dong(50'000'000)};
  CHECK(fit_rate(rough, trieu(772'252), decimal("4.35")) == Fit::rounded);
  CHECK(fit_rate(rough, trieu(772'252), decimal("4.36")) == Fit::amounts_rounded);
  CHECK(fit_rate(rough, trieu(772'252), decimal("4.40")) == Fit::none);
}

TEST_CASE("the rate of a whole against the rates of its parts") {
  // 321.772 / 63,1 % = 509.940; 629.357 / 53,5 % = 1.176.368; 951.129 / 1.686.308 = 56,40 %.
  const std::vector<RatedPart> investment{{trieu(321'772), decimal("63.1")}, {trieu(629'357), decimal("53.5")}};
  const auto off = check_rates({trieu(951'129), decimal("54.4")}, investment);
  REQUIRE(off);
  CHECK(off->verdict == Check::impossible);
  CHECK(off->implied.text() == "56.40");
  // 33.854 / 14,1 % = 240.099; 254.142 / 27,1 % = 937.793; 287.996 / 1.177.892 = 24,45 %.
  const std::vector<RatedPart> recurrent{{trieu(33'854), decimal("14.1")}, {trieu(254'142), decimal("27.1")}};
  const auto near = check_rates({trieu(287'996), decimal("24.4")}, recurrent);
  REQUIRE(near);
  CHECK(near->verdict == Check::within_rounding);
  CHECK(near->implied.text() == "24.45");
}

}  // namespace
}  // namespace tungdong::results
