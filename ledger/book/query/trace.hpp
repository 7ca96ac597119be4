#pragma once
// The pedigree of money: ranges of one lot followed to the ranges of the lots that it came from, or that it went to.
// Exact to the đồng: what stands on every level, with what ended above it, adds up to what was traced.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "ledger/book/query/moment.hpp"
#include "ledger/book/store.hpp"

namespace tungdong::book {

enum class Towards : std::uint8_t {
  decisions,  // up: to the lots that entered from outside
  results,    // down: to the lots in which the money stands
};

// [start, start + amount) of a lot.
struct Range {
  std::int64_t lot{};
  money::Dong start;
  money::Dong amount;

  friend bool operator==(const Range&, const Range&) = default;
};

// A range on the way, with the lot's own entry. Steps come in the order of a walk down the tree: after each step all
// that it leads to, one deeper.
struct Step {
  Range range;
  std::int64_t depth{};  // 0 for the range asked for
  bool last{};           // a decision from outside the book; or, downwards, what stands in this lot today
  rules::Lot lot;
  std::string doc;
  chart::Account account;  // that the lot stands on
  chart::Account from;     // that it was moved from
};

// Follows a range. Downwards only to lots of the moment: what moved on later still stands.
//   up     the step's ranges, in order, tile its own range; the last steps together are the amount asked for
//   down   the same, and what has not moved on is a step of its own kind: `last`, at the depth of the lot it stands in
//   + 1
// Where `ends` says so of a step, that one is the last of its way, and nothing beyond it is read.
std::vector<Step> follow(Store& store, const Range& range, Towards towards, const Moment& moment = {},
                         const std::function<bool(const Step&)>& ends = {});

// The lots of a record, in the order of its lines. None where it is not an entry known at the moment.
std::vector<rules::Lot> lots_of(Store& store, std::int64_t record, const Moment& moment = {});

}  // namespace tungdong::book
