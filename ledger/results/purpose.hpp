#pragma once
// What a project's money is for: its types of intervention, weighted, give the shares of three purposes.

#include <array>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/results/link.hpp"

namespace tungdong::results {

enum class Purpose : std::uint8_t { capability, infrastructure, support, unstated };
inline constexpr std::size_t purpose_count = 4;

// `CODE` or `CODE=PPM`, as a project lists its types of intervention.
struct Weighted {
  std::string code;
  std::optional<std::int64_t> ppm;
};
std::optional<Weighted> read_weighted(std::string_view text);

// Whether a project's list is well formed: each item reads, no code comes twice, and either none has a weight or all
// have, adding up to a million.
bool well_weighted(std::span<const std::string> interventions);

// The shares of the purposes, in parts per million, adding up to a million. Without weights each type of intervention
// counts the same, by largest remainder. A project that names none, or only unknown ones, is `unstated` as a whole.
using PurposeShares = std::array<std::int64_t, purpose_count>;
PurposeShares purpose_shares(std::span<const std::string> interventions,
                             std::span<const Intervention* const> of_interventions);

// An amount by purpose, to the đồng: the parts add up to it.
std::array<money::Dong, purpose_count> apportion_purpose(money::Dong amount, const PurposeShares& shares);

}  // namespace tungdong::results

template <>
struct tungdong::record::Names<tungdong::results::Purpose> {
  static constexpr std::array<std::string_view, tungdong::results::purpose_count> names{"capability", "infrastructure",
                                                                                        "support", "unstated"};
};
