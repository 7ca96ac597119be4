// Ctrl-C: what is under way stops where it likes, and nothing of it is written.
#include "tools/sheet/interrupt.hpp"

#include <csignal>

#include <catch2/catch.hpp>

#include "tests/support/desk.hpp"
#include "tools/sheet/csv.hpp"

namespace tungdong::tools {
namespace {

TEST_CASE("the first Ctrl-C is noted, and only while somebody looks") {
  {
    Interrupt interrupt;
    CHECK_FALSE(interrupt.asked());
    std::raise(SIGINT);
    CHECK(interrupt.asked());
  }
  Interrupt again;
  CHECK_FALSE(again.asked());
}

TEST_CASE("an append that is stopped leaves the book as it was, and it can be appended to") {
  test::Desk desk;
  const std::string before = desk.state();
  std::vector<book::Draft> drafts;
  for (int i = 0; i < 600; ++i) {
    chart::Document document;
    document.code = document.title = fmt::format("VB-{}", i);
    drafts.push_back(test::draft(fmt::format("k-{}", i), test::day(2025, 2, 1), document));
  }
  std::vector<std::size_t> looks;
  const auto stop = [&](std::size_t decided) {
    looks.push_back(decided);
    return decided < 500;
  };
  for (const auto mode : {book::Mode::whole, book::Mode::each}) {
    looks.clear();
    const book::Appended stopped = desk.book().append(drafts, mode, false, {}, stop);
    CHECK(stopped.stopped);
    CHECK_FALSE(stopped.written);
    CHECK(stopped.fates.empty());
    CHECK(looks == std::vector<std::size_t>{0, 256, 512});
    CHECK(desk.state() == before);
  }
  const book::Appended taken =
      desk.book().append(drafts, book::Mode::whole, false, {}, [](std::size_t) { return true; });
  CHECK(taken.written);
  CHECK_FALSE(taken.stopped);
  CHECK(taken.fates.size() == 600);
  CHECK(desk.book().verify().empty());
}

TEST_CASE("reading stops too") {
  std::string text = "a,b\n";
  for (int i = 0; i < 5'000; ++i) text += "1,2\n";
  std::size_t seen = 0;
  CsvForm form;
  form.watch = [&](std::size_t rows) {
    seen = rows;
    return rows < 2'000;
  };
  const Sheet sheet = read_csv_text("a.csv", text, form);
  CHECK(seen == 2'000);
  REQUIRE(sheet.complaints.size() == 1);
  CHECK(sheet.complaints.front().refusal.code == "cancelled");
  CHECK(sheet.rows.size() < 2'000);
}

}  // namespace
}  // namespace tungdong::tools
