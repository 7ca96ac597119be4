#include "ledger/journal/tree.hpp"

#include <algorithm>
#include <bit>
#include <stdexcept>
#include <utility>

namespace tungdong::journal {

std::span<const std::uint8_t, hashes_per_tile * sizeof(Hash)> Tile::bytes() const {
  static_assert(sizeof hashes == hashes_per_tile * sizeof(Hash));
  return std::span<const std::uint8_t, sizeof hashes>(hashes.front().data(), sizeof hashes);
}

Hash perfect_root(std::span<const Hash> hashes) {
  if (!std::has_single_bit(hashes.size()) || hashes.size() > hashes_per_tile) {
    throw std::invalid_argument("a perfect subtree of a tile has 1, 2, 4 .. 256 hashes");
  }
  if (hashes.size() == 1) return hashes.front();
  std::array<Hash, hashes_per_tile / 2> row;
  std::size_t width = hashes.size() / 2;
  for (std::size_t i = 0; i < width; ++i) row[i] = node_hash(hashes[2 * i], hashes[2 * i + 1]);
  while (width > 1) {
    width /= 2;
    for (std::size_t i = 0; i < width; ++i) row[i] = node_hash(row[2 * i], row[2 * i + 1]);
  }
  return row[0];
}

void Tree::add_to_level(std::size_t level, const Hash& hash) {
  if (partial_.size() == level) partial_.emplace_back().reserve(hashes_per_tile);
  std::vector<Hash>& partial = partial_[level];
  partial.push_back(hash);
  if (partial.size() < hashes_per_tile) return;
  Tile& tile = completed_.emplace_back();
  tile.level = static_cast<std::uint8_t>(level);
  tile.index = size_ >> (bits_per_level * (level + 1));
  std::copy(partial.begin(), partial.end(), tile.hashes.begin());
  partial.clear();
}

void Tree::add(const Hash& leaf) {
  add_to_level(0, leaf);
  Hash hash = leaf;
  unsigned bit = 0;
  for (; (size_ >> bit & 1) != 0; ++bit) {
    hash = node_hash(edge_[bit], hash);
    if ((bit + 1) % bits_per_level == 0) add_to_level((bit + 1) / bits_per_level, hash);
  }
  if (edge_.size() <= bit) edge_.resize(bit + 1);
  edge_[bit] = hash;
  ++size_;
}

Hash Tree::root() const {
  if (size_ == 0) return empty_root();
  auto bit = static_cast<unsigned>(std::countr_zero(size_));
  Hash hash = edge_[bit];
  for (++bit; bit < edge_.size(); ++bit) {
    if ((size_ >> bit & 1) != 0) hash = node_hash(edge_[bit], hash);
  }
  return hash;
}

std::vector<Tile> Tree::take_completed() {
  return std::exchange(completed_, {});
}

std::span<const Hash> Tree::partial_tile(std::uint8_t level) const {
  if (level >= partial_.size()) return {};
  return partial_[level];
}

Tree Tree::resume(std::uint64_t size, TileSource& full_tiles, LeafSource& recent_leaves) {
  Tree tree;
  tree.size_ = size;
  tree.edge_.resize(static_cast<std::size_t>(std::bit_width(size)));
  std::array<Hash, hashes_per_tile> tile_below;
  for (std::size_t level = 0; level * bits_per_level < tree.edge_.size(); ++level) {
    const std::uint64_t hashes_of_level = size >> (bits_per_level * level);
    const std::uint64_t first = hashes_of_level / hashes_per_tile * hashes_per_tile;
    std::vector<Hash>& partial = tree.partial_.emplace_back();
    partial.reserve(hashes_per_tile);
    partial.resize(static_cast<std::size_t>(hashes_of_level - first));
    if (level == 0) {
      if (!partial.empty()) recent_leaves.read_leaves(first, partial);
    } else {
      for (std::size_t i = 0; i < partial.size(); ++i) {
        full_tiles.read_tile(static_cast<std::uint8_t>(level - 1), first + i, tile_below);
        partial[i] = perfect_root(tile_below);
      }
    }
    // The edge over these hashes: one perfect subtree for each bit of their number, the widest to the left.
    std::span<const Hash> rest = partial;
    for (unsigned bit = bits_per_level; bit-- > 0;) {
      const std::size_t width = std::size_t{1} << bit;
      if ((partial.size() & width) == 0) continue;
      tree.edge_[level * bits_per_level + bit] = perfect_root(rest.first(width));
      rest = rest.subspan(width);
    }
  }
  return tree;
}

}  // namespace tungdong::journal
