#include <compare>
#include <ranges>

#include "ledger/book/book.hpp"
#include "ledger/book/log_check.hpp"
#include "ledger/book/replay.hpp"
#include "ledger/book/schema.hpp"
#include "ledger/book/scratch.hpp"

namespace tungdong::book {

namespace {

std::string_view bytes_of(std::span<const std::uint8_t> blob) {
  return {reinterpret_cast<const char*>(blob.data()), blob.size()};
}

// One row as bytes: a type letter, a length and the value, for each column.
std::string row_bytes(const sql::Statement& row) {
  std::string bytes;
  const auto sized = [&bytes](std::string_view value) {
    fmt::format_to(std::back_inserter(bytes), "t{}:{};", value.size(), value);
  };
  for (int column = 0; column < row.column_count(); ++column) switch (row.type(column)) {
      case sql::Type::null:
        bytes += "n;";
        break;
      case sql::Type::integer:
        fmt::format_to(std::back_inserter(bytes), "i{};", row.int64(column));
        break;
      case sql::Type::text:
        sized(row.text(column));
        break;
      case sql::Type::blob:
        sized(bytes_of(row.blob(column)));
        break;
      case sql::Type::foreign:
        bytes += "?;";
    }
  return bytes;
}

// The order in which keys stand: by type, then as numbers or bytes. What is foreign is like nothing, not even itself.
std::partial_ordering order_of(const sql::Statement& left, const sql::Statement& right, int column) {
  const sql::Type type = left.type(column);
  if (type != right.type(column)) return type <=> right.type(column);
  switch (type) {
    case sql::Type::null:
      return std::partial_ordering::equivalent;
    case sql::Type::integer:
      return left.int64(column) <=> right.int64(column);
    case sql::Type::text:
      return left.text(column) <=> right.text(column);
    case sql::Type::blob:
      return bytes_of(left.blob(column)) <=> bytes_of(right.blob(column));
    case sql::Type::foreign:
      break;
  }
  return std::partial_ordering::unordered;
}

bool same_row(const sql::Statement& left, const sql::Statement& right) {
  if (left.column_count() != right.column_count()) return false;
  for (int column = 0; column < left.column_count(); ++column)
    if (!std::is_eq(order_of(left, right, column))) return false;
  return true;
}

// A value as it is told: of a long one the beginning.
std::string told(const sql::Statement& row, int column) {
  constexpr std::size_t most = 120;
  switch (row.type(column)) {
    case sql::Type::integer:
      return std::to_string(row.int64(column));
    case sql::Type::text: {
      std::string text(row.text(column));
      if (text.size() <= most) return fmt::format("“{}”", text);
      std::size_t end = most;
      while (end > 0 && (text[end] & '\xc0') == '\x80') --end;  // between two characters
      return fmt::format("“{}…”", text.substr(0, end));
    }
    case sql::Type::blob: {
      const auto bytes = row.blob(column);
      const auto few = bytes.first(std::min<std::size_t>(bytes.size(), 16));
      return fmt::format("{:02x}{}", fmt::join(few, ""), few.size() < bytes.size() ? "…" : "");
    }
    case sql::Type::null:
    case sql::Type::foreign:
      break;
  }
  return "–";
}

std::string told(const sql::Statement& row, const std::vector<std::string>& names) {
  std::string text;
  for (int column = 0; column < row.column_count(); ++column) {
    const auto place = static_cast<std::size_t>(column);
    fmt::format_to(std::back_inserter(text), "{}{} {}", column == 0 ? "" : ", ",
                   place < names.size() ? names[place] : "?", told(row, column));
  }
  return text;
}

std::vector<std::string> columns_of(sql::Connection& connection, const std::string& table) {
  std::vector<std::string> names;
  connection.prepare("SELECT name FROM pragma_table_info($1) ORDER BY cid")
      ->for_each([&](const sql::Statement& row) { names.emplace_back(row.text(0)); }, table);
  return names;
}

// Which columns are the key, in its order.
std::vector<int> keys_of(const Projection& projection, const std::vector<std::string>& names) {
  std::vector<int> keys;
  for (const auto part : std::views::split(projection.order, std::string_view(", "))) {
    const auto found = std::ranges::find(names, std::string_view(part.begin(), part.end()));
    if (found != names.end()) keys.push_back(static_cast<int>(found - names.begin()));
  }
  return keys;
}

std::string rows_of(const Projection& projection) {
  return fmt::format("SELECT * FROM {} ORDER BY {}", projection.table, projection.order);
}

// The rows of a table in two databases, side by side by their keys.
class Comparison {
 public:
  Comparison(sql::Connection& stored, sql::Connection& replayed, const Projection& projection)
      : table_(projection.table),
        left_(stored.prepare(rows_of(projection))),
        right_(replayed.prepare(rows_of(projection))),
        names_(columns_of(replayed, projection.table)),
        keys_(keys_of(projection, names_)) {}

