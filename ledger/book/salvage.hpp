#pragma once
// What can be saved of a damaged book: every record whose bytes are found, wherever they lie, each with what can be
// said for it. The hashes decide what is true, not the place where it was found.

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "ledger/book/scratch.hpp"
#include "ledger/book/wreck.hpp"
#include "ledger/proof/checkpoint.hpp"

namespace tungdong::book {

// What can be said of a record.
enum class Certainty : std::uint8_t {
  proved,    // its bytes are those of the tree of the root that is trusted
  agrees,    // the tile that kept its hash agrees with its bytes, but the tile itself could not be proved
  readable,  // it is a record, but nothing vouches for it
  lost,      // no bytes of it are left, or none that are the record
};

// Why it is not proved.
enum class Doubt : std::uint8_t {
  none,
  gone,       // lost: nothing was found under its number
  altered,    // lost: what was found is not what the tree has
  garbled,    // lost: what was found is no record
  unreached,  // agrees: the root could not be reached from the tiles
  edge,       // readable: it is behind the last full tile, and has no hash of its own
  tile_gone,  // readable: the tile that kept its hash is gone
  differs,    // readable: the tile that keeps its hash has another
  beyond,     // readable: it is behind the last record that the root speaks of
};

// Where its bytes were found.
enum class Whence : std::uint8_t { nowhere, book, pages, other };

struct Salvaged {
  Certainty certainty = Certainty::lost;
  Doubt doubt = Doubt::gone;
  Whence whence = Whence::nowhere;

  friend bool operator==(const Salvaged&, const Salvaged&) = default;
};

// Which root the proofs go up to.
enum class Trust : std::uint8_t {
  nothing,     // none could be reached: nothing is proved, only consistent
  checkpoint,  // a signed one, and all behind it by the head where that continues it
  head,        // the head of the damaged book itself: it does not contradict itself
};

struct SalvageOrder {
  std::filesystem::path damaged;
  std::optional<proof::Checkpoint> checkpoint;  // its signature was checked by whoever gives it
  std::vector<std::filesystem::path>
      others;  // copies of the book, damaged or not; exported logs; what a salvage left over
};

class Salvage {
 public:
  // Reads all there is, and decides. Throws sql::Failure for a file that cannot be read at all, or in which nothing of
  // a book is found (not_a_database), and where there is no room for the work.
  explicit Salvage(const SalvageOrder& order);

  // How many records the log had, as far as is known.
  std::int64_t size() const { return static_cast<std::int64_t>(salvaged_.size()); }
  const Salvaged& salvaged(std::int64_t record) const { return salvaged_.at(static_cast<std::size_t>(record - 1)); }
  std::array<std::int64_t, 4> counts() const;  // by certainty
  Trust trust() const { return trust_; }
  // The root that the proofs go up to, and its size; of Trust::nothing the head's, if it was readable.
  const std::optional<Head>& head() const { return head_; }
  // The head of the book says otherwise than the checkpoint.
  bool head_contradicts() const { return head_contradicts_; }
  // The file was made to waste time, and not all of it was searched.
  bool gave_up() const { return gave_up_; }

  // The bytes of a record that is not lost.
  std::string body(std::int64_t record);

  // How many of the first records may be a book again: those that are proved. Where nothing is proved, those that agree
  // with their tiles, and, where there is no root that could contradict them, those that are readable. `unproved`: all
  // that are readable in any case.
  std::int64_t leading(bool unproved) const;

  struct Rebuilt {
    Head head;
    std::optional<std::int64_t> refused;  // a record of the leading ones that the rules do not allow: the book ends
                                          // before it
    std::string why;                      // in English
  };
  // Makes a new book of the first records, and verifies it; nothing where not even the first one is a record of a book.
  // Throws sql::Failure (exists, full, io …); then there is no new file.
  std::optional<Rebuilt> rebuild(std::int64_t leading, const std::filesystem::path& to);

 private:
  void read_trees(Wreck& wreck);
  void search(const Wreck& wreck);
  void read_book(const std::filesystem::path& other, const std::filesystem::path& at);
  void read_lines(const std::filesystem::path& other);
  void take(std::int64_t record, std::string_view body, Whence whence);
  void take_tile(std::uint8_t level, std::uint64_t index, const journal::TileHashes& hashes);
  bool is_wanted(std::int64_t record) const;
  void grow(std::int64_t size);
  void prove(const SalvageOrder& order);
  bool prove_by(std::uint64_t size, const journal::Hash& root, bool by_head);
  void judge();
  Salvaged judged(std::int64_t record, const std::vector<journal::TileHashes>& tiles);

  Scratch scratch_;
  sql::Transaction transaction_;  // never committed: nothing of the scratch stays
  std::vector<Salvaged> salvaged_;
  std::int64_t most_records_ = 0;  // that there can be in so many bytes; what names more is damaged
  std::optional<Head> head_;
  std::vector<Head> older_heads_;  // found in the pages
  bool has_root_ = false;          // whether there is anything that could contradict what is found
  Trust trust_ = Trust::nothing;
  bool head_contradicts_ = false;
  bool gave_up_ = false;
};

}  // namespace tungdong::book
