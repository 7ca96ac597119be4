#include <string>
#include <string_view>

#include "tests/units/sql/scratch.hpp"

using scratch::cause_of;
using scratch::count_of;
using scratch::Folder;
using scratch::fs::perms;
using tungdong::sql::Cause;
using tungdong::sql::sqlite::Access;
using tungdong::sql::sqlite::Identity;
using Files = std::set<std::string>;

namespace {

std::int64_t pragma(tungdong::sql::Connection& connection, const std::string& name) {
  return connection.prepare("PRAGMA " + name)->one_int64().value();
}

std::string text_pragma(tungdong::sql::Connection& connection, const std::string& name) {
  std::string value;
  connection.prepare("PRAGMA " + name)->one([&](const auto& row) { value = row.text(0); });
  return value;
}

// Copies a file together with the log that a program left when it was cut off.
void copy_with_log(const scratch::fs::path& from, const scratch::fs::path& to) {
  scratch::fs::copy_file(from, to);
  scratch::fs::copy_file(from.string() + "-wal", to.string() + "-wal");
}

}  // namespace

TEST_CASE("a new file has its identity and its settings") {
  const Folder folder;
  const auto connection = scratch::create(folder / "so.db");
  CHECK(pragma(*connection, "application_id") == scratch::identity.application_id);
  CHECK(pragma(*connection, "user_version") == 3);
  CHECK(connection->schema_version() == 3);
  CHECK(pragma(*connection, "page_size") == 4096);
  CHECK(text_pragma(*connection, "journal_mode") == "wal");
  CHECK(pragma(*connection, "synchronous") == 2);
  CHECK(pragma(*connection, "foreign_keys") == 1);
  CHECK(pragma(*connection, "trusted_schema") == 0);
  CHECK(pragma(*connection, "cell_size_check") == 1);
  CHECK(pragma(*connection, "wal_autocheckpoint") == 0);
  CHECK(pragma(*connection, "journal_size_limit") == 64 << 20);
  CHECK(pragma(*connection, "temp_store") == 2);
  CHECK(pragma(*connection, "busy_timeout") == 10'000);
  CHECK(pragma(*connection, "cache_size") == -64 * 1024);
}

TEST_CASE("the schema cannot be tampered with through SQL") {
  const Folder folder;
  const auto connection = scratch::create(folder / "so.db");
  connection->execute("CREATE TABLE t (a INTEGER) STRICT; PRAGMA writable_schema = ON");
  CHECK(cause_of([&] { connection->execute("UPDATE sqlite_schema SET sql = ''"); }) == Cause::other);
}

TEST_CASE("a new file does not replace an old one") {
  const Folder folder;
  scratch::write_file(folder / "text.txt", "x");
  scratch::make_numbers(folder / "so.db", 5);
  scratch::write_file(folder / "empty.db", "");
  CHECK(cause_of([&] { scratch::create(folder / "text.txt"); }) == Cause::exists);
  CHECK(cause_of([&] { scratch::create(folder / "so.db"); }) == Cause::exists);
  CHECK(cause_of([&] { scratch::create(folder.path()); }) == Cause::exists);
  CHECK(cause_of([&] { scratch::create(folder / "none/so.db"); }) == Cause::missing);
  CHECK(scratch::contents(folder / "text.txt") == "x");
  CHECK(count_of(*scratch::read(folder / "so.db")) == 5);
  CHECK_NOTHROW(scratch::create(folder / "empty.db"));
  CHECK(folder.files() == Files{"text.txt", "so.db", "empty.db"});
}

TEST_CASE("what is not our file is refused and left as it was") {
  const Folder folder;
  scratch::make_numbers(folder / "ours.db", 5000);
  const std::string ours = scratch::contents(folder / "ours.db");
  std::string noise;
  for (unsigned i = 0, state = 12345; i < 10'000; ++i) {
    state = state * 1664525U + 1013904223U;
    noise += static_cast<char>(state >> 24U);
  }
  std::string foreign = ours;
  foreign[68] = 'X';
  std::string of_nobody = ours;
  of_nobody.replace(68, 4, 4, '\0');

  struct Case {
    std::string_view name;
    std::string bytes;
    Cause cause;
  };
  const Case cases[] = {
      {"text", "Quyết định số 1719/QĐ-TTg\n", Cause::not_a_database},
      {"empty", "", Cause::not_a_database},
      {"random bytes", noise, Cause::not_a_database},
      {"cut within the header", ours.substr(0, 60), Cause::not_a_database},
      {"cut in the first page", ours.substr(0, 2000), Cause::corrupt},
      {"cut in the midst", ours.substr(0, 12'288), Cause::corrupt},
      {"cut within a page", ours.substr(0, 13'000), Cause::corrupt},
      {"header, then random bytes", ours.substr(0, 100) + noise, Cause::corrupt},
      {"another application", foreign, Cause::foreign_file},
      {"no application", of_nobody, Cause::foreign_file},
  };
  for (const Case& item : cases) {
    CAPTURE(item.name);
    scratch::write_file(folder / "case.db", item.bytes);
    CHECK(cause_of([&] { scratch::write(folder / "case.db"); }) == item.cause);
    CHECK(cause_of([&] { scratch::read(folder / "case.db"); }) == item.cause);
    CHECK(scratch::contents(folder / "case.db") == item.bytes);
    for (const char* beside : {"case.db", "case.db-wal", "case.db-shm"}) scratch::fs::remove(folder / beside);
  }
  CHECK(cause_of([&] { scratch::write(folder.path()); }) == Cause::not_a_database);
  CHECK(cause_of([&] { scratch::write(folder / "none.db"); }) == Cause::missing);
  CHECK(cause_of([&] { scratch::read(folder / "none.db"); }) == Cause::missing);
  CHECK(cause_of([&] { scratch::read(folder / "none/so.db"); }) == Cause::missing);
  CHECK(folder.files() == Files{"ours.db"});
}

TEST_CASE("a later schema version is refused with both numbers, an earlier one is told") {
  const Folder folder;
  scratch::make_numbers(folder / "so.db", 1);
  const auto open_knowing = [&](Access access, int version) {
    return tungdong::sql::sqlite::open(folder / "so.db", access, Identity{scratch::identity.application_id, version});
  };
  for (const Access access : {Access::write, Access::read}) {
    const auto failure = scratch::failure_of([&] { open_knowing(access, 2); });
    CHECK(failure.cause() == Cause::newer_version);
    const std::string message = failure.what();
    CHECK(message.find("schema version 3") != std::string::npos);
    CHECK(message.find("up to 2") != std::string::npos);
    CHECK(open_knowing(access, 3)->schema_version() == 3);
    CHECK(open_knowing(access, 4)->schema_version() == 3);
  }
}

TEST_CASE("a version that still lies in the log counts") {
  const Folder folder;
  scratch::make_numbers(folder / "so.db", 1);
  const auto connection = scratch::write(folder / "so.db");
  connection->execute("PRAGMA user_version = 9");
  CHECK(cause_of([&] { scratch::write(folder / "so.db"); }) == Cause::newer_version);
}

TEST_CASE("the last connection to close leaves one complete file") {
  const Folder folder;
  auto first = scratch::create(folder / "so.db");
  first->execute("CREATE TABLE number (n INTEGER PRIMARY KEY) STRICT; INSERT INTO number VALUES (1), (2)");
  CHECK(folder.files() == Files{"so.db", "so.db-wal", "so.db-shm"});
  auto second = scratch::write(folder / "so.db");
  auto reader = scratch::read(folder / "so.db");
  second->execute("INSERT INTO number VALUES (3)");

  SECTION("a writer last") {
    reader.reset();
    first.reset();
    CHECK(folder.files() == Files{"so.db", "so.db-wal", "so.db-shm"});
    second.reset();
  }
  SECTION("a reader last") {
    first.reset();
    second.reset();
    CHECK(scratch::fs::file_size(folder / "so.db-wal") == 0);  // nothing of the book is left outside of the file
    reader.reset();
  }
  SECTION("in the midst of a transaction") {
    reader.reset();
    second.reset();
    first->begin_write();
    first->execute("INSERT INTO number VALUES (4)");
    first.reset();
  }
  CHECK(folder.files() == Files{"so.db"});
  CHECK(count_of(*scratch::read(folder / "so.db")) == 3);
  CHECK(folder.files() == Files{"so.db"});
}

TEST_CASE("what was committed survives a program that was cut off") {
  const Folder folder;
  scratch::make_numbers(folder / "so.db", 3);
  const auto connection = scratch::write(folder / "so.db");
  connection->execute("INSERT INTO number VALUES (4)");
  connection->begin_write();
  connection->execute("INSERT INTO number VALUES (5)");
  copy_with_log(folder / "so.db", folder / "cut.db");
  const auto access = GENERATE(Access::read, Access::write);
  CHECK(count_of(*tungdong::sql::sqlite::open(folder / "cut.db", access, scratch::identity)) == 4);
  CHECK_FALSE(scratch::fs::exists(folder / "cut.db-wal"));
}

TEST_CASE("reading changes nothing") {
  const Folder folder;
  scratch::make_numbers(folder / "so.db", 3);
  const std::string before = scratch::contents(folder / "so.db");
  {
    const auto reader = scratch::read(folder / "so.db");
    CHECK(count_of(*reader) == 3);
    CHECK(cause_of([&] { reader->execute("INSERT INTO number VALUES (4)"); }) == Cause::read_only);
    CHECK(cause_of([&] { reader->execute("DROP TABLE number"); }) == Cause::read_only);
  }
  CHECK(scratch::contents(folder / "so.db") == before);
}

TEST_CASE("in a folder that cannot be written a book is read, not written") {
  const Folder folder;
  const scratch::fs::path path = folder / "sổ #1 100%?.db";
  scratch::make_numbers(path, 3);
  const auto file_mode = GENERATE(perms::owner_all | perms::group_read | perms::others_read,
                                  perms::owner_read | perms::group_read | perms::others_read);
  scratch::fs::permissions(path, file_mode);
  scratch::fs::permissions(folder.path(), perms(0555));
  const scratch::AsStranger stranger;
  {
    const auto reader = scratch::read(path);
    CHECK(count_of(*reader) == 3);
    CHECK(cause_of([&] { reader->execute("INSERT INTO number VALUES (4)"); }) == Cause::read_only);
  }
  CHECK(cause_of([&] { scratch::write(path); }) == Cause::read_only);
  CHECK(cause_of([&] { scratch::create(folder / "new.db"); }) != Cause::exists);
  CHECK(folder.files() == Files{path.filename().string()});
}

TEST_CASE("a file without write permission is refused for writing, and read") {
  const Folder folder;
  scratch::make_numbers(folder / "so.db", 3);
  scratch::fs::permissions(folder / "so.db", perms(0444));
  scratch::fs::permissions(folder.path(), perms(0777));
  const scratch::AsStranger stranger;
  CHECK(cause_of([&] { scratch::write(folder / "so.db"); }) == Cause::read_only);
  CHECK(count_of(*scratch::read(folder / "so.db")) == 3);
}

TEST_CASE("a file that may not be read is told") {
  const Folder folder;
  scratch::make_numbers(folder / "so.db", 3);
  scratch::fs::permissions(folder / "so.db", perms::none);
  scratch::fs::permissions(folder.path(), perms(0755));
  const scratch::AsStranger stranger;
  CHECK(cause_of([&] { scratch::read(folder / "so.db"); }) == Cause::io);
}

TEST_CASE("a book whose last entries lie in a log is not read without them") {
  const Folder folder;
  scratch::make_numbers(folder / "so.db", 3);
  scratch::fs::create_directory(folder / "disc");
  {
    const auto connection = scratch::write(folder / "so.db");
    connection->execute("INSERT INTO number VALUES (4)");
    copy_with_log(folder / "so.db", folder / "disc/so.db");
  }
  scratch::fs::permissions(folder.path(), perms(0755));
  scratch::fs::permissions(folder / "disc", perms(0555));
  {
    const scratch::AsStranger stranger;
    CHECK(cause_of([&] { scratch::read(folder / "disc/so.db"); }) == Cause::read_only);
  }
  scratch::fs::permissions(folder / "disc", perms(0755));
}

TEST_CASE("a book that nobody will change is read without locks") {
  const Folder folder;
  scratch::make_numbers(folder / "so.db", 3);
  const auto reader =
      tungdong::sql::sqlite::open(folder / "so.db", Access::read, scratch::identity, {.immutable = true});
  CHECK(count_of(*reader) == 3);
  CHECK(folder.files() == Files{"so.db"});
}

TEST_CASE("a name that looks like a URI is a name") {
  const Folder folder;
  const auto here = scratch::fs::current_path();
  scratch::fs::current_path(folder.path());
  scratch::make_numbers("file:so.db?mode=memory", 2);
  CHECK(count_of(*scratch::read("file:so.db?mode=memory")) == 2);
  scratch::fs::current_path(here);
  CHECK(folder.files() == Files{"file:so.db?mode=memory"});
}
