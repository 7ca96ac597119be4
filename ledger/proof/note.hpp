#pragma once
// Signed notes (C2SP signed-note v1): a text, and who signed it.

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/words/refusal.hpp"

namespace tungdong::proof {

struct NoteSignature {
  std::string name;
  std::uint32_t key_id{};
  std::vector<std::uint8_t> bytes;  // what follows the key's id: 64 of a log's key; a time and 64 of a witness's

  friend bool operator==(const NoteSignature&, const NoteSignature&) = default;
};

struct Note {
  std::string text;  // with the line feed that ends it
  std::vector<NoteSignature> signatures;

  std::string written() const;

  friend bool operator==(const Note&, const Note&) = default;
};

inline constexpr std::size_t longest_note = 65'536;  // bytes
inline constexpr std::size_t most_signatures = 64;

// Refuses what is not UTF-8, has another control character than the line feed, no blank line or no signature behind it,
// a signature line that is not one, and more than the limits above. Says nothing of whether a signature is good.
std::expected<Note, words::Refusal> read_note(std::string_view note);

}  // namespace tungdong::proof
