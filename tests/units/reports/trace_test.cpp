#include "reports/trace.hpp"

#include <catch2/catch.hpp>

#include "ledger/book/query/trace.hpp"
#include "tests/units/reports/life.hpp"

namespace tungdong::test {
namespace {

using book::Step;
using book::Towards;

std::string tell(const std::vector<Step>& steps) {
  std::string text;
  for (const Step& step : steps)
    text += fmt::format("{}{} {}.{} [{}+{}]{}\n", std::string(static_cast<std::size_t>(step.depth), '.'),
                        record::name_of(step.lot.kind), step.lot.record, step.lot.line, step.range.start.count(),
                        step.range.amount.count(), step.last ? " last" : "");
  return text;
}

// On every level what stands there and what ended above it adds up to the whole.
void check_levels(const std::vector<Step>& steps, Dong whole) {
  std::int64_t deepest = 0;
  for (const Step& step : steps) deepest = std::max(deepest, step.depth);
  for (std::int64_t level = 0; level <= deepest; ++level) {
    Dong sum;
    for (const Step& step : steps)
      if (step.depth == level || (step.last && step.depth < level)) sum += step.range.amount;
    INFO(level);
    CHECK(sum == whole);
  }
}

TEST_CASE("a payment out of two appropriations goes back to both, range by range") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  const auto r1 = post(book, draft("1", day(2025, 1, 10),
                                   entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 100))));
  const auto r2 =
      post(book, draft("2", day(2025, 1, 11),
                       entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 50)), "QD-2"));
  // 60, then 80: the second takes 40 of the first lot and 40 of the second.
  post(book, draft("3", day(2025, 1, 12), entry(move(Kind::fund, "available:unit:11", "assigned:project:DA", 60))));
  const auto r4 =
      post(book, draft("4", day(2025, 1, 13), entry(move(Kind::fund, "available:unit:11", "assigned:project:DA", 80))));
  post(book,
       draft("5", day(2025, 1, 20), entry(move(Kind::commit, "assigned:project:DA", "committed:contract:HD", 70))));
  const auto r6 = post(book, draft("6", day(2025, 1, 21),
                                   entry(move(Kind::commit, "assigned:project:DA", "committed:contract:HD", 70))));
  const auto lots = book::lots_of(book.store(), r6);
  REQUIRE(lots.size() == 1);
  const auto up = book::follow(book.store(), {lots.front().id, Dong(0), Dong(70)}, Towards::decisions);
  // The second commitment drew [10, 80) of the second fund, which is [70, 100) of the first decision, [0, 40) of the
  // other.
  CHECK(tell(up) == fmt::format("commit {}.1 [0+70]\n"
                                ".fund {}.1 [10+70]\n"
                                "..appropriate {}.1 [70+30] last\n"
                                "..appropriate {}.1 [0+40] last\n",
                                r6, r4, r1, r2));
  check_levels(up, Dong(70));
  // A part of it: [20, 40) is [90, 100) of the one and [0, 10) of the other.
  const auto part = book::follow(book.store(), {lots.front().id, Dong(20), Dong(20)}, Towards::decisions);
  CHECK(tell(part) == fmt::format("commit {}.1 [20+20]\n"
                                  ".fund {}.1 [30+20]\n"
                                  "..appropriate {}.1 [90+10] last\n"
                                  "..appropriate {}.1 [0+10] last\n",
                                  r6, r4, r1, r2));
  // And down again from the second decision: 40 in the commitment, 10 still where they came in.
  const auto decision = book::lots_of(book.store(), r2).front();
  const auto down = book::follow(book.store(), {decision.id, Dong(0), Dong(50)}, Towards::results);
  CHECK(tell(down) == fmt::format("appropriate {}.1 [0+50]\n"
                                  ".fund {}.1 [40+40]\n"
                                  "..commit {}.1 [30+40] last\n"
                                  ".appropriate {}.1 [40+10] last\n",
                                  r2, r4, r6, r2));
  check_levels(down, Dong(50));
}

