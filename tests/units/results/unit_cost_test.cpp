#include "ledger/results/unit_cost.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace tungdong::results {
namespace {

money::Decimal decimal(std::string_view text) {
  return *money::read_decimal(text, money::Style::plain);
}

std::string tell(const std::optional<UnitCost>& cost) {
  return cost ? fmt::format("{}{}", cost->each.count(), cost->exact ? "" : " rounded") : "none";
}

TEST_CASE("đồng for one: the published cases") {
  // Chế Là: 873 triệu to 291 households is exactly 3.000.000 each.
  CHECK(tell(unit_cost(money::Dong(873'000'000), decimal("291"))) == "3000000");
  // Project 2 of Điện Biên: 140,909 tỷ / 430 = 327.695.348,837…
  CHECK(tell(unit_cost(money::Dong(140'909'000'000), decimal("430"))) == "327695349 rounded");
  CHECK(tell(unit_cost(money::Dong(10), decimal("2.5"))) == "4");
  CHECK(tell(unit_cost(money::Dong(1), decimal("2"))) == "1 rounded");
}

TEST_CASE("there is no cost of none") {
  CHECK(tell(unit_cost(money::Dong(10), decimal("0"))) == "none");
  CHECK(tell(unit_cost(money::Dong(10), decimal("-3"))) == "none");
  CHECK(tell(unit_cost(money::Dong(9'007'199'254'740'991), decimal("0.00000000000000001"))) == "none");
}

Figure money_figure(std::int64_t amount, Bound bound = Bound::exact) {
  Figure figure;
  figure.amount = money::Dong(amount);
  figure.bound = bound;
  return figure;
}

Figure count(std::string_view value, Bound bound = Bound::exact) {
  Figure figure;
  figure.value = decimal(value);
  figure.bound = bound;
  return figure;
}

std::string tell(const std::expected<StatedRatio, NoRatio>& ratio) {
  if (!ratio) return std::string(record::name_of(ratio.error()));
  return std::string(record::name_of(ratio->bound)) + tell(std::optional(ratio->cost));
}

TEST_CASE("a stated ratio stands only beside exactly one count, and carries the bounds of both") {
  const auto told = [](const Figure& money, const std::vector<Figure>& counts) {
    std::vector<const Figure*> all;
    for (const Figure& one : counts) all.push_back(&one);
    return tell(stated_ratio(money, all));
  };
  CHECK(told(money_figure(140'909'000'000), {count("430")}) == "=327695349 rounded");
  // Project 1: houses, livelihoods, water, works, and no shares published.
  CHECK(told(money_figure(251'004'000'000), {count("507"), count("962"), count("27096"), count("66")}) ==
        "many-counts");
  CHECK(told(money_figure(100), {}) == "no-count");
  CHECK(told(money_figure(100), {count("0")}) == "not-positive");
  CHECK(told(count("5"), {count("5")}) == "no-amount");
  CHECK(told(money_figure(100), {money_figure(5)}) == "no-count");
  CHECK(told(money_figure(100, Bound::at_least), {count("5")}) == ">=20");
  CHECK(told(money_figure(100), {count("5", Bound::at_least)}) == "<=20");
  CHECK(told(money_figure(100), {count("5", Bound::at_most)}) == ">=20");
  CHECK(told(money_figure(100, Bound::at_most), {count("5", Bound::at_least)}) == "<=20");
  CHECK(told(money_figure(100, Bound::at_least), {count("5", Bound::at_least)}) == "bounds");
  CHECK(told(money_figure(100, Bound::about), {count("5", Bound::at_least)}) == "~20");
}

}  // namespace
}  // namespace tungdong::results
