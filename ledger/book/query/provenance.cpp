#include "ledger/book/query/provenance.hpp"

#include <algorithm>

#include "ledger/book/query/records.hpp"
#include "ledger/journal/tree.hpp"

namespace tungdong::book {

namespace {

struct Tiles final : journal::TileSource {
  explicit Tiles(sql::Connection& from) : connection(from) {}
  void read_tile(std::uint8_t level, std::uint64_t index,
                 std::span<journal::Hash, journal::hashes_per_tile> hashes) override {
    bool whole = false;
    connection.cached("SELECT hashes FROM tile WHERE level = $1 AND number = $2")
        .one(
            [&](const sql::Statement& row) {
              const auto bytes = row.blob(0);
              whole = bytes.size() == hashes.size_bytes();
              if (whole) std::ranges::copy(bytes, hashes.front().data());
            },
            std::int64_t{level}, static_cast<std::int64_t>(index));
    if (!whole) throw sql::Failure(sql::Cause::corrupt, "a tile of the log is missing or of the wrong size");
  }
  sql::Connection& connection;
};

struct Leaves final : journal::LeafSource {
  explicit Leaves(sql::Connection& from) : connection(from) {}
  void read_leaves(std::uint64_t first, std::span<journal::Hash> hashes) override {
    std::size_t count = 0;
    const auto from = static_cast<std::int64_t>(first);
    connection.cached("SELECT body FROM log WHERE record > $1 AND record <= $2 ORDER BY record")
        .for_each([&](const sql::Statement& row) { hashes[count++] = journal::leaf_hash(row.text(0)); }, from,
                  from + static_cast<std::int64_t>(hashes.size()));
    if (count != hashes.size()) throw sql::Failure(sql::Cause::corrupt, "a record of the log is missing");
  }
  sql::Connection& connection;
};

}  // namespace

Provenance provenance(Store& store, const Moment& moment) {
  const auto head = store.head();
  if (!head) throw sql::Failure(sql::Cause::corrupt, "the head of the book is missing");
  Provenance provenance;
  // The book's own head is its first record: known at every moment, whatever its date.
  const auto books = records_of<chart::BookHead>(store, {});
  if (!books.empty()) provenance.book = books.front().value;
  provenance.size = std::clamp<std::int64_t>(moment.last_record(), 0, head->size);
  provenance.root = head->root;
  if (provenance.size == head->size) return provenance;
  Tiles tiles(store.connection());
  Leaves leaves(store.connection());
  provenance.root = journal::Tree::resume(static_cast<std::uint64_t>(provenance.size), tiles, leaves).root();
  return provenance;
}

}  // namespace tungdong::book
