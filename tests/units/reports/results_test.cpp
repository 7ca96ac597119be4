// The reports on results per đồng, on small books whose sums are worked by hand.
#include <catch2/catch.hpp>

#include "reports/capability.hpp"
#include "reports/follow_up.hpp"
#include "reports/outcomes.hpp"
#include "reports/overlap.hpp"
#include "reports/paradox.hpp"
#include "reports/promises.hpp"
#include "reports/unit_costs.hpp"
#include "reports/unlinked.hpp"
#include "tests/units/reports/life.hpp"

namespace tungdong::test {
namespace {

using reports::Page;
using reports::Question;
using reports::Table;

results::Indicator output(std::string code) {
  results::Indicator one;
  one.code = std::move(code);
  one.version = 1;
  one.name = one.code;
  one.unit = "hộ";
  one.level = results::ResultLevel::output;
  one.accumulation = results::Accumulation::cumulative;
  return one;
}

results::Observation seen(std::string indicator, std::string project, std::string_view value, std::string period) {
  results::Observation one;
  one.indicator = std::move(indicator);
  one.version = 1;
  one.project = std::move(project);
  one.period = std::move(period);
  one.value = decimal(value);
  one.status = results::Status::verified;
  return one;
}

results::Link link(std::string project, std::string indicator, std::int64_t ppm) {
  results::Link one;
  one.project = std::move(project);
  one.indicator = std::move(indicator);
  one.version = 1;
  one.share_ppm = ppm;
  return one;
}

results::Intervention intervention(std::string code, std::int64_t capability, std::int64_t infrastructure,
                                   std::int64_t support) {
  results::Intervention one;
  one.code = one.name = std::move(code);
  one.capability_ppm = capability;
  one.infrastructure_ppm = infrastructure;
  one.support_ppm = support;
  return one;
}

results::Promise promise(std::string project, std::string indicator, std::string_view quantity) {
  results::Promise one;
  one.holder = "project:" + project;
  one.indicator = std::move(indicator);
  one.version = 1;
  one.quantity = decimal(quantity);
  return one;
}

// A project P<n> of the commune with one way of work, funded with `given`, that paid `paid` in a month of 2025 to so
// many households of the indicator N.
struct Works {
  std::string code;
  std::string way;
  std::int64_t given;
  std::int64_t paid;
  std::string_view households;
};

class Desk {
 public:
  explicit Desk(const std::filesystem::path& path) : book(small_book(path)) {
    take(day(2025, 1, 2), output("N"));
    take(day(2025, 1, 2), intervention("XAY", 0, 1'000'000, 0));
    take(day(2025, 1, 2), intervention("SUA", 0, 1'000'000, 0));
    take(day(2025, 1, 2), intervention("DAY", 1'000'000, 0, 0));
    take(day(2025, 1, 2), intervention("PHAT", 0, 0, 1'000'000));
    take(day(2025, 1, 5), entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 1'000'000)));
  }

  void work(const Works& one, year_month_day paid_on = day(2025, 6, 1)) {
    chart::Project project = small_project(one.code);
    project.interventions = {one.way};
    take(day(2025, 1, 10), project);
    take(day(2025, 1, 10), link(one.code, "N", 1'000'000));
    take(day(2025, 1, 20), entry(move(Kind::fund, "available:unit:11", "assigned:project:" + one.code, one.given)));
    if (one.paid > 0) pay(one.code, one.paid, paid_on);
    if (!one.households.empty()) take(day(2025, 12, 31), seen("N", one.code, one.households, "2025"));
  }

  void pay(const std::string& project, std::int64_t amount, year_month_day date) {
    take(date, acceptance("project:" + project, "NT" + std::to_string(keys_), amount));
    take(date, entry(move(Kind::pay, "assigned:project:" + project, "spent:project:" + project, amount)));
  }

  void take(year_month_day date, rules::Body body) {
    post(book, draft("k" + std::to_string(++keys_), date, std::move(body)));
  }

  book::Book book;

 private:
  // Works of the province that lie in Tuần Giáo.
  static chart::Project small_project(const std::string& code) {
    chart::Project project;
    project.code = project.name = code;
    project.type = chart::ProjectType::works;
    project.unit = "11";
    project.component = "CT-1";
    project.places = {"03203"};
    project.investment = Dong(1'000'000);
    return project;
  }

