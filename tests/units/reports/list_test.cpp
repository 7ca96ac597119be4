#include "reports/list.hpp"

#include <catch2/catch.hpp>

#include "tests/units/reports/life.hpp"

namespace tungdong::test {
namespace {

using reports::Page;
using reports::Question;
using reports::Table;

TEST_CASE("every kind of record can be listed, and the flows of money") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  for (const std::string_view kind : reports::listable()) {
    INFO(kind);
    const auto page = reports::list(book, kind);
    REQUIRE(page);
    REQUIRE(page->tables.size() == 1);
    const Table& table = page->tables.front();
    for (const reports::Row& row : table.rows) REQUIRE(row.cells.size() == table.columns.size());
    if (kind == "flow") {
      CHECK(table.rows.size() == rules::flows().size());
      continue;
    }
    const auto count = book.store().connection().cached("SELECT COUNT(*) FROM " + std::string(kind)).one_int64();
    CHECK(table.rows.size() == static_cast<std::size_t>(*count));
  }
  CHECK(reports::listable().size() == 39);
}

TEST_CASE("a record's fields are its columns: the key first, those that nobody uses left out") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  const auto page = reports::list(book, "contract");
  REQUIRE(page);
  const Table& table = page->tables.front();
  std::string ids;
  for (const reports::Column& column : table.columns) ids += column.id + " ";
  CHECK(ids == "code project contractor value from record record_date doc ");
  CHECK(told(table, "HD", {"project", "contractor", "value", "from", "doc"}) ==
        "DA | Công ty Một | 5000 | 20250115 | QD-1");
  const auto units = reports::list(book, "unit");
  CHECK(told(units->tables.front(), "03203", {"name", "level", "parent"}) == "Xã Na Son | cấp xã | 11");
}

TEST_CASE("filters and moments narrow a list") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  Question below;
  below.unit = "03203";
  CHECK(reports::list(book, "project", below)->tables.front().rows.size() == 1);
  below.unit = "11";
  CHECK(reports::list(book, "project", below)->tables.front().rows.size() == 2);
  below.unit = "22";
  CHECK(reports::list(book, "project", below)->tables.front().rows.empty());
  Question first;
  first.known_at = 2;  // the head of the book and its first document
  CHECK(reports::list(book, "document", first)->tables.front().rows.size() == 1);
  const auto cut = reports::list(book, "rule", {}, 3);
  CHECK(cut->tables.front().rows.size() == 3);
  REQUIRE(cut->tables.front().notes.size() == 1);
}

TEST_CASE("entries: their first kind, lines, sum, and what they reverse") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  const auto page = reports::list(book, "entry");
  REQUIRE(page);
  const Table& table = page->tables.front();
  const auto reversed =
      book.store().connection().cached("SELECT reverses FROM entry WHERE reverses IS NOT NULL").one_int64();
  std::string carry;
  std::string reversal;
  for (const reports::Row& row : table.rows) {
    if (told(table, row, {"kind"}) == "chuyển nguồn, kéo dài") carry = told(table, row, {"lines", "amount", "date"});
    if (told(table, row, {"kind"}) == "bút toán đảo") reversal = told(table, row, {"amount", "reverses", "doc"});
  }
  CHECK(carry == "2 | 2850 | 20260201");
  CHECK(reversal == fmt::format("300 | {} | QD-2", reversed.value_or(0)));
  CHECK(reports::list(book, "entry", {}, 5)->tables.front().notes.size() == 1);
}

TEST_CASE("an unknown kind is refused with those that there are") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  const auto page = reports::list(book, "unknown");
  REQUIRE_FALSE(page);
  CHECK(page.error().front().code == "report-no-kind");
  CHECK(words::say(page.error().front(), words::Lang::vi).find("contract") != std::string::npos);
}

std::string found(book::Book& book, std::string_view text) {
  const Page page = reports::find(book, text);
  std::string codes;
  for (const reports::Row& row : page.tables.front().rows) codes += (codes.empty() ? "" : " ") + told(row.cells[0]);
  return codes;
}

TEST_CASE("find: without accents and case, every word, an exact code first") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  CHECK(found(book, "dien bien") == "11");
  CHECK(found(book, "ĐIỆN  Biên") == "11");
  CHECK(found(book, "bien tinh") == "11");
  CHECK(found(book, "Điện Biên Phủ").empty());
  CHECK(found(book, "mot") == "HD");  // the contractor
  CHECK(found(book, "ho") == "HO guarantee-threshold");
  // 11 is a code, and a part of others.
  CHECK(found(book, "11").starts_with("11 "));
  CHECK(found(book, "").empty());
  CHECK(found(book, "   ").empty());
  CHECK(found(book, "%' OR 1=1 --").empty());
}

TEST_CASE("find: a later version's name is found too, once") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  CHECK(tell(book, draft("v2", day(2025, 7, 1), unit("03203", "Xã Na Son Mới", chart::Level::commune, "11"))) ==
        "taken");
  CHECK(found(book, "na son") == "03203");
  CHECK(found(book, "son moi") == "03203");
  Question before;
  before.as_of = day(2025, 6, 30);
  CHECK(reports::find(book, "son moi", before).tables.front().rows.empty());
}

}  // namespace
}  // namespace tungdong::test
