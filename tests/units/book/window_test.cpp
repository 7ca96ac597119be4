// The windows: for every flow that has one, the first and the last day are inside, the days before and after are not;
// each capital, and money carried over, by the window of its own.
#include <catch2/catch.hpp>

#include "tests/support/way.hpp"

namespace tungdong::test {
namespace {

struct Season {
  std::string_view source;
  std::string_view period;
  std::string_view suffix;  // of the rule's code
  std::string_view window;
  year_month_day first;
  year_month_day last;
};

// Investment and recurrent money are kept apart here by a day, so that neither passes by the other's window.
const std::vector<Season> seasons{
    {"NSTW-DT", "2025", "investment", "Y-03-10..Y+1-01-31", day(2025, 3, 10), day(2026, 1, 31)},
    {"NSTW-TX", "2025", "recurrent", "Y-03-11..Y-12-30", day(2025, 3, 11), day(2025, 12, 30)},
    {"NSTW-DT", "2025>2026", "investment/extended", "Y-02-03..Y-06-20", day(2026, 2, 3), day(2026, 6, 20)},
    {"NSTW-TX", "2025>2026", "recurrent/extended", "Y-02-04..Y-05-15", day(2026, 2, 4), day(2026, 5, 15)},
    {"NSTW-TX", "2025", "recurrent/in-transit", "Y-03-11..Y+1-01-30", day(2025, 3, 11), day(2026, 1, 30)},
    {"NSTW-DT", "2025", "investment/in-transit", "Y+1-01-01..Y+1-02-10", day(2026, 1, 1), day(2026, 2, 10)},
    {"NSTW-TX", "2025>2026", "recurrent/extended/in-transit", "Y-02-05..Y-05-16", day(2026, 2, 5), day(2026, 5, 16)},
};

year_month_day days_from(year_month_day date, int days) {
  return date::sys_days(date) + date::days(days);
}

// What becomes of a row's line on the days around a season's ends.
std::string around(const Flow& row, const Season& season) {
  constexpr std::int64_t enough = 3 * case_amount;
  Case one;
  one.way.source = season.source;
  const auto [from, to] = holders_of(row, one.way.source);
  const std::string from_stand = fmt::format("{}:{}", record::name_of(row.from), from);
  one.line = move(row.kind, from_stand, fmt::format("{}:{}", record::name_of(row.to), to), case_amount, one.way.source,
                  "CT-1", season.period);
  rules::Line opening = move(Kind::open, fmt::format("origin:source:{}", season.source), from_stand, enough,
                             one.way.source, "CT-1", season.period);
  one.way.add(day(2025, 2, 1), entry(opening));
  satisfy(one, row, enough);
  if (season.suffix.ends_with("/in-transit")) one.line.attributes.set(Attribute::in_transit, "true");
  one.way.add(day(2025, 1, 1),
              rule(fmt::format("window/{}/{}", record::name_of(row.kind), season.suffix), std::string(season.window)));
  std::vector<Draft> drafts = one.way.drafts;
  const std::size_t way = drafts.size();
  for (const auto date : {days_from(season.first, -1), season.first, season.last, days_from(season.last, 1)})
    drafts.push_back(draft(fmt::format("on {}", drafts.size()), date, entry(one.line)));
  Desk desk;
  const book::Appended appended = desk.append(drafts, book::Mode::each);
  std::string text;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (i < way && !appended.fates[i]) return "the way is barred: " + codes(appended.fates[i]);
    if (i >= way) text += (text.empty() ? "" : ", ") + codes(appended.fates[i]);
  }
  return text;
}

TEST_CASE("a window takes its first and its last day and no other") {
  std::size_t walked = 0;
  for (const Flow& row : rules::flows()) {
    if (!row.guards.has(Guard::window)) continue;
    for (const Season& season : seasons) {
      // Money is carried over once.
      if (row.kind == Kind::carry && season.period != "2025") continue;
      INFO(name_of(row) << ", " << season.suffix);
      CHECK(around(row, season) == "outside-window, taken, taken, outside-window");
      ++walked;
    }
  }
  CHECK(walked > 100);
}

TEST_CASE("money of no capital knows no windows, money of unstated capital its own") {
  Desk desk;
  CHECK(desk.post(day(2025, 2, 1),
                  move(Kind::contribute, "origin:source:DAN-TIEN", "assigned:project:DA", 50, "DAN-TIEN")) == "taken");
  CHECK(desk.record(day(2025, 2, 1), acceptance("project:DA", "NT", 50)) == "taken");
  CHECK(desk.post(day(2026, 6, 1), move(Kind::pay, "assigned:project:DA", "spent:project:DA", 50, "DAN-TIEN")) ==
        "taken");
  CHECK(desk.record(day(2025, 1, 1), source("NS-0", chart::Level::central, chart::Capital::unstated)) == "taken");
  CHECK(desk.post(day(2025, 2, 1), move(Kind::appropriate, "origin:source:NS-0", "available:unit:11", 50, "NS-0")) ==
        "taken");
  const auto lapse = move(Kind::lapse, "available:unit:11", "lapsed:unit:11", 25, "NS-0");
  CHECK(desk.post(day(2026, 2, 1), lapse) == "outside-window");
  CHECK(desk.post(day(2026, 1, 31), lapse) == "taken");
}

TEST_CASE("a span opens with its first year and closes after its last") {
  Desk desk;
  CHECK(desk.post(day(2025, 2, 1), move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 60, "NSTW-DT",
                                        "CT-1", "2021-2025")) == "taken");
  const auto lapse = move(Kind::lapse, "available:unit:11", "lapsed:unit:11", 20, "NSTW-DT", "CT-1", "2021-2025");
  CHECK(desk.post(day(2025, 2, 1), lapse) == "taken");
  CHECK(desk.post(day(2026, 1, 31), lapse) == "taken");
  CHECK(desk.post(day(2026, 2, 1), lapse) == "outside-window");
  CHECK(desk.post(day(2025, 2, 1), move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 60, "NSTW-DT",
                                        "CT-1", "2025-2026")) == "taken");
  CHECK(desk.post(day(2025, 2, 1), move(Kind::lapse, "available:unit:11", "lapsed:unit:11", 20, "NSTW-DT", "CT-1",
                                        "2025-2026")) == "taken");
}

TEST_CASE("a window is the one in force on the day, and a later record of it replaces the earlier") {
  Desk desk;
  CHECK(desk.post(day(2025, 1, 2), move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 90)) ==
        "taken");
  const auto lapse = move(Kind::lapse, "available:unit:11", "lapsed:unit:11", 10);
  auto narrower = rule("window/lapse/investment", "Y-01-01..Y-06-30");
  narrower.from = day(2025, 7, 1);
  CHECK(desk.record(day(2025, 7, 1), narrower) == "taken");
  CHECK(desk.post(day(2025, 6, 30), lapse) == "taken");
  CHECK(desk.post(day(2025, 7, 1), lapse) == "outside-window");
  narrower.value = "Y-01-01..Y-07-31";
  CHECK(desk.record(day(2025, 7, 2), narrower) == "taken");
  CHECK(desk.post(day(2025, 7, 1), lapse) == "taken");
  CHECK(desk.post(day(2025, 8, 1), lapse) == "outside-window");
  CHECK(desk.said("last") == "2025-07-31");
  CHECK(desk.said("basis") == "for the test");
  narrower.until = day(2025, 7, 30);
  CHECK(desk.record(day(2025, 7, 3), narrower) == "taken");
  CHECK(desk.post(day(2025, 7, 31), lapse) == "taken");  // that rule has ended: the general one holds again
}

}  // namespace
}  // namespace tungdong::test
