#include <stdexcept>
#include <string>

#include "tests/units/sql/scratch.hpp"

using scratch::cause_of;
using scratch::count_of;
using tungdong::sql::Cause;
using tungdong::sql::Checkpoint;
using tungdong::sql::Connection;
using tungdong::sql::Transaction;

namespace {

void add(Connection& connection, int n) {
  connection.cached("INSERT INTO number (n) VALUES ($1)").run(n);
}

}  // namespace

TEST_CASE("a transaction that is not committed leaves nothing") {
  const scratch::Folder folder;
  scratch::make_numbers(folder / "so.db", 1);
  const auto connection = scratch::write(folder / "so.db");
  {
    Transaction transaction(*connection, Transaction::Kind::write);
    add(*connection, 2);
    CHECK(connection->in_transaction());
    CHECK(count_of(*connection) == 2);
  }
  CHECK_FALSE(connection->in_transaction());
  CHECK(count_of(*connection) == 1);

  CHECK_THROWS_AS(
      [&] {
        Transaction transaction(*connection, Transaction::Kind::write);
        add(*connection, 2);
        throw std::runtime_error("midway");
      }(),
      std::runtime_error);
  CHECK(count_of(*connection) == 1);

  {
    Transaction transaction(*connection, Transaction::Kind::write);
    add(*connection, 2);
    transaction.commit();
    CHECK_FALSE(connection->in_transaction());
  }
  CHECK(count_of(*connection) == 2);

  connection->begin_write();
  add(*connection, 3);
  connection->rollback();
  CHECK_NOTHROW(connection->rollback());
  CHECK(count_of(*connection) == 2);
}

TEST_CASE("transactions do not nest, and only an open one is committed") {
  const scratch::Folder folder;
  scratch::make_numbers(folder / "so.db", 1);
  const auto connection = scratch::write(folder / "so.db");
  CHECK(cause_of([&] { connection->commit(); }) == Cause::other);
  Transaction transaction(*connection, Transaction::Kind::write);
  CHECK(cause_of([&] { connection->begin_write(); }) == Cause::other);
  CHECK(cause_of([&] { connection->begin_read(); }) == Cause::other);
  CHECK(cause_of([&] { connection->checkpoint(Checkpoint::passive); }) == Cause::other);
  add(*connection, 2);
  transaction.commit();
  CHECK(count_of(*connection) == 2);
}

TEST_CASE("a second writer waits, then gives up and says so") {
  const scratch::Folder folder;
  scratch::make_numbers(folder / "so.db", 1);
  const auto first = scratch::write(folder / "so.db");
  const auto second = scratch::write(folder / "so.db", 30);
  {
    Transaction writing(*first, Transaction::Kind::write);
    add(*first, 2);
    const auto failure = scratch::failure_of([&] { Transaction(*second, Transaction::Kind::write); });
    CHECK(failure.cause() == Cause::busy);
    CHECK(std::string(failure.what()).find("so.db: database is locked") != std::string::npos);
    CHECK(cause_of([&] { add(*second, 3); }) == Cause::busy);
    CHECK(count_of(*second) == 1);  // a reader sees the state before, and does not wait
    writing.commit();
  }
  Transaction writing(*second, Transaction::Kind::write);
  add(*second, 3);
  writing.commit();
  CHECK(count_of(*first) == 3);
}

TEST_CASE("a read transaction keeps seeing one state") {
  const scratch::Folder folder;
  scratch::make_numbers(folder / "so.db", 1);
  const auto writer = scratch::write(folder / "so.db");
  const auto reader = scratch::read(folder / "so.db");
  {
    const Transaction reading(*reader, Transaction::Kind::read);
    CHECK(count_of(*reader) == 1);
    add(*writer, 2);
    CHECK(count_of(*reader) == 1);
  }
  CHECK(count_of(*reader) == 2);
}

TEST_CASE("a checkpoint empties the log, unless a reader is in the way") {
  const scratch::Folder folder;
  scratch::make_numbers(folder / "so.db", 1);
  const auto writer = scratch::write(folder / "so.db", 30);
  const auto reader = scratch::read(folder / "so.db");
  const auto log_size = [&] { return scratch::fs::file_size(folder / "so.db-wal"); };
  add(*writer, 2);
  CHECK(log_size() > 0);
  CHECK(writer->checkpoint(Checkpoint::passive));
  CHECK(writer->checkpoint(Checkpoint::truncate));
  CHECK(log_size() == 0);
  {
    const Transaction reading(*reader, Transaction::Kind::read);
    CHECK(count_of(*reader) == 2);
    add(*writer, 3);
    CHECK_FALSE(writer->checkpoint(Checkpoint::truncate));
    CHECK(log_size() > 0);
    CHECK(count_of(*reader) == 2);
  }
  CHECK(writer->checkpoint(Checkpoint::truncate));
  CHECK(log_size() == 0);
  CHECK(cause_of([&] { reader->checkpoint(Checkpoint::passive); }) == Cause::read_only);
}

TEST_CASE("commits do not checkpoint by themselves") {
  const scratch::Folder folder;
  scratch::make_numbers(folder / "so.db", 1);
  const auto size_before = scratch::fs::file_size(folder / "so.db");
  const auto connection = scratch::write(folder / "so.db");
  connection->execute("CREATE TABLE big (b BLOB)");
  Transaction transaction(*connection, Transaction::Kind::write);
  connection->execute("INSERT INTO big VALUES (zeroblob(10000000))");  // the engine's own limit is 1000 pages of 4 KiB
  transaction.commit();
  CHECK(scratch::fs::file_size(folder / "so.db") == size_before);
  CHECK(connection->checkpoint(Checkpoint::passive));
  CHECK(scratch::fs::file_size(folder / "so.db") > 10'000'000);
}

TEST_CASE("running out of room is told, leaves the last state, and can be recovered from") {
  const scratch::Folder folder;
  scratch::make_numbers(folder / "so.db", 1);
  const auto connection = scratch::write(folder / "so.db");
  connection->execute("CREATE TABLE big (b BLOB); PRAGMA max_page_count = 20");
  const auto fill = [&] {
    Transaction transaction(*connection, Transaction::Kind::write);
    add(*connection, 2);
    connection->cached("INSERT INTO big VALUES (zeroblob($1))").run(1'000'000);
    transaction.commit();
  };
  CHECK(cause_of(fill) == Cause::full);
  CHECK_FALSE(connection->in_transaction());
  CHECK(count_of(*connection) == 1);
  connection->execute("PRAGMA max_page_count = 100000");
  fill();
  CHECK(count_of(*connection) == 2);
}
