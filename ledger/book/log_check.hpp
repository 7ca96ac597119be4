#pragma once
// The log against the hashes that were stored when it was written. No rule is asked and no other table read, so it is
// done at the speed of hashing.

#include <vector>

#include "ledger/book/book.hpp"

namespace tungdong::book {

struct CheckedLog {
  // Records in a full tile whose bytes are not those that were hashed, in their order. Those after the last full tile
  // have no hash of their own: of them the root alone tells that one differs.
  std::vector<std::int64_t> altered;
  std::vector<Difference> others;  // records that are missing or too many, tiles, and the head where its root differs

  // Altered records first.
  std::vector<Difference> all() const;
};

// At most `most` of each. Within the caller's transaction.
CheckedLog check_log(sql::Connection& connection, const Head& head, std::size_t most);

// The records that have no hash of their own yet: "records 257-300".
std::string after_last_tile(std::int64_t size);

}  // namespace tungdong::book
