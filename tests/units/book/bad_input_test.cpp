// A machine that will not: files that are not books, disks that are full, clocks that are wrong. Each time a clear
// failure or a refusal, and the book as it was.
#include <fstream>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "ledger/book/schema.hpp"
#include "tests/support/forged_log.hpp"
#include "tests/support/invariants.hpp"
#include "tests/support/small_book.hpp"

namespace tungdong::test {
namespace {

using sql::Cause;
using sql::sqlite::Access;
using Texts = std::vector<std::string>;

constexpr std::int64_t hour_us = 3'600'000'000;

// Why something failed; `other` with a message of its own where it did not.
template <class Work>
Cause cause_of(Work&& work) {
  try {
    work();
  } catch (const sql::Failure& failure) {
    return failure.cause();
  }
  FAIL_CHECK("nothing failed");
  return Cause::other;
}

Draft money(std::string key, std::int64_t amount) {
  return draft(std::move(key), day(2025, 1, 10),
               entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:VN", amount)));
}

// The superuser may write anywhere: for the time of this object the program has no more rights than a stranger.
class AsStranger {
 public:
  AsStranger() : user_(::geteuid()) {
    if (user_ == 0 && ::seteuid(65534) != 0) throw std::runtime_error("seteuid");
  }
  ~AsStranger() {
    if (::seteuid(user_) != 0) std::abort();
  }
  AsStranger(const AsStranger&) = delete;
  AsStranger& operator=(const AsStranger&) = delete;

 private:
  uid_t user_;
};

TEST_CASE("a file that is not a book is named as what it is, and left as it was") {
  Folder folder;
  struct Case {
    std::string name;
    std::function<void(const std::filesystem::path&)> make;
    Cause cause;
  };
  const auto database = [](sql::sqlite::Identity identity) {
    return [identity](const std::filesystem::path& path) {
      sql::sqlite::open(path, Access::create, identity)->execute("CREATE TABLE anything (a INTEGER)");
    };
  };
  const std::vector<Case> cases{
      {"no file", [](const auto&) {}, Cause::missing},
      {"text", [](const auto& path) { std::ofstream(path) << "ngày,số tiền\n2025-01-01,1000\n"; },
       Cause::not_a_database},
      {"empty", [](const auto& path) { std::ofstream{path}; }, Cause::not_a_database},
      {"folder", [](const auto& path) { std::filesystem::create_directory(path); }, Cause::not_a_database},
      {"other application", database({.application_id = 0x12345678, .schema_version = 1}), Cause::foreign_file},
      {"newer book",
       database({.application_id = book::identity.application_id, .schema_version = book::identity.schema_version + 1}),
       Cause::newer_version},
  };
  for (const Case& one : cases) {
    INFO(one.name);
    const auto path = folder / one.name;
    one.make(path);
    std::string before;
    if (std::filesystem::is_regular_file(path)) std::getline(std::ifstream(path), before, '\0');
    CHECK(cause_of([&] { book::Book::open(path, Access::write); }) == one.cause);
    CHECK(cause_of([&] { book::Book::open(path, Access::read); }) == one.cause);
    std::string after;
    if (std::filesystem::is_regular_file(path)) std::getline(std::ifstream(path), after, '\0');
    CHECK(after == before);
  }
}

TEST_CASE("a book is never made over another file, nor where there is no folder") {
  Folder folder;
  { small_book(folder / "so.db"); }
  CHECK(cause_of([&] { new_book(folder / "so.db"); }) == Cause::exists);
  CHECK(cause_of([&] { new_book(folder / "khong-co/so.db"); }) == Cause::missing);
}

TEST_CASE("a book whose head is refused is not made, and can be made again") {
  Folder folder;
  Draft head = head_draft();
  std::get<chart::BookHead>(head.body).edition = rules::edition + 1;
  const auto refused = book::Book::create(folder / "so.db", head, [] { return test_now_us; });
  REQUIRE(!refused);
  CHECK(refused.error().front().code == "edition-unknown");
  CHECK(!std::filesystem::exists(folder / "so.db"));
  CHECK_NOTHROW(new_book(folder / "so.db"));
}

TEST_CASE("a book whose file may not be written can be read, and refuses to be written") {
  Folder folder;
  { small_book(folder / "so.db"); }
  std::filesystem::permissions(folder / "so.db", std::filesystem::perms::owner_read |
                                                     std::filesystem::perms::others_read |
                                                     std::filesystem::perms::group_read);
  const AsStranger stranger;
  CHECK(cause_of([&] { book::Book::open(folder / "so.db", Access::write); }) == Cause::read_only);
  book::Book book = book::Book::open(folder / "so.db", Access::read);
  CHECK(book.head().size > 10);
}

TEST_CASE("a book opened to be read refuses every writing") {
  Folder folder;
  { small_book(folder / "so.db"); }
  book::Book book = book::Book::open(folder / "so.db", Access::read, [] { return test_now_us; });
  const auto head = book.head();
  CHECK(cause_of([&] { tell(book, money("1", 100)); }) == Cause::read_only);
  CHECK(cause_of([&] { book.rebuild(); }) == Cause::read_only);
  CHECK(book.head() == head);
  CHECK(book.verify().empty());
}

TEST_CASE("a full disk fails the batch and leaves the book as it was; with room again it goes on") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  sql::Connection& connection = book.store().connection();
  const auto pages = connection.prepare("PRAGMA page_count")->one_int64().value();
  for (const std::int64_t room : {0, 1, 2, 3, 5, 8, 13}) {
    INFO(room << " pages of room");
    const auto head = book.head();
    const auto digest = book.digest();
    connection.prepare(fmt::format("PRAGMA max_page_count = {}", pages + room))->one_int64();
    std::vector<Draft> many;
    for (int i = 0; i < 400; ++i) many.push_back(money(fmt::format("{} {}", room, i), 100 + i));
    CHECK(cause_of([&] { book.append(many, book::Mode::whole); }) == Cause::full);
    CHECK(book.head() == head);
    CHECK(book.digest() == digest);
  }
  connection.prepare("PRAGMA max_page_count = 1073741823")->one_int64();
  CHECK(tell(book, money("after", 5)) == "taken");
  CHECK(broken(book) == Texts{});
  CHECK(book.verify().empty());
}

TEST_CASE("a clock an hour behind the last record is refused, a few minutes are not") {
  Folder folder;
  const auto at = [&](std::int64_t now_us) {
    return book::Book::open(folder / "so.db", Access::write, [now_us] { return now_us; });
  };
  { small_book(folder / "so.db"); }
  {
    book::Book ahead = at(test_now_us + hour_us);
    CHECK(tell(ahead, money("ahead", 1)) == "taken");
  }
  {
    book::Book behind = at(test_now_us);
    const auto head = behind.head();
    CHECK(tell(behind, money("behind", 1)) == "clock-behind");
    CHECK(behind.head() == head);
  }
  book::Book close = at(test_now_us + hour_us - book::largest_clock_skew_us);
  const auto before = close.head().last_at_us;
  CHECK(tell(close, money("close", 1)) == "taken");
  // Time never runs backwards in a book.
  CHECK(close.head().last_at_us == before);
}

TEST_CASE("no log passes in which time runs backwards") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  const auto after = [&](std::int64_t at_us) {
    std::string body;
    book::encode(body, money("1", 100), at_us);
    return replayed(book, {body});
  };
  CHECK(after(test_now_us) == "sound");
  CHECK_THAT(after(test_now_us - 1), Catch::Contains("before the one that it follows"));
}

TEST_CASE("of a record that cannot be read it is said so, whatever stands behind it") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  std::string sound;
  book::encode(sound, money("1", 100), test_now_us);
  const std::string why = fmt::format("Record {}: The record cannot be read", book.head().size + 1);
  CHECK_THAT(replayed(book, {"{}"}), Catch::Contains(why));
  CHECK_THAT(replayed(book, {"{}", sound}), Catch::Contains(why));
}

