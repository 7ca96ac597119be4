// Projects that are given to another unit: whose money it is then, whose year, and who is asked.
#include <catch2/catch.hpp>

#include "tests/support/way.hpp"

namespace tungdong::test {
namespace {

constexpr std::string_view works = "assigned:project:DA";
constexpr std::string_view paid = "spent:project:DA";

chart::Project given_to(std::string unit) {
  return project("DA", chart::ProjectType::works, std::move(unit), 10'000);
}

void fund(Desk& desk) {
  desk.take(day(2025, 1, 10), move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 200));
  desk.take(day(2025, 1, 11), move(Kind::fund, "available:unit:11", works, 200));
}

TEST_CASE_METHOD(Desk,
                 "money of a project that changed hands is carried over once its unit has agreed with the Treasury") {
  fund(*this);
  REQUIRE(record(day(2025, 3, 15), given_to("11-SO")) == "taken");
  auto carry = with(move(Kind::carry, works, works, 50), rules::Attribute::reason, "c");
  carry.to_period = chart::Period::read("2025>2026");
  REQUIRE(record(day(2026, 1, 2), reconciliation("11", 2025)) == "taken");
  CHECK(post(day(2026, 1, 20), carry) == "not-reconciled");
  REQUIRE(record(day(2026, 1, 21), reconciliation("11-SO", 2025)) == "taken");
  CHECK(post(day(2026, 1, 22), carry) == "taken");
  CHECK(book().verify().empty());
}

TEST_CASE_METHOD(Desk, "the settled year of a project's former unit stays settled") {
  REQUIRE(record(day(2025, 1, 1), acceptance("project:DA", "NT", 100)) == "taken");
  fund(*this);
  take(day(2025, 1, 12), move(Kind::pay, works, paid, 100));
  const auto settle = move(Kind::settle, paid, "settled:project:DA", 100);
  std::int64_t settled = 0;
  SECTION("where it changed hands after the settlement") {
    settled = take(day(2026, 2, 10), settle);
    REQUIRE(record(day(2026, 2, 11), given_to("11-SO")) == "taken");
  }
  SECTION("and where that was known before it") {
    REQUIRE(record(day(2026, 2, 11), given_to("11-SO")) == "taken");
    settled = take(day(2026, 2, 10), settle);
  }
  SECTION("and where that is recorded after it, as of an earlier day") {
    settled = take(day(2026, 2, 10), settle);
    REQUIRE(record(day(2025, 6, 1), given_to("11-SO")) == "taken");
  }
  CHECK(reverse(settled, day(2026, 2, 12)) == "year-settled");
  CHECK(said("unit") == "11");
  CHECK(post(day(2026, 2, 12), move(Kind::fund, "available:unit:11", works, 1)) != "taken");
  CHECK(book().verify().empty());
}

TEST_CASE_METHOD(Desk, "what a project's former unit entered is taken back though its new unit's year is settled") {
  REQUIRE(record(day(2025, 1, 1), acceptance("project:DA", "NT", 100)) == "taken");
  fund(*this);
  const auto first = take(day(2025, 1, 12), move(Kind::pay, works, paid, 30));
  REQUIRE(record(day(2025, 6, 1), given_to("11-SO")) == "taken");
  const auto second = take(day(2025, 6, 2), move(Kind::pay, works, paid, 40));
  take(day(2026, 2, 10),
       with(move(Kind::settle, paid, "settled:project:DA", 40), rules::Attribute::lots, fmt::format("{}.1", second)));
  CHECK(reverse(first, day(2026, 2, 11)) == "taken");
  CHECK(post(day(2026, 2, 11), move(Kind::refund, paid, works, 1)) != "taken");
  CHECK(book().verify().empty());
}

TEST_CASE_METHOD(Desk, "what was entered on the day on which a project changed hands is of the unit that it came to") {
  REQUIRE(record(day(2025, 1, 1), acceptance("project:DA", "NT", 100)) == "taken");
  fund(*this);
  REQUIRE(record(day(2025, 2, 1), given_to("11-SO")) == "taken");
  const auto one = take(day(2025, 2, 1), move(Kind::pay, works, paid, 30));
  const auto other = take(day(2025, 2, 1), move(Kind::pay, works, paid, 40));
  take(day(2026, 2, 10),
       with(move(Kind::settle, paid, "settled:project:DA", 40), rules::Attribute::lots, fmt::format("{}.1", other)));
  CHECK(reverse(one, day(2026, 2, 11)) == "year-settled");
  CHECK(said("unit") == "11-SO");
}

TEST_CASE_METHOD(Desk, "money of a project that changed hands goes back to the unit that gave it, and to no other") {
  fund(*this);
  const auto withdraw = [](std::string_view unit, std::int64_t amount) {
    return move(Kind::withdraw, works, fmt::format("available:unit:{}", unit), amount);
  };
  SECTION("which has it no more") {
    REQUIRE(record(day(2025, 3, 15), given_to("11-SO")) == "taken");
    CHECK(post(day(2025, 3, 16), withdraw("11-SO", 40)) == "came-from-elsewhere");
    CHECK(post(day(2025, 3, 16), withdraw("22", 40)) == "not-related");
    CHECK(post(day(2025, 3, 16), withdraw("11", 40)) == "taken");
  }
  SECTION("but not to one that will have it") {
    REQUIRE(record(day(2025, 3, 15), given_to("11-SO")) == "taken");
    CHECK(post(day(2025, 3, 14), withdraw("11-SO", 40)) == "not-related");
    CHECK(post(day(2025, 3, 15), withdraw("11-SO", 40)) == "came-from-elsewhere");
  }
  SECTION("and not into a year that one of both has settled") {
    REQUIRE(record(day(2025, 3, 15), given_to("11-SO")) == "taken");
    Way way;
    way.settle_year(GENERATE(as<std::string>(), "11", "11-SO"), day(2025, 3, 16));
    for (const auto& one : append(way.drafts, book::Mode::each).fates) REQUIRE(one);
    CHECK(post(day(2025, 3, 17), withdraw("11", 40)) == "year-settled");
  }
  CHECK(book().verify().empty());
}

}  // namespace
}  // namespace tungdong::test
