#include "ledger/journal/tree.hpp"

#include <algorithm>
#include <random>
#include <vector>

#include <catch2/catch.hpp>

#include "stored_log.hpp"

using namespace tungdong::journal;

namespace {

// The same tree in all that can be seen, also after growing further.
bool same(Tree left, Tree right) {
  for (int more = 0; more < 3; ++more) {
    if (left.size() != right.size() || left.root() != right.root()) return false;
    for (std::uint8_t level = 0; level < 4; ++level) {
      const auto l = left.partial_tile(level);
      const auto r = right.partial_tile(level);
      if (!std::equal(l.begin(), l.end(), r.begin(), r.end())) return false;
    }
    left.add(empty_root());
    right.add(empty_root());
  }
  return true;
}

// A log long enough for a full tile of level 1, which takes 65,536 records; made once.
StoredLog& long_log() {
  static StoredLog log = [] {
    StoredLog made;
    while (made.leaves.size() < 65'536 + 3 * 256 + 77) made.add_record();
    return made;
  }();
  return log;
}

}  // namespace

TEST_CASE("the published leaves give the published roots") {
  Tree tree;
  CHECK(tree.root() == empty_root());
  std::size_t size = 0;
  for (const Hash& leaf : published_leaves()) {
    tree.add(leaf);
    ++size;
    CHECK(tree.size() == size);
    CHECK(hex(tree.root()) == published_roots[size - 1]);
  }
}

TEST_CASE("the root is that of RFC 6962 at every size") {
  StoredLog log;
  std::vector<std::size_t> wrong;
  std::mt19937 random(6962);
  for (std::size_t size = 0; size <= 2000; ++size) {
    const bool checked = size < 300 || size % 256 < 2 || random() % 8 == 0;
    if (checked && log.tree.root() != merkle_tree_hash(log.leaves)) wrong.push_back(size);
    log.add_record();
  }
  CHECK(wrong == std::vector<std::size_t>{});
  CHECK(long_log().tree.root() == merkle_tree_hash(long_log().leaves));
}

TEST_CASE("full tiles come as C2SP tlog-tiles lays them out") {
  StoredLog& log = long_log();
  std::size_t wrong = 0;
  const std::span<const Hash> leaves = log.leaves;
  for (const auto& [key, tile] : log.tiles) {
    const auto& [level, index] = key;
    const std::size_t leaves_per_hash = level == 0 ? 1 : 256;
    for (std::size_t i = 0; i < hashes_per_tile; ++i) {
      const std::size_t first = (index * hashes_per_tile + i) * leaves_per_hash;
      if (tile.hashes[i] != merkle_tree_hash(leaves.subspan(first, leaves_per_hash))) ++wrong;
    }
  }
  CHECK(wrong == 0);
  CHECK(log.tiles.size() == 256 + 3 + 1);
  CHECK(log.tiles.contains({1, 0}));
  CHECK(log.tree.partial_tile(0).size() == 77);
  CHECK(log.tree.partial_tile(1).size() == 3);
  CHECK(log.tree.partial_tile(2).size() == 1);
  CHECK(log.tree.partial_tile(3).empty());
  CHECK(log.tree.partial_tile(2)[0] == merkle_tree_hash(leaves.first(65'536)));

  const Tile& tile = log.tiles.at({0, 5});
  CHECK(tile.bytes().size() == 8192);
  CHECK(std::equal(tile.hashes[255].begin(), tile.hashes[255].end(), tile.bytes().end() - 32));
}

TEST_CASE("a tile comes before the one above that holds its root, and once") {
  Tree tree;
  for (std::size_t i = 0; i < 65'536; ++i) tree.add(empty_root());
  const std::vector<Tile> completed = tree.take_completed();
  REQUIRE(completed.size() == 257);
  for (std::size_t i = 0; i < 256; ++i) {
    CHECK(completed[i].level == 0);
    CHECK(completed[i].index == i);
  }
  CHECK(completed.back().level == 1);
  CHECK(completed.back().index == 0);
  CHECK(tree.take_completed().empty());
}

TEST_CASE("a tree resumed at any size goes on as if never stopped") {
  StoredLog log;
  std::vector<std::size_t> wrong;
  for (std::size_t size = 0; size <= 1000; ++size) {
    if (!same(Tree::resume(size, log, log), log.tree)) wrong.push_back(size);
    log.add_record();
  }
  CHECK(wrong == std::vector<std::size_t>{});

  StoredLog& longer = long_log();
  longer.tiles_read = 0;
  longer.leaves_read = 0;
  CHECK(same(Tree::resume(longer.leaves.size(), longer, longer), longer.tree));
  CHECK(longer.tiles_read == 3 + 1);  // three roots for level 1, one for level 2
  CHECK(longer.leaves_read == 77);
}

TEST_CASE("a resumed tree fills the tiles that were begun") {
  StoredLog log;
  for (int i = 0; i < 700; ++i) log.add_record();
  Tree resumed = Tree::resume(700, log, log);
  while (log.leaves.size() < 1024) {
    log.add_record();
    resumed.add(log.leaves.back());
  }
  const auto completed = resumed.take_completed();
  REQUIRE(completed.size() == 2);
  for (const Tile& tile : completed) CHECK(tile.hashes == log.tiles.at({tile.level, tile.index}).hashes);
}

TEST_CASE("a damaged store cannot be resumed") {
  StoredLog log;
  for (int i = 0; i < 600; ++i) log.add_record();
  CHECK_THROWS_AS(Tree::resume(601, log, log), std::runtime_error);
  log.tiles.erase({0, 1});
  CHECK_THROWS_AS(Tree::resume(600, log, log), std::runtime_error);
}

TEST_CASE("putting a copy back undoes a failed transaction") {
  StoredLog log;
  for (int i = 0; i < 500; ++i) log.add_record();
  const Tree before = log.tree;
  for (int i = 0; i < 300; ++i) log.tree.add(empty_root());
  CHECK_FALSE(same(log.tree, before));
  log.tree = before;
  CHECK(log.tree.take_completed().empty());
  while (log.leaves.size() < 600) log.add_record();
  CHECK(log.tree.root() == merkle_tree_hash(log.leaves));
}

TEST_CASE("a perfect subtree has a power of two of hashes, at most a tile") {
  const std::vector<Hash> hashes(512, empty_root());
  const std::span<const Hash> all = hashes;
  for (const std::size_t count : {1UL, 2UL, 4UL, 128UL, 256UL}) {
    CHECK(perfect_root(all.first(count)) == merkle_tree_hash(all.first(count)));
  }
  for (const std::size_t count : {0UL, 3UL, 255UL, 512UL}) {
    CHECK_THROWS_AS(perfect_root(all.first(count)), std::invalid_argument);
  }
}
