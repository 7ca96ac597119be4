#pragma once
// The rows of a book: what is read to decide a batch, and what is written when it is decided.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/book/row.hpp"
#include "ledger/journal/tree.hpp"
#include "ledger/rules/facts.hpp"
#include "ledger/sql/connection.hpp"

namespace tungdong::book {

// How far a book has come.
struct Head {
  std::int64_t size{};  // records
  journal::Hash root{};
  std::int64_t last_at_us{};
  std::int64_t next_lot{1};
  std::int64_t next_account{1};

  friend bool operator==(const Head&, const Head&) = default;
};

// The first 16 bytes of SHA-256 of a key.
using KeyHash = std::array<std::uint8_t, 16>;
KeyHash hash_key(std::string_view key);

// A record on its way into the log.
struct LogRow {
  std::int64_t record{};
  std::string_view body;
};

// An entry among the projections: where its lots begin.
struct EntryRow {
  std::int64_t record{};
  Date date;
  std::string doc;
  std::int64_t first_lot{};
  std::int64_t lines{};
  std::optional<std::int64_t> reverses;
};

class Store {
 public:
  explicit Store(sql::Connection& connection) : connection_(connection) {}

  sql::Connection& connection() { return connection_; }

  std::optional<Head> head();
  void write_head(const Head& head);

  // The body of a record; empty if there is none of that number.
  std::string body(std::int64_t record);
  void write_log(const LogRow& row);
  void write_tile(const journal::Tile& tile);
  journal::Tree resume_tree(const Head& head);

  std::optional<std::int64_t> record_of(const KeyHash& key);
  void write_key(const KeyHash& key, std::int64_t record);

  void write_entry(const EntryRow& entry);

  // What was unwritten in the facts, each table in the order of its key.
  void write(const rules::Facts& facts);

  template <class T>
  void write_record(const rules::Known<T>& known) {
    insert_row(connection_, known);
  }

  // The records of a kind under a key, in the order of the log.
  template <class T>
  std::vector<rules::Known<T>> records(const std::string& key) {
    static const std::string sql = select_sql<T>("WHERE " + column_name(record::key_name<T>()) + " = $1");
    std::vector<rules::Known<T>> known;
    connection_.cached(sql).for_each([&](const sql::Statement& row) { known.push_back(read_row<T>(row)); }, key);
    return known;
  }

  // All records of a kind, in the order of the log.
  template <class T>
  std::vector<rules::Known<T>> all() {
    static const std::string sql = select_sql<T>("");
    std::vector<rules::Known<T>> known;
    connection_.cached(sql).for_each([&](const sql::Statement& row) { known.push_back(read_row<T>(row)); });
    return known;
  }

  std::optional<rules::Mark> mark(const std::string& name);

  std::optional<rules::AccountState> account(const chart::Account& account, const std::string& owner);
  std::vector<rules::AccountState> accounts(const std::string& owner);
  // Open lots by date, then id.
  std::vector<rules::Lot> open_lots(std::int64_t account);
  // Takings dated after a day from lots dated on or before it.
  std::vector<rules::Taking> takings_after(std::int64_t account, Date day);
  // Takings of the lots that a record brought to an account.
  std::vector<rules::Taking> takings_of(std::int64_t account, std::int64_t record);
  std::optional<rules::Ancestry> ancestry(std::int64_t lot);

 private:
  sql::Connection& connection_;
};

// An account out of a row of: id, stage, holder_type, holder, source, component, period, balance, plan, taken.
rules::AccountState read_account(const sql::Statement& row);
inline constexpr std::string_view account_columns =
    "id, stage, holder_type, holder, source, component, period, balance, plan, taken";

// A lot out of a row of: id, record, line, date, kind, account, from_account, amount, drawn.
rules::Lot read_lot(const sql::Statement& row);
inline constexpr std::string_view lot_columns = "id, record, line, date, kind, account, from_account, amount, drawn";

}  // namespace tungdong::book
