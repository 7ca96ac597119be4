#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "ledger/journal/tree.hpp"

// What can still be proved of a damaged log. A leaf or a tile may be gone, or be there in several versions of which at
// most one is true; whatever folds up to a root that is trusted was part of what that root stands for.

namespace tungdong::journal {

using TileHashes = std::array<Hash, hashes_per_tile>;

/// What is left of a log. Nothing that it gives need be true.
class Remains {
 public:
  virtual ~Remains() = default;
  /// The versions of the leaf hash of a record (counted from 0), each as often as there are sources for it; none where
  /// it is gone.
  virtual std::vector<Hash> leaves(std::uint64_t index) = 0;
  /// The versions of a full tile; none where it is gone.
  virtual std::vector<TileHashes> tiles(std::uint8_t level, std::uint64_t index) = 0;
};

/// Called with each leaf that is proved: its number from 0, and the hash that is true of it.
using ProvedLeaf = std::function<void(std::uint64_t index, const Hash& leaf)>;

/// Proves as many leaves as can be, from the root of the log's first `size` records down. A tile is taken where it
/// folds up to what is proved above it; where it does not, versions of its hashes are tried against one another, and it
/// may so be made anew out of the leaves below. Of a tile that cannot be made whole, nothing is proved. False where the
/// root itself cannot be reached, since a record of the right edge (those behind the last full tile), or both a tile
/// and a record under it, are gone or altered: then no leaf is proved. Looks at each hash a few times and tries at most
/// some thousand combinations at each place, whatever the remains are.
bool prove_leaves(std::uint64_t size, const Hash& root, Remains& remains, const ProvedLeaf& proved);

}  // namespace tungdong::journal
