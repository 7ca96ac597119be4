// Provisional money: what may be, what confirms it, and what it comes to. And units that succeed one another by a plan.
#include "ledger/book/query/provisional.hpp"

#include <catch2/catch.hpp>

#include "ledger/book/query/succession_plan.hpp"
#include "ledger/book/query/year_end.hpp"
#include "tests/support/desk.hpp"
#include "tests/support/invariants.hpp"

namespace tungdong::test {
namespace {

using rules::Attribute;

rules::Line appropriation(std::int64_t amount) {
  return move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", amount);
}
rules::Line sending(std::int64_t amount) {
  return move(Kind::send, "available:unit:11", "transit:unit:03203", amount);
}
rules::Line provisional(rules::Line line, std::string sort = "tam-cap") {
  return with(std::move(line), Attribute::provisional, std::move(sort));
}

TEST_CASE("what may be provisional, and what may complete it") {
  Desk desk;
  const std::int64_t sent = desk.take(day(2025, 3, 1), appropriation(500), provisional(sending(100)));
  const std::string name = fmt::format("{}.2", sent);
  struct Case {
    std::string_view what;
    rules::Line line;
    std::string fate;
  };
  const std::vector<Case> cases{
      {"an appropriation", provisional(appropriation(5)), "taken"},
      {"in advance of the estimate", provisional(sending(5), "ung-truoc"), "taken"},
      {"of another sort", provisional(sending(5), "khac"), "provisional-sort"},
      {"a receipt", provisional(move(Kind::receive, "transit:unit:03203", "available:unit:03203", 5)),
       "provisional-kind"},
      {"a withdrawal", provisional(move(Kind::withdraw, "transit:unit:03203", "available:unit:11", 5)),
       "provisional-kind"},
      {"more of it by a receipt",
       with(move(Kind::receive, "transit:unit:03203", "available:unit:03203", 5), Attribute::confirms, name),
       "provisional-kind"},
      {"more of it", with(sending(5), Attribute::confirms, name), "taken"},
      {"less of it",
       with(move(Kind::withdraw, "transit:unit:03203", "available:unit:11", 3), Attribute::confirms, name), "taken"},
      {"of a line that is not provisional", with(sending(5), Attribute::confirms, fmt::format("{}.1", sent)),
       "not-provisional"},
      {"of no line", with(sending(5), Attribute::confirms, "9999.1"), "not-provisional"},
  };
  for (const Case& one : cases) {
    INFO(one.what);
    CHECK(desk.post(day(2025, 3, 2), one.line) == one.fate);
  }
  // 100 sent; 5 more, 3 less: the difference posted is 2.
  CHECK(book::provisional_lines(desk.book().store(), {}).front().difference == Dong(2));
}

TEST_CASE("a decision confirms a provisional line once, unless that was reversed") {
  Desk desk;
  const std::int64_t first = desk.take(day(2025, 3, 1), provisional(appropriation(100)));
  const std::int64_t second = desk.take(day(2025, 3, 1), provisional(appropriation(100)));
  const auto decided = [](std::int64_t record, std::int64_t amount) {
    return chart::Confirmation{fmt::format("{}.1", record), Dong(amount)};
  };
  CHECK(desk.record(day(2025, 4, 1), decided(first, -1)) == "field-amount");
  CHECK(desk.record(day(2025, 4, 1), decided(first, 80)) == "taken");
  CHECK(desk.record(day(2025, 4, 1), decided(first, 90)) == "recorded-already");
  const std::int64_t third = desk.take(day(2025, 3, 1), provisional(appropriation(100)));
  CHECK(desk.record(day(2025, 4, 1), decided(third, 0)) == "taken");  // decided against: none of it
  REQUIRE(desk.reverse(second, day(2025, 4, 1)) == "taken");
  CHECK(desk.record(day(2025, 4, 2), decided(second, 100)) == "not-provisional");
  const auto lines = book::provisional_lines(desk.book().store(), {});
  REQUIRE(lines.size() == 2);
  CHECK(lines.front().missing() == Dong(-20));  // 80 decided of 100 sent
  CHECK(book::provisional_lines(desk.book().store(), {.as_of = day(2025, 3, 31), .known_at = {}}).size() == 2);
  CHECK(book::provisional_lines(desk.book().store(), {.as_of = day(2025, 2, 1), .known_at = {}}).empty());
  CHECK(desk.book().verify().empty());
}

TEST_CASE("the end of a year: investment is carried for reason b, the rest lapses where its reason is not in force") {
  Desk desk;  // its law knows reason c alone
  REQUIRE(desk.record(day(2025, 1, 1), rule("year-end/advances", "Y+1-02-15")) == "taken");
  desk.take(day(2025, 2, 1), move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 100),
            move(Kind::appropriate, "origin:source:NSTW-TX", "available:unit:11", 50, "NSTW-TX"),
            move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:22", 7));
  desk.take(day(2025, 2, 2), move(Kind::send, "available:unit:11", "transit:unit:03203", 20, "NSTW-TX"));
  desk.take(day(2025, 2, 3), move(Kind::receive, "transit:unit:03203", "available:unit:03203", 20, "NSTW-TX"));
  desk.take(day(2025, 2, 4), move(Kind::fund, "available:unit:03203", "assigned:project:HT", 15, "NSTW-TX"));
  desk.take(day(2025, 2, 5), move(Kind::advance, "assigned:project:HT", "advanced:project:HT", 5, "NSTW-TX"));
  std::vector<std::string> told;
  for (const auto& line : book::year_end(desk.book().store(), "11", 2025, day(2026, 2, 10)))
    told.push_back(fmt::format("{} {} {} {}{}", record::name_of(line.what), line.account.stand.text(),
                               line.amount.count(), line.reason,
                               line.last_day ? " " + date::format("%F", date::sys_days(*line.last_day)) : ""));
  CHECK(told == std::vector<std::string>{"carry available:unit:03203 5 c 2026-12-31",
                                         "lapse available:unit:11 100 ",  // no reason b in force
                                         "carry available:unit:11 30 c 2026-12-31",
                                         "carry assigned:project:HT 10 c 2026-12-31",
                                         "repay advanced:project:HT 5  2026-02-15"});
}

TEST_CASE("a plan of succession: shares to the đồng, projects to their new owners, or every reason why not") {
  Desk desk;
  desk.take(day(2025, 2, 1), appropriation(500));
  desk.take(day(2025, 2, 2), sending(101));
  desk.take(day(2025, 2, 3), move(Kind::receive, "transit:unit:03203", "available:unit:03203", 100));
  REQUIRE(desk.record(day(2025, 6, 1), unit("A", "Xã A", chart::Level::commune, "11")) == "taken");
  REQUIRE(desk.record(day(2025, 6, 1), unit("B", "Xã B", chart::Level::commune, "11")) == "taken");
  auto& store = desk.book().store();
  const auto refused = [&](const std::vector<book::SuccessionRow>& rows) {
    const auto plan = book::plan_succession(store, rows, day(2025, 7, 1));
    return plan ? std::string("planned") : codes(book::Fate(std::unexpected(plan.error())));
  };
  CHECK(refused({{"03203", "A", 300'000, ""}, {"03203", "B", 600'000, ""}}) == "succession-not-whole");
  CHECK(refused({{"03203", "C", {}, ""}}) == "unknown-reference");
  CHECK(refused({{"03203", "A", 333'333, ""}, {"03203", "B", 666'667, ""}}) == "succession-project");

  const std::vector<book::SuccessionRow> rows{
      {"03203", "A", 333'333, ""}, {"03203", "B", 666'667, ""}, {"03203", "B", {}, "HT"}};
  const auto plan = book::plan_succession(store, rows, day(2025, 7, 1)).value();
  std::vector<std::string> told;
  for (const auto& line : plan.money)
    told.push_back(fmt::format("{} > {} {}", line.from.text(), line.to.text(), line.amount.count()));
  // Of 100: 33,3333 and 66,6667, so 33 and 67 (the larger remainder); of the 1 on its way, 1 to the larger share.
  CHECK(told == std::vector<std::string>{"available:unit:03203 > available:unit:A 33",
                                         "available:unit:03203 > available:unit:B 67",
                                         "transit:unit:03203 > transit:unit:B 1"});
  const auto appended =
      desk.append(book::succession_drafts(plan, "ke-toan", day(2025, 7, 1), "QD-1"), book::Mode::whole);
  for (const auto& fate : appended.fates) CHECK(codes(fate) == "taken");
  CHECK(desk.stands("available:unit:03203") == 0);
  CHECK(desk.stands("available:unit:B") == 67);
  CHECK(desk.post(day(2025, 7, 2), sending(5)) == "unit-closed");
  CHECK(desk.post(day(2025, 7, 2), move(Kind::fund, "available:unit:B", "assigned:project:HT", 60)) == "taken");
  CHECK(broken(desk.book()).empty());
  CHECK(desk.book().verify().empty());
  // Nothing is left to move, and what is recorded is not recorded again.
  const auto again = book::plan_succession(store, rows, day(2025, 7, 1)).value();
  CHECK(again.money.empty());
  CHECK(again.successions.empty());
  CHECK(again.ended.empty());
}

TEST_CASE("a plan of succession by one unit: claims go over, projects with them, and the last day comes earlier") {
  Desk desk;
  desk.take(day(2025, 2, 1), move(Kind::open, "origin:source:NST-DT", "owed:unit:03203", 20, "NST-DT"));
  auto ending = unit("03203", "Xã Cô Ba", chart::Level::commune, "11");
  ending.until = day(2025, 12, 31);
  REQUIRE(desk.record(day(2025, 5, 1), ending) == "taken");
  REQUIRE(desk.record(day(2025, 6, 1), unit("A", "Xã A", chart::Level::commune, "11")) == "taken");
  const auto plan = book::plan_succession(desk.book().store(), {{"03203", "A", {}, ""}}, day(2025, 7, 1)).value();
  REQUIRE(plan.ended.size() == 1);
  CHECK(plan.ended.front().until == day(2025, 6, 30));
  REQUIRE(plan.money.size() == 1);
  CHECK(plan.money.front().to.text() == "owed:unit:A");
  CHECK(plan.money.front().amount == Dong(20));
  REQUIRE(plan.projects.size() == 1);
  CHECK(plan.projects.front().code == "HT");
  CHECK(plan.projects.front().unit == "A");
  const auto appended =
      desk.append(book::succession_drafts(plan, "ke-toan", day(2025, 7, 1), "QD-1"), book::Mode::whole);
  for (const auto& fate : appended.fates) CHECK(codes(fate) == "taken");
  CHECK(desk.stands("owed:unit:A") == 20);
  CHECK(desk.book().verify().empty());
}

}  // namespace
}  // namespace tungdong::test
