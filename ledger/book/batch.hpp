#pragma once
// Drafts on their way into the book: decided one after another in memory, then written once, each table in key order.

#include <cstring>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/book/book.hpp"
#include "ledger/book/loader.hpp"
#include "ledger/book/serving.hpp"

namespace tungdong::book {

class Batch {
 public:
  Batch(Store& store, rules::Facts& facts, const Head& head, journal::Tree tree);

  // Decides a draft as recorded at a moment; what it brings is seen by the next.
  Fate take(const Draft& draft, std::int64_t at_us);

  // Decides a record that is in a log already and keeps its number. Refuses bytes that are not what its content makes
  // (not canonical, or a reversal with other lines than its original's) and what the rules refuse.
  words::Refusals replay(const Recorded& recorded, std::string_view body);

  // How many records were taken.
  std::size_t taken() const { return offsets_.size(); }

  // Writes log, tree, head and projections. `projections_only`: the log is there already.
  void write(bool projections_only = false);

  const Head& head() const { return head_; }
  const journal::Tree& tree() const { return tree_; }

 private:
  Fate take_whole(const Draft& draft, std::int64_t at_us);
  std::optional<words::Refusals> expand_reversal(Draft& draft);
  std::optional<Fate> earlier(const Draft& draft, const KeyHash& key, std::string& body);
  words::Refusals decide(const Draft& draft, std::int64_t at_us);
  void stage(const Draft& draft, const KeyHash& key, std::int64_t at_us, std::string_view body);
  std::string body_of(std::int64_t record);

  // The first bytes of a hash are as good a hash as any.
  struct FirstBytes {
    std::size_t operator()(const KeyHash& key) const noexcept {
      std::size_t value{};
      std::memcpy(&value, key.data(), sizeof value);
      return value;
    }
  };

  Store& store_;
  rules::Facts& facts_;
  Loader loader_;
  Head head_;
  journal::Tree tree_;
  std::int64_t first_record_;
  std::string bytes_;                 // the bodies, one after another
  std::vector<std::size_t> offsets_;  // where each begins
  std::unordered_map<KeyHash, std::int64_t, FirstBytes> keys_;
  std::vector<EntryRow> entries_;
  std::vector<Naming> named_;                      // by lines of entries_ that say what they serve
  std::vector<std::function<void(Store&)>> rows_;  // of every other kind
};

}  // namespace tungdong::book
