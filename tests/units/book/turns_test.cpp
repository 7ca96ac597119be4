// Two threads, one at a time.
#include "ledger/book/turns.hpp"

#include <thread>

#include <catch2/catch.hpp>

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

TEST_CASE("rows that nobody writes behind wait for nobody") {
  Turns turns;
  turns.between_rows();
  CHECK_FALSE(turns.enter());
}

}  // namespace
}  // namespace tungdong::book
