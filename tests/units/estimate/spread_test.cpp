#include "ledger/estimate/spread.hpp"

#include <limits>
#include <string>

#include <catch2/catch.hpp>

namespace tungdong::estimate {
namespace {

std::string_view why(const auto& estimate) {
  return estimate ? "estimated" : record::Names<NoEstimate>::names[static_cast<std::size_t>(estimate.error())];
}

TEST_CASE("quartiles of type 7") {
  struct Case {
    std::vector<double> values;
    double lower, median, higher;
  };
  // Python: statistics.quantiles(values, n=4, method='inclusive'). By hand for 3 5 7 10 12 21: places (6 − 1)·p = 1.25,
  // 2.5, 3.75, so 5 + 0.25·2, 7 + 0.5·3, 10 + 0.75·2.
  for (const Case& one :
       {Case{{12, 3, 7, 10, 5, 21}, 5.5, 8.5, 11.5}, Case{{4}, 4, 4, 4}, Case{{2, 1}, 1.25, 1.5, 1.75},
        Case{{1, 2, 3, 4, 5}, 2, 3, 4}, Case{{-1, -1, 8, 8}, -1, 3.5, 8}}) {
    const auto all = quartiles(one.values);
    REQUIRE(all);
    CHECK(all->lower == Approx(one.lower));
    CHECK(all->median == Approx(one.median));
    CHECK(all->higher == Approx(one.higher));
    CHECK(*median(one.values) == all->median);
  }
}

TEST_CASE("the median deviation and the distances by it") {
  // 2 3 3 4 5 30: median 3.5; distances 1.5 .5 .5 .5 1.5 26.5, median of .5 .5 .5 1.5 1.5 26.5 is 1; so
  // 0.6745·26.5/1 = 17.87 for 30 and 0.6745·(−1.5) = −1.01 for 2.
  const std::vector<double> costs{2, 30, 3, 4, 3, 5};
  CHECK(*median_deviation(costs) == Approx(1));
  const auto all = robust_z(costs);
  REQUIRE(all);
  REQUIRE(all->size() == 6);
  CHECK((*all)[0] == Approx(-1.01175));
  CHECK((*all)[1] == Approx(17.87425));
  CHECK((*all)[3] == Approx(0.33725));
}

TEST_CASE("values without a scale") {
  CHECK(*robust_z(std::vector<double>{7, 7, 7}) == std::vector<double>{0, 0, 0});
  CHECK(*robust_z(std::vector<double>{7}) == std::vector<double>{0});
  CHECK(why(robust_z(std::vector<double>{7, 7, 7, 9})) == "no-scale");
}

TEST_CASE("what has no middle is refused") {
  constexpr double huge = std::numeric_limits<double>::max();
  const std::vector<double> nothing;
  const std::vector<double> bad{1, std::numeric_limits<double>::quiet_NaN()};
  CHECK(why(median(nothing)) == "too-few");
  CHECK(why(quartiles(nothing)) == "too-few");
  CHECK(why(median_deviation(nothing)) == "too-few");
  CHECK(why(robust_z(nothing)) == "too-few");
  CHECK(why(quartiles(bad)) == "not-finite");
  CHECK(why(robust_z(bad)) == "not-finite");
  CHECK(*median(std::vector<double>{-huge, huge}) == 0);
  CHECK(why(median_deviation(std::vector<double>{huge, huge, -huge})) == "not-finite");
}

}  // namespace
}  // namespace tungdong::estimate
