#include <atomic>
#include <exception>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "tests/units/sql/scratch.hpp"

using scratch::count_of;
using tungdong::sql::Checkpoint;
using tungdong::sql::Transaction;

namespace {

constexpr int appends_each = 60;

// As a book appends: take the lock, read the head, write behind it. If the lock let two in, both would take the same
// number, and the primary key would refuse the second.
void append_numbers(const scratch::fs::path& path) {
  const auto connection = scratch::write(path, 60'000);
  for (int i = 0; i < appends_each; ++i) {
    Transaction transaction(*connection, Transaction::Kind::write);
    const auto head = connection->cached("SELECT max(n) FROM number").one_int64().value_or(0);
    connection->cached("INSERT INTO number (n) VALUES ($1)").run(head + 1);
    transaction.commit();
    if (i % 16 == 0) connection->checkpoint(Checkpoint::passive);
  }
}

// Two that close at one moment may each take the other for one that stays: the one file is complete nevertheless, with
// an empty log beside it, and the next one tidies up.
void check_whole(const scratch::Folder& folder, int appenders) {
  if (folder.files().size() > 1) {
    CHECK(scratch::fs::file_size(folder / "so.db-wal") == 0);
    scratch::write(folder / "so.db", 60'000);
  }
  CHECK(folder.files() == std::set<std::string>{"so.db"});
  const auto reader = scratch::read(folder / "so.db");
  CHECK(count_of(*reader) == appenders * appends_each);
  CHECK(reader->cached("SELECT max(n) FROM number").one_int64() == appenders * appends_each);
}

}  // namespace

TEST_CASE("two threads append one after the other while a third reads") {
  const scratch::Folder folder;
  scratch::make_numbers(folder / "so.db", 0);
  std::atomic<int> failed = 0;
  std::atomic<bool> appending = true;
  std::vector<std::thread> appenders;
  for (int i = 0; i < 2; ++i) {
    appenders.emplace_back([&] {
      try {
        append_numbers(folder / "so.db");
      } catch (const std::exception&) {
        ++failed;
      }
    });
  }
  std::thread reading([&] {
    try {
      const auto reader = scratch::read(folder / "so.db");
      auto& gap = reader->cached("SELECT coalesce(max(n), 0) - count(*) FROM number");
      std::int64_t before = 0;
      while (appending) {
        if (gap.one_int64() != 0 || count_of(*reader) < before) ++failed;
        before = count_of(*reader);
      }
    } catch (const std::exception&) {
      ++failed;
    }
  });
  for (std::thread& appender : appenders) appender.join();
  appending = false;
  reading.join();
  CHECK(failed == 0);
  check_whole(folder, 2);
}

TEST_CASE("two programs append one after the other") {
  const scratch::Folder folder;
  scratch::make_numbers(folder / "so.db", 0);
  std::vector<pid_t> programs;
  for (int i = 0; i < 2; ++i) {
    const pid_t program = ::fork();
    REQUIRE(program >= 0);
    if (program == 0) {
      int status = 0;
      try {
        append_numbers(folder / "so.db");
      } catch (const std::exception&) {
        status = 1;
      }
      ::_exit(status);
    }
    programs.push_back(program);
  }
  for (const pid_t program : programs) {
    int status = -1;
    REQUIRE(::waitpid(program, &status, 0) == program);
    CHECK(status == 0);
  }
  check_whole(folder, 2);
}

TEST_CASE("two who create the same file: one makes it") {
  const scratch::Folder folder;
  std::atomic<int> made = 0;
  std::atomic<int> refused = 0;
  std::vector<std::thread> makers;
  for (int i = 0; i < 4; ++i) {
    makers.emplace_back([&] {
      try {
        const auto connection = scratch::create(folder / "so.db");
        ++made;
      } catch (const tungdong::sql::Failure& failure) {
        if (failure.cause() == tungdong::sql::Cause::exists) ++refused;
      }
    });
  }
  for (std::thread& maker : makers) maker.join();
  CHECK(made == 1);
  CHECK(refused == 3);
  CHECK(scratch::write(folder / "so.db")->schema_version() == 3);
}