TEST_CASE("every lot of a life, up and down: the levels add up, and the ends are decisions and open lots") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  std::vector<rules::Lot> lots;
  book.store()
      .connection()
      .cached("SELECT id, record, line, date, kind, account, from_account, amount, drawn FROM lot ORDER BY id")
      .for_each([&](const sql::Statement& row) { lots.push_back(book::read_lot(row)); });
  std::map<std::int64_t, Dong> stands;  // of the money of every decision, by lot
  for (const rules::Lot& lot : lots) {
    const auto up = book::follow(book.store(), {lot.id, Dong(), lot.amount}, Towards::decisions);
    check_levels(up, lot.amount);
    for (const Step& step : up)
      if (step.last) CHECK(step.from.stand.stage == chart::Stage::origin);
    const auto down = book::follow(book.store(), {lot.id, Dong(), lot.amount}, Towards::results);
    check_levels(down, lot.amount);
    if (up.size() > 1) continue;
    for (const Step& step : down)
      if (step.last) stands[step.range.lot] += step.range.amount;
  }
  for (const rules::Lot& lot : lots) CHECK(stands[lot.id] == lot.open());
}

TEST_CASE("downwards at an earlier moment, what moved later still stands") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  const auto first =
      book::lots_of(book.store(), *book.store().connection().cached("SELECT MIN(record) FROM entry").one_int64());
  REQUIRE(first.size() == 1);
  const auto then = book::follow(book.store(), {first[0].id, Dong(), Dong(9'000)}, Towards::results,
                                 {.as_of = day(2025, 1, 13), .known_at = {}});
  std::map<chart::Stage, Dong> stages;
  for (const Step& step : then)
    if (step.last) stages[step.account.stand.stage] += step.range.amount;
  CHECK(stages[chart::Stage::transit] == Dong(6'000));
  CHECK(stages[chart::Stage::available] == Dong(3'000));
}

TEST_CASE("the report names each document on the way and what the decisions gave") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  const auto list =
      book.store().connection().cached("SELECT record FROM entry WHERE date = $1").one_int64(std::int64_t{20250702});
  REQUIRE(list);
  const auto page = reports::trace(book, *list);
  REQUIRE(page);
  const reports::Table& path = table_of(*page, "path");
  REQUIRE(path.rows.size() == 7);  // paid, funded, received, sent, received, sent, appropriated
  CHECK(told(path, path.rows.front(), {"level", "amount", "kind", "date", "document"}) ==
        "0 | 300 | thanh toán | 20250702 | QD-2");
  CHECK(told(path, path.rows.back(), {"stand", "level", "amount", "kind"}) ==
        "dự toán, kế hoạch vốn chưa phân bổ · đơn vị VN (Ngân sách trung ương) | 6 | 300 | giao dự toán, giao kế hoạch "
        "vốn");
  CHECK(path.rows.back().note.id == "trace.decision");
  const reports::Table& decisions = table_of(*page, "decisions");
  CHECK(told(decisions, "QD-1", {"amount"}) == "300");
  CHECK(told(decisions, "Số tiền truy vết", {"amount"}) == "300");
  CHECK(table_of(*page, "sources").rows.size() == 2);
}

TEST_CASE("what is not an entry of the moment is refused") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  const std::int64_t last = book.head().size;
  for (const std::int64_t record : {std::int64_t{1}, std::int64_t{0}, std::int64_t{-5}, last + 1}) {
    const auto page = reports::trace(book, record);
    REQUIRE_FALSE(page);
    CHECK(page.error().front().code == "report-no-entry");
  }
  reports::Question before;
  before.known_at = last - 1;
  CHECK(reports::trace(book, last));
  CHECK_FALSE(reports::trace(book, last, before));
}

}  // namespace
}  // namespace tungdong::test
