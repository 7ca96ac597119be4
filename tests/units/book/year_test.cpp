// Time: units that open, close and are succeeded, levels that end, years that are carried over and settled.
#include <catch2/catch.hpp>

#include "tests/support/desk.hpp"

namespace tungdong::test {
namespace {

using chart::Level;
using rules::Attribute;

constexpr std::string_view district_mirror = "origin:source:NSH";
constexpr std::string_view district = "available:unit:112";
constexpr std::string_view commune = "available:unit:03203";
constexpr std::string_view mirror = "origin:source:NSTW-DT";
constexpr std::string_view province = "available:unit:11";
constexpr std::string_view works = "assigned:project:DA";

const auto last_day = day(2025, 6, 30);
const auto first_day = day(2025, 7, 1);

rules::Line of_district(Kind kind, std::string_view from, std::string_view to, std::int64_t amount) {
  return move(kind, from, to, amount, "NSH");
}
rules::Line appropriate(std::int64_t amount) {
  return move(Kind::appropriate, mirror, province, amount);
}
rules::Line fund(std::int64_t amount) {
  return move(Kind::fund, province, works, amount);
}

TEST_CASE_METHOD(Desk, "district money enters until 30 June 2025 and not after") {
  const auto to_district = of_district(Kind::appropriate, district_mirror, district, 100);
  const auto to_commune = of_district(Kind::appropriate, district_mirror, commune, 100);
  CHECK(post(last_day, to_district) == "taken");
  CHECK(post(last_day, to_commune) == "taken");
  CHECK(post(first_day, to_district) == "level-not-in-force");
  CHECK(post(first_day, to_commune) == "level-not-in-force");
  CHECK(said("level") == "district");
  CHECK(post(first_day, move(Kind::send, province, "transit:unit:112", 1)) == "level-not-in-force insufficient");
  CHECK(post(first_day, of_district(Kind::open, district_mirror, "available:unit:22", 5)) == "level-not-in-force");
}

TEST_CASE_METHOD(Desk, "money is appropriated at its own level or one step below, a commune's also entrusted") {
  const auto commune_mirror = "origin:source:NSX";
  REQUIRE(record(day(2025, 1, 1), source("NSX", Level::commune, chart::Capital::investment)) == "taken");
  CHECK(post(day(2025, 2, 1), move(Kind::appropriate, commune_mirror, commune, 50, "NSX")) == "taken");
  CHECK(post(day(2025, 2, 1), move(Kind::appropriate, commune_mirror, province, 50, "NSX")) == "level-mismatch");
  CHECK(post(day(2025, 2, 2), move(Kind::fund, commune, "assigned:project:HT", 50, "NSX")) == "taken");
  CHECK(post(day(2025, 2, 3), move(Kind::lend, "assigned:project:HT", "lent:project:HT", 50, "NSX")) == "taken");
  // What no source says the level of is anybody's.
  REQUIRE(record(day(2025, 1, 1), source("NS-0", Level::unstated, chart::Capital::investment)) == "taken");
  CHECK(post(day(2025, 2, 1), move(Kind::appropriate, "origin:source:NS-0", commune, 5, "NS-0")) == "taken");
  // What is no budget is nobody's to appropriate, and outside the budgets there is no next level.
  const auto enterprise = chart::Family::enterprise;
  REQUIRE(record(day(2025, 1, 1), source("DN", Level::central, chart::Capital::investment, enterprise)) == "taken");
  for (const auto to : {std::string_view("available:unit:VN"), province})
    CHECK(post(day(2025, 2, 1), move(Kind::appropriate, "origin:source:DN", to, 5, "DN")) == "level-mismatch");
  REQUIRE(record(day(2025, 1, 1), source("BAN", Level::village, chart::Capital::investment)) == "taken");
  REQUIRE(record(day(2025, 1, 1), unit("NGOAI", "Ngoài ngân sách", Level::outside, "VN")) == "taken");
  CHECK(post(day(2025, 2, 1), move(Kind::appropriate, "origin:source:BAN", "available:unit:NGOAI", 5, "BAN")) ==
        "level-not-in-force level-mismatch");
  // The district stands between until it ends.
  const auto to = [](std::string_view unit) {
    return move(Kind::appropriate, "origin:source:NST-DT", unit, 5, "NST-DT");
  };
  CHECK(post(last_day, to(district)) == "taken");
  CHECK(post(last_day, to(commune)) == "level-mismatch");
  CHECK(post(first_day, to(commune)) == "taken");
}

TEST_CASE_METHOD(Desk, "what a district left goes to its successor and is used up there") {
  take(last_day, of_district(Kind::appropriate, district_mirror, district, 100));
  const auto succeed = of_district(Kind::succeed, district, commune, 60);
  CHECK(post(first_day, succeed) == "not-related");
  REQUIRE(record(first_day, succession("112", "03203")) == "taken");
  REQUIRE(record(day(2025, 6, 1), succession("112", "22")) == "taken");
  CHECK(post(last_day, succeed) == "not-related");  // not yet a successor
  CHECK(post(last_day, of_district(Kind::succeed, district, "available:unit:22", 40)) == "unit-still-open");
  CHECK(post(first_day, succeed) == "taken");
  CHECK(post(first_day, of_district(Kind::succeed, district, "available:unit:22", 40)) == "taken");
  CHECK(post(first_day, of_district(Kind::succeed, district, province, 1)) == "not-related");
  CHECK(stands(district) == 0);
  CHECK(post(day(2025, 8, 1), of_district(Kind::fund, commune, "assigned:project:HT", 60)) == "taken");
  REQUIRE(record(day(2025, 8, 1), acceptance("project:HT", "NT", 60)) == "taken");
  CHECK(post(day(2025, 8, 2), of_district(Kind::pay, "assigned:project:HT", "spent:project:HT", 60)) == "taken");
  CHECK(book().verify().empty());
}

TEST_CASE_METHOD(Desk, "authority on its way and claims are succeeded to as well") {
  take(day(2025, 3, 1), of_district(Kind::open, district_mirror, "transit:unit:112", 10),
       of_district(Kind::open, district_mirror, "owed:unit:112", 20));
  REQUIRE(record(first_day, succession("112", "03203")) == "taken");
  CHECK(post(first_day, of_district(Kind::succeed, "transit:unit:112", "transit:unit:03203", 10)) == "taken");
  CHECK(post(first_day, of_district(Kind::succeed, "owed:unit:112", "owed:unit:03203", 20)) == "taken");
  CHECK(post(first_day, of_district(Kind::receive, "transit:unit:03203", commune, 10)) == "taken");
  CHECK(post(first_day, of_district(Kind::refund, "owed:unit:03203", "returned:unit:03203", 20)) == "taken");
  CHECK(post(first_day, of_district(Kind::succeed, "assigned:project:HT", "assigned:project:DA", 1)) == "no-such-flow");
}

TEST_CASE_METHOD(Desk, "a unit takes money from its first day to its last") {
  auto closing = unit("22", "Tỉnh Quảng Ninh", Level::province, "VN");
  closing.from = day(2025, 2, 1);
  closing.until = day(2025, 3, 31);
  REQUIRE(record(day(2025, 1, 2), closing) == "taken");
  const auto grant = move(Kind::appropriate, mirror, "available:unit:22", 10);
  CHECK(post(day(2025, 1, 31), grant) == "unit-not-yet");
  CHECK(said("from") == "2025-02-01");
  CHECK(post(day(2025, 2, 1), grant) == "taken");
  CHECK(post(day(2025, 3, 31), grant) == "taken");
  CHECK(post(day(2025, 4, 1), grant) == "unit-closed");
  CHECK(said("until") == "2025-03-31");
  // What it holds may leave it.
  CHECK(post(day(2025, 4, 1), move(Kind::withdraw, "available:unit:22", mirror, 10)) == "taken");
  REQUIRE(record(day(2025, 4, 1), succession("22", "11")) == "taken");
  CHECK(post(day(2025, 4, 1), move(Kind::succeed, "available:unit:22", province, 10)) == "taken");
  // A unit of which the book first speaks later.
  REQUIRE(record(day(2025, 5, 1), unit("33", "Tỉnh mới", Level::province, "VN")) == "taken");
  CHECK(post(day(2025, 4, 30), move(Kind::appropriate, mirror, "available:unit:33", 10)) == "not-yet-in-force");
}

TEST_CASE_METHOD(Desk, "a project goes on under its new owner") {
  REQUIRE(record(day(2025, 1, 2), project("H-1", chart::ProjectType::works, "112", 500)) == "taken");
  take(day(2025, 3, 1), of_district(Kind::appropriate, district_mirror, district, 100));
  take(day(2025, 3, 2), of_district(Kind::fund, district, "assigned:project:H-1", 100));
  REQUIRE(record(day(2025, 3, 2), acceptance("project:H-1", "NT", 100)) == "taken");
  auto pay = of_district(Kind::pay, "assigned:project:H-1", "spent:project:H-1", 50);
  pay = with(pay, Attribute::serves, "none");
  CHECK(post(last_day, pay) == "taken");
  CHECK(post(first_day, pay) == "level-not-in-force");
  REQUIRE(record(first_day, project("H-1", chart::ProjectType::works, "03203", 500)) == "taken");
  CHECK(post(first_day, pay) == "taken");
  CHECK(post(last_day, of_district(Kind::withdraw, "assigned:project:H-1", commune, 1)) == "not-related");
}

// 2.000 for a project of which 300 are committed.
struct Carried : Desk {
  Carried() {
    take(day(2025, 1, 16), appropriate(2'000));
    take(day(2025, 1, 16), fund(1'500));
    take(day(2025, 1, 16), move(Kind::commit, works, "committed:contract:HD", 300));
  }
  static rules::Line carry(std::string_view stand, std::int64_t amount) {
    rules::Line line = with(move(Kind::carry, stand, stand, amount), Attribute::reason, "c");
    line.to_period = chart::Period::read("2025>2026");
    return line;
  }
  static rules::Line extended(rules::Line line, std::string component = "CT-1") {
    line.period = *chart::Period::read("2025>2026");
    line.component = std::move(component);
    return line;
  }
};

TEST_CASE_METHOD(Carried,
                 "carrying over: after reconciliation, for a reason in force, within its days, into the next year") {
  CHECK(post(day(2026, 1, 10), carry(works, 100)) == "not-reconciled");
  REQUIRE(record(day(2026, 1, 5), reconciliation("11", 2025)) == "taken");
  CHECK(post(day(2026, 1, 4), carry(works, 100)) == "not-reconciled");
  CHECK(post(day(2026, 1, 5), carry(works, 100)) == "taken");
  auto again = carry(works, 100);
  again.period = *chart::Period::read("2025>2026");
  again.to_period = chart::Period::read("2025>2027");
  REQUIRE(record(day(2026, 1, 5), rule("window/carry/investment/extended", "Y-01-01..Y-12-31")) == "taken");
  CHECK(post(day(2026, 1, 6), again) == "carry-period");
  again = carry(works, 100);
  again.to_period = chart::Period::read("2024>2026");
  CHECK(post(day(2026, 1, 6), again) == "carry-period");
  again.to_period = chart::Period::read("2026");
  CHECK(post(day(2026, 1, 6), again) == "carry-period");
  again = carry(works, 100);
  again.period = *chart::Period::read("2021-2025");
  again.to_period = chart::Period::read("2021>2026");
  CHECK(post(day(2026, 1, 6), again) == "carry-period insufficient");
  // What was carried already does not come to the successor component by being carried into the same year.
  REQUIRE(record(day(2025, 1, 2), mapping("CT-1", "CT-2")) == "taken");
  again = extended(carry(works, 100));
  again.to_component = "CT-2";
  CHECK(post(day(2026, 1, 6), again) == "carry-period");
  CHECK(post(day(2026, 1, 6), carry(province, 100), carry("committed:contract:HD", 100)) == "taken");
  // Spent from the extended plan until its own days end, from the plan of the year until its own.
  REQUIRE(record(day(2025, 2, 1), acceptance("contract:HD", "NT", 300)) == "taken");
  const auto pay = move(Kind::pay, "committed:contract:HD", "spent:contract:HD", 50);
  CHECK(post(day(2026, 1, 31), pay) == "taken");
  CHECK(post(day(2026, 2, 1), pay) == "outside-window");
  CHECK(post(day(2026, 2, 1), extended(pay)) == "taken");
  CHECK(post(day(2025, 12, 31), extended(pay)) == "outside-window insufficient");  // it was not carried yet
}

TEST_CASE_METHOD(Carried, "a reason lasts to its last day, and one's own component needs no mapping") {
  REQUIRE(record(day(2026, 1, 5), reconciliation("11", 2025)) == "taken");
  REQUIRE(record(day(2025, 1, 2), rule("carry-reason/c", "Y+1-01-10")) == "taken");
  auto line = carry(works, 100);
  line.to_component = "CT-1";
  CHECK(post(day(2026, 1, 10), line) == "taken");
  CHECK(post(day(2026, 1, 11), line) == "carry-too-late");
  CHECK(said("last") == "2026-01-10");
}

TEST_CASE_METHOD(Carried, "what a line says to change into what it is already changes nothing") {
  auto line = move(Kind::commit, works, "committed:contract:HD", 10);
  line.to_component = "CT-1";
  line.to_period = line.period;
  CHECK(post(day(2025, 2, 1), line) == "taken");
}

TEST_CASE_METHOD(Carried, "a reconciliation of a part of the year, or with differences, carries nothing over") {
  const auto agreed = [](std::string_view period, std::int64_t differences) {
    chart::Reconciliation one = reconciliation("11", 2025);
    one.period = chart::AccountingPeriod::read(period);
    one.differences = differences;
    return one;
  };
  REQUIRE(record(day(2026, 1, 5), agreed("2025-12", 0)) == "taken");
  REQUIRE(record(day(2026, 1, 5), agreed("2025-Q4", 0)) == "taken");
  CHECK(post(day(2026, 1, 10), carry(works, 100)) == "not-reconciled");
  REQUIRE(record(day(2026, 1, 6), agreed("2025", 2)) == "taken");
  CHECK(post(day(2026, 1, 10), carry(works, 100)) == "not-reconciled");
  REQUIRE(record(day(2026, 1, 7), agreed("2025", 0)) == "taken");
  CHECK(post(day(2026, 1, 10), carry(works, 100)) == "taken");
  CHECK(record(day(2026, 1, 8), changed(agreed("2025", 0), [](auto& one) { one.book = "so-khac"; })) ==
        "unknown-reference");
  CHECK(record(day(2026, 1, 8), changed(agreed("2025", 0), [](auto& one) { one.book = "so-cai.test/tungdong"; })) ==
        "taken");
}

TEST_CASE_METHOD(Carried, "carried into the successor component, a project spends both") {
  auto successor = component("CT-26", "CT", true);
  successor.from = day(2026, 1, 1);
  REQUIRE(record(day(2025, 1, 2), successor) == "taken");
  REQUIRE(record(day(2026, 1, 5), reconciliation("11", 2025)) == "taken");
  auto into = carry(works, 400);
  into.to_component = "CT-26";
  CHECK(post(day(2026, 1, 6), into) == "not-mapped");
  REQUIRE(record(day(2026, 1, 6), mapping("CT-1", "CT-26")) == "taken");
  CHECK(post(day(2026, 1, 6), into) == "taken");
  into.to_component = "CT-2";
  CHECK(post(day(2026, 1, 6), into) == "not-mapped");
  // New money of the project still comes under its own component, and money of 2025 not under the successor.
  take(day(2026, 1, 6), appropriate(10));
  CHECK(post(day(2026, 1, 6), fund(10)) == "taken");
  CHECK(post(day(2026, 1, 6), move(Kind::appropriate, mirror, province, 10, "NSTW-DT", "CT-26")) ==
        "component-not-in-force");
  REQUIRE(record(day(2026, 1, 6), acceptance("project:DA", "NT", 500)) == "taken");
  const auto pay = move(Kind::pay, works, "spent:project:DA", 50);
  CHECK(post(day(2026, 1, 20), pay) == "taken");
  CHECK(post(day(2026, 2, 20), extended(pay, "CT-26")) == "taken");
  // The project itself moves to the new programme: what was carried and what was not are still its own.
  auto moved = project("DA", chart::ProjectType::works, "11", 10'000);
  moved.component = "CT-26";
  REQUIRE(record(day(2026, 1, 25), moved) == "taken");
  CHECK(post(day(2026, 1, 25), pay) == "taken");
  CHECK(post(day(2026, 2, 25), extended(pay, "CT-26")) == "taken");
  CHECK(post(day(2026, 1, 25), fund(1)) == "not-the-projects-component");
  CHECK(post(day(2026, 1, 25), move(Kind::release, "committed:contract:HD", works, 10)) == "taken");
  CHECK(book().verify().empty());
}

TEST_CASE_METHOD(Carried, "a settled year is locked; what comes after a settlement stays allowed") {
  REQUIRE(record(day(2025, 2, 1), acceptance("contract:HD", "NT", 300)) == "taken");
  REQUIRE(record(day(2025, 2, 1), acceptance("project:DA", "NT", 400)) == "taken");
  REQUIRE(record(day(2026, 1, 5), reconciliation("11", 2025)) == "taken");
  take(day(2025, 2, 1), move(Kind::pay, "committed:contract:HD", "spent:contract:HD", 200));
  take(day(2025, 2, 1), move(Kind::pay, works, "spent:project:DA", 100));
  take(day(2026, 1, 10), carry(works, 500));
  const auto settle = move(Kind::settle, "spent:contract:HD", "settled:contract:HD", 150);
  CHECK(post(day(2026, 1, 31), settle) == "outside-window");
  CHECK(post(day(2026, 2, 10), settle) == "taken");
  const auto settling = last();

  // Of the settling document the settling goes on, of no other.
  const auto rest = move(Kind::settle, "spent:contract:HD", "settled:contract:HD", 20);
  CHECK(post(day(2026, 2, 11), rest) == "taken");
  CHECK(tell(draft("by another", day(2026, 2, 11), entry(rest), "QD-2")) == "year-settled");
  CHECK(said("doc") == "QD-1");
  CHECK(said("record") == std::to_string(settling));

  // Windows that are still open, so that the lock alone refuses.
  for (const std::string_view kind : {"pay", "lapse", "commit", "refund"})
    REQUIRE(record(day(2026, 2, 11), rule(fmt::format("window/{}/investment", kind), "Y-01-01..Y+1-12-31")) == "taken");
  const std::vector<rules::Line> locked{
      appropriate(1),
      fund(1),
      move(Kind::commit, works, "committed:contract:HD", 1),
      move(Kind::release, "committed:contract:HD", works, 1),
      move(Kind::pay, works, "spent:project:DA", 1),
      move(Kind::refund, "spent:project:DA", works, 1),
      move(Kind::withdraw, works, province, 1),
      move(Kind::allot, province, "available:unit:11-SO", 1),
      move(Kind::send, province, "transit:unit:03203", 1),
      move(Kind::lapse, province, "lapsed:unit:11", 1),
      carry(province, 1),
  };
  for (const rules::Line& line : locked) {
    INFO(record::name_of(line.kind));
    CHECK(post(day(2026, 2, 12), line) == "year-settled");
    CHECK(said("year") == "2025");
  }
  // Other years and other units are not locked.
  CHECK(post(day(2026, 2, 12), move(Kind::appropriate, mirror, province, 5, "NSTW-DT", "CT-1", "2026")) == "taken");
  CHECK(post(day(2026, 2, 12), move(Kind::appropriate, mirror, "available:unit:22", 5)) == "taken");
  CHECK(post(day(2026, 2, 12), extended(move(Kind::pay, works, "spent:project:DA", 60))) == "taken");
  // And what was settled can be disallowed, and given back to the budget above.
  const auto disallow =
      with(move(Kind::disallow, "settled:contract:HD", "owed:project:DA", 30), Attribute::finding, "KL 12, mục 3");
  CHECK(post(day(2026, 3, 1), disallow) == "taken");
  CHECK(post(day(2026, 3, 2), move(Kind::refund, "owed:project:DA", "returned:unit:11", 30)) == "taken");
  CHECK(post(day(2026, 3, 2), move(Kind::refund, "settled:contract:HD", "returned:unit:11", 10)) == "taken");
  // The year carried into is settled by itself.
  const auto settle_2026 = extended(move(Kind::settle, "spent:project:DA", "settled:project:DA", 60));
  CHECK(post(day(2026, 3, 1), settle_2026) == "outside-window");
  CHECK(book().verify().empty());
}

TEST_CASE_METHOD(Carried,
                 "neither carrying over nor a reversal of it touches the year carried into once that is settled") {
  REQUIRE(record(day(2026, 1, 5), reconciliation("11", 2025)) == "taken");
  const auto carried = take(day(2026, 1, 6), carry(works, 100));
  REQUIRE(record(day(2025, 1, 2), rule("window/settle/investment", "Y-01-01..Y+1-12-31")) == "taken");
  const auto of_2026 = [](Kind kind, std::string_view from, std::string_view to) {
    return move(kind, from, to, 10, "NSTW-DT", "CT-1", "2026");
  };
  REQUIRE(record(day(2025, 1, 2), project("KHAC", chart::ProjectType::works, "11", 500)) == "taken");
  take(day(2026, 1, 7), of_2026(Kind::open, mirror, "spent:project:KHAC"));
  CHECK(post(day(2026, 1, 8), of_2026(Kind::settle, "spent:project:KHAC", "settled:project:KHAC")) == "taken");
  CHECK(post(day(2026, 1, 9), carry(works, 100)) == "year-settled");
  CHECK(said("year") == "2026");
  CHECK(reverse(carried, day(2026, 1, 9)) == "year-settled");
  CHECK(said("year") == "2026");
}

}  // namespace
}  // namespace tungdong::test
