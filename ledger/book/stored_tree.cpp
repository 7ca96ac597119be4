#include "ledger/book/stored_tree.hpp"

#include <algorithm>

#include "ledger/book/query/records.hpp"
#include "ledger/chart/document.hpp"
#include "ledger/journal/proof.hpp"

namespace tungdong::book {

void StoredTiles::read_tile(std::uint8_t level, std::uint64_t index,
                            std::span<journal::Hash, journal::hashes_per_tile> hashes) {
  const bool found = connection_.cached("SELECT hashes FROM tile WHERE level = $1 AND number = $2")
                         .one(
                             [&](const sql::Statement& row) {
                               const auto bytes = row.blob(0);
                               if (bytes.size() != hashes.size_bytes())
                                 throw sql::Failure(sql::Cause::corrupt, "a tile of the log is of the wrong size");
                               std::ranges::copy(bytes, hashes.front().data());
                             },
                             std::int64_t{level}, static_cast<std::int64_t>(index));
  if (!found) throw sql::Failure(sql::Cause::corrupt, "a tile of the log is missing");
}

void StoredLeaves::read_leaves(std::uint64_t first, std::span<journal::Hash> hashes) {
  std::size_t count = 0;
  const auto from = static_cast<std::int64_t>(first);
  connection_.cached("SELECT body FROM log WHERE record > $1 AND record <= $2 ORDER BY record")
      .for_each([&](const sql::Statement& row) { hashes[count++] = journal::leaf_hash(row.text(0)); }, from,
                from + static_cast<std::int64_t>(hashes.size()));
  if (count != hashes.size()) throw sql::Failure(sql::Cause::corrupt, "a record of the log is missing");
}

namespace {

journal::Tree tree_of(Store& store) {
  const auto head = store.head();
  if (!head) throw sql::Failure(sql::Cause::corrupt, "the head of the book is missing");
  return store.resume_tree(*head);
}

std::string code_of(Store& store) {
  const auto heads = records_of<chart::BookHead>(store, {});
  if (heads.empty()) throw sql::Failure(sql::Cause::corrupt, "the first record of the book is not its head");
  return heads.front().value.code;
}

}  // namespace

StoredTree::StoredTree(Store& store) : origin_(code_of(store)), tiles_(store.connection()), tree_(tree_of(store)) {}

proof::Checkpoint StoredTree::checkpoint(std::uint64_t size) {
  const std::uint64_t of = std::min(size, tree_.size());
  return {.origin = origin_, .size = of, .root = journal::root_at(tree_, tiles_, of)};
}

std::expected<void, words::Refusal> StoredTree::continues(const proof::Checkpoint& earlier) {
  const auto count = [](std::uint64_t size) { return static_cast<std::int64_t>(size); };
  if (earlier.origin != origin_)
    return std::unexpected(words::Refusal{"checkpoint-other-log", {{"log", origin_}, {"other", earlier.origin}}});
  if (earlier.size > tree_.size())
    return std::unexpected(
        words::Refusal{"checkpoint-ahead", {{"size", count(earlier.size)}, {"book", count(tree_.size())}}});
  if (checkpoint(earlier.size).root != earlier.root)
    return std::unexpected(words::Refusal{"checkpoint-differs", {{"size", count(earlier.size)}}});
  return {};
}

std::vector<journal::Hash> StoredTree::inclusion(std::int64_t number, std::uint64_t size) {
  return journal::inclusion_proof(tree_, tiles_, static_cast<std::uint64_t>(number - 1), size);
}

std::vector<journal::Hash> StoredTree::consistency(std::uint64_t earlier, std::uint64_t later) {
  return journal::consistency_proof(tree_, tiles_, earlier, later);
}

}  // namespace tungdong::book
