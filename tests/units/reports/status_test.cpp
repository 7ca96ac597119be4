#include "reports/status.hpp"

#include <map>

#include <catch2/catch.hpp>

#include "ledger/book/query/standing.hpp"
#include "tests/units/reports/life.hpp"

namespace tungdong::test {
namespace {

using reports::Page;
using reports::Question;
using reports::Table;

TEST_CASE("the partition: every đồng stands in one stage, and they add up to what entered") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  const Page page = reports::status(book, {});
  const Table& table = table_of(page, "partition");
  const auto budget = [&](std::string_view stage) { return told(table, stage, {"budget"}); };
  CHECK(budget("dự toán, kế hoạch vốn chưa phân bổ") == "3400");  // 3.100 + 200 + 100
  CHECK(budget("đã giao, chưa tiếp nhận") == "0");
  CHECK(budget("đã giao cho dự án, nhiệm vụ") == "300");
  CHECK(budget("cam kết chi") == "2150");
  CHECK(budget("tạm ứng") == "600");
  CHECK(budget("tiền giữ lại bảo hành") == "250");
  CHECK(budget("thanh toán khối lượng hoàn thành") == "400");  // 300 + 100
  CHECK(budget("đã quyết toán") == "1900");
  CHECK(told(table, "Tổng cộng", {"budget", "credit", "community-in-kind"}) == "9000 | 400 | 200");
  CHECK(told(table, "Tổng số đã vào sổ từ các nguồn", {"budget", "credit", "community-in-kind"}) == "9000 | 400 | 200");
  CHECK(table.notes.back().id == "standing.equal");
}

TEST_CASE("by unit, component, source and period: the same money, crossed with the stages") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  const Page page = reports::status(book, {});
  const Table& units = table_of(page, "by_unit");
  CHECK(told(units, "VN", {"available", "total"}) == "3100 | 3100");
  CHECK(told(units, "11", {"available", "assigned", "committed", "advanced", "held", "spent", "settled", "total"}) ==
        "200 | 300 | 2150 | 600 | 250 | 100 | 1900 | 5500");
  // The commune: budget, then credit, then labour.
  CHECK(told(units, "03203", {"available", "spent", "lent", "total"}) ==
        "100 | 300 | 0 | 400 / 0 | 0 | 400 | 400 / 0 | 200 | 0 | 200");
  const Table& periods = table_of(page, "by_period");
  CHECK(told(periods, "2025>2026", {"name", "committed", "advanced", "spent", "total"}) ==
        "vốn năm 2025 kéo dài sang năm 2026 | 2150 | 600 | 100 | 2850");
  for (const char* id : {"by_unit", "by_component", "by_source", "by_period"}) {
    INFO(id);
    CHECK(told(table_of(page, id), "Tổng cộng", {"total"}) == "9000 / 400 / 200");
  }
}

TEST_CASE("a period that is a span is marked as one") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  post(book, draft("1", day(2025, 1, 10),
                   entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 5, "NSTW-DT", "CT",
                              "2021-2025"))));
  const Page page = reports::status(book, {});
  CHECK(told(table_of(page, "by_period"), "2021-2025", {"name"}) == "GIAI ĐOẠN: nguồn công bố không tách từng năm");
}

// What stood on each account on a day after so many records, counted from the lots one by one.
std::map<std::int64_t, Dong> brute_force(book::Book& book, const book::Moment& moment) {
  std::map<std::int64_t, Dong> balances;
  book.store()
      .connection()
      .cached("SELECT account, from_account, amount, date, record FROM lot ORDER BY id")
      .for_each([&](const sql::Statement& row) {
        if (row.int64(3) > moment.last_day() || row.int64(4) > moment.last_record()) return;
        balances[row.int64(0)] += Dong(row.int64(2));
        balances[row.int64(1)] -= Dong(row.int64(2));
      });
  std::erase_if(balances, [](const auto& one) { return one.second == Dong(); });
  return balances;
}

std::map<std::int64_t, Dong> asked(book::Book& book, const book::Moment& moment) {
  std::map<std::int64_t, Dong> balances;
  for (const book::Standing& standing : book::standings(book.store(), moment))
    balances[standing.account] = standing.balance;
  return balances;
}

