#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/sql/sqlite/dialect.hpp"
#include "tests/units/sql/scratch.hpp"

using namespace std::string_view_literals;
using scratch::cause_of;
using tungdong::sql::Cause;
using tungdong::sql::Statement;

namespace {

class Table {
 public:
  Table() : connection(scratch::create(folder / "so.db")) {
    connection->execute("CREATE TABLE t (id INTEGER PRIMARY KEY, i INTEGER, s TEXT, b BLOB) STRICT");
  }
  scratch::Folder folder;
  std::unique_ptr<tungdong::sql::Connection> connection;
};

}  // namespace

TEST_CASE("integers of 64 bits come back as they were bound") {
  const Table table;
  auto& insert = table.connection->cached("INSERT INTO t (id, i) VALUES ($1, $2)");
  const std::array<std::int64_t, 6> values{
      0, 1, -1, 9007199254740991, std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()};
  int id = 0;
  for (const std::int64_t value : values) insert.run(++id, value);
  std::vector<std::int64_t> read;
  table.connection->cached("SELECT i FROM t ORDER BY id").for_each([&](const Statement& row) {
    read.push_back(row.int64(0));
  });
  CHECK(read == std::vector<std::int64_t>(values.begin(), values.end()));
}

TEST_CASE("text comes back byte for byte") {
  const Table table;
  auto& insert = table.connection->cached("INSERT INTO t (id, s) VALUES ($1, $2)");
  const std::string_view whole = "Quyết định số 1719/QĐ-TTg và phần sau";
  const std::array<std::string_view, 6> values{"", std::string_view{}, "Từng Đồng", "a\0b"sv, whole.substr(0, 12), "'"};
  int id = 0;
  for (const std::string_view value : values) {
    insert.run(++id, value);
    CHECK(table.connection->cached("SELECT s FROM t WHERE id = $1")
              .one(
                  [&](const Statement& row) {
                    CHECK_FALSE(row.is_null(0));
                    CHECK(row.text(0) == value);
                  },
                  id));
  }
}

TEST_CASE("bytes come back as they were bound, and empty bytes are not NULL") {
  const Table table;
  std::array<std::uint8_t, 32> digest{};
  for (std::size_t i = 0; i < digest.size(); ++i) digest[i] = static_cast<std::uint8_t>(i * 9);
  const std::vector<std::uint8_t> none;
  auto& insert = table.connection->cached("INSERT INTO t (id, b) VALUES ($1, $2)");
  insert.run(1, digest);
  insert.run(2, none);
  insert.run(3, std::span<const std::uint8_t>(digest).first(5));
  std::vector<std::vector<std::uint8_t>> read;
  table.connection->cached("SELECT b FROM t ORDER BY id").for_each([&](const Statement& row) {
    read.emplace_back(row.blob(0).begin(), row.blob(0).end());
  });
  CHECK(read == std::vector<std::vector<std::uint8_t>>{{digest.begin(), digest.end()}, {}, {0, 9, 18, 27, 36}});
  CHECK(table.connection->cached("SELECT count(*) FROM t WHERE b IS NULL").one_int64() == 0);
}

TEST_CASE("absent values are NULL") {
  const Table table;
  auto& insert = table.connection->cached("INSERT INTO t (id, i, s, b) VALUES ($1, $2, $3, $4)");
  insert.run(1, nullptr, std::nullopt, std::optional<std::span<const std::uint8_t>>{});
  insert.run(2, std::optional<int>{7}, std::optional<std::string>{"x"}, std::optional<std::int64_t>{});
  auto& select = table.connection->cached("SELECT i, s, b FROM t WHERE id = $1");
  CHECK(select.one(
      [](const Statement& row) {
        CHECK(row.column_count() == 3);
        for (int column = 0; column < 3; ++column) CHECK(row.is_null(column));
      },
      1));
  CHECK(select.one(
      [](const Statement& row) {
        CHECK(row.int64(0) == 7);
        CHECK(row.text(1) == "x");
        CHECK(row.is_null(2));
      },
      2));
  CHECK(cause_of([&] { select.one([](const Statement& row) { row.int64(0); }, 1); }) == Cause::other);
}

TEST_CASE("a column is read only as the type that it holds") {
  const Table table;
  table.connection->execute("INSERT INTO t VALUES (1, 12, '12', x'12')");
  auto& select = table.connection->cached("SELECT i, s, b, 1.5 FROM t");
  for (int column = 0; column < 6; ++column) {
    CAPTURE(column);
    const auto reading = [&](auto read) { return [&select, read] { select.one(read); }; };
    const auto int64 = reading([column](const Statement& row) { row.int64(column); });
    const auto text = reading([column](const Statement& row) { row.text(column); });
    const auto blob = reading([column](const Statement& row) { row.blob(column); });
    if (column != 0) CHECK(cause_of(int64) == Cause::other);
    if (column != 1) CHECK(cause_of(text) == Cause::other);
    if (column != 2) CHECK(cause_of(blob) == Cause::other);
  }
  CHECK(cause_of([&] { select.int64(0); }) == Cause::other);  // no row stands
  CHECK(cause_of([&] { select.is_null(0); }) == Cause::other);
}

TEST_CASE("one_int64 tells a value from none") {
  const Table table;
  auto& connection = *table.connection;
  CHECK(connection.cached("SELECT i FROM t").one_int64() == std::nullopt);
  CHECK(connection.cached("SELECT sum(i) FROM t").one_int64() == std::nullopt);
  connection.execute("INSERT INTO t (i) VALUES (3), (4)");
  CHECK(connection.cached("SELECT sum(i) FROM t").one_int64() == 7);
  CHECK(connection.cached("SELECT i FROM t WHERE i > $1 ORDER BY i").one_int64(3) == 4);
}

