// What of a book the Treasury sees, and what becomes of it against a statement.
#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "reports/reconciliation/reconciled.hpp"
#include "tests/support/desk.hpp"

namespace tungdong::test {
namespace {

using reports::Reconciled;
using reports::StatementRow;
using rules::Attribute;

constexpr std::string_view works = "assigned:project:DA";
constexpr std::string_view committed = "committed:contract:HD";
constexpr std::string_view spent = "spent:contract:HD";

StatementRow row(std::int64_t amount, year_month_day date, std::string document = {}) {
  StatementRow one;
  one.amount = Dong(amount);
  one.date = date;
  one.document = std::move(document);
  return one;
}

// Money for one project of province 11 with one contract, from January 2025.
struct Paid : Desk {
  Paid() {
    const auto start = day(2025, 1, 16);
    take(start, move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:VN", 4'000));
    take(start, move(Kind::send, "available:unit:VN", "transit:unit:11", 4'000));
    take(start, move(Kind::receive, "transit:unit:11", "available:unit:11", 4'000));
    take(start, move(Kind::fund, "available:unit:11", works, 4'000));
    take(start, move(Kind::commit, works, committed, 3'000));
    REQUIRE(record(start, acceptance("contract:HD", "NT", 3'000)) == "taken");
  }

  Reconciled reconcile(std::vector<StatementRow> rows, std::string_view period, std::string unit = "11",
                       bool recoveries = false) {
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].row = static_cast<std::int64_t>(i) + 2;
    reports::Question question;
    question.unit = unit;
    reports::Scope scope(book(), question);
    return reports::reconcile(scope, {unit, *chart::AccountingPeriod::read(period), recoveries}, {{}, std::move(rows)});
  }

  // "only-here 100; matched 50=50": what stands here, or there, or both.
  static std::string said(const reports::Comparand& side) {
    std::string text;
    for (const matching::Group& group : side.groups) {
      text += fmt::format("{}{} ", text.empty() ? "" : "; ", record::name_of(group.verdict));
      std::vector<std::int64_t> here;
      std::vector<std::int64_t> there;
      for (const std::size_t i : group.ours) here.push_back(side.our_lines[i].amount.count());
      for (const std::size_t i : group.theirs) there.push_back(side.their_lines[i].amount.count());
      text +=
          fmt::format("{}{}{}", fmt::join(here, "+"), here.empty() || there.empty() ? "" : "=", fmt::join(there, "+"));
    }
    return text;
  }
  std::string cash(std::vector<StatementRow> rows, std::string_view period, std::string unit = "11") {
    return said(reconcile(std::move(rows), period, std::move(unit)).cash);
  }
};

TEST_CASE_METHOD(Paid, "cash is paid, advanced and retained; what comes back is negative") {
  take(day(2025, 3, 3), move(Kind::advance, committed, "advanced:contract:HD", 300));
  take(day(2025, 3, 10), move(Kind::pay, committed, spent, 700), move(Kind::retain, committed, "held:contract:HD", 50),
       move(Kind::recover, "advanced:contract:HD", spent, 100));
  take(day(2025, 3, 20), move(Kind::refund, spent, committed, 40));
  take(day(2025, 3, 21), move(Kind::refund, "advanced:contract:HD", committed, 30));
  CHECK(cash({}, "2025-03") == "only-here 300; only-here 700; only-here 50; only-here -40; only-here -30");
  const Reconciled bare = reconcile({}, "2025-03");
  CHECK(bare.cash.here().amount == Dong(300 + 700 + 50 - 40 - 30));
  CHECK(bare.recoveries_left_out.lines == 1);
  CHECK(bare.recoveries_left_out.amount == Dong(100));

  // A recovery is compared where the statement lists one, among recoveries alone.
  auto recovery = row(100, day(2025, 3, 10));
  recovery.kind = Kind::recover;
  const Reconciled both = reconcile({row(100, day(2025, 3, 10)), recovery}, "2025-03");
  CHECK(Paid::said(both.recoveries) == "matched 100=100");
  CHECK(both.recoveries_left_out.lines == 0);
  CHECK(Paid::said(both.cash).ends_with("only-there 100"));
  CHECK(Paid::said(reconcile({}, "2025-03", "11", true).recoveries) == "only-here 100");

  // A refund counts against, whichever sign it is written with; a retention was paid.
  auto refund = row(40, day(2025, 3, 20));
  refund.kind = Kind::refund;
  auto retention = row(50, day(2025, 3, 10));
  retention.kind = Kind::pay;
  auto returned = row(-30, day(2025, 3, 21));
  returned.kind = Kind::advance;
  CHECK(cash({refund, retention, returned}, "2025-03") ==
        "only-here 300; only-here 700; matched -40=-40; matched 50=50; matched -30=-30");
}

TEST_CASE_METHOD(Paid, "money that lies on no account of a budget, and what pays out of a deposit, is not there") {
  REQUIRE(record(day(2025, 3, 1), acceptance("project:DA", "NT-DA", 80)) == "taken");
  take(day(2025, 3, 1), move(Kind::contribute, "origin:source:DAN-TIEN", works, 90, "DAN-TIEN"));
  take(day(2025, 3, 2), with(move(Kind::pay, works, "spent:project:DA", 80, "DAN-TIEN"), Attribute::serves, "none"));
  CHECK(cash({}, "2025-03") == "");
  take(day(2025, 3, 3), move(Kind::retain, committed, "held:contract:HD", 50));
  take(day(2025, 3, 4), move(Kind::free, "held:contract:HD", spent, 50));
  CHECK(cash({}, "2025-03") == "only-here 50");
}

TEST_CASE_METHOD(Paid, "a unit with what lies below it, and no other") {
  take(day(2025, 3, 10), move(Kind::pay, committed, spent, 700));
  CHECK(cash({}, "2025-03", "VN") == "only-here 700");
  CHECK(cash({}, "2025-03", "11") == "only-here 700");
  CHECK(cash({}, "2025-03", "22") == "");
  CHECK(cash({}, "2025-03", "03203") == "");
}

TEST_CASE_METHOD(Paid, "a month goes by its days, a year by its money") {
  REQUIRE(record(day(2026, 1, 2), document("UNC")) == "taken");
  take(day(2025, 12, 30), move(Kind::pay, committed, spent, 10));
  take(day(2026, 1, 20), move(Kind::pay, committed, spent, 20));  // of the plan of 2025
  CHECK(cash({}, "2025-12") == "only-here 10");
  CHECK(cash({}, "2026-01") == "only-here 20");
  CHECK(cash({}, "2025-Q4") == "only-here 10");
  CHECK(cash({}, "2025") == "only-here 10; only-here 20");
  CHECK(cash({}, "2026") == "");
  // The Treasury booked it under the next year's budget.
  auto next = row(20, day(2026, 1, 20), "QD-1");
  next.period = chart::Period::read("2026");
  CHECK(cash({next}, "2026") == "period-differs 20=20");
  CHECK(cash({next}, "2025") == "only-here 10; period-differs 20=20");
  next.period = chart::Period::read("2025");
  CHECK(cash({next}, "2025") == "only-here 10; matched 20=20");
}

TEST_CASE_METHOD(Paid, "codes that both know: ours or the State's") {
  chart::Component coded = component("CT-1", "CT", true);
  coded.state_code = "0521";
  REQUIRE(record(day(2025, 1, 20), coded) == "taken");
  auto paid = move(Kind::pay, committed, spent, 700);
  paid = with(with(with(paid, Attribute::unit_code, "1099999"), Attribute::source_code, "43"), Attribute::item, "9300");
  take(day(2025, 3, 10), paid);
  const auto of = [&](auto change) {
    auto one = row(700, day(2025, 3, 10), "QD-1");
    change(one);
    return cash({one}, "2025-03");
  };
  const std::string fits = "matched 700=700";
  const std::string differs = "classification-differs 700=700";
  CHECK(of([](auto& r) { r.unit = "11"; }) == fits);
  CHECK(of([](auto& r) { r.unit = "22"; }) == differs);
  CHECK(of([](auto& r) { r.unit = "1099999"; }) == fits);
  CHECK(of([](auto& r) { r.unit = "1099998"; }) == differs);
  CHECK(of([](auto& r) { r.unit = "DA"; }) == fits);  // the code of a project stands where units do
  CHECK(of([](auto& r) { r.source = "NSTW-DT"; }) == fits);
  CHECK(of([](auto& r) { r.source = "NST-DT"; }) == differs);
  CHECK(of([](auto& r) { r.source = "43"; }) == fits);
  CHECK(of([](auto& r) { r.source = "42"; }) == differs);
  CHECK(of([](auto& r) { r.component = "CT-1"; }) == fits);
  CHECK(of([](auto& r) { r.component = "0521"; }) == fits);
  CHECK(of([](auto& r) { r.component = "00521"; }) == fits);
  CHECK(of([](auto& r) { r.component = "0522"; }) == differs);
  CHECK(of([](auto& r) { r.contract = "HD"; }) == fits);
  CHECK(of([](auto& r) { r.item = "9350"; }) == differs);
  CHECK(of([](auto& r) { r.chapter = "860"; }) == fits);  // ours states none
  CHECK(of([](auto& r) { r.kind = Kind::advance; }) == differs);
}

TEST_CASE_METHOD(Paid, "an entry and its reversal of which the Treasury never heard are no difference") {
  const std::int64_t wrong =
      take(day(2025, 3, 10), move(Kind::pay, committed, spent, 700), move(Kind::pay, committed, spent, 60));
  REQUIRE(reverse(wrong, day(2025, 3, 12)) == "taken");
  take(day(2025, 3, 12), move(Kind::pay, committed, spent, 70));
  CHECK(cash({row(70, day(2025, 3, 12))}, "2025-03") == "cancelled 700+-700; cancelled 60+-60; matched 70=70");
  // In another month it stood while it stood.
  const std::int64_t late = take(day(2025, 4, 10), move(Kind::pay, committed, spent, 90));
  REQUIRE(reverse(late, day(2025, 5, 2)) == "taken");
  CHECK(cash({}, "2025-04") == "only-here 90");
  CHECK(cash({}, "2025-05") == "only-here -90");
  const Reconciled april = reconcile({}, "2025-04");
  const auto& known = april.book[april.cash.ours[april.cash.groups.front().ours.front()]];
  CHECK(known.entered.record == late);
  CHECK(known.entered.reversed_by == last());
}

TEST_CASE_METHOD(Paid, "the page: what was found on both sides adds up to what there is") {
  take(day(2025, 3, 10), move(Kind::pay, committed, spent, 700));
  take(day(2025, 3, 11), move(Kind::pay, committed, spent, 60));
  reports::Question question;
  question.unit = "11";
  reports::Scope scope(book(), question);
  reports::Statement statement{{}, {row(700, day(2025, 3, 10)), row(61, day(2025, 3, 11), "QD-1")}};
  const Reconciled reconciled =
      reports::reconcile(scope, {"11", *chart::AccountingPeriod::read("2025-03"), false}, statement);
  const reports::Page page = reports::reconciliation(scope, reconciled, true);
  const reports::Table& summary = page.tables.front();
  REQUIRE(summary.totals.size() == 2);
  for (std::size_t i = 1; i < summary.columns.size(); ++i)
    CHECK(summary.totals[0].cells[i] == summary.totals[1].cells[i]);
  CHECK(summary.totals[0].cells[2] == reports::Cell(Dong(760)));
  CHECK(summary.totals[0].cells[4] == reports::Cell(Dong(761)));
  std::vector<std::string> ids;
  for (const reports::Table& table : page.tables) ids.push_back(table.id);
  CHECK(fmt::format("{}", fmt::join(ids, " ")) == "summary amount-differs matched");
  CHECK(reconciled.differences() == 1);
  CHECK(reconciled.matched().amount == Dong(700));
}

}  // namespace
}  // namespace tungdong::test
