#include "reports/render/render.hpp"

#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "ledger/journal/json.hpp"
#include "ledger/journal/text.hpp"
#include "reports/disbursement.hpp"
#include "reports/list.hpp"
#include "reports/outcomes.hpp"
#include "reports/render/wrap.hpp"
#include "reports/status.hpp"
#include "reports/trace.hpp"
#include "tests/units/reports/life.hpp"

namespace tungdong::test {
namespace {

using namespace tungdong::reports;
using words::Lang;

// A page with a cell of each type, an empty one with its reason, a note on a row, a total and a tree.
Page sample_page() {
  Page page;
  page.id = "sample";
  page.title = term("report.status");
  page.origin.book = "so-cai.test/x";
  page.origin.name = data("Sổ thử", "Test book");
  page.origin.label = "sample";
  page.origin.size = 12'345;
  page.origin.as_of = day(2025, 12, 31);
  Table table = make_table("grid", term("standing.by_unit"),
                           {{"unit", term("column.unit"), ColumnType::code},
                            {"name", term("column.name"), ColumnType::text},
                            {"amount", term("column.amount"), ColumnType::dong},
                            {"rate", term("column.rate"), ColumnType::percent},
                            {"count", term("column.count"), ColumnType::number},
                            {"date", term("column.date"), ColumnType::date}});
  Row first;
  first.cells = {Code{"01138"},          data("Xã Chế Là", "Chế Là commune"),
                 Dong(873'000'000),      money::Decimal(10'000, 2),
                 money::Decimal(291, 0), day(2024, 12, 31)};
  first.note = data("Có “ngoặc”, phẩy", "With “quotes”, comma");
  Row second;
  second.cells = {Code{"11"},
                  data("Tỉnh Điện Biên"),
                  Dong(-4'539'000'000'000),
                  Empty{term("disbursement.no_plan")},
                  money::Decimal(349, 1),
                  Empty{}};
  second.depth = 1;
  table.rows = {first, second};
  Row total;
  total.cells = {term("table.total"), Empty{}, Dong(-4'538'127'000'000), Empty{}, Empty{}, Empty{}};
  table.totals = {total};
  table.notes = {term("standing.equal")};
  page.tables = {table};
  return page;
}

TEST_CASE("text in Vietnamese, to the letter") {
  CHECK(render(sample_page(), Format::text, Lang::vi) ==
        "*** DỮ LIỆU MẪU, KHÔNG CÓ THẬT ***\n"
        "Tình hình vốn theo giai đoạn\n"
        "============================\n"
        "Sổ: so-cai.test/x · Sổ thử\n"
        "Nhãn: DỮ LIỆU MẪU, KHÔNG CÓ THẬT\n"
        "Nhật ký: 12.345 bản ghi\n"
        "Gốc cây băm: 0000000000000000000000000000000000000000000000000000000000000000\n"
        "Số liệu: đến hết ngày 31/12/2025\n"
        "\n"
        "Theo đơn vị\n"
        "-----------\n"
        "Đơn vị     Tên                          Số tiền     Tỷ lệ     Số  Ngày\n"
        "                                                     giải  lượng\n"
        "                                                     ngân\n"
        "────────────────────────────────────────────────────────────────────────────\n"
        "01138      Xã Chế Là              873.000.000 ₫  100,00 %    291  31/12/2024\n"
        "    · Có “ngoặc”, phẩy\n"
        "  11       Tỉnh Điện Biên  -4.539.000.000.000 ₫     — (1)   34,9\n"
        "────────────────────────────────────────────────────────────────────────────\n"
        "Tổng cộng                  -4.538.127.000.000 ₫\n"
        "(1) không có kế hoạch để so\n"
        "* Hai tổng khớp nhau đến từng đồng: không đồng nào đứng ngoài bảng này, không đồng nào đứng hai chỗ.\n"
        "\n"
        "*** DỮ LIỆU MẪU, KHÔNG CÓ THẬT ***\n");
}

// A page as it was read and found right.
std::string golden(const std::string& name) {
  std::ifstream file(SOURCE_DIR "/tests/units/reports/golden/" + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("text in English, to the letter, on a narrow page") {
  CHECK(render(sample_page(), Format::text, Lang::en, {.columns = 60}) == golden("narrow.en.txt"));
}

// Where a small book's money stands, without what changes with every record before it.
Page partition_page(book::Book& book) {
  Page page = status(book, {});
  page.tables.resize(1);
  page.origin.size = 0;
  page.origin.root = {};
  return page;
}

// What a terminal shows of a text: the sequences that colour it taken out.
std::string shown(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\x1b') {
      plain += text[i];
      continue;
    }
    i = text.find('m', i);
    REQUIRE(i != std::string::npos);
  }
  return plain;
}

TEST_CASE("colour on a terminal changes no letter and no column of the page") {
  for (const Lang lang : {Lang::vi, Lang::en})
    for (const int columns : {40, 60, 100}) {
      const std::string plain = render_text(sample_page(), lang, {.columns = columns});
      const std::string colourful = render_text(sample_page(), lang, {.columns = columns, .colour = true});
      CHECK(plain.find('\x1b') == std::string::npos);
      CHECK(shown(colourful) == plain);
    }
  const std::string text = render_text(sample_page(), Lang::vi, {.columns = 100, .colour = true});
  // A number below zero is red and has its sign; a title is bold.
  CHECK(text.find("\x1b[31m-4.539.000.000.000 ₫\x1b[0m") != std::string::npos);
  CHECK(text.find("\x1b[1m") != std::string::npos);
}

TEST_CASE("the partition of a small book, in both languages") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  CHECK(render(partition_page(book), Format::text, Lang::vi) == golden("partition.vi.txt"));
  CHECK(render(partition_page(book), Format::text, Lang::en, {.columns = 120}) == golden("partition.en.txt"));
}

TEST_CASE("csv: canonical digits, a mark of byte order, quoted where it must be, the label with every table") {
  CHECK(render(sample_page(), Format::csv, Lang::en) ==
        "\xEF\xBB\xBF"
        "By unit,\"INVENTED SAMPLE, NOT REAL DATA\"\r\n"
        "Unit,Name,Amount,Disbursement rate,Count,Date,Note,Why empty\r\n"
        "01138,Chế Là commune,873000000,100.00,291,2024-12-31,\"With “quotes”, comma\",\r\n"
        "11,Tỉnh Điện Biên,-4539000000000,,34.9,,,Disbursement rate: there is no plan to compare with\r\n"
        "Total,,-4538127000000,,,,,\r\n"
        "\"The two totals agree to the đồng: no đồng stands outside this table, and none stands twice.\"\r\n"
        "\r\n"
        "Where this page comes from\r\n"
        "Book,so-cai.test/x · Test book\r\n"
        "Label,\"INVENTED SAMPLE, NOT REAL DATA\"\r\n"
        "Log,12.345 records\r\n"
        "Root,0000000000000000000000000000000000000000000000000000000000000000\r\n"
        "As of,the end of 2025-12-31\r\n");
}

TEST_CASE("csv does not hand a spreadsheet a formula") {
  Page page = sample_page();
  page.tables.front().rows.front().cells[1] = data("=HYPERLINK(\"http://x\")");
  page.tables.front().rows.front().cells[0] = Code{"+84"};
  const std::string csv = render(page, Format::csv, Lang::vi);
  CHECK(csv.find("\"'=HYPERLINK(\"\"http://x\"\")\"") != std::string::npos);
  CHECK(csv.find("\n'+84,") != std::string::npos);
}

TEST_CASE("json: typed, with provenance, null with its reason, no number that a reader would round") {
  Page page = sample_page();
  page.tables.front().rows.front().cells[2] = Dong(9'007'199'254'740'993);
  const std::string json = render(page, Format::json, Lang::vi);
  journal::JsonParser parser;
  const auto parsed = parser.parse(json);
  REQUIRE(parsed);
  CHECK(parsed->member("report")->text() == "sample");
  CHECK(parsed->member("origin")->member("size")->integer() == 12'345);
  CHECK(parsed->member("origin")->member("as_of")->text() == "2025-12-31");
  CHECK(parsed->member("origin")->member("label_words")->text() == "DỮ LIỆU MẪU, KHÔNG CÓ THẬT");
  std::vector<journal::JsonView> rows;
  for (const journal::JsonView table : parsed->member("tables")->elements()) {
    CHECK(table.member("columns")->size() == 6);
    for (const journal::JsonView row : table.member("rows")->elements()) rows.push_back(row);
  }
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].member("unit")->text() == "01138");
  CHECK(rows[0].member("amount")->text() == "9007199254740993");
  CHECK(rows[0].member("_note")->text() == "Có “ngoặc”, phẩy");
  CHECK(rows[1].member("amount")->integer() == -4'539'000'000'000);
  CHECK(rows[1].member("rate")->kind() == journal::JsonView::Kind::null);
  CHECK(rows[1].member("_why")->member("rate")->text() == "không có kế hoạch để so");
  CHECK(rows[1].member("count")->text() == "34.9");
  CHECK(rows[1].member("_depth")->integer() == 1);
}

TEST_CASE("text that would steer a terminal does not reach it") {
  Page page = sample_page();
  page.tables.front().rows.front().cells[1] = data("a\x1b[2Jb\nc");
  for (const Format format : {Format::text, Format::csv}) {
    const std::string out = render(page, format, Lang::vi);
    CHECK(out.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("wrapping counts the columns that characters take") {
  CHECK(wrapped("một hai ba", 7, true) == std::vector<std::string>{"một hai", "ba"});
  CHECK(wrapped("một hai ba", 6, true) == std::vector<std::string>{"một", "hai ba"});
  CHECK(wrapped("đườngdàinhất", 5, true) == std::vector<std::string>{"đường", "dàinh", "ất"});
  CHECK(wrapped("đườngdàinhất", 5, false) == std::vector<std::string>{"đườngdàinhất"});
  CHECK(wrapped("", 5, true) == std::vector<std::string>{""});
  CHECK(wrapped("国家目标", 4, true) == std::vector<std::string>{"国家", "目标"});
  CHECK(wrapped("国", 1, true) == std::vector<std::string>{"国"});
  CHECK(longest_word("một đường dài") == 5);
  CHECK(padded("đồng", 6, true) == "  đồng");
  CHECK(padded("đồng", 6, false) == "đồng  ");
  CHECK(padded("đồng", 2, false) == "đồng");
}

int widest_line(std::string_view text) {
  int widest = 0;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    widest = std::max(widest, journal::width(line));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return widest;
}

std::vector<Page> all_pages(book::Book& book) {
  std::vector<Page> pages{status(book, {}), disbursement(book, {}), outcomes(book, {}), find(book, "a")};
  for (const std::string_view kind : listable()) pages.push_back(*list(book, kind));
  const auto entry = book.store().connection().cached("SELECT MAX(record) FROM entry").one_int64();
  if (entry) pages.push_back(*trace(book, *entry));
  return pages;
}

TEST_CASE("every report of a book that has lived fits the page it is given, in both languages") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  for (const Page& page : all_pages(book))
    for (const Lang lang : {Lang::vi, Lang::en})
      for (const int columns : {80, 100, 160}) {
        INFO(page.id << " " << (page.tables.empty() ? "" : page.tables.front().id) << " " << columns);
        const std::string text = render(page, Format::text, lang, {.columns = columns});
        CHECK(widest_line(text) <= columns);
        CHECK(text.find("nan") == std::string::npos);
        CHECK((text.find("GIẢ LẬP") != std::string::npos) == (lang == Lang::vi));
      }
}

TEST_CASE("every report of an empty book stands, in every format and language") {
  Folder folder;
  book::Book book = new_book(folder / "so.db");
  for (const Page& page : all_pages(book))
    for (const Format format : {Format::text, Format::csv, Format::json})
      for (const Lang lang : {Lang::vi, Lang::en}) {
        INFO(page.id);
        const std::string out = render(page, format, lang);
        CHECK_FALSE(out.empty());
        if (format == Format::json) {
          journal::JsonParser parser({.largest_bytes = 1U << 24U, .deepest = 16});
          CHECK(parser.parse(out));
        }
      }
  CHECK_FALSE(trace(book, 1));
}

TEST_CASE("every cell is of its column's type, or empty") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  for (const Page& page : all_pages(book))
    for (const Table& table : page.tables)
      for (const Row& row : table.rows) {
        INFO(page.id << " " << table.id);
        REQUIRE(row.cells.size() == table.columns.size());
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
          const Cell& cell = row.cells[i];
          if (std::holds_alternative<Empty>(cell)) continue;
          INFO(table.columns[i].id);
          switch (table.columns[i].type) {
            case ColumnType::text:
              CHECK(std::holds_alternative<Text>(cell));
              break;
            case ColumnType::code:
              CHECK(std::holds_alternative<Code>(cell));
              break;
            case ColumnType::dong:
            case ColumnType::ratio:
              CHECK(std::holds_alternative<Dong>(cell));
              break;
            case ColumnType::number:
            case ColumnType::percent:
              CHECK(std::holds_alternative<money::Decimal>(cell));
              break;
            case ColumnType::date:
              CHECK(std::holds_alternative<Date>(cell));
              break;
          }
        }
      }
}

}  // namespace
}  // namespace tungdong::test
