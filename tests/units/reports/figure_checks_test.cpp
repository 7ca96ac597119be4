#include "reports/figure_checks.hpp"

#include <catch2/catch.hpp>

#include "tests/units/reports/life.hpp"

namespace tungdong::test {
namespace {

results::Figure amount(std::string code, results::Basis basis, std::int64_t count, std::int64_t half_unit) {
  results::Figure figure;
  figure.code = code;
  figure.name = std::move(code);
  figure.place = "VN";
  figure.period = "2025";
  figure.basis = basis;
  figure.amount = Dong(count);
  figure.half_unit = Dong(half_unit);
  return figure;
}

void publish(book::Book& book, const results::Figure& figure) {
  post(book, draft(figure.code, day(2026, 4, 1), figure));
}

TEST_CASE("figures against the entries: 3.050 disbursed of 9.000 in 2025") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  publish(book, amount("KH", results::Basis::planned, 9'000, 5));
  publish(book, amount("GN", results::Basis::disbursed, 3'110, 60));
  publish(book, amount("PB", results::Basis::allotted, 7'000, 5));
  auto rate = amount("TL", results::Basis::disbursed, 0, 0);
  rate.amount.reset();
  rate.half_unit.reset();
  rate.value = money::Decimal(345, 1);
  rate.unit = "%";
  rate.period = "2025";
  publish(book, rate);
  const auto page = reports::figures(book, {});
  const auto& entries = table_of(page, "entries");
  CHECK(told(entries, "KH", {"book", "gap", "verdict"}) == "9000 | 0 | khớp đúng");
  CHECK(told(entries, "GN", {"book", "gap", "verdict"}) == "3050 | 60 | khớp trong phạm vi làm tròn");
  CHECK(told(entries, "PB", {"verdict"}) == "khác định nghĩa");
  // 3.110 / 9.000 = 34,556 %: 34,6 rounded, 34,5 cut off; / 7.000 = 44,429 %.
  CHECK(told(table_of(page, "rates"), "TL", {"base", "actual", "fit"}) ==
        "KH | 34.556 | khớp khi cắt bớt, không làm tròn / PB | 44.429 | không phải mẫu số này");
}

TEST_CASE("figures of overlapping scope: the same thing in two documents, and a part that is more than its whole") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  const auto publish_in = [&](results::Figure figure, const std::string& doc) {
    post(book, draft(figure.code, day(2026, 4, 1), figure, doc));
  };
  const auto of = [](results::Figure figure, std::string place, std::string component = {}) {
    figure.place = std::move(place);
    figure.component = std::move(component);
    return figure;
  };
  publish_in(amount("A", results::Basis::disbursed, 900, 50), "QD-1");
  publish_in(amount("B", results::Basis::disbursed, 960, 50), "QD-2");   // 60 apart, 100 explained
  publish_in(amount("C", results::Basis::disbursed, 1'200, 5), "QD-2");  // 300 from A, 55 explained
  publish_in(of(amount("D", results::Basis::disbursed, 800, 5), "11"), "QD-1");
  publish_in(of(amount("E", results::Basis::disbursed, 950, 5), "11", "CT-1"), "QD-1");  // more than the province's 800
  publish_in(amount("P", results::Basis::planned, 5'000, 0), "QD-1");                    // another basis
  const auto page = reports::figures(book, {});
  const auto& pairs = table_of(page, "overlapping");
  CHECK(told(pairs, "B", {"other", "relation", "gap", "tolerance", "verdict"}) ==
        "A | cùng phạm vi | -60 | 100 | khớp trong phạm vi làm tròn");
  CHECK(told(pairs, "C", {"other", "relation", "gap", "tolerance", "verdict"}) ==
        "A | cùng phạm vi | -300 | 55 | khác định nghĩa");
  // Of one document: 950 of a component in the province cannot be more than the 800 of the province; of the country's
  // 900 it is 50 more, and 55 are explained by rounding.
  CHECK(told(pairs, "E", {"other", "relation", "gap", "verdict"}) ==
        "D | là một phần của | -150 | không thể khớp / A | là một phần của | -50 | khớp trong phạm vi làm tròn / "
        "B | là một phần của | 10 | khớp trong phạm vi làm tròn");
  CHECK(told(pairs, "D", {"other"}).empty());
  CHECK(told(pairs, "P", {"other"}).empty());
  // D within A, B and C, and E within C, are a part and less.
  CHECK(pairs.notes.front().in(words::Lang::vi).find("4 cặp") != std::string::npos);
  reports::Question by;
  by.by = {reports::Axis::province};
  const auto laid = reports::figures(book, by);
  CHECK(told(table_of(laid, "along"), "11", {"exact", "within-rounding", "other-definition", "impossible"}) ==
        "0 | 2 | 0 | 1");
}

TEST_CASE("a slice of a whole by something that no scope names is compared with no other whole") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  publish(book, amount("TONG", results::Basis::planned, 900, 0));
  auto slice = amount("DAU-TU", results::Basis::planned, 500, 0);
  slice.part_of = "TONG";
  publish(book, slice);
  auto other = amount("KHAC", results::Basis::planned, 900, 0);
  post(book, draft("KHAC", day(2026, 4, 1), other, "QD-2"));
  const auto page = reports::figures(book, {});
  const auto& pairs = table_of(page, "overlapping");
  REQUIRE(pairs.rows.size() == 1);
  CHECK(told(pairs, "KHAC", {"other", "verdict"}) == "TONG | khớp đúng");
}

}  // namespace
}  // namespace tungdong::test
