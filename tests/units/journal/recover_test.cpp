// Whatever is left of a log: what is proved of it is true, and all of it is where enough is left.
#include "ledger/journal/recover.hpp"

#include <map>

#include <catch2/catch.hpp>

using namespace tungdong::journal;

namespace {

Hash leaf(std::uint64_t index) {
  return leaf_hash(std::to_string(index));
}

// A log in memory, of which anything may be taken out or falsified.
class Ruin final : public Remains {
 public:
  explicit Ruin(std::uint64_t size) {
    Tree tree;
    for (std::uint64_t i = 0; i < size; ++i) {
      known[i] = {leaf(i)};
      tree.add(leaf(i));
    }
    root = tree.root();
    for (const Tile& tile : tree.take_completed()) full[{tile.level, tile.index}] = {tile.hashes};
  }
  std::vector<Hash> leaves(std::uint64_t index) override { return known[index]; }
  std::vector<TileHashes> tiles(std::uint8_t level, std::uint64_t index) override {
    const auto found = full.find({level, index});
    return found == full.end() ? std::vector<TileHashes>() : found->second;
  }

  // How many leaves are proved, none of them wrongly; nothing where the root is not reached.
  std::optional<std::size_t> proved(std::uint64_t size) {
    std::size_t count = 0;
    const bool reached = prove_leaves(size, root, *this, [&](std::uint64_t index, const Hash& hash) {
      CHECK(hash == leaf(index));
      ++count;
    });
    return reached ? std::optional(count) : std::nullopt;
  }

  Hash root;
  std::map<std::uint64_t, std::vector<Hash>> known;
  std::map<std::pair<std::uint8_t, std::uint64_t>, std::vector<TileHashes>> full;
};

}  // namespace

TEST_CASE("a whole log of any size is proved, with its tiles or without") {
  for (const std::uint64_t size : {1U, 2U, 3U, 255U, 256U, 257U, 300U, 511U, 512U, 1'000U, 65'536U, 66'000U}) {
    Ruin ruin(size);
    CHECK(ruin.proved(size) == size);
    ruin.full.clear();
    CHECK(ruin.proved(size) == size);
  }
  Ruin none(0);
  CHECK(none.proved(0) == 0);
}

TEST_CASE("a leaf that is gone is proved by its tile; of a tile that is gone with a leaf of it, nothing is") {
  Ruin ruin(66'000);
  ruin.known.erase(300);
  CHECK(ruin.proved(66'000) == 66'000);
  ruin.full.erase({0, 1});
  // The tile above has its root, so only what it held is lost.
  CHECK(ruin.proved(66'000) == 66'000 - 256);
  ruin.full.erase({1, 0});
  CHECK(ruin.proved(66'000) == std::nullopt);
}

TEST_CASE("an edge with a false or missing leaf does not reach the root") {
  Ruin ruin(600);
  ruin.known[590] = {leaf(0)};
  CHECK(ruin.proved(600) == std::nullopt);
  ruin.known[590] = {leaf(0), leaf(1), leaf(590)};
  CHECK(ruin.proved(600) == 600);
  ruin.known[590].clear();
  CHECK(ruin.proved(600) == std::nullopt);
}

TEST_CASE("false hashes in a tile and false leaves below it are told apart") {
  Ruin ruin(700);
  for (std::size_t i = 2; i < hashes_per_tile; ++i) ruin.full[{0, 1}][0][i] = leaf(0);
  CHECK(ruin.proved(700) == 700);
  ruin.known[256] = {leaf(7)};
  CHECK(ruin.proved(700) == 700);
  ruin.full[{0, 0}][0][9] = leaf(1);
  ruin.known[100] = {leaf(2)};
  CHECK(ruin.proved(700) == 700);
}

TEST_CASE("remains made to waste time are given up soon") {
  Ruin ruin(2'000);
  for (auto& [index, versions] : ruin.known)
    for (std::uint64_t i = 0; i < 7; ++i) versions.insert(versions.begin(), leaf(index + 10'000 * (i + 1)));
  for (auto& [place, versions] : ruin.full) versions.assign(3, TileHashes{});
  ruin.root = leaf(1);
  CHECK(ruin.proved(2'000) == std::nullopt);
}
