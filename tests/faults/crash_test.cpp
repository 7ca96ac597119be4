// The program is killed at any moment: what was acknowledged is there, what was in flight is there whole or not at all.
#include <chrono>
#include <csignal>
#include <fstream>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/faults/desk.hpp"
#include "tests/support/small_book.hpp"

namespace tungdong::faults {
namespace {

namespace fs = std::filesystem;
using namespace test;

// How often, in a full run: CRASHES=1000 is the long form.
int rounds() {
  const char* asked = std::getenv("CRASHES");
  return asked == nullptr ? 200 : std::stoi(asked);
}

// What one step of the life of a book does: appends a batch, closes a month, or makes all projections anew.
struct Step {
  std::vector<book::Draft> drafts;
  bool rebuilds = false;
};

std::vector<Step> life() {
  std::vector<Step> steps;
  for (unsigned month = 1; month <= 12; ++month) {
    for (unsigned batch = 0; batch < 8; ++batch) {
      Step step;
      const unsigned drafts = batch == 5 ? 300 : 1 + batch * 5;
      for (unsigned i = 0; i < drafts; ++i)
        step.drafts.push_back(draft(fmt::format("{}/{}/{}", month, batch, i), day(2025, month, 2 + batch),
                                    entry(move(Kind::send, "available:unit:VN", "transit:unit:11", 1 + i))));
      steps.push_back(std::move(step));
      if (batch == 3) steps.push_back({.drafts = {}, .rebuilds = true});
    }
    chart::Closing closing;
    closing.unit = "22";
    closing.period = chart::AccountingPeriod::read(fmt::format("2025-{:02}", month)).value();
    const auto next = month == 12 ? day(2026, 1, 1) : day(2025, month + 1, 1);
    steps.push_back({.drafts = {draft(fmt::format("closing {}", month), next, closing)}, .rebuilds = false});
  }
  return steps;
}

book::Book open(const fs::path& path) {
  return book::Book::open(path, sql::sqlite::Access::write, [] { return test_now_us; });
}

void take(book::Book& book, const Step& step) {
  if (step.rebuilds) return book.rebuild();
  const auto appended = book.append(step.drafts, book::Mode::whole);
  if (!appended.written) throw std::runtime_error("refused: " + codes(appended.fates.front()));
}

std::string where(book::Book& book) {
  return fmt::format("{} {}", book.head().size, journal::hex(book.head().root));
}

void begin(const fs::path& path) {
  book::Book book = small_book(path);
  REQUIRE(tell(book, draft("money", day(2025, 1, 1),
                           entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:VN", 9'000'000)))) ==
          "taken");
}

// Takes steps from one on, and says so of each when it is done, until it is killed.
[[noreturn]] void live(const fs::path& path, const std::vector<Step>& steps, std::size_t from, int acknowledged) {
  try {
    book::Book book = open(path);
    for (std::size_t i = from; i < steps.size(); ++i) {
      take(book, steps[i]);
      if (::write(acknowledged, "x", 1) != 1) ::_exit(1);
    }
  } catch (...) {
    ::_exit(1);
  }
  ::_exit(0);
}

TEST_CASE("killed at any moment, a book holds what was acknowledged, and of what was in flight all or nothing",
          "[crash]") {
  const std::vector<Step> steps = life();
  Folder folder;
  std::vector<std::string> after;  // so many steps
  {
    begin(folder / "whole.db");
    book::Book book = open(folder / "whole.db");
    after.push_back(where(book));
    for (const Step& step : steps) {
      take(book, step);
      after.push_back(where(book));
    }
  }
  begin(folder / "blank.db");
  const fs::path path = folder / "so.db";
  std::mt19937 random(20'261'127);
  std::size_t done = steps.size();
  std::size_t taken = 0;  // steps, in all rounds
  for (int round = 0; round < rounds(); ++round) {
    if (done == steps.size()) {
      for (const char* ending : {"", "-wal", "-shm"}) fs::remove(path.string() + ending);
      fs::copy_file(folder / "blank.db", path);
      done = 0;
    }
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) live(path, steps, done, ends[1]);
    ::close(ends[1]);
    // Mostly soon, now and then only when even a long step is through: else nothing would ever come behind it.
    const auto longest_us = 1'000UL << random() % 10;
    ::usleep(static_cast<useconds_t>(random() % longest_us));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    std::size_t acknowledged = 0;
    for (char one = 0; ::read(ends[0], &one, 1) == 1;) ++acknowledged;
    ::close(ends[0]);
    INFO(fmt::format("round {}: {} steps done, {} acknowledged", round, done, acknowledged));
    REQUIRE((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
    done += acknowledged;
    taken += acknowledged;

    book::Book book = book::Book::open(path, sql::sqlite::Access::read);
    const std::string found = where(book);
    if (done < steps.size() && found == after[done + 1] && found != after[done]) ++done;  // in flight, and there
    REQUIRE(found == after[done]);
    const auto differences = book.verify(1);
    if (!differences.empty()) FAIL(words::say(differences[0].what, words::Lang::en));
  }
  CHECK(taken > static_cast<std::size_t>(rounds()));
}

TEST_CASE("an import that is killed is there whole or not at all, and the same file again completes it", "[crash]") {
  const Verb verb{"imports", {"import", "lon.entry.csv"}};
  const auto write_rows = [](const fs::path& path) {
    std::ofstream file(path);
    file << "_key,date,doc,kind,unit,to_unit,source,component,period,amount\n";
    for (int i = 0; i < 6'000; ++i) file << fmt::format("r{},2025-02-10,QD-1,send,VN,22,NSTW-DT,CT-1,2025,1\n", i);
  };
  std::optional<std::string> before;
  std::optional<std::string> complete;
  int duration_us = 0;
  {
    const Copy copy;
    write_rows(copy.path() / "lon.entry.csv");
    before = state(copy.path() / verb.book);
    const auto start = std::chrono::steady_clock::now();
    REQUIRE(run(copy.path(), verb.words).status == 0);
    duration_us = static_cast<int>(
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count());
    complete = state(copy.path() / verb.book);
  }
  std::mt19937 random(7);
  int whole = 0;
  const int kills = rounds() / 5;
  for (int round = 0; round < kills; ++round) {
    const Copy copy;
    write_rows(copy.path() / "lon.entry.csv");
    const auto wait_us = static_cast<int>(random() % static_cast<unsigned>(duration_us));
    const Outcome outcome = run_and_kill(copy.path(), verb.words, wait_us);
    const auto found = state(copy.path() / verb.book);
    INFO(fmt::format("killed after {} of {} µs, status {}", wait_us, duration_us, outcome.status));
    REQUIRE((found == before || found == complete));
    whole += found == complete;
    REQUIRE(run(copy.path(), verb.words).status == 0);
    CHECK(state(copy.path() / verb.book) == complete);
  }
  CHECK(whole < kills);
}

}  // namespace
}  // namespace tungdong::faults
