#pragma once
// What a spend served: its cost apportioned over indicators, to the đồng.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ledger/results/link.hpp"

namespace tungdong::results {

struct Share {
  std::string indicator;
  std::int64_t version{};
  std::int64_t ppm{};  // parts per million of the cost

  friend bool operator==(const Share&, const Share&) = default;
};

// The shares in force of one project, from all its links in the order of the log: the last for an indicator counts, and
// one of 0 ends it. In the order of the indicators' codes.
std::vector<Share> shares_in_force(std::span<const Link* const> links);

struct Apportioned {
  std::vector<money::Dong> parts;  // one for each share, in their order
  money::Dong unlinked;            // what no share claims
};

// Largest remainder: Σ parts + unlinked = cost. Nothing where the shares claim more than the whole: the book refuses
// that in the order of its records, but links with earlier dates may have been recorded since.
std::optional<Apportioned> apportion_cost(money::Dong cost, std::span<const Share> shares);

}  // namespace tungdong::results
