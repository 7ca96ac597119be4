#pragma once
// The rows that a batch wrote, read back from the finished tables, so that a bare loop can write the very same rows in
// the same order: what the rules, the lots and the hashes cost is then the difference.

#include <string>
#include <vector>

#include "ledger/sql/connection.hpp"

namespace tungdong::bench {

// Rows for prepared statements, packed into one buffer.
class Recording {
 public:
  // Adds what a batch wrote to a book: the log after `before` records, and all that follows from it.
  void add_batch(sql::Connection& book);

  // Writes a batch to another file with the same tables, in one transaction.
  void write_batch(sql::Connection& file, std::size_t batch) const;

  std::size_t batches() const { return ends_.size(); }
  std::size_t bytes() const { return packed_.size(); }

 private:
  struct State {  // what was there before the batch
    std::int64_t record{};
    std::int64_t lot{};
    std::int64_t account{};
    std::int64_t tiles{};
  };
  void add_rows(sql::Connection& book, std::string_view insert, const std::string& select);
  void add_money(sql::Connection& book, const State& before);
  std::size_t statement(std::string_view sql);

  std::vector<std::string> statements_;
  std::string packed_;
  std::vector<std::size_t> ends_;
  State state_;
};

}  // namespace tungdong::bench
