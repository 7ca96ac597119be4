#pragma once
// Money goes down a ladder of units, and may take several steps on one day: sent to a province, received, sent on. An
// officer's file has them in any order; the book takes each after those that bring to where it takes from.

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/rules/entry.hpp"

namespace tungdong::tools {

class Ladder {
 public:
  // Notes the steps of an entry of a day, and tells where its first takes from.
  std::uint32_t add(record::Date day, const rules::Entry& entry);

  // How many steps come before those that take from a place on that day; where they go round, the circle is cut where
  // it was entered. Nothing is added from here on.
  std::uint32_t rung(std::int32_t day, std::uint32_t from);

 private:
  // In the order of days, so that those of one day are found together.
  struct Step {
    std::int32_t day;
    std::uint32_t to;
    std::uint32_t from;
    friend auto operator<=>(const Step&, const Step&) = default;
  };
  void drop_repeated();

  struct Hash {
    std::size_t operator()(const chart::Stand& stand) const noexcept {
      return std::hash<chart::Holder>{}(stand.holder) * chart::stage_count + static_cast<std::size_t>(stand.stage);
    }
  };

  std::unordered_map<chart::Stand, std::uint32_t, Hash> stands_;
  std::vector<Step> steps_;
  std::size_t dropped_at_ = 1'000;  // how many there are when those that repeat others are dropped
  bool sorted_ = false;
  std::optional<std::int32_t> day_;                                        // whose rungs are known
  std::unordered_map<std::uint32_t, std::optional<std::uint32_t>> rungs_;  // without a number: under way
};

// A day as a number that orders days.
std::int32_t number_of(record::Date day);

}  // namespace tungdong::tools
