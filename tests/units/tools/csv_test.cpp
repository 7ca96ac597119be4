// Reading CSV that people hand us.
#include "tools/sheet/csv.hpp"

#include <fstream>

#include <catch2/catch.hpp>

#include "tests/support/small_book.hpp"
#include "tools/sheet/csv_ahead.hpp"

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

TEST_CASE("rows that are taken one by one, from a file in pieces, are those that would have been kept") {
  std::string text =
      "\xEF\xBB\xBF"
      "a;b\r\n";
  for (int i = 0; i < 120'000; ++i)
    text += i % 1'000 == 7 ? fmt::format("\"{}\n\"\"x\"\"\";tiền của xã {}\r\n", i, i)
                           : fmt::format("{};{}\n", i, i % 5'000 == 0 ? "thừa;" : "tệp dài");
  text += "cuối;không xuống dòng";
  const std::string ending = GENERATE(std::string(), std::string("\n\"mở;mà không đóng\nx;y\n"));
  const test::Folder folder;
  const auto path = folder / "pieces.csv";
  std::ofstream(path, std::ios::binary) << text << ending;
  const Sheet kept = read_csv(path);
  std::vector<Row> rows;
  CsvForm form;
  form.take = [&](Row row) {
    rows.push_back(std::move(row));
    return true;
  };
  const Sheet given = read_csv(path, form);
  CHECK(given.header == kept.header);
  CHECK(given.untrusted == !ending.empty());
  CHECK(given.rows.empty());
  REQUIRE(given.complaints.size() == kept.complaints.size());
  for (std::size_t i = 0; i < kept.complaints.size(); ++i) {
    CHECK(given.complaints[i].row == kept.complaints[i].row);
    CHECK(given.complaints[i].refusal.code == kept.complaints[i].refusal.code);
  }
  CHECK(given.broken.size() == kept.broken.size());
  if (ending.empty()) {
    REQUIRE(rows.size() == kept.rows.size());
    CHECK(std::ranges::equal(rows, kept.rows, [](const Row& one, const Row& other) {
      return one.number == other.number && one.cells == other.cells;
    }));
  }
  // On another thread the same rows come; whoever has enough of them stops it, and so does what goes wrong.
  std::vector<Row> ahead;
  form.take = [&](Row row) {
    ahead.push_back(std::move(row));
    return true;
  };
  CHECK(read_csv_ahead(path, form).complaints.size() == kept.complaints.size());
  CHECK(std::ranges::equal(ahead, rows, {}, &Row::cells, &Row::cells));
  std::size_t taken = 0;
  form.take = [&](const Row&) { return ++taken < 3'000; };
  CHECK(read_csv_ahead(path, form).header == kept.header);
  CHECK(taken == 3'000);
  form.take = [&](const Row&) -> bool { throw std::runtime_error("the spool is full"); };
  CHECK_THROWS_AS(read_csv_ahead(path, form), std::runtime_error);
  // One row is enough for who wants the header alone.
  CHECK(read_csv_header(path, {}) == kept.header);
}

TEST_CASE("what an old font typed is seen in a file in pieces too, and none of its rows counts") {
  std::string text = "a,b\n";
  for (int i = 0; i < 50'000; ++i) text += "1,\u00a7i\u00d6n Bi\u00aan\n";
  const test::Folder folder;
  const auto path = folder / "legacy.csv";
  std::ofstream(path, std::ios::binary) << text;
  CsvForm form;
  form.take = [](const Row&) { return true; };
  const Sheet given = read_csv(path, form);
  CHECK(given.untrusted);
  REQUIRE(given.complaints.size() == 1);
  CHECK(given.complaints.front().refusal.code == "text-tcvn3");
}

}  // namespace
}  // namespace tungdong::tools
