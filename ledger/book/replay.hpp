#pragma once
// From the log to everything else.

#include <algorithm>

#include "ledger/book/book.hpp"

namespace tungdong::book {

// A record that the log cannot have: one that is missing, cannot be read, is not canonical, or that the rules refuse.
class BrokenRecord : public sql::Failure {
 public:
  // `why` says what is wrong with it; which record it is is added to that.
  BrokenRecord(std::int64_t record, const words::Refusal& why) : BrokenRecord(record, placed(record, why), 0) {}
  std::int64_t record() const { return record_; }
  const words::Refusal& why() const { return why_; }

 private:
  BrokenRecord(std::int64_t record, words::Refusal why, int code)
      : Failure(sql::Cause::corrupt, words::say(why, words::Lang::en), code), record_(record), why_(std::move(why)) {}
  static words::Refusal placed(std::int64_t record, words::Refusal why) {
    const std::pair<std::string_view, words::Arg> itself{"record", record};
    if (std::ranges::find(why.args, itself) == why.args.end()) why.args.emplace_back("in_record", record);
    return why;
  }

  std::int64_t record_;
  words::Refusal why_;
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
