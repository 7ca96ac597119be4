// What was asked for, disallowed, recovered and is owed: worked by hand.
#include "reports/findings.hpp"

#include <catch2/catch.hpp>

#include "tests/units/reports/life.hpp"

namespace tungdong::test {
namespace {

using reports::Page;

chart::Finding finding(std::string code, std::string holder, chart::Remedy remedy, std::optional<std::int64_t> amount) {
  chart::Finding one;
  one.code = std::move(code);
  one.holder = std::move(holder);
  one.remedy = remedy;
  if (amount) one.amount = Dong(*amount);
  one.text = "Kiến nghị " + one.code;
  return one;
}

rules::Line disallowed(std::int64_t amount, std::string finding) {
  return with(move(Kind::disallow, "settled:contract:HD", "owed:project:DA", amount), rules::Attribute::finding,
              std::move(finding));
}

std::string of(book::Book& book, std::string_view code, std::optional<year_month_day> as_of = {}) {
  reports::Question question;
  question.as_of = as_of;
  return told(table_of(reports::findings(book, question), "findings"), code,
              {"asked", "disallowed", "recovered", "owed", "state"});
}

TEST_CASE("a finding, its disallowance, what came back and what is owed, by body and age") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");  // HD: 1.900 settled of 2025
  int keys = 0;
  const auto take = [&](year_month_day date, rules::Body body, std::string doc = "KL-1") {
    return post(book, draft("f" + std::to_string(++keys), date, std::move(body), std::move(doc)));
  };
  chart::Document paper = document("KL-1");
  paper.issuer = "Kiểm toán nhà nước khu vực";
  take(day(2026, 3, 10), paper, "");
  chart::Finding recover = finding("KL-1/1", "contract:HD", chart::Remedy::recover, 500);
  recover.due = day(2026, 5, 31);
  take(day(2026, 3, 10), recover);
  take(day(2026, 3, 10), finding("KL-1/2", "unit:11", chart::Remedy::correct, std::nullopt));
  CHECK(of(book, "KL-1/1") == "500 | 0 | 0 | 0 | đang thực hiện; chưa có bút toán xuất toán nêu kiến nghị này");

  const auto taken = take(day(2026, 3, 20), entry(disallowed(400, "KL-1/1")));
  take(day(2026, 3, 21), entry(disallowed(70, "KL-9")));
  const auto refund = take(day(2026, 4, 1), entry(move(Kind::refund, "owed:project:DA", "returned:unit:11", 150)));
  CHECK(of(book, "KL-1/1") == "500 | 400 | 150 | 250 | đang thực hiện");
  CHECK(of(book, "KL-1/1", day(2026, 5, 31)) == "500 | 400 | 150 | 250 | đang thực hiện");
  CHECK(of(book, "KL-1/1", day(2026, 6, 1)) == "500 | 400 | 150 | 250 | quá hạn 1 ngày");
  CHECK(of(book, "KL-1/2") == "- không kiến nghị số tiền | 0 | 0 | 0 | đang thực hiện");

  // Ninety days after 20 March is 18 June.
  reports::Question question;
  question.as_of = day(2026, 6, 18);
  const auto bodies = [&] {
    return told(table_of(reports::findings(book, question), "bodies"), "Kiểm toán nhà nước khu vực",
                {"findings", "open", "overdue", "asked", "disallowed", "recovered", "owed", "to_90", "to_180"});
  };
  CHECK(bodies() == "2 | 2 | 1 | 500 | 400 | 150 | 250 | 250 | 0");
  question.as_of = day(2026, 6, 19);
  CHECK(bodies() == "2 | 2 | 1 | 500 | 400 | 150 | 250 | 0 | 250");

  // Which entry carried it out; and one of no recorded finding.
  const Page page = reports::findings(book, {});
  const reports::Table& entries = table_of(page, "disallowances");
  REQUIRE(entries.rows.size() == 2);
  CHECK(told(entries, entries.rows[0], {"place", "finding", "disallowed", "recovered", "last_refund", "owed"}) ==
        fmt::format("{}.1 | KL-1/1 | 400 | 150 | 20260401 | 250", taken));
  CHECK(told(entries, entries.rows[1], {"finding", "disallowed", "last_refund", "owed"}) ==
        "KL-9 (chưa ghi kiến nghị) | 70 | - chưa nộp trả | 70");

  // A refund that is reversed is owed again; a disallowance that is reversed never was.
  take(day(2026, 4, 2), reversal(refund));
  CHECK(of(book, "KL-1/1") == "500 | 400 | 0 | 400 | đang thực hiện");
  // The oldest debt is paid first: 250 of 20 March and 70 of KL-9, then 80 of what is owed again since 2 April.
  take(day(2026, 4, 3), entry(move(Kind::refund, "owed:project:DA", "returned:unit:11", 400)));
  CHECK(of(book, "KL-1/1") == "500 | 400 | 330 | 70 | đang thực hiện");
  take(day(2026, 4, 4), entry(move(Kind::refund, "owed:project:DA", "returned:unit:11", 70)));
  CHECK(of(book, "KL-1/1") == "500 | 400 | 400 | 0 | đang thực hiện");
  chart::Finding appealed = recover;
  appealed.amount = Dong(400);
  take(day(2026, 4, 10), appealed);
  CHECK(of(book, "KL-1/1") == "400 | 400 | 400 | 0 | đã thu hồi đủ");
  chart::Finding closed = finding("KL-1/2", "unit:11", chart::Remedy::correct, std::nullopt);
  closed.closed = day(2026, 4, 11);
  take(day(2026, 4, 11), closed);
  CHECK(of(book, "KL-1/2") ==
        "- không kiến nghị số tiền | 0 | 0 | 0 | cơ quan kiến nghị xác nhận xong ngày 11/04/2026");
}

TEST_CASE("recovered and owed are what was disallowed, whatever is asked") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  int keys = 0;
  const auto take = [&](year_month_day date, rules::Body body) {
    return post(book, draft("f" + std::to_string(++keys), date, std::move(body)));
  };
  take(day(2026, 3, 10), finding("KL/1", "project:DA", chart::Remedy::recover, 600));
  const auto wrong = take(day(2026, 3, 11), entry(disallowed(100, "KL/1")));
  take(day(2026, 3, 12), reversal(wrong));
  CHECK(of(book, "KL/1") == "600 | 0 | 0 | 0 | đang thực hiện; chưa có bút toán xuất toán nêu kiến nghị này");
  take(day(2026, 3, 13), entry(disallowed(300, "KL/1"), disallowed(200, "KL/1")));
  take(day(2026, 3, 14), entry(move(Kind::refund, "owed:project:DA", "returned:unit:11", 350)));
  CHECK(of(book, "KL/1") == "600 | 500 | 350 | 150 | đang thực hiện");
  // As it was known before the refund, and of another project nothing at all.
  reports::Question question;
  question.known_at = book.head().size - 1;
  CHECK(told(table_of(reports::findings(book, question), "findings"), "KL/1", {"recovered", "owed"}) == "0 | 500");
  question = {};
  question.project = "HT";
  CHECK(table_of(reports::findings(book, question), "findings").rows.empty());
}

}  // namespace
}  // namespace tungdong::test
