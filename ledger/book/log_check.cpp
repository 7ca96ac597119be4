#include "ledger/book/log_check.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "ledger/book/page.hpp"
#include "ledger/journal/sha256.hpp"
#include "ledger/journal/tree.hpp"

namespace tungdong::book {

namespace {

constexpr auto in_tile = static_cast<std::int64_t>(journal::hashes_per_tile);

class Checking {
 public:
  Checking(sql::Connection& connection, const Head& head, std::size_t most)
      : connection_(connection), head_(head), most_(most) {}

  CheckedLog run() {
    connection_.cached("SELECT record, body FROM log ORDER BY record").for_each([&](const sql::Statement& row) {
      take(row);
    });
    // Behind a record that is missing no hash can be compared.
    if (!gap_ && seen_ < head_.size) missing(seen_ + 1);
    const auto surplus = seen_ - head_.size;
    if (!gap_ && surplus > 0) differ("log", "", {"records-beyond", {{"count", surplus}}});
    if (gap_) return std::move(checked_);
    const auto stored = connection_.cached("SELECT COUNT(*) FROM tile").one_int64().value_or(0);
    if (stored > full_) differ("tile", "", {"tiles-surplus", {{"count", stored - full_}}});
    if (tree_.root() == head_.root)
      blame_tiles();
    else
      differ("head", checked_.all().empty() ? after_last_tile(head_.size) : "",
             {"root-differs", {{"stored", journal::hex(head_.root)}, {"by_log", journal::hex(tree_.root())}}});
    return std::move(checked_);
  }

 private:
  void differ(std::string place, std::string row, words::Refusal what) {
    if (checked_.others.size() < most_) checked_.others.push_back({std::move(place), std::move(row), std::move(what)});
  }

  // Where the root is the one that is stored, not the records are others than those that were hashed, but the tiles.
  void blame_tiles() {
    for (const std::int64_t record : std::exchange(checked_.altered, {})) {
      const std::int64_t number = (record - 1) / in_tile;
      differ("tile", fmt::format("0.{}", number),
             {"tile-differs", {{"tier", std::int64_t{0}}, {"number", number}, {"record", record}}});
    }
  }

  void missing(std::int64_t record) {
    gap_ = true;
    differ("log", std::to_string(record), {"record-gone", {{"in_record", record}}});
  }

  void take(const sql::Statement& row) {
    if (gap_) return;
    if (row.int64(0) != seen_ + 1) return missing(seen_ + 1);
    if (++seen_ > head_.size) return;
    tree_.add(journal::leaf_hash(row.text(1)));
    for (const journal::Tile& tile : tree_.take_completed()) compare(tile);
  }

  void differ(const journal::Tile& tile, std::string_view code) {
    const std::int64_t tier{tile.level};
    const auto number = static_cast<std::int64_t>(tile.index);
    differ("tile", fmt::format("{}.{}", tier, number), {code, {{"tier", tier}, {"number", number}}});
  }

  void compare(const journal::Tile& tile) {
    ++full_;
    const bool found = connection_.cached("SELECT hashes FROM tile WHERE level = $1 AND number = $2")
                           .one([&](const sql::Statement& row) { compare(tile, row.blob(0)); },
                                std::int64_t{tile.level}, static_cast<std::int64_t>(tile.index));
    if (!found) differ(tile, "tile-gone");
  }

  void compare(const journal::Tile& tile, std::span<const std::uint8_t> stored) {
    if (std::ranges::equal(stored, tile.bytes())) return;
    if (stored.size() != tile.bytes().size()) return differ(tile, "tile-size");
    if (tile.level > 0) return differ(tile, "tile-above");
    for (std::size_t i = 0; i < tile.hashes.size(); ++i) {
      const auto hash = stored.subspan(i * sizeof(journal::Hash), sizeof(journal::Hash));
      if (!std::ranges::equal(hash, tile.hashes[i]) && checked_.altered.size() < most_)
        checked_.altered.push_back(static_cast<std::int64_t>(tile.index) * in_tile + static_cast<std::int64_t>(i) + 1);
    }
  }

  sql::Connection& connection_;
  const Head& head_;
  std::size_t most_;
  journal::Tree tree_;
  std::int64_t seen_ = 0;
  std::int64_t full_ = 0;  // tiles
  bool gap_ = false;
  CheckedLog checked_;
};

}  // namespace

std::vector<Difference> CheckedLog::all() const {
  std::vector<Difference> differences;
  for (const std::int64_t record : altered)
    differences.push_back({"log", std::to_string(record), {"record-not-as-hashed", {{"in_record", record}}}});
  differences.insert(differences.end(), others.begin(), others.end());
  return differences;
}

CheckedLog check_log(sql::Connection& connection, const Head& head, std::size_t most) {
  return Checking(connection, head, most).run();
}

std::string after_last_tile(std::int64_t size) {
  return fmt::format("records {}-{}", size / in_tile * in_tile + 1, size);
}

}  // namespace tungdong::book
