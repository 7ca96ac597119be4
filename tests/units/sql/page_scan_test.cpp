// Rows found in the bytes of a file, whether or not SQLite still finds them.
#include "ledger/sql/sqlite/page_scan.hpp"

#include <map>

#include "tests/units/sql/scratch.hpp"

namespace {

using namespace tungdong;
using enum sql::sqlite::StoredValue::Kind;

const std::vector<sql::sqlite::RowShape> shapes{
    {.numbered = true, .columns = {null, text}, .most_bytes = 65'551, .text_begins = "{"},
    {.numbered = false, .columns = {integer, blob}, .most_bytes = 70'000, .text_begins = {}},
};

struct Found {
  std::map<std::int64_t, std::set<std::string>> texts;
  std::map<std::int64_t, std::set<std::string>> blobs;
};

Found found_in(const std::filesystem::path& path) {
  Found found;
  const auto scan = sql::sqlite::scan_pages(path, shapes, [&](std::size_t shape, std::int64_t number, const auto row) {
    if (shape == 0)
      found.texts[number].emplace(row[1].bytes);
    else
      found.blobs[row[0].integer].emplace(row[1].bytes);
  });
  CHECK_FALSE(scan.gave_up);
  return found;
}

std::string text_of(std::int64_t number) {
  return "{" +
         std::string(static_cast<std::size_t>(number * number * 7 % 40'000), static_cast<char>('a' + number % 26));
}

TEST_CASE("every row is found in its pages, long ones through their chains, also those only in the write-ahead log") {
  scratch::Folder folder;
  const auto path = folder / "a.db";
  const auto connection = sql::sqlite::open(path, sql::sqlite::Access::create, scratch::identity);
  connection->execute("CREATE TABLE a (n INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT");
  connection->execute("CREATE TABLE b (n INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (n)) STRICT, WITHOUT ROWID");
  for (std::int64_t number = 1; number <= 200; ++number) {
    if (number == 100) connection->checkpoint(sql::Checkpoint::truncate);
    connection->prepare("INSERT INTO a VALUES ($1, $2)")->run(number, text_of(number));
    const std::string bytes = text_of(number);
    connection->prepare("INSERT INTO b VALUES ($1, $2)")
        ->run(-number * 1'000'000, std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
  }
  const auto check = [&] {
    const Found found = found_in(path);
    for (std::int64_t number = 1; number <= 200; ++number) {
      INFO(number);
      CHECK(found.texts.at(number).contains(text_of(number)));
      CHECK(found.blobs.at(-number * 1'000'000).contains(text_of(number)));
    }
  };
  check();
  connection->checkpoint(sql::Checkpoint::truncate);
  check();
}

TEST_CASE("a file of false cells with chains in a circle is given up, not followed for ever") {
  scratch::Folder folder;
  // A cell of 60,000 bytes at each place where one fits, whose rest is in page 1, which leads to itself.
  std::string page(4'096, '\0');
  page[3] = 1;
  const std::string head("\x83\xd4\x60\x01\x04\x00\x83\xa9\x45{", 10);
  for (std::size_t at = 8; at + 4'096 - 35 < page.size() + 4'096; at += 16)
    if (at + head.size() < page.size()) page.replace(at, head.size(), head);
  std::string file;
  for (int i = 0; i < 600; ++i) file += page;
  std::ofstream(folder / "b.db", std::ios::binary) << file;
  sql::sqlite::scan_pages(folder / "b.db", shapes, [](std::size_t, std::int64_t, const auto&) {});
  SUCCEED("it came to an end");
}

TEST_CASE("a file that is not there is said to be missing") {
  scratch::Folder folder;
  try {
    sql::sqlite::scan_pages(folder / "khong-co.db", shapes, [](std::size_t, std::int64_t, const auto&) {});
    FAIL("scanned");
  } catch (const sql::Failure& failure) {
    CHECK(failure.cause() == sql::Cause::missing);
  }
}

}  // namespace
