// Workbooks in our own formats, and what a workbook keeps of a number.
#include "tools/sheet/from_grid.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tools/sheet/number_format.hpp"

namespace tungdong::tools {
namespace {

GridCell number(std::string text) {
  return {std::move(text), CellKind::number, true};
}
GridCell text(std::string text) {
  return {std::move(text), CellKind::text, false};
}

TEST_CASE("a number is what its format shows, or where that is rounded what the workbook keeps") {
  struct Case {
    const char* stored;
    const char* code;
    const char* kept;
  };
  const Case cases[] = {
      {"12.345678", "#,##0", "12.345678"},
      {"12", "#,##0", "12"},
      {"12.5", "0.00", "12.50"},  // two places were printed, and they are all there is
      {"34.9", "0.0", "34.9"},
      {"0.61719999999999997", "0.00%", "61.72%"},
      {"0.6172345", "0%", "61.72345%"},
      {"1234567", "#,##0,", "1234567"},  // shown in thousands, kept in ones
      {"0.30000000000000004", "General", "0.3"},
      {"0.30000000000000004", "#,##0", "0.3"},
      {"-1234567", "#,##0", "-1234567"},
  };
  for (const Case& one : cases) {
    INFO(one.stored << " as " << one.code);
    CHECK(kept(one.stored, read_format(one.code)).value_or("none") == one.kept);
  }
}

TEST_CASE("the kind is in the sheet's name, else the file's, else in the columns") {
  struct Case {
    std::string sheet;
    std::string file;
    std::string kind;
  };
  const Case cases[] = {
      {"entry", "a.xlsx", "entry"},    {"unit.2026", "entry.xlsx", "unit"},
      {"Bút toán", "a.xlsx", "entry"}, {"but toan", "a.xlsx", "entry"},
      {"Dự án", "a.xlsx", "project"},  {"Sheet1", "document.2026.xlsx", "document"},
      {"Sheet1", "a.xlsx", ""},
  };
  for (const Case& one : cases) {
    Grid grid;
    grid.sheet = one.sheet;
    grid.file = one.file;
    INFO(one.sheet << " of " << one.file);
    CHECK(kind_of_grid(grid) == one.kind);
  }
  Grid grid;
  grid.rows = {{text("Thanh toán tháng 9")}, {text("date"), text("kind"), text("amount")}};
  CHECK(kind_of_grid(grid) == "entry");
}

TEST_CASE("titles stand above the header, and numbers are read as what they are whatever text is") {
  Grid grid;
  grid.file = "a.xlsx";
  grid.sheet = "observation";
  grid.rows = {{text("Kết quả năm 2025")},
               {},
               {text("date"), text("indicator"), text("value"), text("note")},
               {text("2025-12-31"), text("A"), number("1234.5"), number("1234.5")},
               {},
               {text("2025-12-31"), text("B"), number("61.72%"), text("")},
               {text("2025-12-31"), text("C"), text("1.234,5"), text("")}};
  const Sheet sheet =
      sheet_of_grid(grid, "observation", {.style = money::Style::vietnamese, .unit = money::Unit::dong});
  CHECK(sheet.complaints.empty());
  CHECK(sheet.file == "a.xlsx [observation]");
  REQUIRE(sheet.rows.size() == 3);
  CHECK(sheet.rows[0].number == 4);
  // A note is no number; columns that an observation needs and the sheet does not have hold what `observe` would say.
  CHECK(sheet.header ==
        std::vector<std::string>{"date", "indicator", "value", "note", "version", "bound", "nature", "status"});
  CHECK(sheet.rows[0].cells ==
        std::vector<std::string>{"2025-12-31", "A", "1234,5", "1234.5", "1", "=", "measured", "reported"});
  CHECK(sheet.rows[1].number == 6);
  CHECK(sheet.rows[1].cells[2] == "61,72");
  CHECK(sheet.rows[2].cells[2] == "1.234,5");
}

TEST_CASE("what cannot be taken of a workbook is said, and kept for the rejects") {
  Grid grid;
  grid.sheet = "entry";
  grid.rows = {{text("date"), text("kind"), text("amount")},
               {text("2025-12-31"), text("pay"), {"#REF!", CellKind::fault, false}},
               {text("2025-12-31"), text("pay"), number("1000000000000000")},
               {text("2025-12-31"), text("pay"), number("999999999999999")},
               {text("2025-12-31"), text("pay"), number("1"), text("x")}};
  const Sheet sheet = sheet_of_grid(grid, "entry", {});
  REQUIRE(sheet.complaints.size() == 3);
  CHECK(sheet.complaints[0].refusal.code == "cell-fault");
  CHECK(sheet.complaints[1].refusal.code == "cell-inexact");
  CHECK(sheet.complaints[2].refusal.code == "cell-no-heading");
  CHECK(sheet.complaints[2].column == "D");
  CHECK(sheet.rows.size() == 1);
  REQUIRE(sheet.broken.size() == 3);
  CHECK(sheet.broken[0].cells[2] == "#REF!");
}

}  // namespace
}  // namespace tungdong::tools
