// Workbooks that people hand us: what was printed is read, and nothing that is broken or hostile does harm.
#include "tools/sheet/xlsx.hpp"

#include <ctime>
#include <fstream>
#include <random>
#include <sstream>
#include <xlsxwriter.h>
#include <zip.h>

#include <catch2/catch.hpp>

#include "tests/support/small_book.hpp"
#include "tools/sheet/number_format.hpp"

namespace tungdong::tools {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

// A workbook as offices write them.
std::string sample(const test::Folder& folder) {
  const std::string path = (folder / "sample.xlsx").string();
  lxw_workbook* book = workbook_new(path.c_str());
  lxw_worksheet* hidden = workbook_add_worksheet(book, "Ẩn");
  worksheet_hide(hidden);
  worksheet_write_string(hidden, 0, 0, "bí mật", nullptr);
  lxw_worksheet* sheet = workbook_add_worksheet(book, "Giải ngân");
  worksheet_activate(sheet);
  const auto format = [&](const char* code) {
    lxw_format* made = workbook_add_format(book);
    format_set_num_format(made, code);
    return made;
  };
  worksheet_merge_range(sheet, 0, 0, 0, 3, "Bảng 1: tình hình giải ngân", nullptr);
  worksheet_write_string(sheet, 1, 0, "Tỉnh <Điện Biên> & “Sơn La”", nullptr);
  worksheet_write_number(sheet, 2, 0, 0.6172, nullptr);
  worksheet_write_number(sheet, 2, 1, 0.6172, format("0.00%"));
  worksheet_write_number(sheet, 2, 2, 1204.216, format("#,##0.00"));
  worksheet_write_number(sheet, 2, 3, -1234567, format("#,##0"));
  worksheet_write_formula_num(sheet, 3, 0, "=1+1", nullptr, 2);
  worksheet_write_boolean(sheet, 3, 1, 1, nullptr);
  lxw_datetime day{.year = 2025, .month = 11, .day = 30, .hour = 0, .min = 0, .sec = 0};
  worksheet_write_datetime(sheet, 3, 2, &day, format("dd/mm/yyyy"));
  worksheet_write_number(sheet, 3, 3, 9'007'199'254'740'991.0, nullptr);
  workbook_close(book);
  return bytes_of(path);
}

std::string text_of(const std::expected<Grid, Complaints>& grid) {
  if (!grid) return "!" + std::string(grid.error().front().refusal.code);
  std::string text;
  for (const auto& row : grid->rows) {
    for (const GridCell& cell : row) text += cell.text + "|";
    text += "\n";
  }
  return text;
}

// An archive of parts, of which none need be true.
std::string archive(const std::vector<std::pair<std::string, std::string>>& parts) {
  test::Folder folder;
  const std::string path = (folder / "made.xlsx").string();
  int fault = 0;
  zip* made = zip_open(path.c_str(), ZIP_CREATE, &fault);
  for (const auto& [name, content] : parts) {
    zip_source_t* source = zip_source_buffer(made, content.data(), content.size(), 0);
    REQUIRE(zip_file_add(made, name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0);
  }
  REQUIRE(zip_close(made) == 0);
  return bytes_of(path);
}

const std::string top =
    R"(<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
const std::string own =
    R"(<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>)"
    R"(<Relationship Id="r2" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>)";
const std::string book =
    R"(<x:workbook xmlns:x="m" xmlns:r="n"><x:sheets><x:sheet name="Một" sheetId="1" r:id="r1"/></x:sheets></x:workbook>)";

std::string workbook(const std::string& sheet, const std::string& strings = "<sst/>") {
  return archive({{"_rels/.rels", top},
                  {"xl/workbook.xml", book},
                  {"xl/_rels/workbook.xml.rels", own},
                  {"xl/sharedStrings.xml", strings},
                  {"xl/worksheets/sheet1.xml", sheet}});
}

TEST_CASE("a workbook is read back as it shows itself") {
  test::Folder folder;
  const std::string bytes = sample(folder);
  const auto grid = read_xlsx(bytes, "sample.xlsx", "");
  REQUIRE(grid);
  CHECK(grid->sheet == "Giải ngân");  // the first that is shown
  CHECK(text_of(grid) ==
        "Bảng 1: tình hình giải ngân|\n"
        "Tỉnh <Điện Biên> & “Sơn La”|\n"
        "0.6172|61.72%|1204.22|-1234567|\n"
        "2|TRUE|2025-11-30|9007199254740990|\n");  // fifteen digits, as a spreadsheet shows them
  CHECK(grid->at(2, 0).bare);
  CHECK_FALSE(grid->at(2, 1).bare);
  REQUIRE(grid->merged.size() == 1);
  CHECK(grid->merged[0].last_column == 3);
  CHECK(text_of(read_xlsx(bytes, "sample.xlsx", "an")) == "bí mật|\n");
  CHECK(text_of(read_xlsx(bytes, "sample.xlsx", "Ba")) == "!xlsx-no-such-sheet");
}

TEST_CASE("numbers are shown as their formats have them") {
  struct Case {
    const char* stored;
    const char* code;
    const char* shown;
  };
  const Case cases[] = {
      {"0.61719999999999997", "General", "0.6172"},
      {"0.61719999999999997", "0.00%", "61.72%"},
      {"0.617260000000000", "0.00%", "61.73%"},
      {"0.9999", "0%", "100%"},
      {"1204.216", "#,##0.00", "1204.22"},
      {"-0.5", "0", "-1"},
      {"0.4", "0", "0"},
      {"1234567", "#,##0,", "1235"},
      {"12.5", "0.###", "12.5"},
      {"1E3", "General", "1000"},
      {"1.5E-3", "General", "0.0015"},
      {"7", R"(#,##0.0 "triệu đồng")", "7.0"},
      {"7", "_(* #,##0.00_);_(* (#,##0.00)", "7.00"},
      {"0", "#,##0", "0"},
      {"1E300", "General", nullptr},
      {"abc", "General", nullptr},
      {"", "0", nullptr},
      {"1.2.3", "0", nullptr},
  };
  for (const Case& one : cases) {
    INFO(one.stored << " in " << one.code);
    const auto text = shown(one.stored, read_format(one.code));
    CHECK(text.value_or("nothing") == std::string(one.shown == nullptr ? "nothing" : one.shown));
  }
  CHECK(shown_day("45991", false) == "2025-11-30");
  CHECK(shown_day("45991.75", false) == "2025-11-30");
  CHECK(shown_day("1", false) == "1900-01-01");
  CHECK(shown_day("61", false) == "1900-03-01");
  CHECK(shown_day("0", true) == "1904-01-01");
  CHECK_FALSE(shown_day("99999999", false));
  CHECK(read_format("dd/mm/yyyy").kind == NumberFormat::Kind::date);
  CHECK(read_format("[Red]0.0").places == 1);
}

TEST_CASE("texts in runs, within the cell, and how they are pronounced") {
  CHECK(text_of(read_xlsx(
            workbook(
                R"(<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>hai</t>)"
                R"(</is></c></row><row><c><v>3</v></c><c t="str"><v>bốn</v></c></row></sheetData></worksheet>)",
                R"(<sst><si><r><t>mộ</t></r><r><t>t</t></r><rPh><t>không</t></rPh></si></sst>)"),
            "a.xlsx", "")) == "một||hai|\n3|bốn|\n");
}

TEST_CASE("what is hostile is refused with its reason") {
  const std::string one = R"(<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>)";
  const auto code = [](const std::string& bytes) { return text_of(read_grid(bytes, "a.xlsx", "")); };
  CHECK(code(workbook(one)) == "1|\n");
  CHECK(code("PK\x03\x04") == "!xlsx-archive-broken");
  CHECK(code("PK not an archive") == "!xlsx-archive-broken");
  CHECK(code(archive({{"word/document.xml", "<w/>"}})) == "!xlsx-part-missing");
  CHECK(code(std::string("\xD0\xCF\x11\xE0") + "old") == "!grid-old-office");
  CHECK(code(std::string("a,b\n1,\0 2\n", 9)) == "!grid-unknown-format");
  CHECK(code(workbook("<worksheet><sheetData>")) == "!xlsx-part-broken");
  CHECK(code(workbook("")) == "!xlsx-part-broken");
  CHECK(code(workbook("<worksheet/>")) == "!csv-empty");
  CHECK(code(workbook(R"(<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>)")) ==
        "!xlsx-doctype");
  CHECK(code(workbook(R"(<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>)")) ==
        "!xlsx-doctype");
  CHECK(code(workbook(R"(<worksheet><row r="1"><c r="A1" t="s"><v>7</v></c></row></worksheet>)")) ==
        "!xlsx-part-broken");
  CHECK(code(workbook(R"(<worksheet><row r="900000"><c r="A900000"><v>1</v></c></row></worksheet>)")) ==
        "!grid-too-many-rows");
  CHECK(code(workbook(R"(<worksheet><row r="1"><c r="XFD1"><v>1</v></c></row></worksheet>)")) ==
        "!csv-too-many-columns");
  CHECK(code(workbook(R"(<worksheet><row r="1"><c r="XFD1"/><c r="A1"><v>1</v></c></row></worksheet>)")) == "1|\n");
  std::string deep = "<worksheet>";
  for (int i = 0; i < 10'000; ++i) deep += "<a>";
  CHECK(code(workbook(deep)) == "!xlsx-part-broken");
  CHECK(code(workbook(R"(<worksheet><row r="1"><c r="A1" t="inlineStr"><is><t>)" + std::string(70'000, 'x') +
                      R"(</t></is></c></row></worksheet>)")) == "!csv-field-too-long");
}

TEST_CASE("what unpacks to more than memory holds is not unpacked") {
  const std::clock_t start = std::clock();
  // A blank part of 300 MB, in 300 kB.
  const std::string bomb = workbook("<worksheet>" + std::string(300U << 20, ' '));
  CHECK(bomb.size() < 1U << 20);
  CHECK(text_of(read_xlsx(bomb, "bomb.xlsx", "")) == "!xlsx-too-many-bytes");
  // One string of 60 kB, in every cell.
  std::string cells = "<worksheet><row r=\"1\">";
  for (int i = 0; i < 5'000; ++i)
    cells += "<c r=\"" + std::string(1, static_cast<char>('A' + i % 26)) + std::to_string(1 + i / 26) +
             "\" t=\"s\"><v>0</v></c>";
  const std::string repeated =
      workbook(cells + "</row></worksheet>", "<sst><si><t>" + std::string(60'000, 'x') + "</t></si></sst>");
  CHECK(text_of(read_xlsx(repeated, "bomb.xlsx", "")) == "!grid-too-many-cells");
  CHECK((std::clock() - start) / CLOCKS_PER_SEC < 60);
}

TEST_CASE("a workbook cut off at any byte is refused") {
  const std::string bytes =
      workbook(R"(<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>)");
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const auto grid = read_xlsx(std::string_view(bytes).substr(0, length), "cut.xlsx", "");
    INFO(length);
    CHECK_FALSE(grid);
  }
}

TEST_CASE("a workbook with any bytes changed is read or refused") {
  test::Folder folder;
  const std::string bytes = sample(folder);
  const std::string xml =
      R"(<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c></row></sheetData>)"
      R"(<mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>)";
  const std::clock_t start = std::clock();
  std::mt19937_64 random(1);
  std::size_t read = 0;
  for (int i = 0; i < 20'000; ++i) {
    // Of two kinds: bytes of the archive, and bytes of what is packed in it.
    if (i % 10 != 0) {
      std::string changed = bytes;
      for (std::uint64_t n = random() % 4 + 1; n > 0; --n)
        changed[random() % changed.size()] = static_cast<char>(random() % 256);
      read += read_xlsx(changed, "changed.xlsx", "").has_value() ? 1U : 0U;
    } else {
      std::string changed = xml;
      for (std::uint64_t n = random() % 4 + 1; n > 0; --n)
        changed[random() % changed.size()] = static_cast<char>(random() % 128);
      read += read_xlsx(workbook(changed, "<sst><si><t>a</t></si></sst>"), "changed.xlsx", "").has_value() ? 1U : 0U;
    }
  }
  CHECK(read < 20'000);
  CHECK((std::clock() - start) / CLOCKS_PER_SEC < 120);
}

}  // namespace
}  // namespace tungdong::tools
