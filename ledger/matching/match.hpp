#pragma once
// Two lists of the same money set against one another, line by line: what agrees, and in what way the rest does not.
// Pure, and in one order whatever machine it runs on.

#include <span>

#include "ledger/matching/line.hpp"

namespace tungdong::matching {

// In the order in which people want to read them: what is wrong first.
enum class Verdict : std::uint8_t {
  only_here,               // ours, and nothing like it there
  only_there,              // theirs, and nothing like it here
  amount_differs,          // the same document and classification, another amount
  classification_differs,  // the same amount, other codes
  period_differs,          // the same but for the period that is reconciled, or the plan year
  duplicate_here,          // twice here, once there
  duplicate_there,         // twice there, once here
  cancelled,               // comes to nothing within one list, and the other never heard of it: no difference
  matched,
};
inline constexpr std::size_t verdict_count = 9;

constexpr bool is_difference(Verdict verdict) {
  return verdict < Verdict::cancelled;
}

// How many lines stand against how many. More than one only where they add up to the one.
enum class Shape : std::uint8_t { one_to_one, one_to_many, many_to_one, one_sided };

struct Group {
  Verdict verdict{};
  std::vector<std::size_t> theirs;  // places in the lists, ascending
  std::vector<std::size_t> ours;
  Traits differing;                 // of a pair: stated by both, and not the same
  std::optional<std::size_t> twin;  // of a duplicate: the line of its own list that it repeats

  Shape shape() const;
};

// Every line of theirs, and every line of ours that is inside, is in exactly one group; lines of ours outside only
// where they explain a line of theirs. By verdict, then in the order of the lists.
//
//   matched       the same amount, nothing that both state differs, and the document is the same; where one of them
//                 states no document, the same day, or a code in common and a month at most between them. Days may
//                 differ within the period: vouchers are booked when they arrive. Of several the one with most in
//                 common, then the nearest day, then the first.
//   sums          one line against two or more of one document (or, without one, of one day) of the same sign and
//                 nothing differing, if they add up to it. All of them are tried first, then subsets of the first
//                 24, largest first, within a bounded number of steps.
//   duplicate     as a line that is in a pair, in all that both state, a month at most between them
//   cancelled     ours: a line and its reversal, unless they have the reversal too; theirs: one document that takes
//                 back what it paid, or pays what it takes back of an advance
//   period        one is outside the period, or the plan year differs, and nothing else
//   classification  the same document and amount, or the same day and amount and at most two codes that differ
//   amount        the same document, nothing differing, a month at most between them
//
// Both lists must have the numbers of their texts from one place. Work is O(n log n) with at most 128 candidates for a
// line of theirs.
std::vector<Group> match(std::span<const Line> theirs, std::span<const Line> ours);

}  // namespace tungdong::matching

template <>
struct tungdong::record::Names<tungdong::matching::Verdict> {
  static constexpr std::array<std::string_view, tungdong::matching::verdict_count> names{
      "only-here",       "only-there", "amount-differs", "classification-differs", "period-differs", "duplicate-here",
      "duplicate-there", "cancelled",  "matched"};
};

template <>
struct tungdong::record::Names<tungdong::matching::Shape> {
  static constexpr std::array<std::string_view, 4> names{"one-to-one", "one-to-many", "many-to-one", "one-sided"};
};
