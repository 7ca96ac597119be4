#include "reports/disbursement.hpp"

#include <catch2/catch.hpp>

#include "ledger/book/query/movement.hpp"
#include "tests/units/reports/life.hpp"

namespace tungdong::test {
namespace {

using reports::Page;
using reports::Question;
using reports::Table;

TEST_CASE("programme: 3.150 disbursed of a plan of 9.000 and of 5.600 allotted") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  const Page page = reports::disbursement(book, {});
  const Table& table = table_of(page, "by_programme");
  // disbursed = advance 600 + held 250 + settled 1.900 + spent 100 + 300; allotted adds assigned 300 and
  // committed 2.150. 3.150 / 9.000 = 35 %; 3.150 / 5.600 = 56,25 %. Credit has no rate; labour in kind is all spent.
  CHECK(told(table, "CT", {"plan", "allotted", "disbursed", "of_plan", "of_allotted"}) ==
        "9000 | 5600 | 3150 | 35.00 | 56.25 / "
        "400 | 400 | 0 | - vốn tín dụng là khoản cho vay, không tính tỷ lệ giải ngân | "
        "- vốn tín dụng là khoản cho vay, không tính tỷ lệ giải ngân / "
        "200 | 200 | 200 | 100.00 | 100.00");
  CHECK(told(table, "CT", {"extended", "unallotted", "committed", "advanced", "accepted", "lent"}) ==
        "2850 | 3400 | 2150 | 600 | 2550 | 0 / 0 | 0 | 0 | 0 | 0 | 400 / 0 | 0 | 0 | 0 | 200 | 0");
}

TEST_CASE("units: what was received contains what was passed on, and is not added over levels") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  const Page page = reports::disbursement(book, {});
  const Table& table = table_of(page, "by_unit");
  CHECK(told(table, "VN", {"received", "plan"}) == "9000 | 3100");
  CHECK(told(table, "11", {"received", "plan", "disbursed"}) == "5900 | 5500 | 2850");
  CHECK(told(table, "Tổng cộng", {"received", "plan"})
            .starts_with("- số được giao của các cấp bao gồm nhau, không cộng được | 9000"));
  // The book's own column says the same.
  for (const std::string unit : {"VN", "11", "03203"}) {
    const auto plan =
        book.store()
            .connection()
            .cached("SELECT SUM(plan) FROM account WHERE owner = $1 AND stage = 'available' AND source = 'NSTW-DT'")
            .one_int64("unit:" + unit);
    INFO(unit);
    CHECK(told(table, unit, {"received"}).starts_with(std::to_string(plan.value_or(0))));
  }
}

TEST_CASE("periods: what is carried stays plan of its year; an advance counts where it was paid") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  const Page page = reports::disbursement(book, {});
  const Table& table = table_of(page, "by_period");
  // 2025: advances 600 were paid in it, accepted 1.900 + 250 + 300. 2025>2026: 100 paid.
  CHECK(told(table, "2025", {"plan", "disbursed", "carried", "of_plan"}).starts_with("9000 | 3050 | 2850 | 33.89"));
  CHECK(told(table, "2025>2026", {"plan", "extended", "disbursed", "of_plan", "advanced"}) ==
        "2850 | 2850 | 100 | 3.51 | 600");
  // Periods do not add up where money was carried: there is no total.
  CHECK(table.totals.empty());
}

TEST_CASE("a question for one year counts by period in every table") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  Question year;
  year.period = chart::Period::read("2025");
  CHECK(told(table_of(reports::disbursement(book, year), "by_component"), "CT-1", {"plan", "disbursed", "carried"})
            .starts_with("9000 | 3050 | 2850"));
  year.period = chart::Period::read("2026");
  CHECK(told(table_of(reports::disbursement(book, year), "by_component"), "CT-1", {"plan", "disbursed"}) ==
        "2850 | 100");
}

