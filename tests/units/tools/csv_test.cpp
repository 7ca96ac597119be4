// Reading CSV that people hand us.
#include "tools/sheet/csv.hpp"

#include <fstream>

#include <catch2/catch.hpp>

#include "tests/support/small_book.hpp"

namespace tungdong::tools {
namespace {

Sheet read(const std::string& bytes) {
  test::Folder folder;
  const auto path = folder / "document.csv";
  std::ofstream(path, std::ios::binary) << bytes;
  return read_csv(path);
}

// header | row,row… of cells joined by '/', or the code of the first complaint with its row and column
std::string shape(const Sheet& sheet) {
  const auto line = [](const std::vector<std::string>& cells) {
    std::string text;
    for (const auto& cell : cells) text += (text.empty() ? "" : "/") + cell;
    return text;
  };
  std::string text = line(sheet.header) + " |";
  for (const Row& row : sheet.rows) text += fmt::format(" {}:{}", row.number, line(row.cells));
  for (const Complaint& complaint : sheet.complaints)
    text += fmt::format(" !{}@{}{}", complaint.refusal.code, complaint.row,
                        complaint.column.empty() ? "" : ":" + complaint.column);
  return text;
}

TEST_CASE("a sheet is read, or said to be broken at a row and a column") {
  struct Case {
    std::string bytes;
    std::string expected;
  };
  const Case cases[] = {
      {"a,b\n1,2\n", "a/b | 2:1/2"},
      {"a;b\r\n1;2\r\n", "a/b | 2:1/2"},
      {"\xEF\xBB\xBF"
       "a,b\n1,2",
       "a/b | 2:1/2"},
      {"\xEF\xBB\xBF\xEF\xBB\xBF"
       "a,b\n1,2",
       "a/b | 2:1/2"},
      {"a,b\n\n1,2\n", "a/b | 3:1/2"},
      {"a,b\n1,\"x,y\"\n", "a/b | 2:1/x,y"},
      {"a;b\n1;1.234,5\n", "a/b | 2:1/1.234,5"},
      {"a,b\n\"dòng\nhai\",2\n3,4\n", "a/b | 2:dòng\nhai/2 3:3/4"},
      {"a,b\n1\n3,4\n", "a/b | 3:3/4 !csv-columns@2"},
      {"a,b\n1,2,3\n", "a/b | !csv-columns@2"},
      {"a,b\n1,\xff\n", "a/b | !csv-utf8@2:b"},
      {"a,b\n1,\"x\n", "a/b | !csv-unclosed-quote@2"},
      {"", " | !csv-no-header@0"},
      {"a,b\n" + std::string(70'000, 'x') + ",2\n", "a/b | !csv-field-too-long@2:a"},
      {"a,b\nTie\xCC\x82\xCC\x81ng,2\n", "a/b | 2:Ti\u1EBFng/2"},  // NFD becomes NFC
  };
  for (const Case& one : cases) {
    INFO(one.bytes.substr(0, 60));
    CHECK(shape(read(one.bytes)) == one.expected);
  }
}

TEST_CASE("a row written is read back") {
  const std::vector<std::string> cells{"một", "hai, ba", "\"bốn\"", "năm\nsáu", ""};
  const Sheet sheet = read("a,b,c,d,e\r\n" + write_csv(cells));
  REQUIRE(sheet.rows.size() == 1);
  CHECK(sheet.rows.front().cells == cells);
}

}  // namespace
}  // namespace tungdong::tools
