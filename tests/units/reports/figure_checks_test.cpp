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

}  // namespace
}  // namespace tungdong::test
