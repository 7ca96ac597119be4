#include "tools/sheet/legacy.hpp"

#include <algorithm>
#include <vector>

#include <utf8proc.h>

namespace tungdong::tools {

namespace {

constexpr std::size_t fewest_words = 3;
constexpr std::size_t longest_word = 64;

// TCVN3 has Vietnamese letters in the places of these: đ Đ à á ả ã ạ ă â ê ô ơ ư ằ ắ ẳ ẵ. Within a word nobody else
// writes them.
constexpr std::u32string_view symbols = U"®§µ¸¶·¹¨©ª«¬\u00AD»¾¼½";
// VNI has its tones and marks behind the vowel, as these letters, which Vietnamese does not have.
constexpr std::u32string_view tones = U"øûïäåëöüØÛÏÄÅËÖÜ";
constexpr std::u32string_view vowels = U"aeiouyAEIOUYôöÔÖ";
// A vowel and what VNI writes behind it, of letters that Vietnamese has too, but never in this order: “oá” and “oà” are
// left out, since it has those.
struct VniPair {
  char32_t vowel;
  std::u32string_view marks;
};
constexpr VniPair pairs[] = {
    {U'a', U"áàãâêéèúùõ"}, {U'e', U"áàãâùõ"}, {U'o', U"âõù"}, {U'u', U"õù"}, {U'ö', U"ôùø"},
    {U'A', U"ÁÀÃÂÊÉÈÚÙÕ"}, {U'E', U"ÁÀÃÂÙÕ"}, {U'O', U"ÂÕÙ"}, {U'U', U"ÕÙ"}, {U'Ö', U"ÔÙØ"},
};

bool is_small(char32_t c) {
  return c >= 'a' && c <= 'z';
}
bool is_letter(char32_t c) {
  return is_small(c) || (c >= 'A' && c <= 'Z');
}
bool one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

// Vietnamese letters that only Unicode has, and marks that stand behind their letters.
bool is_vietnamese(char32_t c) {
  return (c >= 0x1EA0 && c <= 0x1EF9) || c == 0x102 || c == 0x103 || c == 0x110 || c == 0x111 || c == 0x128 ||
         c == 0x129 || c == 0x168 || c == 0x169 || c == 0x1A0 || c == 0x1A1 || c == 0x1AF || c == 0x1B0 ||
         (c >= 0x300 && c <= 0x323);
}

// The letters of a word; `bytes` says whether it was not UTF-8.
std::u32string letters_of(std::string_view word, bool& bytes) {
  std::u32string letters;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(word.data());
  for (auto left = static_cast<utf8proc_ssize_t>(word.size()); left > 0;) {
    utf8proc_int32_t letter = 0;
    auto length = utf8proc_iterate(at, left, &letter);
    if (length <= 0) {
      letter = *at;
      length = 1;
      bytes = true;
    }
    letters += static_cast<char32_t>(letter);
    at += length;
    left -= length;
  }
  return letters;
}

bool is_tcvn3(std::u32string_view word, bool bytes) {
  if (std::ranges::none_of(word, is_letter)) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool edge = i == 0 || i + 1 == word.size();
    const bool quote = word[i] == U'«' || word[i] == U'»';
    if (one_of(word[i], symbols) && !(edge && quote)) return true;
    // Many of its small letters stand in the places of accented capitals. So do the marks of windows-1258, whose bytes
    // are not to be taken for it.
    if (!bytes && i > 0 && word[i] >= 0xC0 && word[i] <= 0xDE && is_small(word[i - 1])) return true;
  }
  return false;
}

bool is_vni(std::u32string_view word) {
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    if (one_of(word[i], vowels) && one_of(word[i + 1], tones)) return true;
    if ((word[i] == U'ñ' || word[i] == U'Ñ') && (one_of(word[i + 1], vowels) || word[i + 1] >= 0xC0)) return true;
    for (const VniPair& pair : pairs)
      if (word[i] == pair.vowel && one_of(word[i + 1], pair.marks)) return true;
  }
  return false;
}

}  // namespace

void LegacyCount::add(std::string_view text) {
  std::size_t start = 0;
  bool plain = true;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const auto byte = i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(' ');
    if (byte >= 0x80) plain = false;
    if (byte >= 0x80 || is_letter(byte)) continue;
    if (!plain && i - start <= longest_word) add_word(text.substr(start, i - start));
    start = i + 1;
    plain = true;
  }
}

void LegacyCount::add_word(std::string_view bytes) {
  bool raw = false;
  const std::u32string word = letters_of(bytes, raw);
  ++words_;
  if (std::ranges::any_of(word, is_vietnamese)) return;
  const auto count = [&](Found& found) {
    if (found.words++ == 0) {
      for (const char32_t letter : word) {
        utf8proc_uint8_t buffer[4];
        const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(letter), buffer);
        found.example.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length));
      }
    }
  };
  if (is_tcvn3(word, raw)) count(tcvn3_);
  if (is_vni(word)) count(vni_);
}

std::optional<words::Refusal> LegacyCount::refusal() const {
  const bool first = tcvn3_.words >= vni_.words;
  const Found& found = first ? tcvn3_ : vni_;
  if (found.words < fewest_words || 2 * found.words < words_) return std::nullopt;
  if (first) return words::Refusal{"text-tcvn3", {{"word", found.example}}};
  return words::Refusal{"text-vni", {{"word", found.example}}};
}

}  // namespace tungdong::tools
