#pragma once
// Entries in short.

#include <string>
#include <vector>

#include "ledger/book/query/moment.hpp"
#include "ledger/book/store.hpp"

namespace tungdong::book {

struct EntrySum {
  std::int64_t record{};
  Date date;
  std::string doc;
  std::int64_t lines{};
  std::optional<std::int64_t> reverses;
  rules::Kind kind{};  // of its first line
  money::Dong amount;  // of all lines together
};

// In the order of the log, at most `most` of them.
std::vector<EntrySum> entries(Store& store, const Moment& moment, std::int64_t most);
std::int64_t entry_count(Store& store, const Moment& moment);

}  // namespace tungdong::book