  int keys_ = 0;
};

TEST_CASE(
    "unit costs: the ratio of sums beside the median, and the one that lies apart, among peers of one work alone") {
  Folder folder;
  Desk desk(folder / "so.db");
  desk.work({"P1", "XAY", 2'000, 1'000, "10"});  // 100 each
  desk.work({"P2", "XAY", 2'000, 1'100, "10"});  // 110
  desk.work({"P3", "XAY", 2'000, 1'200, "10"});  // 120
  desk.work({"P4", "XAY", 2'000, 1'300, "10"});  // 130
  desk.work({"P5", "XAY", 2'000, 1'000, "1"});   // 1.000
  desk.work({"P6", "SUA", 2'000, 10, "10"});     // repaired, not built: no peer of the others
  const Page page = reports::unit_costs(desk.book, {});
  const Table& groups = table_of(page, "groups");
  REQUIRE(groups.rows.size() == 2);
  // 5.600 / 41 = 136,6; the mean of the five would be 292.
  CHECK(told(groups, groups.rows[1],
             {"work", "peers", "cost", "quantity", "ratio", "least", "lower_quartile", "median", "upper_quartile",
              "most", "outliers"}) == "XAY | 5 | 5600 | 41 | 137 | 100 | 110 | 120 | 130 | 1000 | 1");
  CHECK(told(groups, groups.rows[0], {"work", "peers", "ratio", "median"}) ==
        "SUA | 1 | 1 | - mới có 1 dự án cùng loại, cần ít nhất 5 để so sánh");
  const Table& projects = table_of(page, "projects");
  CHECK(told(projects, "P5", {"unit_cost", "of_median", "z", "flag"}) == "1000 | 833.33 | 59.36 | cao bất thường");
  CHECK(told(projects, "P1", {"unit_cost", "of_median", "z", "flag"}) == "100 | 83.33 | -1.35 | -");
}

TEST_CASE("a quantity paid for by several sources is theirs by share of the financing, and costs each the same") {
  Folder folder;
  Desk desk(folder / "so.db");
  desk.work({"P1", "XAY", 2'000, 900, "30"});
  desk.take(day(2025, 1, 6), source("NST", chart::Level::province, chart::Capital::investment));
  desk.take(day(2025, 1, 7), entry(move(Kind::appropriate, "origin:source:NST", "available:unit:11", 300, "NST")));
  desk.take(day(2025, 1, 21), entry(move(Kind::fund, "available:unit:11", "assigned:project:P1", 300, "NST")));
  desk.take(day(2025, 7, 1), acceptance("project:P1", "NT-T", 300));
  desk.take(day(2025, 7, 1), entry(move(Kind::pay, "assigned:project:P1", "spent:project:P1", 300, "NST")));
  Question question;
  question.by = {reports::Axis::source};
  const Page page = reports::outcomes(desk.book, question);
  const Table& table = table_of(page, "indicators");
  // 900 + 300 for 30 households: 22,5 and 7,5 of them, each for 40.
  CHECK(told(table, "NST", {"cost_budget", "quantity", "unit_cost"}) == "300 | 7.5 | 40");
  CHECK(told(table, "NSTW-DT", {"cost_budget", "quantity", "unit_cost"}) == "900 | 22.5 | 40");
  Question of_province;
  of_province.source = "NST";
  const Page of_one = reports::outcomes(desk.book, of_province);
  const Table& one = table_of(of_one, "projects");
  CHECK(told(one, "P1", {"cost_budget", "quantity", "unit_cost"}) == "300 | 7.5 | 40");
  CHECK(told(one, "P1", {"reasons"}).find("tỷ phần cùng tài trợ") != std::string::npos);
}

TEST_CASE("the lag: later spend is in flight, and where all of it is there is no figure") {
  Folder folder;
  Desk desk(folder / "so.db");
  auto slow = output("CHAM");
  slow.lag_from_months = 6;
  desk.take(day(2025, 1, 3), slow);
  desk.work({"P1", "XAY", 2'000, 500, ""}, day(2025, 5, 1));
  desk.take(day(2025, 1, 11), link("P1", "N", 0));
  desk.take(day(2025, 1, 12), link("P1", "CHAM", 1'000'000));
  desk.take(day(2025, 12, 31), seen("CHAM", "P1", "10", "2025"));
  desk.pay("P1", 300, day(2025, 9, 1));
  // Up to June 2025 counts: 500 for 10; the 300 of September are in flight.
  const auto row = [&](const Question& question) {
    return told(table_of(reports::outcomes(desk.book, question), "projects"), "P1", {"cost_budget", "unit_cost"});
  };
  CHECK(row({}) == "800 | 50");
  Question in_spring;
  in_spring.as_of = day(2025, 6, 30);
  CHECK(row(in_spring) == "500 | - chưa có số liệu");
}

TEST_CASE("several years of cost have no price until one is stated, by a series that has them all") {
  Folder folder;
  Desk desk(folder / "so.db");
  desk.work({"P1", "XAY", 2'000, 1'000, "10"});
  desk.work({"P2", "XAY", 2'000, 0, ""});
  desk.take(day(2026, 1, 5), entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 5'000,
                                        "NSTW-DT", "CT-1", "2026")));
  desk.take(day(2026, 1, 7),
            entry(move(Kind::fund, "available:unit:11", "assigned:project:P2", 2'000, "NSTW-DT", "CT-1", "2026")));
  desk.take(day(2026, 2, 1), acceptance("project:P2", "NT", 1'210));
  desk.take(day(2026, 2, 1),
            entry(move(Kind::pay, "assigned:project:P2", "spent:project:P2", 1'210, "NSTW-DT", "CT-1", "2026")));
  desk.take(day(2026, 6, 30), seen("N", "P2", "10", "2026-06"));
  const auto ratio = [&](const Question& question) {
    return told(table_of(reports::outcomes(desk.book, question), "indicators"), "N", {"cost_budget", "unit_cost"});
  };
  CHECK(
      ratio({}) ==
      "2210 | - không đủ điều kiện: chi phí của nhiều năm chưa quy được về giá một năm (--price-year, --price-index)");
  const auto price = [](std::string period, std::string_view value) {
    results::PriceIndex one;
    one.code = "XD";
    one.name = "Giá xây dựng";
    one.period = std::move(period);
    one.value = decimal(value);
    one.base = "2020=100";
    return one;
  };
  desk.take(day(2026, 2, 1), price("2025", "110"));
  Question in_2026;
  in_2026.price_year = 2026;
  in_2026.price_index = "XD";
  // Without a value for 2026 nothing is brought anywhere.
  CHECK(ratio(in_2026).starts_with("2210 | - không đủ điều kiện"));
  desk.take(day(2026, 6, 1), price("2026", "121"));
  // 1.000 × 121 / 110 = 1.100; (1.100 + 1.210) / 20 = 115,5.
  CHECK(ratio(in_2026) == "2310 | 116");
  // At 5 % the 1.100 of 2025 are worth 1.155 in 2026: (1.155 + 1.210) / 20 = 118,25; at 10 %: (1.210 + 1.210) / 20 =
  // 121.
  const Page page = reports::outcomes(desk.book, in_2026);
  CHECK(told(table_of(page, "sensitivity"), "N", {"base_year", "rate_0", "rate_5", "rate_10"}) ==
        "2026 | 116 | 118 | 121");
}

TEST_CASE("an outcome is contribution until a study attributes a part of its change, with the study's own interval") {
  Folder folder;
  Desk desk(folder / "so.db");
  auto poverty = output("NGHEO");
  poverty.level = results::ResultLevel::outcome;
  poverty.direction = results::Direction::down;
  poverty.accumulation = results::Accumulation::stock;
  desk.take(day(2025, 1, 3), poverty);
  desk.work({"P1", "XAY", 9'000, 6'000, ""});
  desk.take(day(2025, 1, 11), link("P1", "N", 0));
  desk.take(day(2025, 1, 12), link("P1", "NGHEO", 1'000'000));
  desk.take(day(2025, 12, 31), seen("NGHEO", "P1", "70", "2025"));
  const auto row = [&] {
    return told(table_of(reports::outcomes(desk.book, {}), "projects"), "P1", {"unit_cost", "claim"});
  };
  CHECK(
      row() ==
      "- không quy kết: nhiều yếu tố cùng tác động, chưa có so sánh đối chứng hay nghiên cứu quy kết | cùng đóng góp, "
      "không quy kết");
  results::Study study;
  study.code = "NC-1";
  study.name = "So sánh với xã bên";
  study.indicator = "NGHEO";
  study.version = 1;
  study.project = "P1";
  study.period = "2025";
  study.design = results::Design::comparison_group;
  study.effect = decimal("-20");
  study.lower = decimal("-30");
  study.higher = decimal("-10");
  desk.take(day(2026, 1, 5), study);
  CHECK(row() == "300 | quy kết theo nghiên cứu NC-1 (so với nhóm đối chứng)");
  // 6.000 for 30 households fewer at best, for 10 at worst.
  CHECK(told(table_of(reports::outcomes(desk.book, {}), "projects"), "P1", {"low", "high"}) == "200 | 600");
}

TEST_CASE("the paradox tells money without results from results, and what nobody measured from both") {
  Folder folder;
  Desk desk(folder / "so.db");
  desk.work({"DU", "XAY", 1'000, 900, "10"});
  desk.work({"THIEU", "XAY", 1'000, 900, "2"});
  desk.work({"NHANH", "XAY", 1'000, 100, "12"});
  desk.work({"CHUA", "XAY", 1'000, 100, "0"});
  desk.work({"KHONG", "XAY", 1'000, 900, ""});
  desk.work({"LANG", "XAY", 1'000, 900, "5"});
  for (const std::string code : {"DU", "THIEU", "NHANH", "CHUA", "KHONG"})
    desk.take(day(2025, 1, 30), promise(code, "N", "10"));
  auto progress = output("TIEN-DO");
  progress.measure = results::Measure::progress;
  desk.take(day(2025, 1, 30), progress);
  desk.take(day(2025, 9, 30), seen("TIEN-DO", "THIEU", "40", "2025-09"));
  const Page page = reports::paradox(desk.book, {});
  const Table& table = table_of(page, "projects");
  const auto row = [&](std::string_view code) { return told(table, code, {"disbursed_rate", "achieved", "class"}); };
  CHECK(row("DU") == "90.00 | 100.00 | có tiền, có kết quả");
  CHECK(row("THIEU") == "90.00 | 20.00 | tiền đã chi, kết quả chưa có");
  CHECK(row("NHANH") == "10.00 | 120.00 | kết quả đi trước tiền");
  CHECK(row("CHUA") == "10.00 | 0.00 | chưa chi, chưa có kết quả");
  CHECK(row("KHONG") == "90.00 | - chưa có số liệu | chưa đo được");
  CHECK(row("LANG") == "90.00 | - không có cam kết khối lượng để so sánh | chưa đo được");
  // Paid 90 %, built 40 %.
  CHECK(told(table, "THIEU", {"physical", "ahead"}) == "40 | 50.00");
  const Table& classes = table_of(page, "classes");
  CHECK(told(classes, "chưa đo được", {"projects", "disbursed"}) == "2 | 1800");
  Question by_commune;
  by_commune.by = {reports::Axis::commune};
  const Page along = reports::paradox(desk.book, by_commune);
  const Table& crossed = table_of(along, "classes");
  CHECK(told(crossed, "03203", {"class", "projects", "disbursed"}) ==
        "có tiền, có kết quả | 1 | 900 / tiền đã chi, kết quả chưa có | 1 | 900 / kết quả đi trước tiền | 1 | 100 / "
        "chưa chi, chưa có kết quả | 1 | 100 / chưa đo được | 2 | 1800");
}

TEST_CASE("a place whose money was not given on has no disbursement to set against its targets") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  post(book, draft("m", day(2025, 1, 10),
                   entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 4'539))));
  auto rate = output("DUONG");
  rate.measure = results::Measure::rate;
  rate.unit = "%";
  post(book, draft("i", day(2025, 1, 10), rate));
  results::Target target;
  target.indicator = "DUONG";
  target.version = 1;
  target.place = "11";
  target.period = "2025";
  target.value = decimal("70");
  post(book, draft("t", day(2025, 1, 10), target));
  auto value = seen("DUONG", "", "78.7", "2025");
  value.place = "11";
  post(book, draft("o", day(2025, 12, 31), value));
  CHECK(
      told(table_of(reports::paradox(book, {}), "places"), "Tỉnh Điện Biên", {"disbursed_rate", "achieved", "class"}) ==
      "- sổ chưa ghi khoản nào giao xuống dự án nên chưa biết đã chi bao nhiêu | 100 | chưa đo được");
}

TEST_CASE("capability: cost by purpose adds up, and what lasts tells a hand-out from a skill") {
  Folder folder;
  Desk desk(folder / "so.db");
  desk.work({"P1", "DAY", 2'000, 1'000, "10"});
  desk.work({"P2", "PHAT", 2'000, 500, "10"});
  const auto revisit = [](std::string project, std::int64_t working) {
    results::Revisit one;
    one.project = std::move(project);
    one.indicator = "N2";
    one.version = 1;
    one.delivered = "2025-03";
    one.months = 12;
    one.visited = 20;
    one.working = working;
    return one;
  };
  auto lasting = output("N2");
  lasting.revisit_months = {"12", "24"};
  desk.take(day(2025, 1, 3), lasting);
  for (const std::string code : {"P1", "P2"}) desk.take(day(2025, 12, 31), seen("N2", code, "40", "2025-03"));
  desk.take(day(2026, 6, 1), revisit("P1", 19));
  desk.take(day(2026, 6, 1), revisit("P2", 3));
  desk.take(day(2026, 6, 1), revisit("P2", 4));  // the later count of the same visit
  const Page page = reports::capability(desk.book, {});
  const Table& purposes = table_of(page, "purposes");
  CHECK(told(purposes, "nâng cao năng lực", {"cost_budget", "share"}) == "1000 | 66.67");
  CHECK(told(purposes, "hỗ trợ trực tiếp", {"cost_budget", "share"}) == "500 | 33.33");
  CHECK(told(purposes, "Tổng cộng", {"cost_budget"}) == "1500");
  const Table& table = table_of(page, "survival");
  // Wilson at 95 %: 19 of 20 lie in 76,39 to 99,11 %, 4 of 20 in 8,07 to 41,60 %: apart.
  CHECK(told(table, "N2 · nâng cao năng lực", {"due", "visited", "working", "share", "low", "high"}) ==
        "40 | 20 | 19 | 95.00 | 76.39 | 99.11");
  CHECK(told(table, "N2 · hỗ trợ trực tiếp", {"due", "visited", "working", "share", "low", "high"}) ==
        "40 | 20 | 4 | 20.00 | 8.07 | 41.60");
}

TEST_CASE("promises: who revised what, when, and what came of it") {
  Folder folder;
  Desk desk(folder / "so.db");
  desk.work({"P1", "XAY", 2'000, 800, ""});
  auto first = promise("P1", "N", "10");
  first.unit_cost = Dong(90);
  first.due = day(2025, 9, 30);
  desk.take(day(2025, 1, 15), first);
  desk.take(day(2025, 12, 31), seen("N", "P1", "8", "2025"));
  auto revised = first;
  revised.quantity = decimal("8");
  desk.take(day(2026, 1, 5), revised);
  const Page page = reports::promises(desk.book, {});
  const Table& table = table_of(page, "promises");
  REQUIRE(table.rows.size() == 1);
  // 800 for 8 promised and 8 delivered: 100 each, 90 promised. Reached by 31 December: 92 days after 30 September.
  CHECK(told(table, table.rows.front(),
             {"promised", "delivered", "share", "cost", "promised_each", "for_promised", "for_delivered", "late",
              "revisions"}) == "8 | 8 | 100.00 | 800 | 90 | 100 | 100 | 92 | 1");
  const Table& revisions = table_of(page, "revisions");
  REQUIRE(revisions.rows.size() == 2);
  CHECK(told(revisions, revisions.rows[0], {"quantity", "date", "state"}) == "10 | 20250115 | cam kết lần đầu");
  CHECK(told(revisions, revisions.rows[1], {"quantity", "date", "state"}) ==
        "8 | 20260105 | sửa cam kết, sau khi đã biết kết quả");
  CHECK_FALSE(told(revisions, revisions.rows[1], {"by"}).empty());
  // As it was known before the revision.
  Question before;
  before.known_at = desk.book.head().size - 1;
  const Page then = reports::promises(desk.book, before);
  CHECK(told(table_of(then, "promises"), table_of(then, "promises").rows.front(), {"promised", "share"}) ==
        "10 | 80.00");
}

TEST_CASE("unlinked: never linked apart from said to serve none; a share changed after the result; an idle indicator") {
  Folder folder;
  Desk desk(folder / "so.db");
  desk.work({"P1", "XAY", 2'000, 1'000, "10"});
  desk.take(day(2025, 6, 5), acceptance("project:P1", "NT-X", 100));
  desk.take(day(2025, 6, 5), entry(with(move(Kind::pay, "assigned:project:P1", "spent:project:P1", 100),
                                        rules::Attribute::serves, "none")));
  desk.take(day(2026, 1, 10), link("P1", "N", 600'000));
  auto idle = output("IDLE");
  desk.take(day(2025, 1, 3), idle);
  auto seen_there = seen("IDLE", "", "5", "2025");
  seen_there.place = "11";
  desk.take(day(2025, 12, 31), seen_there);
  const Page page = reports::unlinked(desk.book, {});
  const Table& spend = table_of(page, "spend");
  // 1.000 by the link of 60 %: 400 serve nothing; 100 say so themselves.
  CHECK(told(spend, "P1", {"cost", "unlinked", "never", "said", "share"}) == "1100 | 500 | 400 | 100 | 45.45");
  CHECK(told(table_of(page, "idle"), "IDLE", {"known"}) == "có số liệu");
  const Table& links = table_of(page, "links");
  REQUIRE(links.rows.size() == 1);
  CHECK(told(links, links.rows.front(), {"reason"}) ==
        "tỷ phần đổi từ 100,0000 % thành 60,0000 % sau khi đã biết kết quả");
}

TEST_CASE("overlap: one commune, one indicator, two programmes, each beside the other") {
  Folder folder;
  Desk desk(folder / "so.db");
  desk.work({"P1", "XAY", 2'000, 1'000, "10"});
  CHECK(table_of(reports::overlap(desk.book, {}), "places").rows.empty());
  desk.take(day(2025, 1, 3), component("KHAC", "", false));
  desk.take(day(2025, 1, 3), component("KHAC-1", "KHAC", true));
  chart::Project other;
  other.code = other.name = "P2";
  other.unit = "11";
  other.component = "KHAC-1";
  other.places = {"03203"};
  other.investment = Dong(9'000);
  desk.take(day(2025, 1, 10), other);
  desk.take(day(2025, 1, 11), link("P2", "N", 1'000'000));
  const auto line = [](Kind kind, std::string_view from, std::string_view to, std::int64_t amount) {
    return entry(move(kind, from, to, amount, "NSTW-DT", "KHAC-1", "2025"));
  };
  desk.take(day(2025, 1, 12), line(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 700));
  desk.take(day(2025, 1, 13), line(Kind::fund, "available:unit:11", "assigned:project:P2", 700));
  desk.take(day(2025, 2, 1), acceptance("project:P2", "NT", 300));
  desk.take(day(2025, 2, 1), line(Kind::pay, "assigned:project:P2", "spent:project:P2", 300));
  const Page page = reports::overlap(desk.book, {});
  const Table& places = table_of(page, "places");
  REQUIRE(places.rows.size() == 2);
  CHECK(told(places, places.rows[0], {"programme", "projects", "cost_budget"}) == "CT | 1 | 1000");
  CHECK(told(places, places.rows[1], {"programme", "projects", "cost_budget"}) == "KHAC | 1 | 300");
  Question by;
  by.by = {reports::Axis::project};
  const Page laid = reports::overlap(desk.book, by);
  CHECK(told(table_of(laid, "along"), "P1", {"results", "cost"}) == "1 | 1000");
  CHECK(told(table_of(laid, "along"), "P2", {"results", "cost"}) == "1 | 300");
  // One result, of both: counted once in the total.
  CHECK(told(table_of(laid, "along"), "Tổng cộng", {"results", "cost"}) == "1 | 1300");
}

TEST_CASE("follow-up: checks due, overdue and made, and the cost of one that lasts") {
  Folder folder;
  Desk desk(folder / "so.db");
  auto lasting = output("BEN");
  lasting.revisit_months = {"12", "24"};
  desk.take(day(2025, 1, 3), lasting);
  desk.work({"P1", "DAY", 2'000, 1'000, ""}, day(2025, 2, 1));
  desk.take(day(2025, 1, 11), link("P1", "N", 0));
  desk.take(day(2025, 1, 12), link("P1", "BEN", 1'000'000));
  desk.take(day(2025, 3, 31), seen("BEN", "P1", "20", "2025-03"));
  results::Revisit visit;
  visit.project = "P1";
  visit.indicator = "BEN";
  visit.version = 1;
  visit.delivered = "2025-03";
  visit.months = 12;
  visit.visited = 10;
  visit.working = 8;
  desk.take(day(2026, 4, 1), visit);
  const auto states = [&](const Question& question) {
    const Page page = reports::follow_up(desk.book, question);
    const Table& due = table_of(page, "due");
    std::string text;
    for (const reports::Row& row : due.rows) text += told(due, row, {"months", "due_on", "visited", "state"}) + " / ";
    return text;
  };
  CHECK(states({}) == "12 | 20260331 | 10 | đã kiểm tra / 24 | 20270331 | - | chưa đến hạn / ");
  Question later;
  later.as_of = day(2027, 4, 1);
  CHECK(states(later).find("24 | 20270331 | - | quá hạn") != std::string::npos);
  const Page page = reports::follow_up(desk.book, {});
  const Table& survival = table_of(page, "survival");
  REQUIRE(survival.rows.size() == 1);
  // 1.000 / 20 = 50 each; 8 of 10 still work: 50 / 0,8 = 62,5. Half of the 20 due were looked at.
  CHECK(told(survival, survival.rows.front(),
             {"due", "visited", "working", "coverage", "share", "unit_cost", "lasting_cost"}) ==
        "20 | 10 | 8 | 50.00 | 80.00 | 50 | 63");
  Question by;
  by.by = {reports::Axis::purpose};
  by.as_of = day(2027, 4, 1);
  const Page laid = reports::follow_up(desk.book, by);
  // At 24 months 20 are due and nobody looked.
  CHECK(told(table_of(laid, "along"), "nâng cao năng lực",
             {"months", "checks_done", "checks_overdue", "checks_later", "due", "visited", "working"}) ==
        "12 | 1 | 0 | 0 | 20 | 10 | 8 / 24 | 0 | 1 | 0 | 20 | 0 | 0");
}

TEST_CASE("promises along an axis: sums of one indicator on one level, and the cost of the sum") {
  Folder folder;
  Desk desk(folder / "so.db");
  desk.work({"P1", "XAY", 2'000, 800, "8"});
  desk.work({"P2", "SUA", 2'000, 300, "5"});
  desk.work({"P3", "XAY", 2'000, 0, ""});
  const auto promised = [&](std::string project, std::string_view quantity, year_month_day due) {
    auto one = promise(std::move(project), "N", quantity);
    one.due = due;
    desk.take(day(2025, 1, 15), one);
  };
  promised("P1", "10", day(2025, 12, 31));
  promised("P2", "5", day(2025, 12, 31));
  promised("P3", "6", day(2026, 12, 31));
  auto of_commune = promise("", "N", "21");
  of_commune.holder = "unit:11";
  desk.take(day(2025, 1, 16), of_commune);
  Question question;
  question.by = {reports::Axis::commune};
  question.as_of = day(2026, 6, 30);
  const Page page = reports::promises(desk.book, question);
  const Table& along = table_of(page, "along");
  // 10 + 5 + 6 promised, 8 + 5 delivered, 800 + 300 spent: 1.100 / 21 = 52,4 for one promised, 1.100 / 13 = 84,6 for
  // one delivered. P1 is late, P2 was reached in time, P3 has until the end of 2026.
  CHECK(told(along, "03203",
             {"level", "promises", "late", "without", "promised", "delivered", "share", "cost", "for_promised",
              "for_delivered"}) == "Dự án | 3 | 1 | 1 | 21 | 13 | 61.90 | 1100 | 52 | 85");
  // What the province promised has those of its projects within it: it stands apart, in no commune.
  CHECK(told(along, "", {"level", "promises", "promised", "cost"}) == "cấp tỉnh | 1 | 21 | 1100");
  // A filter on money leaves the projects that have some of it.
  Question filtered = question;
  filtered.purpose = results::Purpose::support;
  const Page none = reports::promises(desk.book, filtered);
  CHECK(table_of(none, "promises").rows.empty());
}

}  // namespace
}  // namespace tungdong::test
