#pragma once
// The papers that money rests on.

#include <string>
#include <vector>

#include "ledger/book/query/moment.hpp"
#include "ledger/book/store.hpp"

namespace tungdong::book {

// The documents of the entries that brought to an account what stands on it at a moment, by code, at most `most` of
// them. Of an account on which very much stands side by side, those of the last sixteen lines.
std::vector<std::string> documents_of(Store& store, std::int64_t account, const Moment& moment, std::int64_t most);

// What an officer noted on a line.
struct LineNote {
  std::string vi;
  std::string en;
  friend bool operator==(const LineNote&, const LineNote&) = default;
};

// The notes on the lines that brought to an account what stands on it at a moment, each once: of the first `most`
// lines by date.
std::vector<LineNote> notes_of(Store& store, std::int64_t account, const Moment& moment, std::int64_t most);

}  // namespace tungdong::book
