#pragma once
// What becomes of a log that somebody who holds the file has written on.

#include <string>
#include <vector>

#include "ledger/book/replay.hpp"
#include "ledger/book/schema.hpp"
#include "ledger/book/scratch.hpp"
#include "tests/support/small_book.hpp"

namespace tungdong::test {

// A log in which whoever holds the file wrote what the door would not: each record as given, with good hashes.
inline std::string replayed(book::Book& good, const std::vector<std::string>& more) {
  std::vector<std::string> bodies;
  for (std::int64_t i = 1; i <= good.head().size; ++i) bodies.push_back(good.body(i));
  bodies.insert(bodies.end(), more.begin(), more.end());
  book::Scratch scratch;
  book::Store store(scratch.connection());
  sql::Transaction writing(scratch.connection(), sql::Transaction::Kind::write);
  book::create_tables(scratch.connection());
  const book::LogReader log = [&](std::int64_t after, std::int64_t most, const auto& take) {
    for (auto i = static_cast<std::size_t>(after); i < bodies.size() && i < static_cast<std::size_t>(after + most); ++i)
      take(static_cast<std::int64_t>(i) + 1, bodies[i]);
  };
  try {
    book::replay_log(log, static_cast<std::int64_t>(bodies.size()), store, false);
  } catch (const std::exception& error) {
    return error.what();
  }
  return "sound";
}

inline std::string body_of(const Draft& draft) {
  std::string body;
  book::encode(body, draft, test_now_us);
  return body;
}

}  // namespace tungdong::test
