// Who may move money to whom: for every row of the table, holders that are not related as it wants are refused.
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "tests/support/way.hpp"

namespace tungdong::test {
namespace {

struct Stranger {
  std::string from;  // empty: as it was
  std::string to;
};

// Holders that a relation does not join, by the types of the two ends.
std::vector<Stranger> strangers(const Flow& row) {
  const bool project = row.from_holder == HolderType::project;
  switch (row.relation) {
    case Relation::from_mirror:
      return {{"source:NST-DT", ""}};
    case Relation::to_mirror:
      return {{"", "source:NST-DT"}};
    case Relation::same:
      if (row.from_holder == HolderType::unit) return {{"", "unit:22"}, {"", "unit:11-SO"}};
      if (project) return {{"", "project:HT"}};
      return {{"", "contract:HD-2"}};
    case Relation::below_in_government:
      return {{"", "unit:22"}, {"", "unit:03203"}, {"unit:11-SO", "unit:11"}, {"unit:22", "unit:11-SO"}};
    case Relation::budget_below:
      return {{"", "unit:03203"},        {"", "unit:11-SO"},     {"unit:11", "unit:22"},
              {"unit:22", "unit:03203"}, {"unit:11", "unit:VN"}, {"unit:11", "unit:11-SO"}};
    case Relation::unit_to_project:
      return {{"unit:22", ""}, {"unit:VN", ""}, {"unit:11-SO", ""}, {"", "project:HT"}};
    case Relation::project_to_unit:
      return {{"", "unit:22"}, {"", "unit:VN"}, {"project:HT", ""}};
    case Relation::project_to_contract:
      return {{"project:HT", ""}, {"", "contract:HD-3"}};
    case Relation::contract_to_project:
      return {{"", "project:HT"}, {"contract:HD-3", ""}};
    case Relation::to_owner_unit:
      return {{"", "unit:22"}, {"", "unit:VN"}};
    case Relation::successor:
      return {{"", "unit:03203"}, {"unit:22", "unit:11"}};
    case Relation::back_up:  // the guard came-from asks where each lot came from
    case Relation::any:
      return {};
  }
  return {};
}

TEST_CASE("holders that are not related as the row wants are refused") {
  std::set<Relation> met;
  for (const Flow& row : rules::flows())
    for (const Stranger& stranger : strangers(row)) {
      Case one = case_of(row);
      one.way.add(day(2025, 1, 15), contract("HD-2", "DA", 1'000));
      one.way.add(day(2025, 1, 15), contract("HD-3", "HT", 1'000));
      if (!stranger.from.empty()) one.line.from.holder = *chart::Holder::read(stranger.from);
      if (!stranger.to.empty()) one.line.to.holder = *chart::Holder::read(stranger.to);
      INFO(name_of(row) << ": " << one.line.from.text() << " → " << one.line.to.text());
      CHECK(decide(one) == "not-related");
      met.insert(row.relation);
    }
  CHECK(met.size() == 11);
}

TEST_CASE("the ladder of budgets, as recorded on the date") {
  Desk desk;
  using chart::Level;
  // Until 30 June 2025 the commune is below the district, and the district below the province.
  CHECK(desk.record(day(2025, 1, 1), unit("112-X", "Xã thuộc huyện", Level::commune, "112")) == "taken");
  CHECK(desk.record(day(2025, 7, 1), unit("112-X", "Xã", Level::commune, "11")) == "taken");
  CHECK(desk.post(day(2025, 1, 2),
                  move(Kind::appropriate, "origin:source:NST-DT", "available:unit:11", 900, "NST-DT")) == "taken");
  const auto send = [](std::string_view from, std::string_view to) {
    return move(Kind::send, from, to, 100, "NST-DT");
  };
  CHECK(desk.post(day(2025, 3, 1), send("available:unit:11", "transit:unit:112")) == "taken");
  CHECK(desk.post(day(2025, 3, 1), send("available:unit:11", "transit:unit:112-X")) == "not-related");
  CHECK(desk.post(day(2025, 3, 2), move(Kind::receive, "transit:unit:112", "available:unit:112", 100, "NST-DT")) ==
        "taken");
  CHECK(desk.post(day(2025, 3, 3), send("available:unit:112", "transit:unit:112-X")) == "taken");
  CHECK(desk.post(day(2025, 7, 1), send("available:unit:11", "transit:unit:112-X")) == "taken");
  // A department sends for its government.
  CHECK(desk.post(day(2025, 7, 2), move(Kind::allot, "available:unit:11", "available:unit:11-SO", 100, "NST-DT")) ==
        "taken");
  CHECK(desk.post(day(2025, 7, 3), send("available:unit:11-SO", "transit:unit:03203")) == "taken");
  // And an office of a department is below both.
  CHECK(desk.record(day(2025, 1, 1), unit("11-SO-1", "Chi cục", Level::province, "11-SO")) == "taken");
  CHECK(desk.post(day(2025, 7, 4), move(Kind::allot, "available:unit:11", "available:unit:11-SO-1", 100, "NST-DT")) ==
        "taken");
  CHECK(desk.post(day(2025, 7, 4),
                  move(Kind::allot, "available:unit:11-SO-1", "available:unit:11-SO", 100, "NST-DT")) == "not-related");
}

TEST_CASE("money does not go beside the tree of units, below its budgets, or to and from whom nobody knows") {
  Desk desk;
  using chart::Level;
  const auto start = day(2025, 1, 1);
  REQUIRE(desk.record(start, unit("BO", "Bộ", Level::central, "")) == "taken");
  REQUIRE(desk.record(start, unit("BAN", "Bản", Level::village, "03203")) == "taken");
  const auto on = day(2025, 2, 1);
  CHECK(desk.post(on, move(Kind::allot, "available:unit:VN", "available:unit:BO", 5)) == "not-related");
  CHECK(desk.post(on, move(Kind::send, "available:unit:03203", "transit:unit:BAN", 5)) == "not-related");
  REQUIRE(desk.record(start, unit("RIENG", "Tỉnh riêng", Level::province, "")) == "taken");
  CHECK(desk.post(on, move(Kind::send, "available:unit:VN", "transit:unit:RIENG", 5)) == "not-related");
  CHECK(desk.post(on, move(Kind::allot, "available:unit:99", "available:unit:11-SO", 5)) == "unknown-unit");
  CHECK(desk.post(on, move(Kind::allot, "available:unit:11", "available:unit:99", 5)) == "unknown-unit");
}

TEST_CASE("a version that comes later does not speak for an earlier date") {
  Desk desk;
  auto moved = project("DA", chart::ProjectType::works, "11-SO", 10'000);
  CHECK(desk.record(day(2025, 6, 1), moved) == "taken");
  CHECK(desk.post(day(2025, 1, 2), move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 900)) ==
        "taken");
  CHECK(desk.post(day(2025, 1, 3), move(Kind::allot, "available:unit:11", "available:unit:11-SO", 400)) == "taken");
  const auto from_province = move(Kind::fund, "available:unit:11", "assigned:project:DA", 100);
  const auto from_department = move(Kind::fund, "available:unit:11-SO", "assigned:project:DA", 100);
  CHECK(desk.post(day(2025, 5, 31), from_department) == "not-related");
  CHECK(desk.post(day(2025, 5, 31), from_province) == "taken");
  CHECK(desk.post(day(2025, 6, 1), from_province) == "not-related");
  CHECK(desk.post(day(2025, 6, 1), from_department) == "taken");
}

}  // namespace
}  // namespace tungdong::test
