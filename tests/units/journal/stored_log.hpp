#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "ledger/journal/tree.hpp"

namespace tungdong::journal {

/// What a book stores of its tree, in memory: the leaf hashes and the full tiles.
class StoredLog : public TileSource, public LeafSource {
 public:
  /// Adds the next record, the same for the same number, and stores what the tree completes.
  void add_record() {
    leaves.push_back(leaf_hash("record " + std::to_string(leaves.size())));
    tree.add(leaves.back());
    for (const Tile& tile : tree.take_completed()) {
      if (!tiles.emplace(std::pair(tile.level, tile.index), tile).second) throw std::logic_error("a tile came twice");
    }
  }

  void read_tile(std::uint8_t level, std::uint64_t index, std::span<Hash, hashes_per_tile> hashes) override {
    const auto found = tiles.find({level, index});
    if (found == tiles.end()) throw std::runtime_error("no such tile");
    std::copy(found->second.hashes.begin(), found->second.hashes.end(), hashes.begin());
    ++tiles_read;
  }

  void read_leaves(std::uint64_t first, std::span<Hash> hashes) override {
    if (first + hashes.size() > leaves.size()) throw std::runtime_error("no such leaf");
    std::copy_n(leaves.begin() + static_cast<std::ptrdiff_t>(first), hashes.size(), hashes.begin());
    leaves_read += hashes.size();
  }

  Tree tree;
  std::vector<Hash> leaves;
  std::map<std::pair<std::uint8_t, std::uint64_t>, Tile> tiles;
  std::size_t tiles_read = 0;
  std::size_t leaves_read = 0;
};

/// MTH of RFC 6962 section 2.1, word for word.
inline Hash merkle_tree_hash(std::span<const Hash> leaves) {
  if (leaves.empty()) return sha256(std::string_view());
  if (leaves.size() == 1) return leaves.front();
  std::size_t k = 1;
  while (2 * k < leaves.size()) k *= 2;
  return node_hash(merkle_tree_hash(leaves.first(k)), merkle_tree_hash(leaves.subspan(k)));
}

/// The eight leaves of the tests of certificate-transparency and transparency-dev/merkle.
inline std::vector<Hash> published_leaves() {
  using namespace std::string_literals;
  const std::vector<std::string> bodies = {"",
                                           "\x00"s,
                                           "\x10",
                                           "\x20\x21",
                                           "\x30\x31",
                                           "\x40\x41\x42\x43",
                                           "\x50\x51\x52\x53\x54\x55\x56\x57",
                                           "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};
  std::vector<Hash> leaves;
  for (const std::string& body : bodies) leaves.push_back(leaf_hash(body));
  return leaves;
}

/// The roots of the first 1, 2 .. 8 of them, from the same tests.
inline const std::vector<std::string> published_roots = {
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

}  // namespace tungdong::journal
