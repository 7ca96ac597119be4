#pragma once
// What came to and left each account by kind of entry, up to a moment.

#include <optional>
#include <vector>

#include "ledger/book/query/moment.hpp"
#include "ledger/book/store.hpp"

namespace tungdong::book {

struct Movement {
  std::int64_t account{};
  rules::Kind kind{};
  money::Dong in;
  money::Dong out;
};

// By account, then kind; of all accounts, or of those of one stage. A reversal counts as a negative under the kind that
// it reverses, as it does in turnover.
std::vector<Movement> movements(Store& store, const Moment& moment, std::optional<chart::Stage> on = std::nullopt);

}  // namespace tungdong::book
