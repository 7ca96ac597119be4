#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ledger/journal/sha256.hpp"
#include "ledger/journal/tree.hpp"

// Proofs about the log at any of its sizes up to the present one. `tree` is the present tree and `tiles` give all its
// full tiles, also those that were just completed. Records are counted from 0.

namespace tungdong::journal {

/// The root that the log had when it was `size` records long. Throws std::out_of_range if it is not that long yet.
Hash root_at(const Tree& tree, TileSource& tiles, std::uint64_t size);

/// The audit path that shows record `index` to be in the log of the first `size` records (RFC 6962 section 2.1.1).
/// Throws std::out_of_range unless index < size ≤ tree.size().
std::vector<Hash> inclusion_proof(const Tree& tree, TileSource& tiles, std::uint64_t index, std::uint64_t size);

/// The path that shows the log of the first `earlier` records to be the beginning of that of the first `later`
/// (RFC 6962 section 2.1.2); empty if the sizes are equal or the earlier one is 0.
/// Throws std::out_of_range unless earlier ≤ later ≤ tree.size().
std::vector<Hash> consistency_proof(const Tree& tree, TileSource& tiles, std::uint64_t earlier, std::uint64_t later);

/// Whether `proof` shows the leaf hash `leaf` to be that of record `index` of the log with `size` records and this root
/// (RFC 9162 section 2.1.3.2). Needs nothing but its arguments, none of which need be trusted but the root.
bool verify_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf, std::span<const Hash> proof,
                      const Hash& root);

/// Whether `proof` shows that the log with `later` records only added to the one with `earlier` (RFC 9162 section
/// 2.1.4.2). Beyond it: equal sizes need equal roots and no proof; earlier = 0 needs the empty root and no proof.
bool verify_consistency(std::uint64_t earlier, std::uint64_t later, const Hash& earlier_root, const Hash& later_root,
                        std::span<const Hash> proof);

}  // namespace tungdong::journal
