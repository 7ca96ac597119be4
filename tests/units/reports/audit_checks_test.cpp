// Each check of the audit at its edge: one đồng, one day or one point below it nothing is flagged.
#include <catch2/catch.hpp>

#include "reports/audit/audit.hpp"
#include "reports/findings.hpp"
#include "tests/units/reports/life.hpp"

namespace tungdong::test {
namespace {

using chart::Check;
using reports::Page;
using reports::Table;

// Records with a hand and a clock of one's own.
class Office {
 public:
  Office() : book_(open()) {}

  std::int64_t take(year_month_day date, rules::Body body, std::string doc = "QD-1") {
    Draft one = draft("office " + std::to_string(++keys_), date, std::move(body), std::move(doc));
    one.by = by;
    return post(book_, one);
  }
  std::string tell(year_month_day date, rules::Body body) {
    return test::tell(book_, draft("office " + std::to_string(++keys_), date, std::move(body)));
  }
  // The small chart's task HT, with money of the province, and all of it accepted.
  void task(std::int64_t amount = 3'000) {
    take(day(2025, 1, 2), entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:VN", 20'000)));
    take(day(2025, 1, 3), entry(move(Kind::send, "available:unit:VN", "transit:unit:11", 20'000)));
    take(day(2025, 1, 4), entry(move(Kind::receive, "transit:unit:11", "available:unit:11", 20'000)));
    chart::Project one = project("VIEC", chart::ProjectType::task, "11", amount);
    take(day(2025, 1, 5), one);
    take(day(2025, 1, 5), link("VIEC", "HO", 1'000'000));
    take(day(2025, 1, 6), entry(move(Kind::fund, "available:unit:11", "assigned:project:VIEC", amount)));
    take(day(2025, 1, 7), acceptance("project:VIEC", "NT", amount));
  }
  // The works DA with its contract HD of 5.000, all of it committed.
  void works() {
    take(day(2025, 1, 2), entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:VN", 20'000)));
    take(day(2025, 1, 3), entry(move(Kind::send, "available:unit:VN", "transit:unit:11", 20'000)));
    take(day(2025, 1, 4), entry(move(Kind::receive, "transit:unit:11", "available:unit:11", 20'000)));
    take(day(2025, 1, 16), entry(move(Kind::fund, "available:unit:11", "assigned:project:DA", 10'000)));
    take(day(2025, 1, 17), entry(move(Kind::commit, "assigned:project:DA", "committed:contract:HD", 5'000)));
  }
  static results::Link link(std::string project, std::string indicator, std::int64_t ppm) {
    results::Link link;
    link.project = std::move(project);
    link.indicator = std::move(indicator);
    link.version = 1;
    link.share_ppm = ppm;
    return link;
  }
  static rules::Line paid(std::int64_t amount, std::string payee = "Công ty A", std::string project = "VIEC") {
    return with(move(Kind::pay, "assigned:project:" + project, "spent:project:" + project, amount),
                rules::Attribute::payee, std::move(payee));
  }
  static rules::Line paid_on_contract(Kind kind, std::int64_t amount) {
    return move(kind, "committed:contract:HD", kind == Kind::pay ? "spent:contract:HD" : "advanced:contract:HD",
                amount);
  }

  Page ask(Check check, std::optional<year_month_day> as_of = {}) {
    reports::Question question;
    question.check = check;
    question.as_of = as_of;
    return reports::audit(book_, question);
  }
  // "place against other: evidence", of a check alone.
  std::string flagged(Check check, std::optional<year_month_day> as_of = {}) {
    const Page page = ask(check, as_of);
    const Table& queue = table_of(page, "queue");
    std::string text;
    for (const reports::Row& row : queue.rows) {
      CHECK(std::get<reports::Text>(row.cells.front()) == reports::named("check", check));
      if (!text.empty()) text += " / ";
      text += told(queue, row, {"place", "evidence"});
    }
    return text;
  }

  book::Book& book() { return book_; }
  std::string by = "ke-toan";
  std::int64_t now_us = test_now_us;

 private:
  book::Book open() {
    const auto path = folder_ / "so.db";
    small_book(path);
    return book::Book::open(path, sql::sqlite::Access::write, [this] { return now_us; });
  }

  Folder folder_;
  book::Book book_;
  int keys_ = 0;
};

std::string place(std::int64_t record, int line = 1) {
  return fmt::format("{}.{}", record, line);
}

TEST_CASE("purchases below a threshold that they reach together within thirty days") {
  Office office;
  office.task();
  chart::Rule threshold = rule("split-threshold/task", "1000");
  office.take(day(2025, 1, 8), threshold);
  office.take(day(2025, 3, 1), entry(Office::paid(400)));
  office.take(day(2025, 3, 10), entry(Office::paid(599)));
  CHECK(office.flagged(Check::splitting).empty());  // 999 together
  const auto third = office.take(day(2025, 3, 31), entry(Office::paid(1)));
  CHECK(office.flagged(Check::splitting) == place(third) + " | 3 lần mua cộng lại 1.000 ₫, ngưỡng 1.000 ₫");
  // Thirty-one days apart they are not one purchase, and one that reaches the threshold alone splits nothing.
  office.take(day(2025, 5, 1), entry(Office::paid(500, "Công ty B")));
  office.take(day(2025, 6, 1), entry(Office::paid(500, "Công ty B")));
  office.take(day(2025, 6, 2), entry(Office::paid(1'000, "Công ty C")));
  CHECK(office.flagged(Check::splitting).starts_with(place(third) + " | 3"));
  CHECK(office.flagged(Check::splitting).find('/') == std::string::npos);
}

TEST_CASE("two contracts with one contractor are two purchases, the payments of one contract are none") {
  Office office;
  office.works();
  office.take(day(2025, 1, 20), acceptance("contract:HD", "NT", 5'000));
  office.take(day(2025, 1, 18), rule("split-threshold/works", "6000"));
  office.take(day(2025, 2, 1), entry(Office::paid_on_contract(Kind::pay, 2'500)));
  office.take(day(2025, 2, 2), entry(Office::paid_on_contract(Kind::pay, 2'500)));
  CHECK(office.flagged(Check::splitting).empty());
  chart::Contract second = contract("HD-2", "DA", 1'000);  // signed the same day: 5.000 + 1.000
  const auto record = office.take(day(2025, 2, 3), second);
  CHECK(office.flagged(Check::splitting) == std::to_string(record) + " | 2 lần mua cộng lại 6.000 ₫, ngưỡng 6.000 ₫");
}

TEST_CASE("the last week of the year against the mean of the other fifty-one") {
  Office office;
  office.task();
  office.take(day(2025, 3, 3), entry(Office::paid(1'020)));
  // 51 · 98 / 1.020 = 4,9: as much as was measured elsewhere, and not more.
  office.take(day(2025, 12, 24), entry(Office::paid(98)));
  CHECK(office.flagged(Check::year_end).empty());
  // January of the next year out of this year's money is the time of adjustment, whatever its sum.
  office.take(day(2026, 1, 20), entry(Office::paid(500)));
  CHECK(office.flagged(Check::year_end).empty());
  const auto last = office.take(day(2025, 12, 31), entry(Office::paid(1)));
  // 51 · 99 / 1.020 = 4,95; December 99 of 1.119 is 8,8 %.
  CHECK(office.flagged(Check::year_end) == place(last - 2) +
                                               " | năm 2025: tuần cuối gấp 4,95 lần bình quân các tuần kia, mọi đơn vị "
                                               "4,95 lần; tháng 12 chiếm 8,8 %");
  const Page page = reports::audit(office.book(), {});
  CHECK(told(table_of(page, "year_end"), "2025", {"paid", "december", "rush", "adjustment"}) ==
        "1119 | 8.8 | 4.95 | 500 / 1119 | 8.8 | 4.95 | 500");  // all units, and the one
}

TEST_CASE("paid before the document was issued, before the work was accepted, after the end") {
  Office office;
  office.task();
  chart::Document decision = document("QD-CHI");
  decision.issued = day(2025, 3, 2);
  office.take(day(2025, 1, 8), decision);
  office.take(day(2025, 3, 2), entry(Office::paid(100)), "QD-CHI");
  CHECK(office.flagged(Check::before_document).empty());
  const auto early = office.take(day(2025, 3, 1), entry(Office::paid(100)), "QD-CHI");
  CHECK(office.flagged(Check::before_document) == place(early) + " | văn bản ban hành ngày 02/03/2025");

  chart::Project ended = project("VIEC", chart::ProjectType::task, "11", 3'000);
  ended.until = day(2025, 6, 30);
  office.take(day(2025, 5, 1), ended);
  office.take(day(2025, 6, 30), entry(Office::paid(100)));
  CHECK(office.flagged(Check::after_end).empty());
  const auto late = office.take(day(2025, 7, 1), entry(Office::paid(100)));
  CHECK(office.flagged(Check::after_end) == place(late) + " | kết thúc ngày 30/06/2025");
}

TEST_CASE("paid on work whose record of acceptance was drawn up later") {
  Office office;
  office.works();
  chart::Document paper = document("BB-NT");
  paper.issued = day(2025, 3, 10);
  office.take(day(2025, 1, 20), paper);
  // Entered as of 1 March; the paper itself is of the 10th.
  office.take(day(2025, 3, 1), acceptance("contract:HD", "NT-1", 1'000), "BB-NT");
  const auto early = office.take(day(2025, 3, 9), entry(Office::paid_on_contract(Kind::pay, 400)));
  office.take(day(2025, 3, 10), entry(Office::paid_on_contract(Kind::pay, 400)));
  CHECK(office.flagged(Check::before_acceptance) ==
        place(early) + " | đến ngày chi mới nghiệm thu 0 ₫, đã thanh toán 400 ₫");
  const auto cited = office.take(
      day(2025, 3, 9), entry(with(Office::paid_on_contract(Kind::pay, 100), rules::Attribute::acceptance, "NT-1")));
  CHECK(office.flagged(Check::before_acceptance).ends_with(place(cited) + " | NT-1 đề ngày 10/03/2025"));
}

TEST_CASE("a contract whose value was lowered below what stands, and its advances") {
  Office office;
  office.works();
  const auto advance = office.take(day(2025, 2, 1), entry(Office::paid_on_contract(Kind::advance, 1'000)));
  for (const Check check :
       {Check::over_contract, Check::advance_over_limit, Check::advance_overdue, Check::advance_not_recovered})
    CHECK(office.flagged(check).empty());
  chart::Contract lowered = contract("HD", "DA", 3'333);  // 30 % of it is 999,9
  lowered.until = day(2025, 6, 30);
  office.take(day(2025, 5, 1), lowered);
  CHECK(office.flagged(Check::over_contract) == place(advance) + " | giá trị hợp đồng 3.333 ₫");
  CHECK(office.flagged(Check::advance_over_limit) == place(advance) + " | mức tạm ứng 30 % của 3.333 ₫");
  CHECK(office.flagged(Check::advance_overdue, day(2025, 6, 30)).empty());
  CHECK(office.flagged(Check::advance_overdue, day(2025, 7, 1)) == place(advance) + " | kết thúc ngày 30/06/2025");
  CHECK(office.flagged(Check::advance_not_recovered).empty());  // 1.000 of 3.333
  office.take(day(2025, 5, 2), contract("HD", "DA", 1'250));    // 1.000 is 80 % of it
  CHECK(office.flagged(Check::advance_not_recovered) ==
        place(advance) + " | đã giải ngân 80,0 %, phải thu hồi hết khi đến 80 %");
}

TEST_CASE("paid further than the work is done, and all of it before the work is done") {
  Office office;
  office.works();
  office.take(day(2025, 1, 20), acceptance("contract:HD", "NT", 5'000));
  results::Indicator progress;
  progress.code = "TD";
  progress.version = 1;
  progress.name = "Tiến độ";
  progress.unit = "%";
  progress.measure = results::Measure::progress;
  progress.accumulation = results::Accumulation::stock;
  office.take(day(2025, 1, 20), progress);
  results::Observation seen;
  seen.indicator = "TD";
  seen.version = 1;
  seen.contract = "HD";
  seen.period = "2025-03";
  seen.value = decimal("30");
  office.take(day(2025, 3, 31), seen);
  office.take(day(2025, 4, 1), entry(Office::paid_on_contract(Kind::pay, 2'500)));
  CHECK(office.flagged(Check::paid_ahead).empty());  // 50 − 30 = 20 points, and not more
  const auto more = office.take(day(2025, 4, 2), entry(Office::paid_on_contract(Kind::pay, 1)));
  CHECK(office.flagged(Check::paid_ahead) == place(more) + " | đã chi 50,02 %, tiến độ thực tế 30 %");
  seen.period = "2025-04";
  seen.value = decimal("99");
  office.take(day(2025, 4, 30), seen);
  const auto all = office.take(day(2025, 5, 1), entry(Office::paid_on_contract(Kind::pay, 2'499)));
  CHECK(office.flagged(Check::paid_ahead).empty());
  CHECK(office.flagged(Check::paid_in_full) == place(all) + " | đã chi 100,00 %, tiến độ thực tế 99 %");
}

TEST_CASE("recorded long after its date, at night or on a Sunday") {
  constexpr std::int64_t hour_us = 3'600'000'000;
  Office office;
  office.task();
  office.now_us = test_now_us + hour_us;  // Wednesday 1 July 2026, eight in the morning in Vietnam
  const auto late = office.take(day(2026, 1, 30), entry(Office::paid(100)));  // 152 days before
  CHECK(office.flagged(Check::back_dated) == place(late) + " | 1 khoản ghi sổ ngày 01/07/2026, muộn nhất 152 ngày");
  const auto later = office.take(day(2026, 1, 20), entry(Office::paid(100)));
  // One day's work on one document is one thing to look at, at its first record.
  CHECK(office.flagged(Check::back_dated) == place(late) + " | 2 khoản ghi sổ ngày 01/07/2026, muộn nhất 162 ngày");
  CHECK(later == late + 1);
  CHECK(office.flagged(Check::outside_hours).empty());
  office.now_us = test_now_us + 14 * hour_us - 1;  // 20:59:59,999999 in Vietnam
  office.take(day(2026, 1, 25), entry(Office::paid(10)));
  CHECK(office.flagged(Check::outside_hours).empty());
  office.now_us = test_now_us + 14 * hour_us;  // 21:00
  const auto night = office.take(day(2026, 1, 25), entry(Office::paid(10)));
  CHECK(office.flagged(Check::outside_hours) ==
        place(night) + " | 1 khoản ghi sổ ngày 01/07/2026, khoản đầu lúc 21 giờ");
  office.now_us = test_now_us + (4 * 24 + 5) * hour_us;  // Sunday 5 July 2026, noon
  const auto sunday = office.take(day(2026, 1, 26), entry(Office::paid(10)));
  CHECK(office.flagged(Check::outside_hours)
            .ends_with(place(sunday) + " | 1 khoản ghi sổ ngày 05/07/2026, khoản đầu lúc 12 giờ"));
}

TEST_CASE("one hand for acceptance and payment; in a book of one hand that is said once") {
  Office office;
  office.task();
  const auto first = office.take(day(2025, 3, 1), entry(Office::paid(100)));
  office.take(day(2025, 3, 2), entry(Office::paid(200)));
  CHECK(office.flagged(Check::same_hand) == place(first) + " | cả sổ chỉ có một người ghi: 2 khoản");
  office.by = "ke-toan-2";
  office.take(day(2025, 3, 3), entry(Office::paid(300)));
  CHECK(office.flagged(Check::same_hand) == place(first) + " | 2 khoản của dự án VIEC");
}

// Rolls: pseudonyms are made elsewhere; here thirty-two digits stand for them.
std::string person(char digit) {
  return std::string(32, digit);
}
chart::Roll roll(std::string code, chart::RollUse use, std::string whose, std::vector<std::string> people) {
  chart::Roll roll;
  roll.code = std::move(code);
  roll.use = use;
  (use == chart::RollUse::paid ? roll.project : roll.component) = std::move(whose);
  roll.people_key = "khoa+00000001";
  roll.people = std::move(people);
  return roll;
}

TEST_CASE("people: twice on a list, on no list of the eligible, under two programmes") {
  Office office;
  office.task();
  office.take(day(2025, 1, 8), component("CTK", "", false));
  office.take(day(2025, 1, 8), component("CTK-1", "CTK", true));
  chart::Project other = project("KHAC", chart::ProjectType::task, "11", 1'000);
  other.component = "CTK-1";
  office.take(day(2025, 1, 8), other);
  office.take(day(2025, 1, 8), Office::link("KHAC", "HO", 1'000'000));
  office.take(day(2025, 1, 8),
              entry(move(Kind::appropriate, "origin:source:NST-DT", "available:unit:11", 1'000, "NST-DT", "CTK-1")));
  office.take(day(2025, 1, 9),
              entry(move(Kind::fund, "available:unit:11", "assigned:project:KHAC", 1'000, "NST-DT", "CTK-1")));
  office.take(day(2025, 2, 1), beneficiaries("DS-1", "VIEC", 2, 200));
  office.take(day(2025, 2, 1), beneficiaries("DS-2", "KHAC", 2, 300));
  office.take(day(2025, 2, 2), roll("DS-1", chart::RollUse::paid, "VIEC", {person('a'), person('b')}));
  office.take(day(2025, 2, 2), roll("DS-2", chart::RollUse::paid, "KHAC", {person('b'), person('c'), person('c')}));
  const auto listed = [](std::string list, rules::Line line) {
    return with(std::move(line), rules::Attribute::list, std::move(list));
  };
  const auto one = office.take(
      day(2025, 3, 1), entry(listed("DS-1", move(Kind::pay, "assigned:project:VIEC", "spent:project:VIEC", 200))));
  CHECK(office.flagged(Check::two_programmes).empty());
  const auto two = office.take(
      day(2025, 3, 2),
      entry(listed("DS-2", move(Kind::pay, "assigned:project:KHAC", "spent:project:KHAC", 300, "NST-DT", "CTK-1"))));
  CHECK(office.flagged(Check::two_programmes) == place(two) + " | 1 người: bbbbbbbb…");
  CHECK(office.flagged(Check::twice_on_list) == place(two) + " | 1 người: cccccccc…");
  // Without a roll of the eligible nobody can be told to be missing from it.
  CHECK(office.flagged(Check::not_eligible).empty());
  chart::Roll eligible = roll("HN-2025", chart::RollUse::eligible, "CT", {person('a')});
  eligible.from = day(2025, 3, 1);
  eligible.until = day(2025, 12, 31);
  office.take(day(2025, 2, 3), eligible);
  CHECK(office.flagged(Check::not_eligible) == place(one) + " | 1 người: bbbbbbbb…");  // and KHAC is of no such roll
  // The other is on a roll that ended the day before.
  chart::Roll ended = roll("HN-2024", chart::RollUse::eligible, "CT", {person('b')});
  ended.until = day(2025, 2, 28);
  office.take(day(2025, 2, 3), ended);
  CHECK(office.flagged(Check::not_eligible) == place(one) + " | 1 người: bbbbbbbb…");
  ended.code = "HN-2025-BS";
  ended.until = day(2025, 3, 1);
  office.take(day(2025, 2, 3), ended);
  CHECK(office.flagged(Check::not_eligible).empty());
}

TEST_CASE("what rolls, dismissals and findings refuse") {
  Office office;
  office.task();
  const auto date = day(2025, 2, 1);
  CHECK(office.tell(date, roll("DS-1", chart::RollUse::paid, "", {person('a')})) == "roll-project");
  CHECK(office.tell(date, roll("DS-1", chart::RollUse::paid, "VIEC", {person('a')})) == "unknown-list");
  office.take(date, beneficiaries("DS-1", "VIEC", 2, 200));
  CHECK(office.tell(date, roll("DS-9", chart::RollUse::paid, "VIEC", {person('a')})) == "unknown-list");
  CHECK(office.tell(date, roll("DS-1", chart::RollUse::paid, "VIEC", {"012345678901"})) == "person-malformed");
  CHECK(office.tell(date, roll("DS-1", chart::RollUse::paid, "VIEC", {person('g')})) == "person-malformed");
  chart::Roll both = roll("HN", chart::RollUse::eligible, "CT", {person('a')});
  both.project = "VIEC";
  CHECK(office.tell(date, both) == "roll-project");
  chart::Dismissal dismissal;
  dismissal.check = Check::back_dated;
  dismissal.text = "đã xem";
  for (const std::string flagged : {"0.1", "x", "99999.1", "-1"}) {
    dismissal.flagged = flagged;
    CHECK(office.tell(date, dismissal) == "flag-unknown");
  }
  chart::Finding finding;
  finding.code = "KT-1";
  finding.text = "Thu hồi";
  finding.holder = "source:NSTW-DT";
  CHECK(office.tell(date, finding) == "holder-malformed");
  finding.holder = "project:KHONG";
  CHECK(office.tell(date, finding) == "unknown-reference");
  finding.holder = "project:VIEC";
  finding.amount = Dong(0);
  CHECK(office.tell(date, finding) == "field-amount");
}

TEST_CASE("prices above the norm of their day: what was promised, and what a list gives each") {
  Office office;
  office.task();
  chart::Rule norm = rule("norm/HO", "100");
  norm.from = day(2025, 2, 1);
  norm.basis = "Quyết định thử";
  office.take(day(2025, 1, 8), norm);
  results::Promise promise;
  promise.holder = "project:VIEC";
  promise.indicator = "HO";
  promise.version = 1;
  promise.quantity = decimal("10");
  promise.unit_cost = Dong(101);
  office.take(day(2025, 1, 31), promise);  // before there is a norm
  promise.unit_cost = Dong(100);
  office.take(day(2025, 2, 1), promise);
  CHECK(office.flagged(Check::above_norm).empty());
  promise.unit_cost = Dong(101);
  const auto promised = office.take(day(2025, 2, 2), promise);
  CHECK(office.flagged(Check::above_norm) ==
        std::to_string(promised) + " | đơn giá cam kết 101 ₫, định mức 100 ₫ (Quyết định thử)");
  office.take(day(2025, 2, 3), beneficiaries("DS-1", "VIEC", 2, 250));
  const auto paid = office.take(
      day(2025, 2, 4),
      entry(with(move(Kind::pay, "assigned:project:VIEC", "spent:project:VIEC", 250), rules::Attribute::list, "DS-1")));
  CHECK(office.flagged(Check::above_norm)
            .ends_with(place(paid) + " | bình quân mỗi đối tượng 125 ₫, định mức 100 ₫ (Quyết định thử)"));
}

TEST_CASE("money that stood long with the unit, and long with the project") {
  Office office;
  office.take(day(2025, 1, 2),
              entry(move(Kind::appropriate, "origin:source:NST-DT", "available:unit:11", 3'000, "NST-DT")));
  chart::Project task = project("VIEC", chart::ProjectType::task, "11", 3'000);
  office.take(day(2025, 1, 5), task);
  office.take(day(2025, 1, 5), Office::link("VIEC", "HO", 1'000'000));
  // Ninety days after 2 January is 2 April.
  office.take(day(2025, 4, 2), entry(move(Kind::fund, "available:unit:11", "assigned:project:VIEC", 100, "NST-DT")));
  CHECK(office.flagged(Check::late_allotment).empty());
  const auto late = office.take(day(2025, 4, 3),
                                entry(move(Kind::fund, "available:unit:11", "assigned:project:VIEC", 100, "NST-DT")));
  CHECK(office.flagged(Check::late_allotment) == place(late) + " | 91 ngày");
  // A hundred and eighty days after 2 April is 29 September.
  CHECK(office.flagged(Check::late_payment, day(2025, 9, 29)).empty());
  CHECK(office.flagged(Check::late_payment, day(2025, 9, 30)) == place(late - 1) + " | 181 ngày, chưa chi đồng nào");
  office.take(day(2025, 6, 1), acceptance("project:VIEC", "NT", 200));
  office.take(day(2025, 9, 29), entry(move(Kind::pay, "assigned:project:VIEC", "spent:project:VIEC", 50, "NST-DT")));
  CHECK(office.flagged(Check::late_payment, day(2025, 12, 31)).empty());
}

TEST_CASE("shares and targets that moved once the result was known") {
  Office office;
  office.task();
  results::Target target;
  target.indicator = "HO";
  target.version = 1;
  target.place = "11";
  target.period = "2025";
  target.value = decimal("90");
  office.take(day(2025, 1, 8), target);
  target.value = decimal("80");
  office.take(day(2025, 2, 8), target);  // nothing was known yet
  office.take(day(2025, 2, 8), Office::link("VIEC", "HO", 900'000));
  results::Observation seen;
  seen.indicator = "HO";
  seen.version = 1;
  seen.project = "VIEC";
  seen.period = "2025";
  seen.value = decimal("12");
  const auto of_project = office.take(day(2025, 3, 1), seen);
  seen.project.clear();
  seen.place = "11";
  seen.value = decimal("75");
  office.take(day(2025, 3, 1), seen);
  CHECK(office.flagged(Check::share_changed).empty());
  CHECK(office.flagged(Check::target_changed).empty());
  office.take(day(2025, 3, 2), Office::link("VIEC", "HO", 900'000));  // the same again
  office.take(day(2025, 3, 2), target);
  CHECK(office.flagged(Check::share_changed).empty());
  CHECK(office.flagged(Check::target_changed).empty());
  const auto share = office.take(day(2025, 3, 3), Office::link("VIEC", "HO", 500'000));
  target.value = decimal("70");
  const auto lower = office.take(day(2025, 3, 3), target);
  CHECK(office.flagged(Check::share_changed).starts_with(std::to_string(share) + " | "));
  CHECK(office.flagged(Check::target_changed) == std::to_string(lower) + " | chỉ tiêu đổi từ 80 thành 70");
  const Page page = office.ask(Check::share_changed);
  CHECK(told(table_of(page, "queue"), table_of(page, "queue").rows.front(), {"other"}) == std::to_string(of_project));
}

TEST_CASE("accepted work that serves nothing, or whose result nobody ever saw") {
  Office office;
  office.task();
  const auto served = office.take(day(2025, 3, 1), entry(Office::paid(100)));
  CHECK(office.flagged(Check::unlinked).empty());
  // HO has no lag: its result is due in the month after the last payment.
  CHECK(office.flagged(Check::no_result, day(2025, 3, 31)).empty());
  CHECK(office.flagged(Check::no_result, day(2025, 4, 1)) == place(served) + " | Hộ có nước: đã quá 0 tháng");
  const auto unlinked = office.take(day(2025, 3, 2), entry(with(Office::paid(60), rules::Attribute::serves, "none")));
  CHECK(office.flagged(Check::unlinked) == place(unlinked) + " | trong 160 ₫ khối lượng hoàn thành");
  results::Observation seen;
  seen.indicator = "HO";
  seen.version = 1;
  seen.project = "VIEC";
  seen.period = "2025";
  seen.value = decimal("1");
  office.take(day(2025, 4, 1), seen);
  CHECK(office.flagged(Check::no_result, day(2025, 4, 1)).empty());
}

TEST_CASE("a flag leaves the queue by a recorded dismissal, and comes back with the next payment") {
  Office office;
  office.task();
  const auto first = office.take(day(2025, 3, 1), entry(with(Office::paid(60), rules::Attribute::serves, "none")));
  REQUIRE(office.flagged(Check::unlinked).starts_with(place(first)));
  chart::Dismissal dismissal;
  dismissal.flagged = place(first);
  dismissal.check = Check::unlinked;
  dismissal.text = "Chi quản lý chung";
  const auto record = office.take(day(2025, 3, 2), dismissal);
  CHECK(office.flagged(Check::unlinked).empty());
  const Page page = office.ask(Check::unlinked);
  CHECK(told(table_of(page, "checks"), "unlinked", {"flagged", "dismissed"}) == "1 | 1");
  // As the book knew it before, and of another check, nothing is dismissed.
  reports::Question before;
  before.check = Check::unlinked;
  before.known_at = record - 1;
  CHECK(table_of(reports::audit(office.book(), before), "queue").rows.size() == 1);
  CHECK_FALSE(office.flagged(Check::back_dated).empty());
  const auto second = office.take(day(2025, 3, 3), entry(with(Office::paid(60), rules::Attribute::serves, "none")));
  CHECK(office.flagged(Check::unlinked).starts_with(place(second)));
}

TEST_CASE("every check alone says what it says among all of them") {
  Office office;
  office.works();
  office.take(day(2025, 1, 20), acceptance("contract:HD", "NT", 5'000));
  office.take(day(2025, 2, 1), entry(Office::paid_on_contract(Kind::pay, 1'000)));
  office.take(day(2025, 2, 2), entry(Office::paid_on_contract(Kind::pay, 1'000)));
  const Page all = reports::audit(office.book(), {});
  std::vector<std::string> together;
  for (const auto& row : table_of(all, "queue").rows)
    together.push_back(std::get<reports::Text>(row.cells[0]).id + told(table_of(all, "queue"), row, {"place"}));
  std::vector<std::string> alone;
  for (std::size_t i = 0; i < chart::check_count; ++i) {
    const Page page = office.ask(static_cast<Check>(i));
    for (const auto& row : table_of(page, "queue").rows)
      alone.push_back(std::get<reports::Text>(row.cells[0]).id + told(table_of(page, "queue"), row, {"place"}));
  }
  CHECK(together == alone);
  CHECK(together.size() >= 3);
  CHECK(table_of(all, "checks").rows.size() == chart::check_count);
}

}  // namespace
}  // namespace tungdong::test
