#include "reports/units.hpp"

#include <catch2/catch.hpp>

#include "reports/render/render.hpp"

namespace tungdong::test {
namespace {

using namespace tungdong::reports;
using money::Decimal;
using money::Dong;
using money::Unit;
using words::Lang;

Page page_of(const std::vector<std::int64_t>& amounts) {
  Page page;
  page.title = data("Trang");
  page.origin.name = data("Sổ");
  Table table = make_table("money", data("Tiền"),
                           {{"name", data("Tên"), ColumnType::text},
                            {"amount", data("Số tiền"), ColumnType::dong},
                            {"rate", data("Tỷ lệ"), ColumnType::percent},
                            {"each", data("Suất"), ColumnType::ratio}});
  Dong sum;
  for (const std::int64_t amount : amounts) {
    Row row;
    row.cells = {data("Phần"), Dong(amount), Decimal(125, 1), Dong(1'499)};
    table.rows.push_back(row);
    sum += Dong(amount);
  }
  Row total;
  total.cells = {data("Tổng"), sum, Empty{}, Empty{}};
  table.totals.push_back(total);
  page.tables = {table};
  return page;
}

TEST_CASE("an amount is rounded to whole units, half away from zero") {
  struct Case {
    std::int64_t amount;
    Unit unit;
    std::int64_t shown;
  };
  const Case cases[] = {
      {499, Unit::nghin, 0},
      {500, Unit::nghin, 1},
      {-499, Unit::nghin, 0},
      {-500, Unit::nghin, -1},
      {1'499, Unit::nghin, 1},
      {2'500, Unit::nghin, 3},
      {-2'500, Unit::nghin, -3},
      {1'499'999, Unit::trieu, 1},
      {1'500'000, Unit::trieu, 2},
      {4'170'300'000'000, Unit::ty, 4'170},
      {4'170'500'000'000, Unit::ty, 4'171},
      {INT64_MAX, Unit::ty, 9'223'372'037},  // 9.223.372.036,85…
      {INT64_MIN, Unit::ty, -9'223'372'037},
  };
  for (const Case& one : cases) {
    INFO(one.amount);
    const Page page = in_units(page_of({one.amount}), one.unit);
    CHECK(page.tables[0].columns[1].type == ColumnType::number);
    CHECK(page.tables[0].rows[0].cells[1] == Cell(Decimal(one.shown, 0)));
  }
}

TEST_CASE("on a screen an amount keeps three places of a larger unit") {
  struct Case {
    std::int64_t amount;
    Unit unit;
    Decimal shown;
  };
  const Case cases[] = {
      {873'000'000, Unit::ty, Decimal(873, 3)},        {4'170'300'000'000, Unit::ty, Decimal(4'170'300, 3)},
      {1'499'499, Unit::trieu, Decimal(1'499, 3)},     {1'499'500, Unit::trieu, Decimal(1'500, 3)},
      {-1'499'500, Unit::trieu, Decimal(-1'500, 3)},   {1'234, Unit::nghin, Decimal(1'234, 3)},
      {INT64_MAX, Unit::nghin, Decimal(INT64_MAX, 3)},
  };
  for (const Case& one : cases) {
    INFO(one.amount);
    CHECK(in_units(page_of({one.amount}), one.unit, screen_places).tables[0].rows[0].cells[1] == Cell(one.shown));
  }
}

TEST_CASE("a total is the exact total rounded, and the rest stays") {
  // 1.400 + 1.400 = 2.800: the parts are printed as 1 and 1, the total as 3.
  const Page page = in_units(page_of({1'400, 1'400}), Unit::nghin);
  const Table& table = page.tables[0];
  CHECK(table.rows[0].cells[1] == Cell(Decimal(1, 0)));
  CHECK(table.totals[0].cells[1] == Cell(Decimal(3, 0)));
  CHECK(table.rows[0].cells[2] == Cell(Decimal(125, 1)));
  CHECK(table.rows[0].cells[3] == Cell(Dong(1'499)));
  CHECK(table.columns[1].heading.in(Lang::vi) == "Số tiền, 1.000 đồng");
  CHECK(table.columns[1].heading.in(Lang::en) == "Số tiền, thousand đồng");
  REQUIRE(table.notes.size() == 1);
  CHECK(table.notes[0] == term("money_unit.rounded"));
  CHECK(render_csv(page, Lang::vi).find("Số tiền, 1.000 đồng") != std::string::npos);
  CHECK(in_units(page_of({1'400}), Unit::dong).tables[0].rows[0].cells[1] == Cell(Dong(1'400)));
}

TEST_CASE("an official report takes a unit only where an amount has the digits for it") {
  struct Case {
    std::int64_t amount;
    Unit unit;
    std::string_view refusal;  // empty where it is allowed
  };
  const Case cases[] = {
      {1, Unit::dong, ""},
      {99'999'999, Unit::nghin, "coarse-nghin"},
      {100'000'000, Unit::nghin, ""},
      {-100'000'000, Unit::nghin, ""},
      {99'999'999'999, Unit::trieu, "coarse-trieu"},
      {100'000'000'000, Unit::trieu, ""},
      {99'999'999'999'999, Unit::ty, "coarse-ty"},
      {100'000'000'000'000, Unit::ty, ""},
  };
  for (const Case& one : cases) {
    INFO(one.amount);
    const auto page = in_official_units(page_of({one.amount}), one.unit, Lang::vi);
    REQUIRE(page.has_value() == one.refusal.empty());
    if (page) continue;
    REQUIRE(page.error().size() == 1);
    CHECK(page.error()[0].code == one.refusal);
    CHECK(words::say(page.error()[0], Lang::vi).find("“Tiền”") != std::string::npos);
  }
}

}  // namespace
}  // namespace tungdong::test
