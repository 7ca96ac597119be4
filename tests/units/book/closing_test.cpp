// Closed months and years: what may no longer be dated into them, on any path; reopening; the seal.
#include <catch2/catch.hpp>

#include "ledger/book/query/seal.hpp"
#include "tests/support/forged_log.hpp"
#include "tests/support/invariants.hpp"
#include "tests/support/office.hpp"

namespace tungdong::test {
namespace {

chart::Closing closing(std::string unit, std::string_view period) {
  return {std::move(unit), chart::AccountingPeriod::read(period).value(), {}, {}, {}, {}};
}
chart::Reopening reopening(std::string unit, std::int64_t record, std::string reason = "sửa sai") {
  return {std::move(unit), record, std::move(reason)};
}
rules::Line appropriation(std::string_view unit = "11", std::string source = "NSTW-DT",
                          std::string_view period = "2025") {
  return move(Kind::appropriate, "origin:source:" + source, fmt::format("available:unit:{}", unit), 100, source, "CT-1",
              period);
}
std::string differences(book::Book& book) {
  std::string text;
  for (const auto& one : book.verify()) text += words::say(one.what, words::Lang::en) + '\n';
  return text;
}

TEST_CASE_METHOD(Desk, "a closed month keeps the projects that it was closed with") {
  REQUIRE(record(day(2025, 10, 3), closing("11", "2025-09")) == "taken");
  const auto given_away = project("DA", chart::ProjectType::works, "22", 10'000);
  CHECK(record(day(2025, 9, 20), given_away) == "period-closed");
  CHECK(said("unit") == "11");
  CHECK(record(day(2025, 10, 4), given_away) == "taken");
}

TEST_CASE("a closed month takes no entry of the unit or of one below it, and one above goes on") {
  Desk desk;
  desk.take(day(2025, 2, 1), appropriation());
  REQUIRE(desk.record(day(2025, 10, 3), closing("11", "2025-09")) == "taken");
  struct Case {
    std::string_view what;
    year_month_day date;
    rules::Line line;
    std::string fate;
  };
  const std::vector<Case> cases{
      {"its last day", day(2025, 9, 30), appropriation(), "period-closed"},
      {"the day after", day(2025, 10, 1), appropriation(), "taken"},
      {"months before it are closed with it", day(2025, 1, 5), appropriation(), "period-closed"},
      {"a department of the province", day(2025, 9, 1),
       move(Kind::allot, "available:unit:11", "available:unit:11-SO", 5), "period-closed"},
      {"a commune below, at either end of the line", day(2025, 9, 1),
       move(Kind::send, "available:unit:11", "transit:unit:03203", 5), "period-closed"},
      {"a project that the province runs", day(2025, 9, 1),
       move(Kind::fund, "available:unit:11", "assigned:project:DA", 5), "period-closed"},
      {"a commune below, by itself", day(2025, 9, 1),
       move(Kind::contribute, "origin:source:DAN-TIEN", "available:unit:03203", 5, "DAN-TIEN"), "period-closed"},
      {"a project that a commune runs", day(2025, 9, 1),
       move(Kind::contribute, "origin:source:DAN-TIEN", "assigned:project:HT", 5, "DAN-TIEN"), "period-closed"},
      {"another province", day(2025, 9, 1), appropriation("22"), "taken"},
      {"the State", day(2025, 9, 1), appropriation("VN"), "taken"},
  };
  for (const Case& one : cases) {
    INFO(one.what);
    CHECK(desk.post(one.date, one.line) == one.fate);
    if (one.fate != "taken") CHECK(desk.said("line") == "1");
  }
  CHECK(broken(desk.book()).empty());
  CHECK(differences(desk.book()).empty());
}

TEST_CASE("a closed month takes no reversal, no version of the chart and no definition dated into it") {
  Desk desk;
  const std::int64_t entered = desk.take(day(2025, 2, 1), appropriation());
  REQUIRE(desk.record(day(2025, 10, 3), closing("11", "2025-09")) == "taken");
  CHECK(desk.reverse(entered, day(2025, 9, 30)) == "period-closed");
  CHECK(desk.reverse(entered, day(2025, 10, 1)) == "taken");
  const auto on = day(2025, 9, 1);
  results::Indicator indicator;
  indicator.code = "HO";
  indicator.version = 2;
  indicator.name = "Hộ có nước";
  indicator.unit = "hộ";
  results::Threshold threshold;
  threshold.indicator = "HO";
  threshold.version = 1;
  threshold.places = {"11"};
  threshold.first_year = threshold.last_year = 2025;
  results::PriceIndex index;
  index.code = index.name = "CPI";
  index.period = "2024";
  index.value = money::Decimal(1105, 1);
  index.base = "2019=100";
  struct Case {
    rules::Body body;
    std::string fate;
  };
  const std::vector<Case> cases{
      {project("DA", chart::ProjectType::works, "11", 20'000), "period-closed"},
      {contract("HD", "DA", 6'000), "period-closed"},
      {acceptance("contract:HD", "NT", 5), "period-closed"},
      {acceptance("project:HT", "NT", 5), "period-closed"},  // of a commune below
      {ceiling("unit:11", "CT", 5), "period-closed"},
      {project("DA-22", chart::ProjectType::works, "22", 20'000), "taken"},  // another province's
      {chart::Zone{"22", "I", 2021, 2025}, "taken"},
      {unit("11", "Tỉnh", chart::Level::province, "VN"), "period-closed"},
      {succession("11", "22"), "period-closed"},
      {chart::Zone{"11", "I", 2021, 2025}, "period-closed"},
      {chart::UnitClass{"11", "counterpart", "A", 2021, 2025}, "period-closed"},
      {results::Link{"DA", "HO", 1, 1'000'000}, "period-closed"},
      {beneficiaries("DA", "DS", 5), "period-closed"},
      {component("CT-9", "CT", true), "period-closed"},  // of all units: by anybody's closing
      {source("NSTW-DT", chart::Level::central, chart::Capital::investment), "period-closed"},
      {mapping("CT-1", "CT-2"), "period-closed"},
      {results::Intervention{"NUOC", "Nước sạch", {}, 200'000, 500'000, 300'000}, "period-closed"},
      {threshold, "period-closed"},
      {index, "period-closed"},
      {indicator, "period-closed"},
      {rule("advance-limit", "40"), "period-closed"},
      {document("QD-9"), "taken"},  // governed by when they are recorded
      {results::Gap{"11", "2025", "thiếu", {}}, "taken"},
  };
  for (const Case& one : cases) {
    INFO(rules::kind_of(one.body));
    CHECK(desk.record(on, one.body) == one.fate);
  }
}

TEST_CASE("a month is closed once, after its last day, before the next or after it") {
  Desk desk;
  CHECK(desk.record(day(2025, 9, 30), closing("11", "2025-09")) == "closing-early");
  CHECK(desk.record(day(2025, 10, 1), closing("11", "2025-Q3")) == "closing-period");
  CHECK(desk.record(day(2025, 10, 1), closing("33", "2025-09")) == "unknown-reference");
  CHECK(desk.record(day(2025, 10, 1), closing("11", "2025-09")) == "taken");
  CHECK(desk.record(day(2025, 10, 2), closing("11", "2025-09")) == "closed-already");
  CHECK(desk.record(day(2025, 10, 2), closing("11", "2025-08")) == "closed-already");
  CHECK(desk.record(day(2025, 11, 2), closing("11", "2025-10")) == "taken");
  CHECK(desk.record(day(2025, 11, 2), closing("03203", "2025-10")) == "taken");  // closed by itself as well
}

TEST_CASE("a closed year keeps its money from its adjustment days, and the next year's money has them") {
  Desk desk;
  desk.take(day(2025, 2, 1), appropriation());
  desk.take(day(2026, 1, 20), appropriation());  // on a day of adjustment
  CHECK(desk.record(day(2026, 2, 20), closing("11", "2025")) == "rule-missing");
  REQUIRE(desk.record(day(2025, 1, 1), rule("year-end/adjustment", "Y+1-01-31")) == "taken");
  CHECK(desk.record(day(2026, 1, 31), closing("11", "2025")) == "closing-early");
  REQUIRE(desk.record(day(2026, 2, 20), closing("11", "2025")) == "taken");
  CHECK(desk.post(day(2025, 12, 31), appropriation()) == "period-closed");
  CHECK(desk.post(day(2026, 1, 31), appropriation()) == "period-closed");
  CHECK(desk.post(day(2026, 2, 1), appropriation()) == "taken");
  CHECK(desk.post(day(2026, 1, 31), appropriation("11", "NSTW-DT", "2026")) == "taken");
  // Sealed is the year's money on 31 January: not what the next year's money did that day.
  const auto year = std::get<chart::Closing>(desk.book().record(desk.last() - 2)->body);
  CHECK(year.balances_sha256 == journal::hex(journal::sha256("available:unit:11 NSTW-DT CT-1 2025 200\n")));
  auto& store = desk.book().store();
  CHECK(book::seal_of(store, book::scope_of(store, year, day(2026, 2, 20))).balances_sha256 == year.balances_sha256);
  CHECK(desk.record(day(2026, 2, 20), closing("11", "2025-12")) == "closed-already");
  CHECK(desk.record(day(2026, 2, 20), closing("11", "2025")) == "closed-already");
  CHECK(desk.record(day(2026, 2, 20), closing("11", "2026-01")) == "taken");
}

TEST_CASE("a year is closed after its last month was") {
  Desk desk;
  REQUIRE(desk.record(day(2025, 1, 1), rule("year-end/adjustment", "Y+1-01-31")) == "taken");
  REQUIRE(desk.record(day(2026, 1, 5), closing("11", "2025-12")) == "taken");
  CHECK(desk.post(day(2026, 1, 10), appropriation()) == "taken");  // its days of adjustment are open
  CHECK(desk.record(day(2026, 2, 20), closing("11", "2025")) == "taken");
}

TEST_CASE("closings are taken back latest first, with a reason, once") {
  Desk desk;
  REQUIRE(desk.record(day(2025, 10, 1), closing("11", "2025-09")) == "taken");
  const std::int64_t september = desk.last();
  REQUIRE(desk.record(day(2025, 11, 1), closing("11", "2025-10")) == "taken");
  const std::int64_t october = desk.last();
  CHECK(desk.record(day(2025, 11, 5), reopening("11", september)) == "reopen-latest");
  CHECK(desk.record(day(2025, 11, 5), reopening("11", october, "")) == "field-missing");
  CHECK(desk.record(day(2025, 11, 5), reopening("22", october)) == "closing-unknown");
  CHECK(desk.record(day(2025, 11, 5), reopening("11", october)) == "taken");
  CHECK(desk.record(day(2025, 11, 5), reopening("11", october)) == "reopen-latest");
  CHECK(desk.post(day(2025, 10, 31), appropriation()) == "taken");
  CHECK(desk.post(day(2025, 9, 30), appropriation()) == "period-closed");
  CHECK(desk.record(day(2025, 11, 6), closing("11", "2025-10")) == "taken");
  CHECK(desk.post(day(2025, 10, 31), appropriation()) == "period-closed");
  CHECK(differences(desk.book()).empty());
}

TEST_CASE("where a book has actors an approver reopens, and a policy makes closing itself wait") {
  Office office;
  REQUIRE(office.by("kt-11", day(2025, 10, 1), closing("11", "2025-09")) == "taken");
  const std::int64_t closed = office.last();
  CHECK(office.by("kt-11", day(2025, 10, 2), reopening("11", closed)) == "actor-duty");
  CHECK(office.by("cd-xa", day(2025, 10, 2), reopening("11", closed)) == "actor-unit");
  CHECK(office.by("cd-11", day(2025, 10, 2), reopening("11", closed)) == "taken");
  REQUIRE(office.policy("closing", 0) == "taken");
  CHECK(office.by("kt-11", day(2025, 10, 3), closing("11", "2025-09")) == "proposed");
  CHECK(office.approve("cd-11", office.last()) == "taken");
  CHECK(office.post("kt-11", day(2025, 9, 1), appropriation()) == "period-closed");
  CHECK(differences(office.book()).empty());
  const auto before = office.book().digest();
  office.book().rebuild();
  CHECK(office.book().digest() == before);
}

TEST_CASE("what waits when its month is closed is refused at approval, and stays") {
  Office office;
  REQUIRE(office.policy("appropriate", 0) == "taken");
  REQUIRE(office.post("kt-11", day(2025, 9, 5), appropriation()) == "proposed");
  const std::int64_t asked = office.last();
  REQUIRE(office.by("kt-11", day(2025, 10, 1), closing("11", "2025-09")) == "taken");
  const std::int64_t closed = office.last();
  CHECK(office.approve("cd-11", asked) == "period-closed");
  REQUIRE(office.by("cd-11", day(2025, 10, 2), reopening("11", closed)) == "taken");
  CHECK(office.approve("cd-11", asked) == "taken");
}

TEST_CASE("a seal is the book's own: over the log before it, the chart, and the balances of the last day") {
  Desk desk;
  desk.take(day(2025, 9, 1), appropriation());
  desk.take(day(2025, 9, 2), move(Kind::fund, "available:unit:11", "assigned:project:DA", 40));
  desk.take(day(2025, 9, 3), move(Kind::withdraw, "assigned:project:DA", "available:unit:11", 40));
  const auto before = desk.book().head();
  // What is neither head, document nor entry is chart here, in the order of the log.
  std::string chart;
  for (std::int64_t record = 1; record <= before.size; ++record) {
    const auto recorded = desk.book().record(record);
    const auto kind = rules::kind_of(recorded->body);
    if (kind != "book" && kind != "document" && kind != "entry") chart += desk.book().body(record) + '\n';
  }
  auto forged = closing("11", "2025-09");
  forged.size = 1;
  forged.root = forged.chart_sha256 = forged.balances_sha256 = std::string(64, 'a');
  REQUIRE(desk.record(day(2025, 10, 1), forged) == "taken");
  const auto closed = std::get<chart::Closing>(desk.book().record(desk.last())->body);
  CHECK(closed.size == before.size);
  CHECK(closed.root == journal::hex(before.root));
  CHECK(closed.chart_sha256 == journal::hex(journal::sha256(chart)));
  // The one account of the province with money on it, as `printf ... | sha256sum` has it.
  CHECK(closed.balances_sha256 == journal::hex(journal::sha256("available:unit:11 NSTW-DT CT-1 2025 100\n")));
  // What comes later changes neither.
  desk.take(day(2025, 10, 1), appropriation());
  auto& store = desk.book().store();
  const auto again = book::seal_of(store, book::scope_of(store, closed, day(2025, 10, 1)));
  CHECK(again.balances_sha256 == closed.balances_sha256);
  CHECK(again.chart_sha256 == closed.chart_sha256);
}

TEST_CASE("no log passes with a seal that is not the book's") {
  Desk desk;
  desk.take(day(2025, 9, 1), appropriation());
  REQUIRE(desk.record(day(2025, 10, 1), closing("22", "2025-09")) == "taken");
  const auto sealed = std::get<chart::Closing>(desk.book().record(desk.last())->body);
  const auto with = [&](const chart::Closing& seal) {
    return replayed(desk.book(), {body_of(draft("khóa", day(2025, 10, 2), seal))});
  };
  // The true seal of the province that has the money, taken from a copy in which it was closed.
  Desk copy;
  copy.take(day(2025, 9, 1), appropriation());
  REQUIRE(copy.record(day(2025, 10, 1), closing("22", "2025-09")) == "taken");
  REQUIRE(copy.record(day(2025, 10, 2), closing("11", "2025-09")) == "taken");
  const auto good = std::get<chart::Closing>(copy.book().record(copy.last())->body);
  CHECK(with(good) == "sound");
  for (const auto member : {&chart::Closing::root, &chart::Closing::chart_sha256, &chart::Closing::balances_sha256}) {
    auto forged = good;
    forged.*member = std::string(64, '0');
    CHECK_THAT(with(forged), Catch::Contains("is not as it was written"));
  }
  auto forged = good;
  forged.balances_sha256 = sealed.balances_sha256;
  CHECK_THAT(with(forged), Catch::Contains("is not as it was written"));
}

TEST_CASE("a closing stands in a batch without other records") {
  Desk desk;
  const auto appended = desk.append(
      {draft("a", day(2025, 10, 1), entry(appropriation())), draft("b", day(2025, 10, 1), closing("11", "2025-09"))},
      book::Mode::each);
  CHECK(codes(appended.fates[0]) == "taken");
  CHECK(codes(appended.fates[1]) == "closing-alone");
}

TEST_CASE("closing the same period with the same key again is the same closing") {
  Desk desk;
  const auto one = draft("khóa", day(2025, 10, 1), closing("11", "2025-09"));
  CHECK(desk.tell(one) == "taken");
  const std::int64_t record = desk.last();
  desk.take(day(2025, 10, 1), appropriation());
  CHECK(desk.tell(one) == "taken");
  CHECK(desk.last() == record + 1);
  // Also behind others in a batch, since nothing is sealed.
  const auto both = desk.append({draft("khác", day(2025, 10, 2), entry(appropriation())), one}, book::Mode::each);
  CHECK(codes(both.fates[0]) == "taken");
  CHECK(codes(both.fates[1]) == "taken");
  CHECK(desk.last() == record + 2);
  CHECK(desk.tell(draft("khóa", day(2025, 10, 1), closing("22", "2025-09"))) == "key-taken");
  CHECK(desk.tell(draft("khóa", day(2025, 10, 1), closing("11", "2025-08"))) == "key-taken");
}

}  // namespace
}  // namespace tungdong::test
