#pragma once
// Which of some amounts add up to another.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tungdong::matching {

// So many are looked at beside all of them together.
inline constexpr std::size_t most_summed = 24;

// The places of two or more parts that add up to the whole: all of them where they do; else the first that is found
// among the first 24, the largest tried first. All amounts are above zero and below 2^53. `steps` is what the search
// may still cost; it is counted down, and at nothing the search ends without an answer.
std::optional<std::vector<std::size_t>> adding_up(std::int64_t whole, std::span<const std::int64_t> parts,
                                                  std::int64_t& steps);

}  // namespace tungdong::matching
