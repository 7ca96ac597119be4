#pragma once
// Checkpoints (C2SP tlog-checkpoint v1): which log, how many records, which root, signed by the log, and by witnesses
// that saw it continue what they had seen before (C2SP tlog-cosignature v1).

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/journal/sha256.hpp"
#include "ledger/proof/key.hpp"
#include "ledger/proof/note.hpp"

namespace tungdong::proof {

struct Checkpoint {
  std::string origin;  // the code of the book
  std::uint64_t size{};
  journal::Hash root{};

  // The text that is signed: three lines.
  std::string text() const;

  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

// Lines behind the third are kept by the note and mean nothing here.
std::expected<Checkpoint, words::Refusal> read_checkpoint(const Note& note);

Note sign(const Checkpoint& checkpoint, const SecretKey& log);

// Adds the signature of a witness, in the place of an earlier one of the same key. `posix_s` is the time of it.
void cosign(Note& note, const SecretKey& witness, std::int64_t posix_s);

// A key that signed, and when, if it is a witness.
struct Signer {
  PublicKey key;
  std::optional<std::int64_t> posix_s;
};

// Who of the keys given signed a note. Others are passed over, as the specification has it. Refuses a note with a bad
// signature under one of them, one that none of them signed, one that only witnesses did where a log's key is given,
// and a checkpoint under the key of another log: a key speaks for the log of its own name alone.
std::expected<std::vector<Signer>, words::Refusal> signers_of(const Note& note, std::span<const PublicKey> trusted);

}  // namespace tungdong::proof
