#pragma once
// The rows of a book: what is read to decide a batch, and the pages that are written when it is decided.

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/book/page.hpp"
#include "ledger/book/row.hpp"
#include "ledger/journal/tree.hpp"
#include "ledger/rules/accepted_by_day.hpp"
#include "ledger/rules/account_state.hpp"
#include "ledger/rules/known.hpp"
#include "ledger/rules/mark.hpp"
#include "ledger/sql/connection.hpp"

namespace tungdong::book {

// What was in the tables before a batch began, as far as it is of use to whoever decides: memory holds what the batch
// itself has brought.
enum class Past : std::uint8_t {
  empty,  // nothing
  apart,  // what was committed last: read beside what is being written
  mixed,  // memory does not hold all of the batch any more: the tables as they stand, read in turns
};

class Store {
 public:
  using Opener = std::function<std::unique_ptr<sql::Connection>()>;

  // `open_again`: the same database, on a connection for reading.
  explicit Store(sql::Connection& connection, Opener open_again = {})
      : connection_(connection), open_again_(std::move(open_again)) {}
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // Waits for what is being written behind.
  sql::Connection& connection();

  // Writes a page within the caller's transaction: log, head and projections. `projections_only`: the log is there.
  void write(const Page& page, bool projections_only);
  // The same on a thread of its own. What is read meanwhile is read between two of its rows: whoever asks knows what
  // the page changes. Where that would not do, the call waits until all is written; this is said of each.
  // A later call throws what was thrown there.
  void write_behind(const std::shared_ptr<const Page>& page, bool projections_only);
  bool is_writing_behind() const { return writing_.valid(); }

  // Within the transaction of a batch; `mixed` unless something else is said. What is asked of the past is said to be.
  void set_past(Past past);

  // A turn between two rows of what is being written behind: many reads in one wait once.
  class Reading {
   public:
    explicit Reading(Store& store);
    ~Reading();
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

   private:
    Store* store_ = nullptr;  // where this turn is not within another
  };

  // Waits for what is being written behind, whatever becomes of it: before a transaction is rolled back.
  void abandon() noexcept;

  // Waits for what is being written behind.
  std::optional<Head> head();

  // The body of a record; empty if there is none of that number.
  std::string body(std::int64_t record);
  // Waits for what is being written behind.
  journal::Tree resume_tree(const Head& head);
  // Calls `take(record, body)` for the records behind `after`, in order, at most `most` of them.
  void read_log(std::int64_t after, std::int64_t most,
                const std::function<void(std::int64_t record, std::string_view body)>& take);

  std::optional<std::int64_t> record_of(const KeyHash& key);

  // The records of a kind under a key, in the order of the log. Of the past.
  template <class T>
  std::vector<rules::Known<T>> records(const std::string& key) {
    static const std::string sql = select_sql<T>("WHERE " + column_name(record::key_name<T>()) + " = $1");
    std::vector<rules::Known<T>> known;
    ask_past([&](sql::Connection& past) {
      past.cached(sql).for_each([&](const sql::Statement& row) { known.push_back(read_row<T>(row)); }, key);
    });
    return known;
  }

  // The one that is a member of a key: an acceptance of a holder, a list of a project. Of the past.
  template <class T>
  std::vector<rules::Known<T>> records(const std::string& key, const std::string& member) {
    static const std::string sql = select_sql<T>(fmt::format(
        "WHERE {} = $1 AND {} = $2", column_name(record::key_name<T>()), column_name(record::member_name<T>())));
    std::vector<rules::Known<T>> known;
    ask_past([&](sql::Connection& past) {
      past.cached(sql).for_each([&](const sql::Statement& row) { known.push_back(read_row<T>(row)); }, key, member);
    });
    return known;
  }

  // All records of a kind, in the order of the log.
  template <class T>
  std::vector<rules::Known<T>> all() {
    static const std::string sql = select_sql<T>("");
    std::vector<rules::Known<T>> known;
    const Reading reading(*this);
    connection_.cached(sql).for_each([&](const sql::Statement& row) { known.push_back(read_row<T>(row)); });
    return known;
  }

  // Of the past, these five.
  std::optional<rules::Mark> mark(const std::string& name);
  rules::AcceptedByDay accepted(const std::string& holder);
  // The sum of a project's lists whose payment stands.
  money::Dong paid_lists(const std::string& project);
  std::optional<rules::AccountState> account(const chart::AccountParts& account, const std::string& owner);
  std::vector<rules::AccountState> accounts(const std::string& owner);

  // Open lots by date, then id: those after a date and id, at most so many.
  std::vector<rules::Lot> open_lots(std::int64_t account, const std::optional<std::pair<Date, std::int64_t>>& after,
                                    std::size_t most);
  // Takings dated after a day from lots dated on or before it. Waits for what is being written behind.
  std::vector<rules::Taking> takings_after(std::int64_t account, Date day);
  // Takings of the lots that a record brought to an account. Waits for what is being written behind.
  std::vector<rules::Taking> takings_of(std::int64_t account, std::int64_t record);
  std::optional<rules::Ancestry> ancestry(std::int64_t lot);
  std::optional<rules::Original> original(std::int64_t entry);

 private:
  void settle();
  void open_past();

  // Asks the tables that hold the past; nobody where they hold nothing.
  template <class Ask>
  void ask_past(Ask&& ask) {
    if (past_ == Past::empty) return;
    if (apart_) return ask(*apart_);
    const Reading reading(*this);
    ask(connection_);
  }

  sql::Connection& connection_;
  Opener open_again_;
  Past past_ = Past::mixed;
  std::unique_ptr<sql::Connection> apart_;  // since the first page was written behind
  Turns turns_;
  bool reading_ = false;
  std::future<void> writing_;
};

// An account out of a row of: id, stage, holder_type, holder, source, component, period, balance, plan, taken.
rules::AccountState read_account(const sql::Statement& row);
inline constexpr std::string_view account_columns =
    "id, stage, holder_type, holder, source, component, period, balance, plan, taken";

// A lot out of a row of: id, record, line, date, kind, account, from_account, amount, drawn.
rules::Lot read_lot(const sql::Statement& row);
inline constexpr std::string_view lot_columns = "id, record, line, date, kind, account, from_account, amount, drawn";

}  // namespace tungdong::book
