// Whatever is changed in a small book, byte by byte and row by row, is found, and found where it is; and what verify
// cannot see, because all of the book was made anew, a checkpoint does.
#include <catch2/catch.hpp>

#include "ledger/book/log_check.hpp"
#include "ledger/book/schema.hpp"
#include "ledger/book/scratch.hpp"
#include "ledger/book/stored_tree.hpp"
#include "tests/support/small_book.hpp"

namespace tungdong::test {
namespace {

namespace fs = std::filesystem;

// The least that a đồng needs: where it is, where it comes from, what it is for, and a line.
std::vector<Draft> least_drafts() {
  const auto start = day(2025, 1, 1);
  std::vector<Draft> drafts{draft("QD", start, document("QD-1"), "")};
  const auto add = [&](std::string key, rules::Body body) { drafts.push_back(draft(std::move(key), start, body)); };
  add("R", rule("level/central", "in-force"));
  add("VN", unit("VN", "Trung ương", chart::Level::central, ""));
  add("N", source("NSTW-DT", chart::Level::central, chart::Capital::investment));
  add("C", component("CT-1", "", true));
  add("E", entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:VN", 9'000)));
  add("F", entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:VN", 500)));
  return drafts;
}

book::Book least_book(const fs::path& path, std::size_t without = 0) {
  book::Book book = new_book(path);
  auto drafts = least_drafts();
  drafts.resize(drafts.size() - without);
  for (const Draft& one : drafts)
    if (tell(book, one) != "taken") throw std::runtime_error(one.key + ": " + tell(book, one));
  return book;
}

// A copy of the book that may be changed at will, each time from the start.
class Bench {
 public:
  Bench() {
    least_book(folder_ / "so.db");
    book::Book whole = open("so.db", sql::sqlite::Access::write);
    REQUIRE(whole.verify().empty());
  }

  // What verify finds after a change.
  template <class Change>
  std::vector<book::Difference> after(Change&& change) {
    for (const char* tail : {"", "-wal", "-shm"}) fs::remove((folder_ / "bad.db").string() + tail);
    fs::copy_file(folder_ / "so.db", folder_ / "bad.db");
    book::Book book = open("bad.db", sql::sqlite::Access::write);
    sql::Connection& connection = book.store().connection();
    connection.execute("DROP TRIGGER log_is_never_updated");
    connection.execute("DROP TRIGGER log_is_never_deleted");
    change(connection);
    return book.verify();
  }

  book::Book open(const std::string& name, sql::sqlite::Access access) {
    return book::Book::open(folder_ / name, access, [] { return test_now_us; });
  }

 private:
  Folder folder_;
};

std::vector<book::Projection> all_tables() {
  std::vector<book::Projection> tables = book::projections();
  tables.push_back({"log", "record"});
  tables.push_back({"head", "one"});
  return tables;
}

bool is_of(const std::vector<book::Difference>& found, std::string_view place, const std::string& row = {}) {
  return std::ranges::any_of(
      found, [&](const book::Difference& one) { return one.place == place && (row.empty() || one.row == row); });
}

// A record after the last full tile has no hash of its own: then the head differs, and whatever table tells of it.
TEST_CASE("every byte of every record, flipped, is found") {
  Bench bench;
  book::Book whole = bench.open("so.db", sql::sqlite::Access::read);
  for (std::int64_t record = 1; record <= whole.head().size; ++record) {
    const std::string body = whole.body(record);
    for (std::size_t i = 0; i < body.size(); ++i) {
      std::string bad = body;
      bad[i] = static_cast<char>(bad[i] ^ 1);
      INFO("record " << record << ": " << bad);
      const auto found = bench.after([&](sql::Connection& connection) {
        connection.prepare("UPDATE log SET body = $1 WHERE record = $2")->run(bad, record);
      });
      REQUIRE_FALSE(found.empty());
      // What a record says of its code or its time may only be contradicted by a later one.
      if (found.front().place == "log")
        CHECK(std::stoll(found.front().row) >= record);
      else
        CHECK((found.front().place == "head" && found.front().row == "records 1-8"));
    }
  }
}

TEST_CASE("a record in a full tile, whichever of its bytes is flipped, is found by its number") {
  Folder folder;
  {
    book::Book book = least_book(folder / "so.db");
    std::vector<Draft> more;
    for (int i = 0; i < 300; ++i)
      more.push_back(draft(fmt::format("D{}", i), day(2025, 1, 1), document(fmt::format("VB-{}", i)), ""));
    REQUIRE(book.append(more, book::Mode::whole).written);
  }
  book::Book book = book::Book::open(folder / "so.db", sql::sqlite::Access::write, [] { return test_now_us; });
  book.store().connection().execute("DROP TRIGGER log_is_never_updated");
  auto change = book.store().connection().prepare("UPDATE log SET body = $1 WHERE record = $2");
  for (const std::int64_t record : {1, 2, 8, 100, 256}) {
    const std::string body = book.body(record);
    for (std::size_t i = 0; i < body.size(); i += 11) {
      std::string bad = body;
      bad[i] = static_cast<char>(bad[i] ^ 1);
      change->run(bad, record);
      const auto found = book.verify();
      INFO(record << ": " << bad);
      REQUIRE_FALSE(found.empty());
      CHECK(found.front().place == "log");
      CHECK(found.front().row == std::to_string(record));
    }
    change->run(body, record);
  }
  CHECK(book.verify().empty());
}

TEST_CASE("a record behind the last one is found, and upon a head that names another root nothing is written") {
  Bench bench;
  const auto beyond = bench.after([](sql::Connection& connection) {
    std::string body;
    book::encode(body, draft("G", day(2025, 1, 1), document("QD-2"), ""), test_now_us);
    connection.prepare("INSERT INTO log (record, body) SELECT MAX(record) + 1, $1 FROM log")->run(body);
  });
  REQUIRE_FALSE(beyond.empty());
  CHECK(beyond.front().what == words::Refusal{"records-beyond", {{"count", std::int64_t{1}}}});
  const auto gap =
      bench.after([](sql::Connection& connection) { connection.execute("DELETE FROM log WHERE record = 3"); });
  CHECK(is_of(gap, "log", "3"));
  CHECK(gap.front().what.code == "record-gone");
  CHECK(
      is_of(bench.after([](sql::Connection& connection) { connection.execute("UPDATE head SET root = zeroblob(32)"); }),
            "head"));
  book::Book book = bench.open("bad.db", sql::sqlite::Access::write);
  const auto fails_to_write = [&] {
    CHECK_THROWS_AS(tell(book, draft("G", day(2025, 1, 1), document("QD-2"), "")), sql::Failure);
    CHECK_THROWS_AS(book.rebuild(), sql::Failure);
  };
  fails_to_write();
  book.store().connection().execute("DELETE FROM head");
  fails_to_write();
  CHECK_THROWS_AS(book.head(), sql::Failure);
  // What is not there is no record; what cannot be read is a failure.
  CHECK_FALSE(book.record(9'999));
  book.store().connection().execute("UPDATE log SET body = '{}' WHERE record = 3");
  CHECK_THROWS_AS(book.record(3), sql::Failure);
}

TEST_CASE("every row of every table, altered or taken out, is found in that table") {
  Bench bench;
  book::Book whole = bench.open("so.db", sql::sqlite::Access::read);
  sql::Connection& stored = whole.store().connection();
  for (const auto& table : all_tables()) {
    const auto rows = stored.prepare("SELECT COUNT(*) FROM " + table.table)->one_int64().value();
    std::vector<std::string> columns;
    stored.prepare("SELECT name FROM pragma_table_info('" + table.table + "')")->for_each([&](const auto& row) {
      columns.emplace_back(row.text(0));
    });
    for (std::int64_t n = 0; n < rows; ++n) {
      const std::string that =
          fmt::format("({1}) = (SELECT {1} FROM {0} ORDER BY {1} LIMIT 1 OFFSET {2})", table.table, table.order, n);
      for (const std::string& column : columns) {
        INFO(table.table << '.' << column << ", row " << n);
        const auto found = bench.after([&](sql::Connection& connection) {
          connection.execute(fmt::format(
              "UPDATE {0} SET {1} = CASE typeof({1}) WHEN 'integer' THEN {1} + 1000000007 WHEN 'text' THEN {1} || 'x' "
              "WHEN 'blob' THEN CAST(substr({1}, 1, length({1}) - 1) || x'5a' AS BLOB) ELSE 1 END WHERE {2}",
              table.table, column, that));
        });
        REQUIRE_FALSE(found.empty());
        // A head of another size makes records missing, or too many.
        CHECK((is_of(found, table.table) || table.table == "log" || (table.table == "head" && is_of(found, "log"))));
      }
      INFO(table.table << ", row " << n << " taken out");
      const auto found = bench.after([&](sql::Connection& connection) {
        connection.execute(fmt::format("DELETE FROM {} WHERE {}", table.table, that));
      });
      REQUIRE_FALSE(found.empty());
      CHECK(is_of(found, table.table));
      // Of rows behind it nothing is told.
      if (table.table == "log" || table.table == "head") continue;
      CHECK(found.size() == 1);
      CHECK(found.front().what.code == "row-gone");
    }
  }
}

TEST_CASE("records swapped, doubled and cut off are found") {
  Bench bench;
  const std::int64_t size = bench.open("so.db", sql::sqlite::Access::read).head().size;
  for (std::int64_t a = 1; a <= size; ++a)
    for (std::int64_t b = a + 1; b <= size; ++b) {
      INFO(a << " and " << b);
      const auto found = bench.after([&](sql::Connection& connection) {
        connection.execute(fmt::format("UPDATE log SET record = -1 WHERE record = {0}", a));
        connection.execute(fmt::format("UPDATE log SET record = {0} WHERE record = {1}", a, b));
        connection.execute(fmt::format("UPDATE log SET record = {0} WHERE record = -1", b));
      });
      CHECK((is_of(found, "log") || is_of(found, "head")));
    }
  for (std::int64_t a = 1; a <= size; ++a) {
    INFO(a << " twice");
    CHECK_FALSE(bench
                    .after([&](sql::Connection& connection) {
                      connection.execute(
                          fmt::format("INSERT INTO log SELECT {}, body FROM log WHERE record = {}", size + 1, a));
                    })
                    .empty());
  }
  for (std::int64_t left = 0; left < size; ++left) {
    INFO(left << " left");
    CHECK_FALSE(bench
                    .after([&](sql::Connection& connection) {
                      connection.execute(fmt::format("DELETE FROM log WHERE record > {}", left));
                    })
                    .empty());
  }
}

// What the log alone tells, a line for each difference.
std::vector<std::string> lines_of(const std::vector<book::Difference>& differences) {
  std::vector<std::string> lines;
  for (const auto& one : differences) lines.push_back(fmt::format("{} {}: {}", one.place, one.row, one.what.code));
  return lines;
}

// 65.836 records, of which nothing but their hashes is asked: 257 full tiles and one above the first 256, and an edge.
class LongLog {
 public:
  LongLog() {
    sql::Connection& connection = scratch_.connection();
    book::create_tables(connection);
    auto log = connection.prepare("INSERT INTO log (record, body) VALUES ($1, $2)");
    auto tiles = connection.prepare("INSERT INTO tile (level, number, hashes) VALUES ($1, $2, $3)");
    journal::Tree tree;
    sql::Transaction transaction(connection, sql::Transaction::Kind::write);
    for (head_.size = 0; head_.size < 65'836; ++head_.size) {
      const std::string body = fmt::format("{{\"n\":{}}}", head_.size);
      log->run(head_.size + 1, body);
      tree.add(journal::leaf_hash(body));
      for (const journal::Tile& tile : tree.take_completed())
        tiles->run(std::int64_t{tile.level}, static_cast<std::int64_t>(tile.index), std::span(tile.bytes()));
    }
    head_.root = tree.root();
    transaction.commit();
    for (const char* trigger : {"log_is_never_updated", "log_is_never_deleted"})
      connection.execute(fmt::format("DROP TRIGGER {}", trigger));
  }

  // What is told after a change, which is taken back.
  std::vector<std::string> after(const std::string& change, std::size_t most = 20) {
    sql::Transaction transaction(scratch_.connection(), sql::Transaction::Kind::write);
    scratch_.connection().execute(change);
    return lines_of(book::check_log(scratch_.connection(), head_, most).all());
  }

 private:
  book::Scratch scratch_;
  book::Head head_;
};

TEST_CASE("the log alone tells which record, which tile or that the root is another") {
  LongLog log;
  using Lines = std::vector<std::string>;
  const std::string altered = ": record-not-as-hashed";
  CHECK(log.after("SELECT 1") == Lines{});
  // A record in a full tile is named; the root is another too.
  const Lines one = log.after("UPDATE log SET body = '{}' WHERE record = 300");
  REQUIRE(one.size() == 3);
  CHECK(one[0] == "log 300" + altered);
  CHECK(one[1] == "tile 1.0: tile-above");
  CHECK(one[2] == "head : root-differs");
  CHECK(log.after("UPDATE log SET body = '{}' WHERE record > 100", 3).size() == 3 + 2);
  // One after the last full tile is not.
  CHECK(log.after("UPDATE log SET body = '{}' WHERE record = 65800") ==
        Lines{"head records 65793-65836: root-differs"});
  // Tiles.
  CHECK(log.after("UPDATE tile SET hashes = CAST(zeroblob(32) || substr(hashes, 33) AS BLOB) WHERE level = 0 AND "
                  "number = 2") == Lines{"tile 0.2: tile-differs"});
  CHECK(log.after("UPDATE tile SET hashes = CAST(zeroblob(32) || substr(hashes, 33) AS BLOB) WHERE level = 1") ==
        Lines{"tile 1.0: tile-above"});
  CHECK(log.after("UPDATE tile SET hashes = zeroblob(32) WHERE level = 0 AND number = 2") ==
        Lines{"tile 0.2: tile-size"});
  CHECK(log.after("DELETE FROM tile WHERE level = 0 AND number = 256") == Lines{"tile 0.256: tile-gone"});
  CHECK(log.after("INSERT INTO tile SELECT 0, 257, hashes FROM tile WHERE level = 1") == Lines{"tile : tiles-surplus"});
  // Records that are missing, in the midst and at the end, and too many.
  CHECK(log.after("DELETE FROM log WHERE record = 300") == Lines{"log 300: record-gone"});
  CHECK(log.after("DELETE FROM log WHERE record > 65000") == Lines{"log 65001: record-gone"});
  CHECK(log.after("INSERT INTO log VALUES (65837, '{}')") == Lines{"log : records-beyond"});
}

TEST_CASE("of a book the log alone is looked at: a table that was altered is not seen, a record and a head are") {
  Bench bench;
  const auto log_after = [&](const std::string& change) {
    bench.after([&](sql::Connection& connection) { connection.execute(change); });
    return lines_of(bench.open("bad.db", sql::sqlite::Access::read).verify_log());
  };
  using Lines = std::vector<std::string>;
  CHECK(log_after("UPDATE account SET balance = balance + 1") == Lines{});
  CHECK(log_after("UPDATE log SET body = '{}' WHERE record = 3").size() == 1);
  CHECK(log_after("UPDATE head SET root = zeroblob(32)").size() == 1);
  CHECK(log_after("DELETE FROM head") == Lines{"head : head-gone"});
}

TEST_CASE("a book made anew, shorter or otherwise, is sound by itself and contradicts the checkpoint of the old one") {
  Folder folder;
  book::Book whole = least_book(folder / "so.db");
  const proof::Checkpoint signed_then = book::StoredTree(whole.store()).checkpoint();
  CHECK(signed_then.origin == "so-cai.test/tungdong");
  // It goes on: the checkpoint still holds, and its own root is the one of then.
  REQUIRE(tell(whole, draft("G", day(2025, 1, 1), document("QD-9"), "")) == "taken");
  book::StoredTree grown(whole.store());
  CHECK(grown.continues(signed_then).has_value());
  CHECK(grown.checkpoint(signed_then.size) == signed_then);
  CHECK(grown.checkpoint() != signed_then);

  book::Book shorter = least_book(folder / "ngan.db", 1);
  CHECK(shorter.verify().empty());
  const auto ahead = book::StoredTree(shorter.store()).continues(signed_then);
  REQUIRE_FALSE(ahead.has_value());
  CHECK(ahead.error().code == "checkpoint-ahead");

  book::Book other = least_book(folder / "khac.db", 1);
  REQUIRE(tell(other, draft("F", day(2025, 1, 1),
                            entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:VN", 501)))) ==
          "taken");
  CHECK(other.verify().empty());
  const auto differs = book::StoredTree(other.store()).continues(signed_then);
  REQUIRE_FALSE(differs.has_value());
  CHECK(differs.error().code == "checkpoint-differs");

  proof::Checkpoint of_another = signed_then;
  of_another.origin = "so-cai.test/khac";
  const auto stranger = book::StoredTree(whole.store()).continues(of_another);
  REQUIRE_FALSE(stranger.has_value());
  CHECK(stranger.error().code == "checkpoint-other-log");
}

TEST_CASE("every record is proved in every checkpoint that has it, and every checkpoint continues every earlier one") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  book::StoredTree tree(book.store());
  const auto size = static_cast<std::uint64_t>(book.head().size);
  const proof::SecretKey key = proof::SecretKey::make("so-cai.test/tungdong", proof::Role::log);
  for (std::uint64_t at = 1; at <= size; at += 7) {
    const proof::Note note = proof::sign(tree.checkpoint(at), key);
    for (std::uint64_t record = 1; record <= at; ++record) {
      const auto number = static_cast<std::int64_t>(record);
      const proof::InclusionReceipt receipt{
          .index = record - 1, .path = tree.inclusion(number, at), .checkpoint = note};
      CHECK(proof::check(receipt, journal::leaf_hash(book.body(number))).has_value());
      const std::int64_t wrong = number == 1 ? 2 : number - 1;
      CHECK_FALSE(proof::check(receipt, journal::leaf_hash(book.body(wrong))).has_value());
    }
    for (std::uint64_t earlier = 0; earlier <= at; ++earlier) {
      const proof::ConsistencyReceipt receipt{
          .earlier = earlier, .path = tree.consistency(earlier, at), .checkpoint = note};
      CHECK(proof::check(receipt, tree.checkpoint(earlier)).has_value());
      if (earlier > 0) CHECK_FALSE(proof::check(receipt, tree.checkpoint(earlier - 1)).has_value());
    }
  }
}

}  // namespace
}  // namespace tungdong::test
