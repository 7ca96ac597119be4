#include "ledger/sql/insert.hpp"

#include <string>

#include "tests/units/sql/scratch.hpp"

using tungdong::sql::Cause;
using tungdong::sql::Insert;
using tungdong::sql::Transaction;

TEST_CASE("many rows are inserted in one transaction") {
  const scratch::Folder folder;
  const auto connection = scratch::create(folder / "so.db");
  connection->execute("CREATE TABLE lot (id INTEGER PRIMARY KEY, name TEXT, amount INTEGER NOT NULL) STRICT");
  Insert insert(*connection, "lot", {"amount", "id", "name"});
  Transaction transaction(*connection, Transaction::Kind::write);
  for (int id = 1; id <= 1000; ++id) insert.row(id * 1'000'000LL, id, "lô " + std::to_string(id));
  CHECK(scratch::cause_of([&] { insert.row(1, 1, "again"); }) == Cause::constraint);
  CHECK(scratch::cause_of([&] { insert.row(nullptr, 1001, "nothing"); }) == Cause::constraint);
  CHECK(scratch::cause_of([&] { insert.row(1, 1001); }) == Cause::other);
  transaction.commit();
  CHECK(connection->cached("SELECT sum(amount) FROM lot").one_int64() == 500'500'000'000);
  CHECK(connection->cached("SELECT id FROM lot WHERE name = $1").one_int64("lô 7") == 7);
}

TEST_CASE("a table or a column that does not exist is refused at once") {
  const scratch::Folder folder;
  const auto connection = scratch::create(folder / "so.db");
  connection->execute("CREATE TABLE lot (id INTEGER PRIMARY KEY) STRICT");
  CHECK(scratch::cause_of([&] { Insert(*connection, "lots", {"id"}); }) == Cause::other);
  CHECK(scratch::cause_of([&] { Insert(*connection, "lot", {"key"}); }) == Cause::other);
}
