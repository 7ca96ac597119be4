#pragma once
// Drafts on their way into the book: decided one after another in memory, and written page by page.

#include <algorithm>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/book/book.hpp"
#include "ledger/book/loader.hpp"
#include "ledger/book/page.hpp"
#include "ledger/rules/guard.hpp"

namespace tungdong::book {

// What becomes of a record that needs a second person.
enum class Door : std::uint8_t {
  open,    // it is proposed
  trial,   // it is taken as if that person had agreed; nothing of such a batch may be written
  replay,  // it is refused, unless the record before it approves it; the tables were empty before the first
};

// What is held of the keys of the drafts.
enum class Keys : std::uint8_t {
  asked,    // of each it is asked which record has it already
  all_new,  // of none, since it would hardly be one: KeyKnown is thrown where that was wrong, by the page at the latest
};

// A record that the one before it approved: it is the next one, or none is.
using Awaited = std::optional<Draft>;

class Batch {
 public:
  Batch(Store& store, rules::Facts& facts, const Head& head, journal::Tree tree, Door door, Signer sign = {},
        Keys keys = Keys::asked);
  ~Batch();
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  // Decides a draft as recorded at a moment; what it brings is seen by the next.
  Fate take(const Draft& draft, std::int64_t at_us);

  // The earlier proposal of a draft, or that its key stands for another; nothing where it was never proposed.
  std::optional<Fate> proposed(const Draft& draft);

  // Decides a record that is in a log already and keeps its number. Refuses bytes that are not what its content makes
  // (not canonical, or a reversal with other lines than its original's) and what the rules refuse.
  words::Refusals replay(Draft draft, std::int64_t at_us, std::string_view body);

  // How many records were taken.
  std::size_t taken() const { return written_ + page_.records(); }

  // Whether anything was taken that the balances or the chart of a closing's seal would have to know of.
  bool touched() const { return touched_; }

  // The record that was approved and has not come yet: none at the end of a sound log.
  const Awaited& awaited() const { return awaited_; }

  // The part of a document in parts that a draft brings, or that an approval lets in.
  struct Part {
    std::string doc;
    std::int64_t part{};
  };
  std::optional<Part> part_of(const Draft& draft);

  // Writes log, tree, head and projections of what was taken since the last time. `projections_only`: the log is there
  // already. Later drafts may still be taken, and written in their turn.
  void write(bool projections_only = false);

  // The same once the page is full, on another thread while more is decided: within the caller's transaction, which
  // stands or falls as a whole. Memory does not grow with the batch: where more than `most` is known, all of it is
  // forgotten. Nothing is written of what may not be.
  void turn_page(bool projections_only = false, std::size_t full = records_on_page, std::size_t most = most_kept);
  static constexpr std::size_t records_on_page = 2'500;
  // When to turn with so many drafts still to come: the last pages are ever smaller, each decided while the one before
  // it is written, so that little is left to be written when all is decided.
  static constexpr std::size_t full_before(std::size_t drafts) {
    return std::clamp(drafts / 3, records_on_page / 5, records_on_page);
  }

  // Where all keys are held to be new: throws KeyKnown if one is not of a draft that was refused, or of the page that
  // is not written.
  void check_key(const Draft& refused);
  void check_keys();

  // Asks at once which records have the keys of the drafts that come next, so that each does not wait by itself for
  // what is being written. Changes nothing.
  void look_ahead(std::span<const Draft> next);
  static constexpr std::size_t drafts_ahead = 250;

  const Head& head() const { return head_; }
  const journal::Tree& tree() const { return tree_; }

 private:
  Fate take_whole(const Draft& draft, const Draft& asked, std::int64_t at_us);
  Fate take_approval(const Draft& draft, std::int64_t at_us);
  Fate propose(const Draft& asked, std::int64_t at_us);
  std::optional<Fate> proposed_as(const Draft& asked);
  std::optional<words::Refusals> complete(Draft& draft);
  std::optional<words::Refusals> expand_reversal(Draft& draft);
  std::optional<words::Refusals> write_seal(Draft& draft);
  std::optional<std::int64_t> record_of(const KeyHash& key);
  std::optional<std::int64_t> record_in_memory(const KeyHash& key) const;
  std::optional<Fate> earlier(const Draft& draft, const KeyHash& key, std::string& body);
  words::Refusals check_approved(Draft approved, const Draft& draft, std::string_view body, std::int64_t at_us);
  std::optional<Draft> draft_proposed(const Draft& draft);
  words::Refusals decide(const Draft& draft, std::int64_t at_us, rules::Consent consent);
  void stage(const Draft& draft, const KeyHash& key, std::int64_t at_us, std::string_view body);
  std::string body_of(std::int64_t record);
  std::shared_ptr<const Page> take_page();

  Store& store_;
  rules::Facts& facts_;
  Loader loader_;
  Head head_;
  journal::Tree tree_;
  Door door_;
  Signer sign_;
  Keys keys_;
  Awaited awaited_;
  bool touched_ = false;
  std::size_t written_ = 0;  // records
  Page page_;
  std::shared_ptr<const Page> behind_;  // the page before, which may be being written
  // Of the drafts that come next: the record that has their key already.
  std::unordered_map<KeyHash, std::optional<std::int64_t>, FirstBytes> keys_ahead_;
};

}  // namespace tungdong::book
