#include <atomic>
#include <filesystem>
#include <unistd.h>

#include "ledger/book/book.hpp"
#include "ledger/book/replay.hpp"
#include "ledger/book/schema.hpp"

namespace tungdong::book {

namespace {

// A database beside all others, for as long as a verification takes.
class Scratch {
 public:
  Scratch() : folder_(std::filesystem::temp_directory_path() / fmt::format("tungdong-{}-{}", ::getpid(), next_++)) {
    std::filesystem::create_directory(folder_);
    connection_ = sql::sqlite::open(folder_ / "replay.db", sql::sqlite::Access::create, identity, options);
  }
  ~Scratch() {
    connection_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  sql::Connection& connection() { return *connection_; }

 private:
  static inline std::atomic<int> next_{0};
  std::filesystem::path folder_;
  std::unique_ptr<sql::Connection> connection_;
};

// One row as bytes: a type letter, a length and the value, for each column.
std::string row_bytes(const sql::Statement& row) {
  std::string bytes;
  for (int column = 0; column < row.column_count(); ++column) {
    if (row.is_null(column)) {
      bytes += "n;";
      continue;
    }
    try {
      bytes += fmt::format("i{};", row.int64(column));
    } catch (const sql::Failure&) {
      std::string_view value;
      try {
        value = row.text(column);
      } catch (const sql::Failure&) {
        const auto blob = row.blob(column);
        value = {reinterpret_cast<const char*>(blob.data()), blob.size()};
      }
      bytes += fmt::format("t{}:", value.size());
      bytes += value;
      bytes += ';';
    }
  }
  return bytes;
}

std::string rows_of(const Projection& projection) {
  return fmt::format("SELECT * FROM {} ORDER BY {}", projection.table, projection.order);
}

// The rows of a table in two databases, side by side.
void compare(sql::Connection& stored, sql::Connection& replayed, const Projection& projection, std::size_t most,
             std::vector<Difference>& differences) {
  auto left = stored.prepare(rows_of(projection));
  auto right = replayed.prepare(rows_of(projection));
  bool in_left = left->step();
  bool in_right = right->step();
  for (std::int64_t number = 1; in_left || in_right; ++number) {
    if (differences.size() >= most) return;
    const std::string was = in_left ? row_bytes(*left) : "";
    const std::string is = in_right ? row_bytes(*right) : "";
    if (was != is) {
      differences.push_back(
          {projection.table, fmt::format("row {}", number),
           fmt::format("stored {}, by the log {}", in_left ? was : "nothing", in_right ? is : "nothing")});
      if (in_left != in_right) return;
    }
    in_left = in_left && left->step();
    in_right = in_right && right->step();
  }
}

}  // namespace

journal::Hash Book::digest() {
  sql::Transaction transaction(*connection_, sql::Transaction::Kind::read);
  std::string tables;
  for (const Projection& projection : projections()) {
    journal::Hash running = journal::sha256(projection.table);
    auto rows = connection_->prepare(rows_of(projection));
    while (rows->step()) running = journal::node_hash(running, journal::sha256(row_bytes(*rows)));
    tables += journal::hex(running);
  }
  return journal::sha256(tables);
}

std::vector<Difference> Book::verify(std::size_t most) {
  std::vector<Difference> differences;
  sql::Transaction transaction(*connection_, sql::Transaction::Kind::read);
  Scratch scratch;
  Store replayed(scratch.connection());
  sql::Transaction writing(scratch.connection(), sql::Transaction::Kind::write);
  create_tables(scratch.connection());
  Head by_log;
  try {
    by_log = replay_log(*this, replayed, false);
  } catch (const sql::Failure& failure) {
    if (failure.cause() != sql::Cause::corrupt) throw;
    differences.push_back({"log", "", failure.what()});
    return differences;
  }
  const Head stored = head();
  const auto surplus = connection_->cached("SELECT COUNT(*) FROM log").one_int64().value_or(0) - stored.size;
  if (surplus != 0) differences.push_back({"log", "", fmt::format("{} records beyond the head", surplus)});
  if (!(by_log == stored))
    differences.push_back({"head", "",
                           fmt::format("stored size {} root {}, by the log size {} root {}", stored.size,
                                       journal::hex(stored.root), by_log.size, journal::hex(by_log.root))});
  compare(*connection_, scratch.connection(), {"tile", "level, number"}, most, differences);
  for (const Projection& projection : projections())
    compare(*connection_, scratch.connection(), projection, most, differences);
  return differences;
}

}  // namespace tungdong::book
