#include "ledger/results/share.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace tungdong::results {
namespace {

Link link(std::string indicator, std::int64_t version, std::int64_t ppm) {
  Link one;
  one.project = "DA";
  one.indicator = std::move(indicator);
  one.version = version;
  one.share_ppm = ppm;
  return one;
}

std::string tell(const std::vector<Share>& shares) {
  std::string text;
  for (const Share& one : shares) text += fmt::format("{}@{}={} ", one.indicator, one.version, one.ppm);
  return text;
}

TEST_CASE("the last link for an indicator counts, whatever its version; one of none ends it") {
  const Link links[]{link("B", 1, 300'000), link("A", 1, 500'000), link("B", 2, 200'000), link("A", 1, 0),
                     link("C", 1, 7)};
  std::vector<const Link*> all;
  for (const Link& one : links) all.push_back(&one);
  CHECK(tell(shares_in_force(all)) == "B@2=200000 C@1=7 ");
  CHECK(tell(shares_in_force(std::span(all).first(2))) == "A@1=500000 B@1=300000 ");
}

TEST_CASE("cost is apportioned to the đồng, and what no share claims is shown") {
  // 100 in three shares of a third: 33,3333 each leaves 0,0001 unclaimed; the largest remainders take the đồng left
  // over.
  const std::vector<Share> thirds{{"A", 1, 333'333}, {"B", 1, 333'333}, {"C", 1, 333'333}};
  const auto hundred = apportion_cost(money::Dong(100), thirds);
  REQUIRE(hundred);
  money::Dong sum = hundred->unlinked;
  for (const money::Dong part : hundred->parts) sum += part;
  CHECK(sum == money::Dong(100));
  CHECK(hundred->parts == std::vector{money::Dong(34), money::Dong(33), money::Dong(33)});
  CHECK(hundred->unlinked == money::Dong(0));

  const auto most = apportion_cost(money::Dong(1'000'001), std::vector<Share>{{"A", 1, 900'000}});
  REQUIRE(most);
  CHECK(most->parts.front() == money::Dong(900'001));
  CHECK(most->unlinked == money::Dong(100'000));

  const auto none = apportion_cost(money::Dong(5), {});
  REQUIRE(none);
  CHECK(none->parts.empty());
  CHECK(none->unlinked == money::Dong(5));
}

TEST_CASE("shares of more than the whole apportion nothing") {
  CHECK_FALSE(apportion_cost(money::Dong(100), std::vector<Share>{{"A", 1, 1'000'000}, {"B", 1, 1}}));
  CHECK(apportion_cost(money::Dong(100), std::vector<Share>{{"A", 1, 999'999}, {"B", 1, 1}}));
}

}  // namespace
}  // namespace tungdong::results
