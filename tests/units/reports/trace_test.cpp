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

// The ends of a trace, and what it served, as "what amount".
std::string ends(const reports::Page& page, std::string_view table, std::initializer_list<std::string_view> columns) {
  std::string text;
  const reports::Table& of = table_of(page, table);
  for (const auto* rows : {&of.rows, &of.totals})
    for (const reports::Row& row : *rows) text += told(of, row, columns) + " / ";
  return text;
}

TEST_CASE("from a decision down: where its money stands, each family by itself, and what it served") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  // QD-1 appropriated 9.000, contributed 200 in kind and lent 500, of which 100 were repaid; all that came of it later
  // is found from there, whatever document moved it on.
  const auto page = reports::trace(book, "doc:QD-1", std::nullopt);
  REQUIRE(page);
  const std::string stands = ends(*page, "stands", {"stage", "family", "amount"});
  CHECK(stands.find("Số tiền truy vết | Ngân sách nhà nước | 9000") != std::string::npos);
  CHECK(stands.find("Số tiền truy vết | Dân góp bằng công, đất, hiện vật | 200") != std::string::npos);
  CHECK(stands.find("Số tiền truy vết | Tín dụng chính sách | 500") != std::string::npos);
  // Of the budget 2.250 of DA and 300 of HT are accepted work, and all of it names HO; of labour 200.
  CHECK(ends(*page, "served", {"indicator", "family", "amount"}) ==
        "Hộ có nước | Ngân sách nhà nước | 2250 / Hộ có nước | Ngân sách nhà nước | 300 / "
        "Hộ có nước | Dân góp bằng công, đất, hiện vật | 200 / - | Ngân sách nhà nước | 2550 / "
        "- | Dân góp bằng công, đất, hiện vật | 200 / ");
  const reports::Table& bands = table_of(*page, "bands");
  std::map<std::int64_t, std::int64_t> steps;
  for (const reports::Row& row : bands.rows)
    steps[std::get<money::Decimal>(row.cells[2]).units()] += std::get<Dong>(row.cells[3]).count();
  CHECK(steps.at(1) == 9'700);  // all of it leaves the first level
}

TEST_CASE("from a contract up: what stands on it, and the decision that it came from") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  const auto page = reports::trace(book, "contract:HD", std::nullopt);
  REQUIRE(page);
  // Committed 2.150, advanced 600, held 250, settled 1.900, spent 100.
  CHECK(ends(*page, "decisions", {"document", "amount"}) == "QD-1 | 5000 / Số tiền truy vết | 5000 / ");
  CHECK(ends(*page, "served", {"project", "amount"}) == "DA | 2250 / Tổng cộng | 2250 / ");
  // The same asked downwards: it stands where it is.
  const auto down = reports::trace(book, "contract:HD", Towards::results);
  REQUIRE(down);
  CHECK(ends(*down, "stands", {"stage", "amount"}) ==
        "cam kết chi | 2150 / tạm ứng | 600 / tiền giữ lại bảo hành | 250 / thanh toán khối lượng hoàn thành | 100 / "
        "đã quyết toán | 1900 / Số tiền truy vết | 5000 / ");
  // A project has its contracts with it.
  const auto project = reports::trace(book, "project:DA", std::nullopt);
  REQUIRE(project);
  CHECK(ends(*project, "decisions", {"document", "amount"}) == "QD-1 | 5300 / Số tiền truy vết | 5300 / ");
}

TEST_CASE("from an observation up: the accepted work that serves it, and no other") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  results::Observation seen;
  seen.indicator = "HO";
  seen.version = 1;
  seen.project = "HT";
  seen.period = "2025";
  seen.value = money::Decimal(30, 0);
  const auto record = post(book, draft("o", day(2026, 4, 1), seen));
  const auto page = reports::trace(book, std::to_string(record), std::nullopt);
  REQUIRE(page);
  CHECK(ends(*page, "served", {"project", "indicator", "family", "amount", "quantity"}) ==
        "HT | Hộ có nước | Ngân sách nhà nước | 300 | 30 / HT | Hộ có nước | Dân góp bằng công, đất, hiện vật | 200 | "
        "30 / ");
  // Of a place: all projects there.
  seen.project.clear();
  seen.place = "11";
  const auto of_place = post(book, draft("p", day(2026, 4, 1), seen));
  const auto whole = reports::trace(book, std::to_string(of_place), std::nullopt);
  REQUIRE(whole);
  CHECK(ends(*whole, "served", {"project", "amount"}) == "DA | 2250 / HT | 300 / HT | 200 / ");
}

TEST_CASE("what names no money is refused") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  for (const std::string subject : {"0", "1", "99999", "-3"})
    CHECK((reports::trace(book, subject, std::nullopt).error().front().code == "report-no-entry"));
  for (const std::string subject : {"doc:KHONG", "contract:KHONG", "unit:22", "abc", "", "99999999999999999999"})
    CHECK((reports::trace(book, subject, std::nullopt).error().front().code == "report-no-trace"));
}

}  // namespace
}  // namespace tungdong::test
