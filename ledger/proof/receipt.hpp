#pragma once
// Proofs as files, to be checked without the book: that a record is in a log (C2SP tlog-proof v1), and that a log only
// added to what it was (the body of C2SP tlog-witness's add-checkpoint).

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/journal/sha256.hpp"
#include "ledger/proof/checkpoint.hpp"

namespace tungdong::proof {

struct InclusionReceipt {
  std::uint64_t index{};  // from 0
  std::vector<journal::Hash> path;
  Note checkpoint;

  std::string written() const;
  friend bool operator==(const InclusionReceipt&, const InclusionReceipt&) = default;
};

struct ConsistencyReceipt {
  std::uint64_t earlier{};  // records
  std::vector<journal::Hash> path;
  Note checkpoint;  // the later one

  std::string written() const;
  friend bool operator==(const ConsistencyReceipt&, const ConsistencyReceipt&) = default;
};

// A path of a log as long as can be has 63 hashes; more are refused, as is whatever else is not the form to the letter.
std::expected<InclusionReceipt, words::Refusal> read_inclusion(std::string_view file);
std::expected<ConsistencyReceipt, words::Refusal> read_consistency(std::string_view file);

// Whether the record is where the receipt says, in the log of the checkpoint. Who signed that is asked apart.
std::expected<void, words::Refusal> check(const InclusionReceipt& receipt, const journal::Hash& leaf);
// Whether the later log begins with all of the earlier one.
std::expected<void, words::Refusal> check(const ConsistencyReceipt& receipt, const Checkpoint& earlier);

}  // namespace tungdong::proof