TEST_CASE("the log refuses to change in the database itself") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  const auto digest = book.digest();
  for (const std::string sql : {"UPDATE log SET body = '{}' WHERE record = 3", "UPDATE log SET record = record + 1000",
                                "DELETE FROM log", "DELETE FROM log WHERE record = 3"}) {
    INFO(sql);
    try {
      book.store().connection().execute(sql);
      FAIL_CHECK("the log was changed");
    } catch (const sql::Failure& failure) {
      CHECK(failure.cause() == Cause::constraint);
      CHECK(std::string(failure.what()).find("append-only") != std::string::npos);
    }
  }
  CHECK(book.digest() == digest);
  CHECK(book.verify().empty());
}

TEST_CASE("a damaged page is a failure, not a wrong figure") {
  Folder folder;
  { small_book(folder / "so.db"); }
  {
    std::fstream file(folder / "so.db", std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096 * 3);
    file << std::string(4096 * 20, '\x5a');
  }
  const auto cause = cause_of([&] {
    book::Book book = book::Book::open(folder / "so.db", Access::write, [] { return test_now_us; });
    if (!book.verify().empty()) throw sql::Failure(Cause::corrupt, "verify found it");
  });
  CHECK(cause == Cause::corrupt);
}

}  // namespace
}  // namespace tungdong::test
