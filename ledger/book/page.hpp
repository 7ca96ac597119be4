#pragma once
// What a batch has decided and nobody has written yet: a stretch of the log, and the rows that follow from it.

#include <array>
#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ledger/book/row.hpp"
#include "ledger/book/serving.hpp"
#include "ledger/book/turns.hpp"
#include "ledger/journal/tree.hpp"
#include "ledger/rules/unwritten.hpp"
#include "ledger/sql/connection.hpp"

namespace tungdong::book {

// How far a book has come.
struct Head {
  std::int64_t size{};  // records
  journal::Hash root{};
  std::int64_t last_at_us{};
  std::int64_t next_lot{1};
  std::int64_t next_account{1};

  friend bool operator==(const Head&, const Head&) = default;
};

// The first 16 bytes of SHA-256 of a key.
using KeyHash = std::array<std::uint8_t, 16>;
KeyHash hash_key(std::string_view key);

// The first bytes of a hash are as good a hash as any.
struct FirstBytes {
  std::size_t operator()(const KeyHash& key) const noexcept {
    std::size_t value{};
    std::memcpy(&value, key.data(), sizeof value);
    return value;
  }
};

// An entry among the projections: where its lots begin.
struct EntryRow {
  std::int64_t record{};
  Date date;
  std::string doc;
  std::int64_t first_lot{};
  std::int64_t lines{};
  std::optional<std::int64_t> reverses;
};

struct Page {
  std::int64_t first_record{1};
  std::string bytes;                 // the bodies, one after another
  std::vector<std::size_t> offsets;  // where each begins
  std::vector<journal::Tile> tiles;  // that came to be full
  std::unordered_map<KeyHash, std::int64_t, FirstBytes> keys;
  std::vector<EntryRow> entries;
  std::vector<Naming> named;                                  // by lines of entries that say what they serve
  std::vector<std::function<void(sql::Connection&)>> others;  // writes a record of any other kind
  std::shared_ptr<const rules::Unwritten> money;
  Head head;  // behind the last record

  std::size_t records() const { return offsets.size(); }
  // The body of the record at a place, from 0.
  std::string_view body(std::size_t place) const;
};

// A key of the page stands for a record of an earlier page, or of an earlier batch.
class KeyKnown : public sql::Failure {
 public:
  using Failure::Failure;
};

void write_head(sql::Connection& connection, const Head& head);

// Writes log, tiles, head and projections, each table in the order of its key, within the caller's transaction.
// `projections_only`: the log is there already. Between two rows others may read, in `turns`. Throws KeyKnown.
void write_page(sql::Connection& connection, const Page& page, bool projections_only, Turns& turns);

}  // namespace tungdong::book
