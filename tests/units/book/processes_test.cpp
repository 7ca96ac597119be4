// Several processes and one file: nothing lost, nothing doubled, nothing overspent, and readers see whole batches.
#include <fstream>
#include <sys/wait.h>

#include <catch2/catch.hpp>

#include "tests/support/invariants.hpp"
#include "tests/support/small_book.hpp"

namespace tungdong::test {
namespace {

using sql::sqlite::Access;
using Texts = std::vector<std::string>;

book::Book open(const std::filesystem::path& path, Access access = Access::write) {
  return book::Book::open(path, access, [] { return test_now_us; });
}

// Runs a function in as many processes and gives what each of them wrote to its file; -1 for one that failed.
template <class Work>
std::vector<std::int64_t> at_once(const Folder& folder, int processes, Work&& work) {
  const auto file = [&](int process) { return folder / fmt::format("result-{}", process); };
  std::vector<pid_t> children;
  for (int process = 0; process < processes; ++process) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      std::int64_t result = -1;
      try {
        result = work(process);
      } catch (...) {
        result = -1;
      }
      std::ofstream(file(process)) << result;
      ::_exit(0);
    }
    children.push_back(child);
  }
  std::vector<std::int64_t> results;
  for (int process = 0; process < processes; ++process) {
    int status = 0;
    ::waitpid(children[static_cast<std::size_t>(process)], &status, 0);
    std::int64_t result = -1;
    std::ifstream(file(process)) >> result;
    results.push_back(WIFEXITED(status) ? result : -1);
  }
  return results;
}

std::int64_t sum(const std::vector<std::int64_t>& values) {
  std::int64_t total = 0;
  for (const std::int64_t value : values) total += value;
  return total;
}

std::int64_t standing(book::Book& book, std::string_view stage, std::string_view holder) {
  return book.store()
      .connection()
      .cached("SELECT COALESCE(SUM(balance), 0) FROM account WHERE stage = $1 AND holder = $2")
      .one_int64(stage, holder)
      .value();
}

// A book with so much at the State budget, closed again.
void prepare(const std::filesystem::path& path, std::int64_t amount) {
  book::Book book = small_book(path);
  REQUIRE(tell(book, draft("money", day(2025, 1, 10),
                           entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:VN", amount)))) ==
          "taken");
}

TEST_CASE("what several processes append is all there, once") {
  for (const int processes : {2, 4, 8, 16}) {
    Folder folder;
    prepare(folder / "so.db", 1'000'000);
    const auto results = at_once(folder, processes, [&](int process) {
      book::Book book = open(folder / "so.db");
      std::int64_t taken = 0;
      for (int i = 0; i < 30; ++i)
        taken += tell(book, draft(fmt::format("{}/{}", process, i), day(2025, 2, 1),
                                  entry(move(Kind::send, "available:unit:VN", "transit:unit:11", 7)))) == "taken";
      return taken;
    });
    CHECK(results == std::vector<std::int64_t>(static_cast<std::size_t>(processes), 30));
    book::Book book = open(folder / "so.db");
    CHECK(standing(book, "transit", "11") == processes * 30 * 7);
    CHECK(broken(book) == Texts{});
    CHECK(book.verify().empty());
  }
}

TEST_CASE("a hot account is never overdrawn: what was taken is what was there") {
  for (const int processes : {2, 4, 8, 16}) {
    Folder folder;
    prepare(folder / "so.db", 3'000);
    const auto results = at_once(folder, processes, [&](int process) {
      book::Book book = open(folder / "so.db");
      std::int64_t taken = 0;
      for (int i = 0; i < 240 / processes; ++i) {
        const std::int64_t amount = 20 + (i + process) % 7;
        std::vector<Draft> batch;
        for (int k = 0; k < 2; ++k)
          batch.push_back(draft(fmt::format("{}/{}/{}", process, i, k), day(2025, 2, 1),
                                entry(move(Kind::send, "available:unit:VN", "transit:unit:11", amount))));
        for (const auto& fate : book.append(batch, book::Mode::each).fates) taken += fate ? amount : 0;
      }
      return taken;
    });
    book::Book book = open(folder / "so.db");
    CHECK(sum(results) == standing(book, "transit", "11"));
    CHECK(standing(book, "transit", "11") + standing(book, "available", "VN") == 3'000);
    CHECK(standing(book, "available", "VN") < 20 + 7);
    CHECK(broken(book) == Texts{});
    CHECK(book.verify().empty());
  }
}

TEST_CASE("the same drafts from several processes are taken once") {
  Folder folder;
  prepare(folder / "so.db", 1'000'000);
  const auto results = at_once(folder, 4, [&](int process) {
    book::Book book = open(folder / "so.db");
    std::int64_t fresh = 0;
    for (int i = 0; i < 40; ++i) {
      const int number = (i + process * 10) % 40;
      const Draft one = draft(fmt::format("voucher {}", number), day(2025, 2, 1),
                              entry(move(Kind::send, "available:unit:VN", "transit:unit:11", 100 + number)));
      const auto fate = book.append({&one, 1}, book::Mode::whole).fates.front();
      if (!fate) return std::int64_t{-1};
      fresh += !fate->already;
    }
    return fresh;
  });
  CHECK(sum(results) == 40);
  book::Book book = open(folder / "so.db");
  CHECK(standing(book, "transit", "11") == 40 * 100 + 39 * 40 / 2);
  CHECK(book.verify().empty());
}

TEST_CASE("a reader beside a writer sees whole batches") {
  Folder folder;
  prepare(folder / "so.db", 1'000'000);
  std::int64_t first = 0;
  {
    book::Book book = open(folder / "so.db");
    first = book.head().size;
  }
  constexpr std::int64_t batch_drafts = 7;
  constexpr std::int64_t batches = 40;
  const auto write = [&] {
    book::Book book = open(folder / "so.db");
    for (std::int64_t i = 0; i < batches; ++i) {
      std::vector<Draft> batch;
      for (std::int64_t k = 0; k < batch_drafts; ++k)
        batch.push_back(draft(fmt::format("{}/{}", i, k), day(2025, 2, 1),
                              entry(move(Kind::send, "available:unit:VN", "transit:unit:11", 1))));
      if (!book.append(batch, book::Mode::whole).written) return std::int64_t{-1};
    }
    return std::int64_t{0};
  };
  const auto read = [&] {
    book::Book book = open(folder / "so.db", Access::read);
    sql::Connection& connection = book.store().connection();
    std::int64_t looks = 0;
    for (std::int64_t seen = 0; seen < first + batches * batch_drafts; ++looks) {
      const sql::Transaction transaction(connection, sql::Transaction::Kind::read);
      const std::int64_t size = book.head().size;
      const bool whole = size >= seen && (size - first) % batch_drafts == 0 &&
                         connection.cached("SELECT COUNT(*) FROM log").one_int64() == size &&
                         connection.cached("SELECT SUM(balance) FROM account").one_int64() == 0 &&
                         standing(book, "transit", "11") == size - first;
      if (!whole) return std::int64_t{-1};
      seen = size;
    }
    return looks;
  };
  const auto results = at_once(folder, 3, [&](int process) { return process == 0 ? write() : read(); });
  CHECK(results[0] == 0);
  CHECK(results[1] > 0);
  CHECK(results[2] > 0);
}

}  // namespace
}  // namespace tungdong::test
