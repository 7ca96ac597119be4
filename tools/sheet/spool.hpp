#pragma once
// Pieces of bytes that come in any order and number and are read in the order of their places, as often as asked. What
// does not fit into the memory that it is given lies in a file of its own: sorted runs, which are merged as they are
// read. Pieces that come in order are one run.

#include <compare>
#include <cstdint>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/book/scratch.hpp"

namespace tungdong::tools {

// Compared from the first member to the last; no two pieces have the same.
struct Place {
  std::uint32_t kind{};
  std::int32_t day{};
  std::uint32_t step{};
  std::uint32_t sheet{};
  std::uint64_t row{};

  friend auto operator<=>(const Place&, const Place&) = default;
};

class Spool {
 public:
  static constexpr std::size_t enough_bytes = 12U << 20;
  explicit Spool(std::size_t held_bytes = enough_bytes) : most_held_(held_bytes) {}

  // Throws sql::Failure (full, io) where the folder for temporary files takes no more.
  void add(const Place& place, std::string_view bytes);

  struct Piece {
    Place place;
    std::string_view bytes;  // until the next is asked for
  };
  // Begins at the first; nothing is added from here on.
  void begin();
  std::optional<Piece> next();

 private:
  struct Held {
    Place place;
    std::size_t offset;
    std::size_t bytes;
  };
  struct Run {
    std::uint64_t begin;
    std::uint64_t end;
  };
  // Where the reading of a run stands.
  struct Cursor {
    Place place;
    std::string_view bytes;
    std::uint64_t at;  // in the file, of what is not in the buffer yet; of the run in memory, of its pieces
    std::uint64_t end;
    std::string buffer;
    std::size_t used;
    bool in_memory;
  };

  void write_run();
  bool advance(Cursor& cursor);
  std::string_view take(Cursor& cursor, std::size_t bytes);

  std::size_t most_held_;
  std::string bytes_;
  std::vector<Held> held_;
  std::unique_ptr<book::ScratchFolder> folder_;
  std::fstream file_;
  std::uint64_t written_ = 0;
  std::vector<Run> runs_;
  Place last_written_;
  std::vector<Cursor> cursors_;  // a heap, the least place on top
  std::optional<Cursor> taken_;  // the one whose piece was given last
};

}  // namespace tungdong::tools
