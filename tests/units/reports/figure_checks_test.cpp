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

TEST_CASE("figures against the entries: 3.150 disbursed of 9.000 in the period 2025 and what it carried") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  publish(book, amount("KH", results::Basis::planned, 9'000, 5));
  publish(book, amount("GN", results::Basis::disbursed, 3'200, 50));
  publish(book, amount("PB", results::Basis::allotted, 7'000, 5));
  auto rate = amount("TL", results::Basis::disbursed, 0, 0);
  rate.amount.reset();
  rate.half_unit.reset();
  rate.value = money::Decimal(355, 1);
  rate.unit = "%";
  rate.period = "2025";
  publish(book, rate);
  const auto page = reports::figures(book, {});
  const auto& entries = table_of(page, "entries");
  CHECK(told(entries, "KH", {"book", "gap", "verdict"}) == "9000 | 0 | khớp đúng");
  CHECK(told(entries, "GN", {"book", "gap", "verdict"}) == "3150 | 50 | khớp trong phạm vi làm tròn");
  CHECK(told(entries, "PB", {"book", "gap", "verdict"}) == "5600 | 1400 | khác định nghĩa");
  // 3.200 / 9.000 = 35,556 %: 35,6 rounded, 35,5 cut off; / 7.000 = 45,714 %.
  CHECK(told(table_of(page, "rates"), "TL", {"base", "actual", "fit"}) ==
        "KH | 35.556 | khớp khi cắt bớt, không làm tròn / PB | 45.714 | không phải mẫu số này");
}

}  // namespace
}  // namespace tungdong::test
