#pragma once
// Payments, as an auditor takes them: every line that paid money out and was not reversed.

#include <string>
#include <vector>

#include "ledger/book/query/moment.hpp"
#include "ledger/book/store.hpp"

namespace tungdong::book {

struct Payment {
  std::int64_t record{};
  std::int64_t line{};  // from 1
  Date date;
  rules::Kind kind{};
  std::string doc;
  std::int64_t account{};  // that it was paid to
  money::Dong amount;
};

// Lines of `pay` and `advance`, in the order of the log; not those of an entry that another one, known at the moment,
// reverses.
std::vector<Payment> payments(Store& store, const Moment& moment);

}  // namespace tungdong::book
