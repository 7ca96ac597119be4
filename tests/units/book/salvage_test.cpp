// A book damaged in every way that a seed thinks of: nothing false is ever proved, every record whose bytes are left is
// saved, and with a backup at hand all of it is.
#include "ledger/book/salvage.hpp"

#include <fstream>

#include <catch2/catch.hpp>

#include "fixtures/synthetic/random.hpp"
#include "ledger/book/stored_tree.hpp"
#include "ledger/sql/sqlite/backup.hpp"
#include "tests/support/synthetic_book.hpp"

namespace tungdong::test {
namespace {

namespace fs = std::filesystem;
using book::Certainty;
using book::Salvage;
using book::Trust;
using fixtures::Random;

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void put(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

// A sound book with five full tiles and an edge, and what was in it.
struct Whole {
  Folder folder;
  fs::path path = folder / "so.db";
  std::string bytes;
  std::vector<std::string> bodies;  // from number 1
  book::Head head;
  proof::Checkpoint checkpoint;

  Whole() {
    const auto drafts = drafts_of(small_shape(3, 480));
    {
      book::Book book = new_synthetic_book(path);
      if (!append_all(book, drafts, 200).empty()) throw std::runtime_error("refused");
    }
    book::Book book = open();
    head = book.head();
    if (head.size < 1'300) throw std::runtime_error(fmt::format("only {} records", head.size));
    for (std::int64_t record = 1; record <= head.size; ++record) bodies.push_back(book.body(record));
    checkpoint = book::StoredTree(book.store()).checkpoint();
    bytes = contents(path);
  }
  book::Book open() const {
    return book::Book::open(path, sql::sqlite::Access::read, [] { return test_now_us; });
  }
  const std::string& body(std::int64_t record) const { return bodies.at(static_cast<std::size_t>(record - 1)); }
};

const Whole& whole() {
  static const Whole book;
  return book;
}

std::string varint(std::uint64_t value) {
  std::string bytes(1, static_cast<char>(value & 0x7f));
  while (value >>= 7) bytes.insert(bytes.begin(), static_cast<char>(0x80 | (value & 0x7f)));
  return bytes;
}

// The bytes of a record in its page, where it fits into one.
std::string cell(std::int64_t record) {
  const std::string& body = whole().body(record);
  std::string header = std::string(1, '\0') + varint(2 * body.size() + 13);
  header = varint(header.size() + 1) + header;
  return varint(header.size() + body.size()) + varint(static_cast<std::uint64_t>(record)) + header + body;
}

// Where in the sound file the cells of records are, by number; npos for the long ones.
const std::vector<std::size_t>& places() {
  static const std::vector<std::size_t> all = [] {
    std::vector<std::size_t> found{std::string::npos};
    for (std::int64_t record = 1; record <= whole().head.size; ++record) {
      const std::string bytes = cell(record);
      found.push_back(bytes.size() > 4'000 ? std::string::npos : whole().bytes.find(bytes));
    }
    return found;
  }();
  return all;
}

// What must hold of whatever is left.
void check(Salvage& salvage, const fs::path& damaged) {
  const std::string left = contents(damaged);
  for (std::int64_t record = 1; record <= salvage.size(); ++record) {
    const auto& salvaged = salvage.salvaged(record);
    const bool is_true = record <= whole().head.size && salvage.body(record) == whole().body(record);
    INFO("record " << record);
    if (salvaged.certainty == Certainty::proved) CHECK(is_true);
    if (salvaged.certainty == Certainty::lost) CHECK(salvage.body(record).empty());
  }
  for (std::int64_t record = 1; record <= whole().head.size; ++record) {
    const std::string bytes = cell(record);
    const std::size_t place = places().at(static_cast<std::size_t>(record));
    if (place >= left.size() || left.compare(place, bytes.size(), bytes) != 0) continue;
    INFO("record " << record << " is in the file");
    REQUIRE(record <= salvage.size());
    CHECK(salvage.salvaged(record).certainty != Certainty::lost);
  }
}

// Whether all was saved: the same root, and a book that verifies.
void check_whole(Salvage& salvage, const fs::path& to, bool unproved) {
  REQUIRE(salvage.leading(unproved) == whole().head.size);
  const auto rebuilt = salvage.rebuild(salvage.leading(unproved), to);
  REQUIRE(rebuilt.has_value());
  CHECK_FALSE(rebuilt->refused.has_value());
  CHECK(rebuilt->head == whole().head);
  book::Book book = book::Book::open(to, sql::sqlite::Access::read);
  CHECK(book.verify().empty());
  CHECK(book.digest() == whole().open().digest());
}

using Damage = std::function<void(Random&, std::string&)>;

struct Kind {
  const char* name;
  Damage damage;
};

const std::vector<Kind>& kinds() {
  const auto somewhere = [](Random& random, const std::string& file) {
    return static_cast<std::size_t>(random.next() % file.size());
  };
  static const std::vector<Kind> all{
      {"a byte", [=](Random& random,
                     std::string& file) { file[somewhere(random, file)] ^= static_cast<char>(1 + random.below(255)); }},
      {"forty bytes",
       [=](Random& random, std::string& file) {
         for (int i = 0; i < 40; ++i) file[somewhere(random, file)] = static_cast<char>(random.below(256));
       }},
      {"a page of zeros",
       [=](Random& random, std::string& file) {
         file.replace(somewhere(random, file) / 4096 * 4096, 4096, 4096, '\0');
       }},
      {"six pages of noise",
       [=](Random& random, std::string& file) {
         for (int i = 0; i < 6; ++i) {
           const std::size_t page = somewhere(random, file) / 4096 * 4096;
           for (std::size_t k = 0; k < 4096; ++k) file[page + k] = static_cast<char>(random.below(256));
         }
       }},
      {"cut off", [=](Random& random, std::string& file) { file.resize(4096 + random.next() % (file.size() - 4096)); }},
      {"no head",
       [](Random& random, std::string& file) { file.replace(0, 100, 100, static_cast<char>(random.below(256))); }},
      {"no schema", [](Random&, std::string& file) { file.replace(0, 4096, 4096, '\0'); }},
      {"heads of pages",
       [=](Random& random, std::string& file) {
         for (int i = 0; i < 30; ++i) file.replace(somewhere(random, file) / 4096 * 4096, 8, 8, '\xff');
       }},
      {"pages swapped",
       [=](Random& random, std::string& file) {
         const std::size_t a = somewhere(random, file) / 4096 * 4096;
         const std::size_t b = somewhere(random, file) / 4096 * 4096;
         for (std::size_t k = 0; k < 4096; ++k) std::swap(file[a + k], file[b + k]);
       }},
  };
  return all;
}

TEST_CASE("whatever is done to a book, no false record is proved, and all whose bytes are left are saved") {
  for (const Kind& kind : kinds())
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
      INFO(kind.name << ", seed " << seed);
      Folder folder;
      Random random(seed);
      std::string bytes = whole().bytes;
      kind.damage(random, bytes);
      put(folder / "hong.db", bytes);
      try {
        Salvage salvage({.damaged = folder / "hong.db", .checkpoint = {}, .others = {}});
        check(salvage, folder / "hong.db");
      } catch (const sql::Failure& failure) {
        CHECK(failure.cause() == sql::Cause::not_a_database);
        CHECK(bytes.find(cell(1)) == std::string::npos);
      }
      CHECK(contents(folder / "hong.db") == bytes);
      if (seed > 3) continue;
      Salvage all({.damaged = folder / "hong.db", .checkpoint = whole().checkpoint, .others = {whole().path}});
      CHECK(all.trust() == Trust::checkpoint);
      check(all, folder / "hong.db");
      check_whole(all, folder / "moi.db", false);
    }
}

// A copy of the book that may be changed through SQL.
class Altered {
 public:
  template <class Change>
  explicit Altered(Change&& change) {
    fs::copy_file(whole().path, path());
    book::Book book = book::Book::open(path(), sql::sqlite::Access::write, [] { return test_now_us; });
    auto& connection = book.store().connection();
    connection.execute("DROP TRIGGER log_is_never_updated; DROP TRIGGER log_is_never_deleted");
    change(connection);
  }
  fs::path path() const { return folder_ / "hong.db"; }
  fs::path beside(std::string_view name) const { return folder_ / name; }
  Salvage salvage(std::optional<proof::Checkpoint> checkpoint = {}, std::vector<fs::path> others = {}) const {
    return Salvage({.damaged = path(), .checkpoint = std::move(checkpoint), .others = std::move(others)});
  }

 private:
  Folder folder_;
};

TEST_CASE("a book of which only projections are damaged is proved by its own head and made again") {
  const Altered altered([](sql::Connection& connection) {
    connection.execute("DELETE FROM lot; DROP TABLE turnover; UPDATE account SET balance = 7");
  });
  Salvage salvage = altered.salvage();
  CHECK(salvage.trust() == Trust::head);
  CHECK(salvage.counts() == std::array<std::int64_t, 4>{whole().head.size, 0, 0, 0});
  check_whole(salvage, altered.beside("moi.db"), false);
}

TEST_CASE("a record altered in a full tile is lost, the others are proved, and the new book ends before it") {
  const Altered altered([](sql::Connection& connection) {
    connection.execute("UPDATE log SET body = replace(body, '\"by\":\"', '\"by\":\"x') WHERE record = 300");
  });
  Salvage salvage = altered.salvage();
  CHECK(salvage.trust() == Trust::head);
  CHECK(salvage.salvaged(300) == book::Salvaged{Certainty::lost, book::Doubt::altered, book::Whence::nowhere});
  CHECK(salvage.counts() == std::array<std::int64_t, 4>{whole().head.size - 1, 0, 0, 1});
  REQUIRE(salvage.leading(false) == 299);
  const auto rebuilt = salvage.rebuild(299, altered.beside("moi.db"));
  REQUIRE(rebuilt.has_value());
  CHECK(rebuilt->head.root == book::StoredTree(whole().open().store()).checkpoint(299).root);
  Salvage filled = altered.salvage({}, {whole().path});
  CHECK(filled.salvaged(300).whence == book::Whence::other);
  check_whole(filled, altered.beside("du.db"), false);
}

TEST_CASE("a tile that is altered or gone is made again from the records below it") {
  for (const char* change :
       {"UPDATE tile SET hashes = CAST(substr(hashes, 1, 64) || zeroblob(8128) AS BLOB) WHERE number = 1",
        "DELETE FROM tile", "UPDATE tile SET number = 1 - number + 10"}) {
    const Altered altered([&](sql::Connection& connection) { connection.execute(change); });
    Salvage salvage = altered.salvage();
    CHECK(salvage.trust() == Trust::head);
    check_whole(salvage, altered.beside("moi.db"), false);
  }
}

TEST_CASE("a tile and a record under it, both altered, are told apart where the one is not the other's") {
  const Altered altered([](sql::Connection& connection) {
    connection.execute("UPDATE log SET body = replace(body, '\"by\":\"', '\"by\":\"x') WHERE record = 300");
    connection.execute("UPDATE tile SET hashes = CAST(zeroblob(32) || substr(hashes, 33) AS BLOB) WHERE number = 1");
  });
  Salvage salvage = altered.salvage();
  CHECK(salvage.trust() == Trust::head);
  CHECK(salvage.salvaged(257).certainty == Certainty::proved);
  CHECK(salvage.salvaged(300).doubt == book::Doubt::altered);
  CHECK(salvage.counts() == std::array<std::int64_t, 4>{whole().head.size - 1, 0, 0, 1});
}

TEST_CASE("a record of the edge altered: nothing is proved, what agrees with its tile is kept, the edge stays apart") {
  const Altered altered([](sql::Connection& connection) {
    connection.execute("UPDATE log SET body = replace(body, '\"by\":\"', '\"by\":\"x') WHERE record = 1300");
  });
  Salvage salvage = altered.salvage();
  CHECK(salvage.trust() == Trust::nothing);
  CHECK(salvage.counts()[0] == 0);
  REQUIRE(whole().head.size / 256 * 256 == 1280);
  CHECK(salvage.salvaged(1280).certainty == Certainty::agrees);
  CHECK(salvage.salvaged(1281) == book::Salvaged{Certainty::readable, book::Doubt::edge, book::Whence::book});
  CHECK(salvage.leading(false) == 1280);
  CHECK(salvage.leading(true) == whole().head.size);
  Salvage filled = altered.salvage({}, {whole().path});
  CHECK(filled.trust() == Trust::head);
  check_whole(filled, altered.beside("moi.db"), false);
}

TEST_CASE("a root that is altered proves nothing; a checkpoint proves it all, and says that the head is another's") {
  const Altered altered([](sql::Connection& connection) {
    connection.execute("UPDATE head SET root = CAST(substr(root, 1, 31) || x'00' AS BLOB)");
  });
  Salvage salvage = altered.salvage();
  CHECK(salvage.trust() == Trust::nothing);
  CHECK(salvage.counts()[0] == 0);
  check_whole(salvage, altered.beside("theo-y.db"), true);
  Salvage proved = altered.salvage(whole().checkpoint);
  CHECK(proved.trust() == Trust::checkpoint);
  check_whole(proved, altered.beside("moi.db"), false);
}

TEST_CASE("a head that is gone leaves the longest readable log, which is said to be unproved") {
  for (const char* change : {"DELETE FROM head", "UPDATE head SET size = 4611686018427387904"}) {
    const Altered altered([&](sql::Connection& connection) { connection.execute(change); });
    Salvage salvage = altered.salvage();
    CHECK(salvage.size() == whole().head.size);
    check(salvage, altered.path());
  }
}

TEST_CASE("a history written anew contradicts the checkpoint: nothing of it is proved") {
  const Altered altered([](sql::Connection&) {});
  proof::Checkpoint other = whole().checkpoint;
  other.root[5] ^= 1;
  Salvage salvage = altered.salvage(other);
  CHECK(salvage.trust() == Trust::nothing);
  CHECK(salvage.head_contradicts());
  CHECK(salvage.counts()[0] == 0);
}

TEST_CASE("an exported log fills the holes, and so does what another salvage left over") {
  const Altered altered([](sql::Connection& connection) {
    connection.execute("DELETE FROM log WHERE record BETWEEN 100 AND 120 OR record > 1260");
  });
  std::string lines;
  std::string rest;
  for (std::int64_t record = 1; record <= whole().head.size; ++record) {
    lines += whole().body(record) + '\n';
    if (record >= 100) rest += fmt::format("{{\"body\":{},\"record\":{}}}\n", whole().body(record), record);
  }
  put(altered.beside("so.log"), lines);
  put(altered.beside("con-lai.jsonl"), std::string(200'000, 'x') + '\n' + rest);
  put(altered.beside("la.jsonl"), "{\"body\":{},\"record\":100}\n{\"body\":{\n{\n\n" + std::string(100'000, '{'));
  Salvage alone = altered.salvage();
  CHECK(alone.leading(false) <= 99);
  Salvage by_log = altered.salvage({}, {altered.beside("so.log"), altered.beside("la.jsonl")});
  check_whole(by_log, altered.beside("moi.db"), false);
}

TEST_CASE("what still lies in the write-ahead log is saved with the rest, through SQLite or without") {
  Folder folder;
  std::string last;
  {
    fs::copy_file(whole().path, folder / "so.db");
    book::Book book = book::Book::open(folder / "so.db", sql::sqlite::Access::write, [] { return test_now_us; });
    for (int i = 0; i < 300; ++i)
      REQUIRE(tell(book, draft(fmt::format("W{}", i), day(2026, 6, 1), document(fmt::format("VB-W{}", i)), "")) ==
              "taken");
    last = book.body(book.head().size);
    fs::copy_file(folder / "so.db", folder / "hong.db");
    fs::copy_file(folder / "so.db-wal", folder / "hong.db-wal");
  }
  const std::string log = contents(folder / "hong.db-wal");
  REQUIRE(log.size() > 100'000);
  for (const bool head_gone : {false, true}) {
    if (head_gone) {
      std::string bytes = contents(folder / "hong.db");
      bytes.replace(0, 4'096, 4'096, '\0');
      put(folder / "hong.db", bytes);
      std::string torn = log;
      torn.replace(0, 16, 16, '\0');
      put(folder / "hong.db-wal", torn);
    }
    INFO(head_gone);
    Salvage salvage({.damaged = folder / "hong.db", .checkpoint = {}, .others = {}});
    REQUIRE(salvage.size() == whole().head.size + 300);
    CHECK(salvage.trust() == Trust::head);
    CHECK(salvage.counts()[0] == salvage.size());
    CHECK(salvage.body(salvage.size()) == last);
    CHECK(contents(folder / "hong.db-wal").size() == log.size());
  }
}

TEST_CASE("what is no book is said to be none") {
  Folder folder;
  put(folder / "chu.db", std::string(50'000, 'a'));
  put(folder / "trong.db", "");
  for (const char* name : {"chu.db", "trong.db"}) {
    try {
      Salvage salvage({.damaged = folder / name, .checkpoint = {}, .others = {}});
      FAIL("salvaged");
    } catch (const sql::Failure& failure) {
      CHECK(failure.cause() == sql::Cause::not_a_database);
    }
  }
}

}  // namespace
}  // namespace tungdong::test
