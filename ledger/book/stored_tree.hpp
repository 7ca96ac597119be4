#pragma once
// The stored tiles and records of a book as the tree of its log reads them, and what can be shown of that tree.

#include <cstdint>
#include <vector>

#include "ledger/book/store.hpp"
#include "ledger/journal/tree.hpp"
#include "ledger/proof/checkpoint.hpp"
#include "ledger/proof/receipt.hpp"

namespace tungdong::book {

// Both throw sql::Failure (corrupt) where something is missing or of the wrong size.
class StoredTiles final : public journal::TileSource {
 public:
  explicit StoredTiles(sql::Connection& connection) : connection_(connection) {}
  void read_tile(std::uint8_t level, std::uint64_t index,
                 std::span<journal::Hash, journal::hashes_per_tile> hashes) override;

 private:
  sql::Connection& connection_;
};

class StoredLeaves final : public journal::LeafSource {
 public:
  explicit StoredLeaves(sql::Connection& connection) : connection_(connection) {}
  void read_leaves(std::uint64_t first, std::span<journal::Hash> hashes) override;

 private:
  sql::Connection& connection_;
};

// The tree of a book as it stands, to be asked for what it was at any size. Throws sql::Failure (corrupt) where its
// root is not the one stored.
class StoredTree {
 public:
  explicit StoredTree(Store& store);

  // The log of the first `size` records, of all where there are not so many.
  proof::Checkpoint checkpoint(std::uint64_t size = UINT64_MAX);

  // Whether the log begins with that of an earlier checkpoint. Refuses another log's (checkpoint-other-log), one that
  // is longer than the book (checkpoint-ahead: the book was cut off, or is an older copy) and one with another root at
  // its size (checkpoint-differs: the book was rewritten).
  std::expected<void, words::Refusal> continues(const proof::Checkpoint& earlier);

  // That record `number` (from 1) is in the log of the first `size` records: the path of a receipt.
  std::vector<journal::Hash> inclusion(std::int64_t number, std::uint64_t size);
  std::vector<journal::Hash> consistency(std::uint64_t earlier, std::uint64_t later);

 private:
  std::string origin_;
  StoredTiles tiles_;
  journal::Tree tree_;
};

}  // namespace tungdong::book
