#pragma once
// From the log to everything else.

#include "ledger/book/book.hpp"

namespace tungdong::book {

// A record that the log cannot have: one that is missing, cannot be read, is not canonical, or that the rules refuse.
class BrokenRecord : public sql::Failure {
 public:
  BrokenRecord(std::int64_t record, std::string_view why)
      : Failure(sql::Cause::corrupt, fmt::format("record {} {}", record, why)), record_(record) {}
  std::int64_t record() const { return record_; }

 private:
  std::int64_t record_;
};

// Calls `take(record, body)` for the records behind `after`, in order, at most `most` of them.
using LogReader = std::function<void(std::int64_t after, std::int64_t most,
                                     const std::function<void(std::int64_t, std::string_view)>& take)>;

// Decides the records that a log gives, in order, until there are at least `size`, and writes what follows from them to
// a store. Throws BrokenRecord for the first one that is.
Head replay_log(const LogReader& log, std::int64_t size, Store& target, bool projections_only);

// Decides every record of a book's log again, in order, and writes what follows from it to a store (of the same book,
// or of another). Throws BrokenRecord for the first one that is.
Head replay_log(Book& source, Store& target, bool projections_only);

}  // namespace tungdong::book