TEST_CASE("a unit below which nothing is recorded is not shown as one that spent nothing") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  post(book, draft("1", day(2025, 12, 31),
                   entry(with(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 4'170, "NSTW-DT",
                                   "CT", "2021-2025"),
                              rules::Attribute::note, "Là cận dưới."))));
  results::Gap gap;
  gap.place = "11";
  gap.period = "2021-2025";
  gap.text = "Không có nguồn nào dưới cấp tỉnh.";
  post(book, draft("gap", day(2025, 12, 31), gap));
  const Page page = reports::disbursement(book, {});
  const Table& units = table_of(page, "by_unit");
  REQUIRE(units.rows.size() == 1);
  CHECK(
      units.rows.front().note.in(words::Lang::vi) ==
      "Sổ không có bút toán nào ở dưới mức này: 0 ₫ nghĩa là chưa được ghi nhận, không phải là chưa chi. Là cận dưới.");
  CHECK(told(units, "11", {"of_allotted"}) == "- chưa có vốn nào được phân bổ chi tiết");
  REQUIRE(page.notes.size() == 2);
  CHECK(page.notes.back().in(words::Lang::vi) ==
        "Còn thiếu (Tỉnh Điện Biên, 2021-2025): Không có nguồn nào dưới cấp tỉnh. [QD-1]");
  // Where the province passes money on, the note is gone.
  book::Book other = life_book(folder / "other.db");
  const Page lived = reports::disbursement(other, {});
  for (const reports::Row& row : table_of(lived, "by_unit").rows)
    CHECK((row.note.empty() || told(row.cells.front()) == "03203"));
}

TEST_CASE("published figures stand in a table of their own, with basis, bound, half unit and document") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  results::Figure figure;
  figure.code = "SO-1";
  figure.name = "Nguồn lực 2022–2025";
  figure.place = "11";
  figure.component = "CT";
  figure.period = "2022-2025";
  figure.basis = results::Basis::allotted;
  figure.amount = Dong(4'447'000'000'000);
  figure.half_unit = Dong(500'000'000);
  figure.bound = results::Bound::at_least;
  figure.note = "Chồng lấn: không cộng.";
  post(book, draft("1", day(2025, 4, 25), figure, "QD-2"));
  const Page page = reports::disbursement(book, {});
  const Table& table = table_of(page, "figures");
  CHECK(told(table, "Nguồn lực 2022–2025", {"basis", "bound", "amount", "half_unit", "rate", "document"}) ==
        "đã phân bổ | ít nhất | 4447000000000 | 500000000 | - | QD-2");
  CHECK(table.rows.front().note.in(words::Lang::vi) == "Chồng lấn: không cộng.");
  CHECK(table.totals.empty());
  CHECK(has_table(page, "sources"));
  // Nothing of it touches a balance.
  CHECK(table_of(page, "by_programme").rows.empty());
  Question elsewhere;
  elsewhere.unit = "22";
  CHECK(table_of(reports::disbursement(book, elsewhere), "figures").rows.empty());
  elsewhere.unit.clear();
  elsewhere.component = "CT-1";
  CHECK(table_of(reports::disbursement(book, elsewhere), "figures").rows.empty());
}

TEST_CASE("movements: turnover and the lots of the broken month say the same") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  const auto tell = [&](const book::Moment& moment) {
    std::string text;
    for (const book::Movement& one : book::movements(book.store(), moment))
      text += fmt::format("{} {} {} {}\n", one.account, record::name_of(one.kind), one.in.count(), one.out.count());
    return text;
  };
  const std::string now = tell({});
  CHECK(tell({.as_of = {}, .known_at = book.head().size}) == now);
  CHECK(tell({.as_of = day(2026, 3, 3), .known_at = {}}) == now);
  CHECK(tell({.as_of = day(2026, 3, 31), .known_at = {}}) == now);
  // The reversed payment of March leaves no trace once April's reversal is counted, and stands before it.
  const auto paid = [&](const year_month_day& as_of) {
    Dong sum;
    for (const book::Movement& one : book::movements(book.store(), {.as_of = as_of, .known_at = {}}))
      if (one.kind == Kind::pay) sum += one.in;
    return sum.count();
  };
  CHECK(paid(day(2025, 3, 31)) == 800);
  CHECK(paid(day(2025, 4, 4)) == 800);
  CHECK(paid(day(2025, 4, 5)) == 500);
  CHECK(paid(day(2025, 4, 30)) == 1'500);
}

}  // namespace
}  // namespace tungdong::test
