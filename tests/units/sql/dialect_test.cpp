#include "ledger/sql/sqlite/dialect.hpp"

#include <string>

#include "tests/units/sql/scratch.hpp"

using tungdong::sql::Cause;
using tungdong::sql::Dialect;

TEST_CASE("a table is spelled in the dialect of the engine") {
  const scratch::Folder folder;
  const auto connection = scratch::create(folder / "so.db");
  const Dialect& dialect = connection->dialect();
  CHECK(dialect.spell("CREATE TABLE a (n {row_number}, s {text} NOT NULL, b {blob}) {by_number}") ==
        "CREATE TABLE a (n INTEGER PRIMARY KEY, s TEXT NOT NULL, b BLOB) STRICT");
  CHECK(dialect.spell("CREATE TABLE l (a {integer}, s {integer}, PRIMARY KEY (a, s)) {by_key}") ==
        "CREATE TABLE l (a INTEGER, s INTEGER, PRIMARY KEY (a, s)) STRICT, WITHOUT ROWID");
  CHECK(dialect.spell("").empty());

  connection->execute(dialect.spell("CREATE TABLE l (a {integer}, t {text}, PRIMARY KEY (t, a)) {by_key}"));
  connection->execute("INSERT INTO l VALUES (1, 'đ'), (1, 'd'), (1, 'Z'), (1, 'e')");
  std::string order;
  connection->cached("SELECT t FROM l ORDER BY t").for_each([&](const auto& row) { order += row.text(0); });
  CHECK(order == "Zdeđ");
}

TEST_CASE("a word that the dialect does not have is refused") {
  for (const char* ddl : {"a {float}", "a {text", "a } b", "{}", "{ text}", "{text}}"}) {
    CAPTURE(ddl);
    CHECK(scratch::cause_of([&] { tungdong::sql::sqlite::dialect.spell(ddl); }) == Cause::other);
  }
}