TEST_CASE("as of every day, known after every record: what the lots say one by one") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  CHECK(asked(book, {}) == brute_force(book, {}));
  for (int month = 1; month <= 15; ++month) {
    const auto first = date::year{2025} / 1 / 1 + date::months{month - 1};
    for (const unsigned dom : {1U, 2U, 10U, 15U, 20U}) {
      const book::Moment moment{.as_of = first.year() / first.month() / date::day{dom}, .known_at = {}};
      INFO(*moment.as_of);
      CHECK(asked(book, moment) == brute_force(book, moment));
    }
    const book::Moment end{.as_of = year_month_day{first.year() / first.month() / date::last}, .known_at = {}};
    INFO(*end.as_of);
    CHECK(asked(book, end) == brute_force(book, end));
  }
  const std::int64_t size = book.head().size;
  for (std::int64_t known = 0; known <= size; ++known) {
    const book::Moment moment{.as_of = {}, .known_at = known};
    INFO(known);
    CHECK(asked(book, moment) == brute_force(book, moment));
    const book::Moment both{.as_of = day(2025, 5, 10), .known_at = known};
    CHECK(asked(book, both) == brute_force(book, both));
  }
}

bool same(const Page& left, const Page& right) {
  if (left.tables.size() != right.tables.size() || left.origin.root != right.origin.root ||
      left.origin.size != right.origin.size)
    return false;
  for (std::size_t t = 0; t < left.tables.size(); ++t) {
    const Table& one = left.tables[t];
    const Table& other = right.tables[t];
    if (one.rows.size() != other.rows.size() || one.columns.size() != other.columns.size() || one.notes != other.notes)
      return false;
    for (std::size_t r = 0; r < one.rows.size(); ++r)
      if (one.rows[r].cells != other.rows[r].cells) return false;
    for (std::size_t r = 0; r < one.totals.size(); ++r)
      if (one.totals[r].cells != other.totals[r].cells) return false;
  }
  return true;
}

TEST_CASE("known at N is what a book said that stopped there, root and size included") {
  Folder folder;
  book::Book whole = life_book(folder / "whole.db");
  for (const std::size_t steps : {0UL, 1UL, 4UL, 9UL, 10UL, 17UL, 22UL, 25UL}) {
    INFO(steps);
    book::Book part = small_book(folder / ("part-" + std::to_string(steps)));
    live(part, steps);
    Question then;
    then.known_at = part.head().size;
    CHECK(same(reports::status(whole, then), reports::status(part, {})));
  }
}

TEST_CASE("as of today is now, and known at the last record is now") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  Question today;
  today.as_of = day(2026, 7, 1);
  Question last;
  last.known_at = book.head().size;
  const Page now = reports::status(book, {});
  CHECK(same(reports::status(book, today), now));
  CHECK(same(reports::status(book, last), now));
}

TEST_CASE("a page speaks of one state of the book, whoever writes meanwhile") {
  Folder folder;
  book::Book reader = life_book(folder / "so.db");
  book::Book writer = book::Book::open(folder / "so.db", sql::sqlite::Access::write, [] { return test_now_us; });
  {
    const sql::Transaction reading(reader.store().connection(), sql::Transaction::Kind::read);
    const Page before = reports::status(reader, {});
    post(writer, draft("more", day(2025, 1, 10),
                       entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:VN", 5))));
    CHECK(same(reports::status(reader, {}), before));
  }
  CHECK(told(table_of(reports::status(reader, {}), "partition"), "Tổng cộng", {"budget"}) == "9005");
  CHECK_FALSE(reader.store().connection().in_transaction());
}

TEST_CASE("filters: two of them give the intersection, and the parts add up to the whole") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  const auto total = [&](const Question& question) {
    return told(table_of(reports::status(book, question), "partition"), "Tổng cộng", {"budget"});
  };
  Question province;
  province.unit = "11";  // and the commune below it
  CHECK(total(province) == "5900");
  Question commune;
  commune.unit = "03203";
  CHECK(total(commune) == "400");
  Question project;
  project.project = "HT";
  CHECK(total(project) == "300");
  Question carried_over;
  carried_over.period = chart::Period::read("2025>2026");
  CHECK(total(carried_over) == "2850");
  Question year;
  year.period = chart::Period::read("2026");  // what was carried into it
  CHECK(total(year) == "2850");
  Question both = province;
  both.project = "HT";
  CHECK(total(both) == "300");
  Question none = commune;
  none.project = "DA";
  CHECK(table_of(reports::status(book, none), "partition").rows.empty());
  Question source;
  source.source = "TDCS";
  CHECK(told(table_of(reports::status(book, source), "partition"), "Tổng cộng", {"credit"}) == "400");
  Question component;
  component.component = "CT";
  CHECK(total(component) == "9000");
  component.component = "CT-2";
  CHECK(table_of(reports::status(book, component), "partition").rows.empty());
}

}  // namespace
}  // namespace tungdong::test