  void run(std::size_t most, std::vector<Difference>& differences) {
    bool in_left = left_->step();
    bool in_right = right_->step();
    for (std::int64_t number = 1; (in_left || in_right) && differences.size() < most;) {
      const bool same = in_left && in_right && same_row(*left_, *right_);
      const auto order = same       ? std::partial_ordering::equivalent
                         : !in_left ? std::partial_ordering::greater
                         : in_right ? order_by_key()
                                    : std::partial_ordering::less;
      if (!same) differences.push_back(difference(order, number));
      number += std::is_gt(order) ? 0 : 1;
      if (!std::is_gt(order)) in_left = left_->step();
      if (!std::is_lt(order)) in_right = right_->step();
    }
  }

 private:
  std::partial_ordering order_by_key() const {
    for (const int column : keys_)
      if (const auto order = order_of(*left_, *right_, column); !std::is_eq(order)) return order;
    return std::partial_ordering::equivalent;
  }

  // The row that only the book has, that it lacks, or that stands there otherwise.
  Difference difference(std::partial_ordering order, std::int64_t number) const {
    words::Refusal what{std::is_lt(order)   ? "row-surplus"
                        : std::is_gt(order) ? "row-gone"
                                            : "row-differs",
                        {{"in_table", table_}, {"row", number}}};
    if (!std::is_gt(order)) what.args.emplace_back("stored", told(*left_, names_));
    if (!std::is_lt(order)) what.args.emplace_back("by_log", told(*right_, names_));
    return {table_, std::to_string(number), std::move(what)};
  }

  std::string table_;
  std::unique_ptr<sql::Statement> left_;
  std::unique_ptr<sql::Statement> right_;
  std::vector<std::string> names_;
  std::vector<int> keys_;
};

void compare(sql::Connection& stored, sql::Connection& replayed, const Projection& projection, std::size_t most,
             std::vector<Difference>& differences) {
  Comparison(stored, replayed, projection).run(most, differences);
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
  const auto found = store_->head();
  if (!found) return {{"head", "", {"head-gone", {}}}};
  const Head stored = *found;
  try {
    by_log = replay_log(*this, replayed, false);
  } catch (const BrokenRecord& broken) {
    // What was altered may only make a later record impossible.
    CheckedLog log = check_log(*connection_, stored, 1);
    std::erase_if(log.altered, [&](std::int64_t record) { return record >= broken.record(); });
    log.others = {{"log", std::to_string(broken.record()), broken.why()}};
    return log.all();
  } catch (const sql::Failure& failure) {
    if (failure.cause() != sql::Cause::corrupt) throw;
    differences.push_back({"log", "", {"log-unreadable", {{"reason", std::string(failure.what())}}}});
    return differences;
  }
  const auto surplus = connection_->cached("SELECT COUNT(*) FROM log").one_int64().value_or(0) - stored.size;
  if (surplus != 0) differences.push_back({"log", "", {"records-beyond", {{"count", surplus}}}});
  std::vector<Difference> tiles;
  compare(*connection_, scratch.connection(), {"tile", "level, number"}, most, tiles);
  if (!tiles.empty()) {
    // Which records that are tells of more than a row of hashes does.
    CheckedLog log = check_log(*connection_, stored, most);
    std::erase_if(log.others, [](const Difference& one) { return one.place != "tile"; });
    if (log.all().empty()) log.others = std::move(tiles);
    std::ranges::move(log.all(), std::back_inserter(differences));
  }
  if (!(by_log == stored))
    differences.push_back({"head",
                           differences.empty() ? after_last_tile(stored.size) : "",
                           {"head-differs",
                            {{"stored_size", stored.size},
                             {"stored", journal::hex(stored.root)},
                             {"size", by_log.size},
                             {"by_log", journal::hex(by_log.root)}}}});
  for (const Projection& projection : projections())
    compare(*connection_, scratch.connection(), projection, most, differences);
  if (differences.size() > most) differences.resize(most);
  return differences;
}

std::vector<Difference> Book::verify_log(std::size_t most) {
  sql::Transaction transaction(*connection_, sql::Transaction::Kind::read);
  const auto stored = store_->head();
  if (!stored) return {{"head", "", {"head-gone", {}}}};
  return check_log(*connection_, *stored, most).all();
}

}  // namespace tungdong::book
