#include "ledger/sql/sqlite/backup.hpp"

#include <csignal>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

#include "tests/units/sql/scratch.hpp"

using scratch::cause_of;
using scratch::count_of;
using scratch::Folder;
using tungdong::sql::Cause;
using tungdong::sql::Transaction;
using tungdong::sql::sqlite::backup;
using Files = std::set<std::string>;

TEST_CASE("a backup holds what was committed, and opens as a book of its own") {
  const Folder folder;
  scratch::make_numbers(folder / "so.db", 5000);
  {
    const auto writer = scratch::write(folder / "so.db");
    writer->execute("INSERT INTO number VALUES (5001)");  // still in the log
    const auto other = scratch::write(folder / "so.db");
    Transaction unfinished(*other, Transaction::Kind::write);
    other->execute("INSERT INTO number VALUES (5002)");
    backup(*writer, folder / "first.db");
    backup(*scratch::read(folder / "so.db"), folder / "second.db");
    unfinished.commit();
  }
  CHECK(folder.files() == Files{"so.db", "first.db", "second.db"});
  CHECK(count_of(*scratch::read(folder / "first.db")) == 5001);
  CHECK(count_of(*scratch::read(folder / "so.db")) == 5002);
  const auto restored = scratch::write(folder / "second.db");
  restored->execute("INSERT INTO number VALUES (6000)");
  CHECK(count_of(*restored) == 5002);
  std::string verdict;
  restored->prepare("PRAGMA integrity_check")->one([&](const auto& row) { verdict = row.text(0); });
  CHECK(verdict == "ok");
}

TEST_CASE("a backup within a read transaction is of the state that it sees") {
  const Folder folder;
  scratch::make_numbers(folder / "so.db", 3);
  const auto writer = scratch::write(folder / "so.db");
  const auto reader = scratch::read(folder / "so.db");
  const Transaction reading(*reader, Transaction::Kind::read);
  CHECK(count_of(*reader) == 3);
  writer->execute("INSERT INTO number VALUES (4)");
  backup(*reader, folder / "copy.db");
  CHECK(count_of(*scratch::read(folder / "copy.db")) == 3);
}

TEST_CASE("a backup replaces nothing and leaves no unfinished file") {
  const Folder folder;
  scratch::make_numbers(folder / "so.db", 3);
  scratch::write_file(folder / "old.db", "old");
  const auto writer = scratch::write(folder / "so.db");
  CHECK(cause_of([&] { backup(*writer, folder / "old.db"); }) == Cause::exists);
  CHECK(cause_of([&] { backup(*writer, folder / "so.db"); }) == Cause::exists);
  CHECK(cause_of([&] { backup(*writer, folder / "none/copy.db"); }) == Cause::missing);
  {
    const Transaction writing(*writer, Transaction::Kind::write);
    writer->execute("INSERT INTO number VALUES (4)");
    CHECK(cause_of([&] { backup(*writer, folder / "copy.db"); }) == Cause::other);
  }
  CHECK(scratch::contents(folder / "old.db") == "old");
  CHECK(folder.files() == Files{"old.db", "so.db", "so.db-wal", "so.db-shm"});
}

TEST_CASE("a backup that cannot be written to its end leaves nothing") {
  const Folder folder;
  scratch::make_numbers(folder / "so.db", 5000);
  const auto writer = scratch::write(folder / "so.db");
  rlimit limit{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &limit) == 0);
  const rlimit narrow{.rlim_cur = 20'000, .rlim_max = limit.rlim_max};
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &narrow) == 0);
  const Cause cause = cause_of([&] { backup(*writer, folder / "copy.db"); });
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
  std::signal(SIGXFSZ, handler);
  CHECK(cause == Cause::io);
  CHECK_FALSE(scratch::fs::exists(folder / "copy.db"));
  CHECK(folder.files() == Files{"so.db", "so.db-wal", "so.db-shm"});
  backup(*writer, folder / "copy.db");
  CHECK(count_of(*scratch::read(folder / "copy.db")) == 5000);
}

TEST_CASE("what an unfinished backup left is put aside, not followed") {
  const Folder folder;
  scratch::make_numbers(folder / "so.db", 3);
  scratch::write_file(folder / "precious", "mine");
  scratch::fs::create_symlink(folder / "precious", folder / ("copy.db.part-" + std::to_string(::getpid())));
  backup(*scratch::write(folder / "so.db"), folder / "copy.db");
  CHECK(count_of(*scratch::read(folder / "copy.db")) == 3);
  CHECK(scratch::contents(folder / "precious") == "mine");
  CHECK(folder.files() == Files{"so.db", "copy.db", "precious"});
}
