// Two threads, one at a time.
#include "ledger/book/turns.hpp"

#include <future>
#include <thread>

#include <catch2/catch.hpp>

#include "ledger/book/page.hpp"
#include "ledger/book/schema.hpp"
#include "ledger/sql/sqlite/open.hpp"
#include "tests/support/small_book.hpp"

namespace tungdong::book {
namespace {

TEST_CASE("a reader comes between two rows of the writer, on whichever thread, and never within one") {
  for (int round = 0; round < 5; ++round) {
    Turns turns;
    int begun = 0;  // plain on purpose: whoever looks at them out of turn is seen by a thread sanitizer
    int done = 0;
    turns.begin();
    std::thread writer([&] {
      for (int row = 0; row < 2'000; ++row) {
        ++begun;
        ++done;
        turns.between_rows();
      }
      turns.end();
    });
    int entered = 0;
    bool between = true;
    while (turns.enter()) {
      between = between && begun == done;
      ++entered;
      turns.leave();
    }
    writer.join();
    CHECK(between);
    CHECK(begun == 2'000);
    CHECK(done == 2'000);
    // Whoever comes when all is written comes in at once, and is told so.
    CHECK_FALSE(turns.enter());
    INFO(entered << " turns");
  }
}

TEST_CASE("a reader that comes before the first row waits for it; one that waits at the last is let go") {
  Turns turns;
  turns.begin();
  std::thread writer([&] {
    turns.between_rows();
    turns.end();
  });
  while (turns.enter()) turns.leave();
  writer.join();
  CHECK_FALSE(turns.enter());
}

TEST_CASE("a writer does not wait for a reader that has just given up") {
  Turns turns(std::chrono::microseconds(100));
  for (int page = 0; page < 4'000; ++page) {
    turns.begin();
    std::atomic<bool> written{false};
    std::thread writer([&] {
      for (int row = 0; row < 20; ++row) {
        for (int work = 0; work < 500 + page % 2'000; ++work) static_cast<void>(written.load());
        turns.between_rows();
      }
      turns.end();
      written = true;
    });
    while (!written)
      if (turns.enter()) turns.leave();
    writer.join();
  }
  SUCCEED("it came to its end");
}

TEST_CASE("rows that nobody writes behind wait for nobody") {
  Turns turns;
  turns.between_rows();
  CHECK_FALSE(turns.enter());
}

// What SQLite does by itself where a read is refused memory or a page of the file.
TEST_CASE("a page is not written on where a read has rolled back its transaction: each further row would stand") {
  test::Folder folder;
  const auto file = sql::sqlite::open(folder / "so.db", sql::sqlite::Access::create, identity, options);
  create_tables(*file);
  Page page;
  for (int record = 0; record < 200'000; ++record) {
    page.offsets.push_back(page.bytes.size());
    page.bytes += "{}";
  }
  page.money = std::make_shared<const rules::Unwritten>();
  file->execute("BEGIN IMMEDIATE");
  Turns turns(std::chrono::minutes(1));  // however busy the cores are
  turns.begin();
  auto writing = std::async(std::launch::async, [&] {
    const struct Ending {
      Turns& turns;
      ~Ending() { turns.end(); }
    } ending{turns};
    write_page(*file, page, false, turns);
  });
  REQUIRE(turns.enter());
  file->execute("ROLLBACK");
  turns.leave();
  CHECK_THROWS_AS(writing.get(), sql::Failure);
  std::int64_t there = -1;
  file->cached("SELECT count(*) FROM log").one([&](const sql::Statement& row) { there = row.int64(0); });
  CHECK(there == 0);
}

}  // namespace
}  // namespace tungdong::book