TEST_CASE("a statement is stepped and bound by hand") {
  const Table table;
  auto insert = table.connection->prepare("INSERT INTO t (i, s) VALUES ($1, $2)");
  CHECK(insert->parameter_count() == 2);
  for (const std::int64_t value : {5, 6}) {
    insert->bind(1, value);
    insert->bind(2, "chữ");
    CHECK_FALSE(insert->step());
  }
  auto select = table.connection->prepare("SELECT i FROM t WHERE s = $1 ORDER BY i");
  select->bind(1, "chữ"sv);
  REQUIRE(select->step());
  CHECK(select->int64(0) == 5);
  CHECK(cause_of([&] { select->bind(1, 8); }) == Cause::other);  // while a row stands
  select->reset();
  REQUIRE(select->step());
  REQUIRE(select->step());
  CHECK(select->int64(0) == 6);
  CHECK_FALSE(select->step());
  select->bind_null(1);
  CHECK_FALSE(select->step());
  CHECK(cause_of([&] { select->bind(2, 8); }) == Cause::other);  // there is no second parameter
}

TEST_CASE("a statement is prepared once for each text") {
  const Table table;
  const std::string text = "SELECT count(*) FROM t";
  auto& first = table.connection->cached(text);
  auto& second = table.connection->cached(std::string(text));
  auto& other = table.connection->cached("SELECT 1");
  CHECK(&first == &second);
  CHECK(&first != &other);
  CHECK(first.one_int64() == 0);
  table.connection->execute("ALTER TABLE t ADD COLUMN more TEXT");  // the engine prepares it anew by itself
  table.connection->execute("INSERT INTO t (id) VALUES (1)");
  CHECK(first.one_int64() == 1);
}

TEST_CASE("a wrong use of a statement is refused, and it can be used again") {
  const Table table;
  auto& connection = *table.connection;
  connection.execute("INSERT INTO t (i) VALUES (1), (2)");
  auto& select = connection.cached("SELECT i FROM t WHERE i >= $1");

  CHECK(cause_of([&] { select.run(); }) == Cause::other);
  CHECK(cause_of([&] { select.run(1, 2); }) == Cause::other);
  CHECK(cause_of([&] { select.for_each([&](const Statement&) { select.one_int64(1); }, 1); }) == Cause::other);
  CHECK_THROWS_AS(select.for_each([](const Statement&) { throw std::string("mine"); }, 1), std::string);
  CHECK(select.one_int64(2) == 2);

  CHECK(cause_of([&] { connection.prepare("SELEC 1"); }) == Cause::other);
  CHECK(cause_of([&] { connection.prepare("SELECT no_such_column FROM t"); }) == Cause::other);
  CHECK(cause_of([&] { connection.prepare("SELECT \"no_such_column\" FROM t"); }) == Cause::other);
  CHECK(cause_of([&] { connection.prepare(""); }) == Cause::other);
  CHECK(cause_of([&] { connection.prepare("SELECT 1; SELECT 2"); }) == Cause::other);
  CHECK_NOTHROW(connection.prepare("SELECT 1 ;\n"));
  CHECK(cause_of([&] { connection.execute("SELEC 1"); }) == Cause::other);
}

TEST_CASE("parameters are numbered alike in both engines") {
  const Table table;
  auto& connection = *table.connection;
  CHECK(connection.cached("SELECT 10 * $1 + $2 - $1").one_int64(3, 4) == 31);
  CHECK(cause_of([&] { connection.prepare("SELECT i FROM t WHERE id = $2 AND i = $1"); }) == Cause::other);
  CHECK(cause_of([&] { connection.prepare("SELECT $1 + $3"); }) == Cause::other);
}

TEST_CASE("a row that breaks a constraint is refused with its code, and the statement goes on") {
  const Table table;
  table.connection->execute(
      "CREATE TABLE part (t INTEGER NOT NULL REFERENCES t (id), n INTEGER CHECK (n >= 0)) STRICT");
  auto& insert = table.connection->cached("INSERT INTO t (id, s) VALUES ($1, $2)");
  auto& part = table.connection->cached("INSERT INTO part (t, n) VALUES ($1, $2)");
  insert.run(1, "a");
  const auto failure = scratch::failure_of([&] { insert.run(1, "secret"); });
  CHECK(failure.cause() == Cause::constraint);
  CHECK(failure.code() == 1555);  // SQLITE_CONSTRAINT_PRIMARYKEY
  CHECK(failure.what() == "cannot execute \"INSERT INTO t (id, s) VALUES ($1, $2)\": UNIQUE constraint failed: t.id"sv);
  CHECK(cause_of([&] { part.run(1, -1); }) == Cause::constraint);
  CHECK(cause_of([&] { part.run(nullptr, 1); }) == Cause::constraint);
  CHECK(cause_of([&] { part.run(99, 1); }) == Cause::constraint);   // no such row in t
  CHECK(cause_of([&] { part.run(1, "x"); }) == Cause::constraint);  // STRICT
  insert.run(2, "b");
  part.run(2, 0);
  CHECK(table.connection->cached("SELECT count(*) FROM t").one_int64() == 2);
  CHECK(table.connection->cached("SELECT count(*) FROM part").one_int64() == 1);
}
