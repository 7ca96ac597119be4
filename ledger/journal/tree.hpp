#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ledger/journal/sha256.hpp"

// The Merkle tree of the log: hashing and shape of RFC 6962 section 2.1, stored as tiles of 256 hashes (C2SP
// tlog-tiles). Tile N of level 0 holds the leaf hashes of records 256N..256N+255; tile N of level L holds the roots of
// the full tiles 256N..256N+255 of level L − 1.

namespace tungdong::journal {

inline constexpr std::size_t hashes_per_tile = 256;

/// A full tile. Such a tile never changes again.
struct Tile {
  std::uint8_t level;
  std::uint64_t index;
  std::array<Hash, hashes_per_tile> hashes;

  /// The 8,192 bytes to store or publish: the hashes one after another.
  std::span<const std::uint8_t, hashes_per_tile * sizeof(Hash)> bytes() const;
};

/// The root of a perfect subtree, from its lowest hashes; their number must be a power of two, at least 1 and at most
/// 256 (else std::invalid_argument).
Hash perfect_root(std::span<const Hash> hashes);

/// Where the stored full tiles are read from.
class TileSource {
 public:
  virtual ~TileSource() = default;
  /// Fills `hashes` with the full tile; throws if there is none, as then the book is damaged.
  virtual void read_tile(std::uint8_t level, std::uint64_t index, std::span<Hash, hashes_per_tile> hashes) = 0;
};

/// Where the leaf hashes of the last records are read from.
class LeafSource {
 public:
  virtual ~LeafSource() = default;
  /// Fills `hashes` with the leaf hashes of the records from number `first` (counted from 0) on; throws if one is
  /// missing.
  virtual void read_leaves(std::uint64_t first, std::span<Hash> hashes) = 0;
};

/// The growing tree. Keeps in memory only its right edge and the tiles that are not full yet (at most 255 hashes each,
/// one tile for each power of 256), so a copy is cheap: copy it before a transaction, and put the copy back if that
/// fails.
class Tree {
 public:
  /// Adds the leaf hash of the next record. One inner hash is computed for each leaf on average.
  void add(const Hash& leaf);

  /// How many leaves.
  std::uint64_t size() const { return size_; }

  /// The root over all leaves (RFC 6962 MTH); empty_root() if there are none.
  Hash root() const;

  /// The tiles filled since the last call, in the order filled: a tile comes before the one above that holds its root.
  /// They must be stored with the records that filled them.
  std::vector<Tile> take_completed();

  /// The hashes of the level's last tile as long as it is not full; empty for a level that has none.
  std::span<const Hash> partial_tile(std::uint8_t level) const;

  /// The tree of a stored log with `size` records, given its full tiles and the leaf hashes of its last size mod 256
  /// records. Reads at most 255 tiles of each level. What is read is not checked: compare root() with the one stored.
  static Tree resume(std::uint64_t size, TileSource& full_tiles, LeafSource& recent_leaves);

 private:
  static constexpr unsigned bits_per_level = 8;

  void add_to_level(std::size_t level, const Hash& hash);

  std::uint64_t size_ = 0;
  std::vector<Hash> edge_;  // edge_[b]: root of the perfect subtree of 2^b leaves, where bit b of size_ is set
  std::vector<std::vector<Hash>> partial_;  // by level
  std::vector<Tile> completed_;
};

}  // namespace tungdong::journal
