#pragma once
// The book: the one door through which everything is written, and what can be asked of it.

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "ledger/book/draft.hpp"
#include "ledger/book/store.hpp"
#include "ledger/journal/tree.hpp"
#include "ledger/sql/connection.hpp"
#include "ledger/sql/sqlite/open.hpp"

namespace tungdong::rules {
class Facts;
}

namespace tungdong::book {

// What became of a draft: the record that it is, and whether it was there already.
struct Taken {
  std::int64_t record{};
  bool already{};
  bool proposed{};  // the record is a proposal of it: a second person has to approve it
};
using Fate = std::expected<Taken, words::Refusals>;

enum class Mode : std::uint8_t {
  whole,  // all of the batch, or nothing
  each,   // the good drafts; the refused ones leave no trace
};

struct Appended {
  std::vector<Fate> fates;  // one for each draft, in their order
  bool written{};           // whether anything was: not for a dry run, nor a whole batch with a refusal
  bool stopped{};           // whether who watched said stop: then nothing is written, and there are no fates
  std::int64_t size{};      // of the log afterwards
  journal::Hash root{};     // and its root
};

// A place where a stored book differs from what its log says.
struct Difference {
  std::string place;    // log, tile, head, or the table of a projection
  std::string row;      // which record or row
  words::Refusal what;  // its sentence says where, too
};

// Microseconds since 1970-01-01T00:00:00 UTC.
using Clock = std::function<std::int64_t()>;
std::int64_t system_clock_us();

// A clock behind the book's last record by more than this cannot be trusted, nor can whoever wrote that record.
inline constexpr std::int64_t largest_clock_skew_us = 5LL * 60 * 1'000'000;

// Signs a statement as the one who records; base64. Asked only where something has to be proposed or decided.
using Signer = std::function<std::expected<std::string, words::Refusal>(std::string_view statement)>;

// Drafts that wait at the door, and what each is told. Where the book has to decide once more it asks for them from the
// first again: they are the same, in the same order.
class Queue {
 public:
  Queue() = default;
  Queue(const Queue&) = delete;
  Queue& operator=(const Queue&) = delete;
  virtual ~Queue() = default;

  virtual std::size_t size() const = 0;
  // Begins at the first. What was told before does not count.
  virtual void begin() = 0;
  // The drafts that come next, at most so many, until the next call; none at the end.
  virtual std::span<const Draft> next(std::size_t most) = 0;
  // What became of the first of them that was not told yet.
  virtual void tell(const Fate& fate) = 0;
  // Whether some stand or fall with others: parts of documents, approvals.
  virtual bool stand_together() const = 0;
  // The keys of a few, from the first to the last.
  virtual std::vector<std::string> some_keys() const = 0;
};

// Told how many drafts are decided, now and then; false stops the append before anything is written.
using Watch = std::function<bool(std::size_t decided)>;

class Batch;

class Book {
 public:
  // Makes a new book with its head as the first record. Throws sql::Failure where the file cannot be made.
  static std::expected<Book, words::Refusals> create(const std::filesystem::path& path, const Draft& head,
                                                     Clock clock = system_clock_us);
  // Opens a book to write or to read. Throws sql::Failure where it cannot be.
  static Book open(const std::filesystem::path& path, sql::sqlite::Access access, Clock clock = system_clock_us);

  Book(Book&&) noexcept;
  Book& operator=(Book&&) noexcept;
  ~Book();

  // The one door. Decides the drafts one after another, each seeing what those before it brought, and writes what is
  // taken in one transaction. Refuses; throws sql::Failure for broken machinery, and then nothing is written.
  //   A reversal is given as an entry with `reverses` and `reason` and no lines; its lines are those of the original,
  //   inverted.
  //   A document entered in parts is taken where all its parts stand afterwards, each once, or not at all. A part that
  //   was reversed may be entered again.
  //   A closing is given without its seal; it stands in a batch without other entries or records of the chart.
  //   What needs a second person by the book's policy is taken as a proposal that `sign` signs, where it would be taken
  //   with that person's approval; refused where there is no signer. An approval brings what was proposed with it, as
  //   the next record, decided anew: where that is refused so is the approval, and the proposal stays.
  //   `watch` may stop it while it decides; what is being written is written to its end.
  Appended append(std::span<const Draft> drafts, Mode mode, bool dry_run = false, const Signer& sign = {},
                  const Watch& watch = {});
  // The same for as many as there may be: told one by one, so that `fates` stays empty.
  Appended append(Queue& queue, Mode mode, bool dry_run = false, const Signer& sign = {}, const Watch& watch = {});

  // Drops every projection and rebuilds it from the log, in one transaction.
  void rebuild();

  // SHA-256 over every row of every projection, in a fixed order: two books with one log have one digest.
  journal::Hash digest();

  // Recomputes everything from the log alone and compares with what is stored: bytes, tree, head, every row. The first
  // differences, at most `most`; none for a sound book.
  std::vector<Difference> verify(std::size_t most = 20);
  // Of the log alone that it is as it was hashed: records, tiles and the root that the head names. Neither rules nor
  // tables are looked at.
  std::vector<Difference> verify_log(std::size_t most = 20);

  Head head();
  std::optional<Recorded> record(std::int64_t number);
  std::string body(std::int64_t number);

  Store& store() { return *store_; }
  const std::filesystem::path& path() const { return path_; }

 private:
  Book(std::filesystem::path path, std::unique_ptr<sql::Connection> connection, Clock clock);
  void refresh();
  void forget();
  void tidy(std::size_t records);

  struct Stopped {};

  Appended append_once(Queue& queue, Mode mode, bool dry_run, const Signer& sign, const Watch& watch, bool ask_keys);
  bool seem_new(const Queue& queue);

  // Documents in parts of which a part was refused or is missing, and why.
  using Fallen = std::map<std::string, words::Refusals>;
  using Tell = std::function<void(const Fate&)>;
  std::optional<Fallen::value_type> decide(Batch& batch, Queue& queue, Mode mode, std::int64_t at_us,
                                           const Fallen& fallen, const std::vector<Fate>& trial, const Tell& tell,
                                           const Watch& watch) const;
  std::vector<Fate> try_out(Queue& queue, Mode mode, std::int64_t at_us, const Watch& watch);
  bool complete(const std::string& doc, const std::set<std::int64_t>& brought) const;

  std::filesystem::path path_;
  std::unique_ptr<sql::Connection> connection_;
  std::unique_ptr<Store> store_;
  Clock clock_;
  Head head_;
  journal::Tree tree_;
  std::unique_ptr<rules::Facts> facts_;
  bool fresh_{};  // whether head_, tree_ and facts_ are those of the file
  std::size_t records_since_checkpoint_{};
};

}  // namespace tungdong::book
