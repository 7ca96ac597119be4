#pragma once
// Text typed for the Vietnamese fonts from before Unicode. Its bytes are symbols and letters of western Europe that
// only the font shows as Vietnamese, so it survives any way of saving, and reads as nonsense: "§iÖn Biªn", "Ñieän
// Bieân".

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/words/refusal.hpp"

namespace tungdong::tools {

// Counts the words that only such a font would show as Vietnamese, among those that are not plain ASCII.
class LegacyCount {
 public:
  // Text in UTF-8; bytes that are not count as the letters of western Europe that they would be.
  void add(std::string_view text);

  // text-tcvn3 or text-vni, with a word as an example, where at least three words, and half of all that are not plain
  // ASCII, are of it.
  std::optional<words::Refusal> refusal() const;

 private:
  struct Found {
    std::size_t words = 0;
    std::string example;
  };
  void add_word(std::string_view bytes);

  std::size_t words_ = 0;
  Found tcvn3_;
  Found vni_;
};

}  // namespace tungdong::tools
