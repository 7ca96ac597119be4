#pragma once
// Where the last lots that were made came from. Money is mostly given back, or its record reversed, soon after it
// moved: of these lots nobody has to ask the store, which may be busy writing them.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ledger/rules/lot.hpp"

namespace tungdong::rules {

class Lineage {
 public:
  // What is kept of a lot.
  struct Made {
    std::int64_t record{};
    std::int64_t account{};       // that it stands on
    std::int64_t from_account{};  // that the line moved it from
    std::int64_t undoes{};        // the lot of the line that a reversal undoes; 0: none
    Date date;
    Kind kind{};
    // The lots that it was drawn from: none for money from the mirror account.
    std::span<const std::int64_t> parents;
  };

  // Lots are made one after another, from `next_lot` on, each after what it was drawn from.
  explicit Lineage(std::int64_t next_lot = 1) : first_(next_lot) {}
  void draw(std::int64_t of) { parents_.push_back(of); }
  void make(const Lot& lot);
  // The last draw, or the last lot, was not.
  void take_back_draw() { parents_.pop_back(); }
  void take_back_lot() { lots_.pop_back(); }

  // Nothing for a lot that was not made here, or so long ago that it is forgotten.
  std::optional<Made> find(std::int64_t lot) const;
  // The same for the lots of an entry.
  std::optional<Original> original(std::int64_t record) const;

  // Forgets the oldest once there are more than twice `most`, so that about `most` are left. A lot takes some 60 bytes.
  void forget(std::size_t most);

 private:
  struct Kept {
    std::int64_t record{};
    std::int64_t account{};
    std::int64_t from_account{};
    std::int64_t undoes{};
    std::size_t parents_end{};  // in `parents_`
    Date date;
    Kind kind{};
  };

  std::int64_t first_;  // the lot that the first of `lots_` is
  std::vector<Kept> lots_;
  std::vector<std::int64_t> parents_;  // of all of them, in their order
};

}  // namespace tungdong::rules
