#pragma once
// Money that audits and inspections took back, and what has come of it since.

#include <string>
#include <vector>

#include "ledger/book/query/moment.hpp"
#include "ledger/book/store.hpp"

namespace tungdong::book {

// A line of a disallowance that was not itself reversed. recovered + owed = amount.
struct Disallowed {
  std::int64_t record{};
  std::int64_t line{};  // from 1
  Date date;
  std::string doc;
  std::string finding;     // that the line names
  std::int64_t account{};  // where it was owed first
  money::Dong amount;
  money::Dong recovered;            // refunded, here or by a successor of the debtor
  money::Dong owed;                 // what still stands as owed, wherever
  std::optional<Date> last_refund;  // the day of the latest one
};

// In the order of the log.
std::vector<Disallowed> disallowed(Store& store, const Moment& moment);

}  // namespace tungdong::book
