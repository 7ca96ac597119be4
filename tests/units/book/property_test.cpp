// What holds for every book, tried on many: synthetic ones of many seeds, good drafts and bad ones, whole files and
// torn.
#include <algorithm>

#include <catch2/catch.hpp>

#include "fixtures/synthetic/random.hpp"
#include "ledger/book/batch.hpp"
#include "ledger/book/schema.hpp"
#include "tests/support/invariants.hpp"
#include "tests/support/synthetic_book.hpp"

namespace tungdong::test {
namespace {

using fixtures::Random;
using Texts = std::vector<std::string>;

Texts differences(book::Book& book) {
  Texts texts;
  for (const auto& one : book.verify()) texts.push_back(words::say(one.what, words::Lang::en));
  return texts;
}

TEST_CASE("a synthetic book is taken whole, and everything that must hold in it does") {
  for (std::uint64_t seed = 1; seed <= 24; ++seed) {
    DYNAMIC_SECTION("seed " << seed) {
      Folder folder;
      const auto drafts = drafts_of(small_shape(seed, 300 + 30 * (seed % 20)));
      book::Book book = new_synthetic_book(folder / "so.db");
      CHECK(append_all(book, drafts, 200) == Texts{});
      CHECK(book.head().size == static_cast<std::int64_t>(drafts.size()) + 1);
      CHECK(broken(book) == Texts{});
      CHECK(differences(book) == Texts{});
      const auto before = book.digest();
      book.rebuild();
      CHECK(book.digest() == before);
      CHECK(broken(book) == Texts{});
    }
  }
}

TEST_CASE("the generator makes every kind of entry, as many as asked for, in the order of their dates") {
  const fixtures::Shape shape{.seed = 5, .entries = 20'000, .communes = 2, .projects = 60, .years = 5};
  fixtures::Generator generator(shape);
  std::set<Kind> kinds;
  std::size_t entries = 0;
  year_month_day last{};
  while (!generator.done()) {
    for (const Draft& one : generator.next(777)) {
      const auto* entry = std::get_if<rules::Entry>(&one.body);
      if (entry == nullptr) continue;
      ++entries;
      CHECK((entries == 1 || last <= one.date));
      last = one.date;
      if (entry->reverses) kinds.insert(Kind::reverse);
      for (const rules::Line& line : entry->lines) kinds.insert(line.kind);
    }
  }
  CHECK(entries == shape.entries);
  CHECK(kinds.size() == rules::kind_count);
  CHECK(last > day(2026, 5, 31));
}

TEST_CASE("the chart does not depend on the number of entries") {
  const auto chart = [](std::size_t entries) {
    std::vector<std::string> keys;
    for (const Draft& one : drafts_of({.seed = 3, .entries = entries, .communes = 1, .projects = 10, .years = 2}))
      if (const auto kind = rules::kind_of(one.body);
          kind == "unit" || kind == "project" || kind == "contract" || kind == "component" || kind == "source")
        keys.push_back(one.key);
    return keys;
  };
  CHECK(chart(1'000) == chart(4'000));
}

TEST_CASE("how many drafts a batch has changes nothing") {
  for (const std::uint64_t seed : {31U, 32U, 33U}) {
    const auto drafts = drafts_of(small_shape(seed, 250));
    std::vector<std::pair<journal::Hash, journal::Hash>> books;
    for (const std::size_t at_once : {std::size_t{1}, std::size_t{7}, std::size_t{1'000}}) {
      Folder folder;
      book::Book book = new_synthetic_book(folder / "so.db");
      CHECK(append_all(book, drafts, at_once) == Texts{});
      books.emplace_back(book.head().root, book.digest());
    }
    CHECK(books[1] == books[0]);
    CHECK(books[2] == books[0]);
  }
}

TEST_CASE("a batch that is written in pieces is one batch: the same book, or nothing of it") {
  const auto drafts = drafts_of({.seed = 41, .entries = 23'000, .communes = 2, .projects = 40, .years = 3});
  Folder folder;
  book::Book pieces = new_synthetic_book(folder / "pieces.db");
  CHECK(append_all(pieces, drafts, 1'000) == Texts{});
  book::Book whole = new_synthetic_book(folder / "whole.db");
  auto bad = drafts;
  bad.push_back(bad.back());
  bad.back().key = "bad";
  bad.back().doc = "khong-co";
  const auto before = whole.digest();
  CHECK_FALSE(whole.append(bad, book::Mode::whole).written);
  CHECK_FALSE(whole.append(drafts, book::Mode::whole, true).written);
  CHECK(whole.digest() == before);
  CHECK(whole.head().size == 1);
  CHECK(whole.append(drafts, book::Mode::whole).written);
  CHECK(whole.head().size == static_cast<std::int64_t>(drafts.size()) + 1);
  CHECK(whole.digest() == pieces.digest());
  CHECK(whole.head().root == pieces.head().root);
  CHECK(broken(whole) == Texts{});
}

// Good drafts, and behind each third of them one that is refused, or that is there already.
std::vector<Draft> with_bad_ones(const std::vector<Draft>& drafts) {
  std::vector<Draft> mixed;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    mixed.push_back(drafts[i]);
    if (i % 3 != 0) continue;
    mixed.push_back(drafts[i / 2]);
    if (i % 2 == 0) mixed.back().doc = "khong-co";
    if (i % 4 == 0) mixed.back().key += " khac";
  }
  return mixed;
}

struct Paged {
  Texts fates;
  std::size_t lots_held{};  // at the end
  std::size_t facts_held{};
};

// How much is held, about.
struct Most {
  std::size_t lots{};
  std::size_t facts = book::most_kept;
  std::size_t lots_at_first = 1'000;
};

// Appends drafts in pages of some records.
Paged append_holding(book::Book& book, const std::vector<Draft>& drafts, std::size_t length, Most most,
                     const std::string& sql_before = {}) {
  book::Store& store = book.store();
  sql::Transaction transaction(store.connection(), sql::Transaction::Kind::write);
  if (!sql_before.empty()) store.connection().execute(sql_before);
  const book::Head head = store.head().value();
  rules::Facts facts;
  facts.reset(head.next_lot, head.next_account);
  facts.hold_lots(most.lots);
  facts.read_lots(most.lots_at_first);
  book::Loader(store, facts).load_rules();
  book::Batch batch(store, facts, head, store.resume_tree(head), book::Door::open);
  Paged paged;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    batch.turn_page(false, length, most.facts);
    if (i % 7 == 0) batch.look_ahead(std::span(drafts).subspan(i, std::min<std::size_t>(7, drafts.size() - i)));
    paged.fates.push_back(codes(batch.take(drafts[i], test_now_us)));
  }
  batch.write();
  transaction.commit();
  paged.lots_held = facts.lots_held();
  paged.facts_held = facts.size();
  return paged;
}

// The same; what became of each.
Texts append_in_pages(book::Book& book, const std::vector<Draft>& drafts, std::size_t length,
                      const std::string& sql_before = {}) {
  return append_holding(book, drafts, length, {drafts.size()}, sql_before).fates;
}

TEST_CASE("pages of any length, each written while the next is decided, make the same book") {
  for (const std::uint64_t seed : {34U, 35U, 36U}) {
    const auto drafts = with_bad_ones(drafts_of(small_shape(seed, 250)));
    Folder folder;
    book::Book whole = new_synthetic_book(folder / "whole.db");
    Texts expected;
    for (const auto& fate : whole.append(drafts, book::Mode::each).fates) expected.push_back(codes(fate));
    for (const std::size_t length : {std::size_t{1}, std::size_t{3}, std::size_t{40}}) {
      book::Book paged = new_synthetic_book(folder / fmt::format("{}-{}.db", seed, length));
      CHECK(append_in_pages(paged, drafts, length) == expected);
      CHECK(paged.digest() == whole.digest());
      CHECK(differences(paged) == Texts{});
    }
  }
}

// Books that hold little in memory come to be the same as one that holds all of it: what that one and those held.
std::pair<Paged, std::vector<Paged>> held_or_not(std::uint64_t seed, std::size_t entries, Most little) {
  const auto drafts = with_bad_ones(drafts_of(small_shape(seed, entries)));
  Folder folder;
  book::Book whole = new_synthetic_book(folder / "whole.db");
  std::pair<Paged, std::vector<Paged>> held{append_holding(whole, drafts, 10, {drafts.size()}), {}};
  for (const std::size_t length : {std::size_t{1}, std::size_t{10}}) {
    book::Book book = new_synthetic_book(folder / fmt::format("{}.db", length));
    held.second.push_back(append_holding(book, drafts, length, little));
    CHECK(held.second.back().fates == held.first.fates);
    CHECK(book.digest() == whole.digest());
    CHECK(differences(book) == Texts{});
  }
  return held;
}

TEST_CASE("lots that were let go are read again, and make the same book as lots that are held") {
  const auto [all, little] = held_or_not(38, 600, {.lots = 20});
  CHECK(all.lots_held > 100);
  for (const Paged& paged : little) CHECK(paged.lots_held < 60);
}

TEST_CASE("lots that are read a few at a time make the same book as lots that are read at once") {
  held_or_not(40, 600, {.lots = 20, .lots_at_first = 1});
}

TEST_CASE("what is forgotten in the midst of a batch is loaded again, and the same book is made") {
  const auto [all, little] = held_or_not(39, 400, {.lots = 2'000, .facts = 150});
  for (const Paged& paged : little) CHECK(paged.facts_held < all.facts_held / 2);
}

TEST_CASE("of an account with many open lots as many are read as are taken") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  rules::Entry many;
  for (int i = 0; i < 200; ++i)
    many.lines.push_back(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 1));
  const std::vector<Draft> bring{draft("200 lots", day(2025, 2, 1), many)};
  REQUIRE(append_holding(book, bring, 1, {1'000}).fates == Texts{"taken"});
  const auto send = [&](const std::string& key, std::int64_t amount) {
    const std::vector<Draft> drafts{
        draft(key, day(2025, 2, 2), entry(move(Kind::send, "available:unit:11", "transit:unit:03203", amount)))};
    return append_holding(book, drafts, 1, {1'000, book::most_kept, 4});
  };
  const Paged some = send("some", 9);
  CHECK(some.fates == Texts{"taken"});
  CHECK(some.lots_held == 12 - 9 + 1);  // four and eight were read, nine are drawn out; and one was made
  CHECK(send("too many", 192).fates == Texts{"insufficient"});
  const Paged rest = send("the rest", 191);
  CHECK(rest.fates == Texts{"taken"});
  CHECK(book.verify().empty());
}

TEST_CASE("what goes wrong on the writing thread is told, and nothing of the batch stays") {
  const auto drafts = drafts_of(small_shape(37, 400));
  Folder folder;
  book::Book book = new_synthetic_book(folder / "so.db");
  const auto before = book.digest();
  // A row that is in the way of one of a page in the middle.
  const std::string in_the_way = fmt::format(
      "INSERT INTO entry (record, date, doc, first_lot, lines) VALUES ({}, 20250101, '', 0, 0)", drafts.size() - 100);
  try {
    append_in_pages(book, drafts, 10, in_the_way);
    FAIL("it was written");
  } catch (const sql::Failure& failure) {
    CHECK(failure.cause() == sql::Cause::constraint);
  }
  CHECK(book.digest() == before);
  CHECK(append_in_pages(book, drafts, 10) == Texts(drafts.size(), "taken"));
  CHECK(differences(book) == Texts{});
}

TEST_CASE("reopening between batches changes nothing") {
  const auto drafts = drafts_of(small_shape(41, 300));
  Folder folder;
  book::Book whole = new_synthetic_book(folder / "whole.db");
  CHECK(append_all(whole, drafts, 50) == Texts{});
  { new_synthetic_book(folder / "torn.db"); }
  for (std::size_t i = 0; i < drafts.size(); i += 50) {
    book::Book torn = book::Book::open(folder / "torn.db", sql::sqlite::Access::write, [] { return test_now_us; });
    CHECK(append_all(torn, std::span(drafts).subspan(i, std::min<std::size_t>(50, drafts.size() - i)), 50) == Texts{});
  }
  book::Book torn = book::Book::open(folder / "torn.db", sql::sqlite::Access::read);
  CHECK(torn.digest() == whole.digest());
  CHECK(torn.head() == whole.head());
}

TEST_CASE("the same drafts twice add nothing") {
  for (const std::uint64_t seed : {51U, 52U}) {
    const auto drafts = drafts_of(small_shape(seed, 300));
    Folder folder;
    book::Book book = new_synthetic_book(folder / "so.db");
    CHECK(append_all(book, drafts, 100) == Texts{});
    const auto head = book.head();
    const auto digest = book.digest();
    const auto again = book.append(drafts, book::Mode::whole);
    CHECK_FALSE(again.written);
    CHECK(std::ranges::all_of(again.fates, [](const auto& fate) { return fate && fate->already; }));
    for (std::size_t i = 0; i < drafts.size(); ++i) CHECK(again.fates[i]->record == static_cast<std::int64_t>(i) + 2);
    CHECK(book.head() == head);
    CHECK(book.digest() == digest);
  }
}

// A draft with one thing changed, under another key: usually, but not always, one that the rules refuse.
Draft spoil(const Draft& good, Random& random, int number) {
  Draft bad = good;
  bad.key = fmt::format("bad-{}", number);
  auto* entry = std::get_if<rules::Entry>(&bad.body);
  const int what = random.below(entry == nullptr || entry->lines.empty() ? 3 : 13);
  const auto line = [&]() -> rules::Line& {
    return entry->lines[static_cast<std::size_t>(random.below(static_cast<int>(entry->lines.size())))];
  };
  switch (what) {
    case 0:
      bad.doc = random.chance(500) ? "" : "KHONG-CO";
      break;
    case 1:
      bad.date = year_month_day(date::sys_days(bad.date) + date::days(random.between(-60, 400)));
      break;
    case 2:
      bad.by.clear();
      break;
    case 3:
      line().amount = Dong(line().amount.count() * random.between(2, 100'000));
      break;
    case 4:
      line().amount = Dong(-random.between(0, 5));
      break;
    case 5:
      line().source = random.chance(500) ? "DAN-HV" : "NSH-DT";
      break;
    case 6:
      line().component = random.chance(500) ? "DTTS" : "KHONG-CO";
      break;
    case 7:
      line().to.holder.code = random.chance(500) ? "04-X01" : "KHONG-CO";
      break;
    case 8:
      line().from.holder.code = "BDT";
      break;
    case 9:
      line().period = *chart::Period::read(random.chance(500) ? "2031" : "2021-2025");
      break;
    case 10:
      line().kind = static_cast<Kind>(random.below(static_cast<int>(rules::kind_count)));
      break;
    case 11:
      entry->lines.push_back(entry->lines.front());
      break;
    case 12:
      entry->lines.insert(entry->lines.begin(), entry->lines.back());
      break;
    default:
      break;
  }
  return bad;
}

TEST_CASE("a refused draft leaves no trace") {
  for (std::uint64_t seed = 61; seed <= 72; ++seed) {
    DYNAMIC_SECTION("seed " << seed) {
      Folder folder;
      Random random(seed);
      book::Book mixed = new_synthetic_book(folder / "mixed.db");
      std::vector<Draft> taken;
      int refused = 0;
      const auto drafts = drafts_of(small_shape(seed, 400));
      for (std::size_t i = 0; i < drafts.size();) {
        std::vector<Draft> batch;
        for (const std::size_t end = std::min(drafts.size(), i + static_cast<std::size_t>(random.between(1, 60)));
             i < end; ++i) {
          if (random.chance(300)) batch.push_back(spoil(drafts[i], random, static_cast<int>(i)));
          batch.push_back(drafts[i]);
        }
        const auto appended = mixed.append(batch, book::Mode::each);
        for (std::size_t k = 0; k < batch.size(); ++k)
          appended.fates[k] ? taken.push_back(std::move(batch[k])) : static_cast<void>(++refused);
      }
      CHECK(refused > 20);
      CHECK(broken(mixed) == Texts{});
      CHECK(differences(mixed) == Texts{});
      book::Book clean = new_synthetic_book(folder / "clean.db");
      CHECK(append_all(clean, taken, 100) == Texts{});
      CHECK(clean.head() == mixed.head());
      CHECK(clean.digest() == mixed.digest());
    }
  }
}

TEST_CASE("one bad draft keeps out a whole batch, and a dry run writes nothing") {
  Folder folder;
  Random random(81);
  auto drafts = drafts_of(small_shape(81, 300));
  book::Book book = new_synthetic_book(folder / "so.db");
  const auto head = book.head();
  const auto digest = book.digest();
  const auto dry = book.append(drafts, book::Mode::whole, true);
  CHECK(std::ranges::all_of(dry.fates, [](const auto& fate) { return fate.has_value(); }));
  CHECK_FALSE(dry.written);
  drafts.push_back(
      draft("bad", day(2026, 6, 30), entry(move(Kind::send, "available:unit:VN", "transit:unit:11", 1)), ""));
  CHECK_FALSE(book.append(drafts, book::Mode::whole).written);
  CHECK(book.head() == head);
  CHECK(book.digest() == digest);
  drafts.pop_back();
  CHECK(append_all(book, drafts, 1'000) == Texts{});
  CHECK(broken(book) == Texts{});
}

// Every table, and for each the columns that may be tampered with.
struct Column {
  std::string table;
  std::string key;
  std::string column;
};

std::vector<Column> columns(sql::Connection& connection) {
  std::vector<book::Projection> tables = book::projections();
  tables.push_back({"tile", "level, number"});
  tables.push_back({"head", "one"});
  tables.push_back({"log", "record"});
  std::vector<Column> all;
  for (const auto& table : tables) {
    if (connection.prepare("SELECT COUNT(*) FROM " + table.table)->one_int64() == 0) continue;
    connection.prepare("SELECT name FROM pragma_table_info('" + table.table + "')")->for_each([&](const auto& row) {
      all.push_back({table.table, table.order, std::string(row.text(0))});
    });
  }
  return all;
}

TEST_CASE("whatever single row is tampered with, verify finds it") {
  Folder folder;
  {
    book::Book book = new_synthetic_book(folder / "so.db");
    CHECK(append_all(book, drafts_of(small_shape(94, 400)), 100) == Texts{});
    CHECK(differences(book) == Texts{});
  }
  std::vector<Column> all;
  {
    book::Book book = book::Book::open(folder / "so.db", sql::sqlite::Access::read);
    all = columns(book.store().connection());
  }
  Random random(95);
  const std::set<std::string> always{"log", "tile", "head",     "taken_key", "entry",   "account",
                                     "lot", "draw", "turnover", "mark",      "serving", "served"};
  for (const Column& one : all) {
    if (!always.contains(one.table) && !random.chance(250)) continue;
    INFO(one.table << '.' << one.column);
    std::filesystem::copy_file(folder / "so.db", folder / "bad.db", std::filesystem::copy_options::overwrite_existing);
    book::Book book = book::Book::open(folder / "bad.db", sql::sqlite::Access::write, [] { return test_now_us; });
    sql::Connection& connection = book.store().connection();
    if (one.table == "log") connection.execute("DROP TRIGGER log_is_never_updated");
    const auto rows = connection.prepare("SELECT COUNT(*) FROM " + one.table)->one_int64().value();
    connection.execute(fmt::format(
        "UPDATE {0} SET {1} = CASE typeof({1}) WHEN 'integer' THEN {1} + 1000000007 WHEN 'text' THEN {1} || 'x' "
        "WHEN 'blob' THEN CAST(substr({1}, 1, length({1}) - 1) || x'5a' AS BLOB) ELSE 1 END "
        "WHERE ({2}) = (SELECT {2} FROM {0} ORDER BY {2} LIMIT 1 OFFSET {3})",
        one.table, one.column, one.key, random.between(0, rows - 1)));
    CHECK_FALSE(book.verify().empty());
  }
}

TEST_CASE("whatever single row is taken out, verify finds it") {
  Folder folder;
  std::vector<Column> all;
  {
    book::Book book = new_synthetic_book(folder / "so.db");
    CHECK(append_all(book, drafts_of(small_shape(104, 400)), 100) == Texts{});
    all = columns(book.store().connection());
  }
  Random random(105);
  std::string last;
  for (const Column& one : all) {
    if (one.table == last || one.table == "head") continue;
    last = one.table;
    INFO(one.table);
    std::filesystem::copy_file(folder / "so.db", folder / "bad.db", std::filesystem::copy_options::overwrite_existing);
    book::Book book = book::Book::open(folder / "bad.db", sql::sqlite::Access::write, [] { return test_now_us; });
    sql::Connection& connection = book.store().connection();
    if (one.table == "log") connection.execute("DROP TRIGGER log_is_never_deleted");
    const auto rows = connection.prepare("SELECT COUNT(*) FROM " + one.table)->one_int64().value();
    connection.execute(
        fmt::format("DELETE FROM {0} WHERE ({1}) = (SELECT {1} FROM {0} ORDER BY {1} LIMIT 1 OFFSET {2})", one.table,
                    one.key, random.between(0, rows - 1)));
    CHECK_FALSE(book.verify().empty());
  }
}

}  // namespace
}  // namespace tungdong::test
