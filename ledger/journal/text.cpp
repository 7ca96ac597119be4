#include "ledger/journal/text.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <span>

#include <simdjson.h>
#include <utf8proc.h>

namespace tungdong::journal {
namespace {

constexpr utf8proc_int32_t replacement_character = 0xFFFD;

const utf8proc_uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

struct CodePoint {
  utf8proc_int32_t value;  // negative where the bytes are not UTF-8
  std::size_t length;      // bytes; 1 where they are not UTF-8
};

CodePoint first_code_point(std::string_view text) {
  if (static_cast<unsigned char>(text.front()) < 0x80) return {text.front(), 1};
  utf8proc_int32_t value = -1;
  const auto length = utf8proc_iterate(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &value);
  if (length < 1) return {-1, 1};
  return {value, static_cast<std::size_t>(length)};
}

// Code points whose NFC quick check is Yes (they never change and never join what precedes them), as far as Vietnamese
// administrative text needs: Latin letters, composed Vietnamese ones, typographic punctuation, currency signs.
// tests/units/journal/text_test.cpp proves the ranges against the Unicode data.
bool always_nfc(utf8proc_int32_t code) {
  return code < 0x0300 || (code >= 0x1E00 && code <= 0x1EFF) || (code >= 0x2010 && code <= 0x2027) ||
         (code >= 0x20A0 && code <= 0x20BF);
}

struct Free {
  void operator()(utf8proc_uint8_t* text) const { std::free(text); }  // as utf8proc_map requires
};

void append(std::string& out, utf8proc_int32_t code) {
  std::array<utf8proc_uint8_t, 4> encoded{};
  const auto length = utf8proc_encode_char(code, encoded.data());
  for (std::size_t i = 0; i < static_cast<std::size_t>(length); ++i) out.push_back(static_cast<char>(encoded[i]));
}

bool is_space(utf8proc_int32_t code) {
  if ((code >= 0x09 && code <= 0x0D) || code == 0x20 || code == 0x85) return true;
  const auto category = code < 0x80 ? UTF8PROC_CATEGORY_CN : utf8proc_category(code);
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

// đ has no decomposition: its bar is part of the letter. ð and ɖ stand in data whose typist took the Icelandic Ð or
// the African Ɖ, which look the same, for the Vietnamese Đ.
utf8proc_int32_t without_bar(utf8proc_int32_t code) {
  return code == 0x0111 || code == 0x00F0 || code == 0x0256 ? 'd' : code;
}

class Folded {
 public:
  void add(utf8proc_int32_t code) {
    if (is_space(code)) {
      space_pending_ = !out_.empty();
      return;
    }
    if (space_pending_) out_.push_back(' ');
    space_pending_ = false;
    append(out_, without_bar(code));
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool space_pending_ = false;
};

// The longest decomposition of one code point is 18 (U+FDFA).
constexpr std::size_t largest_decomposition = 32;

void add_folded(Folded& folded, utf8proc_int32_t code) {
  if (is_space(code)) {
    folded.add(code);
    return;
  }
  // The library's options are bits: together they are none of its names.
  // NOLINTNEXTLINE(clang-analyzer-optin.core.EnumCastOutOfRange)
  constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                                          UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  std::array<utf8proc_int32_t, largest_decomposition> parts{};
  int boundary = UTF8PROC_BOUNDCLASS_START;
  const auto count = utf8proc_decompose_char(code, parts.data(), parts.size(), options, &boundary);
  for (std::size_t i = 0; count > 0 && i < static_cast<std::size_t>(count); ++i) folded.add(parts[i]);
}

}  // namespace

bool is_ascii(std::string_view text) {
  std::uint64_t seen = 0;
  while (text.size() >= sizeof seen) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), sizeof word);
    seen |= word;
    text.remove_prefix(sizeof word);
  }
  for (const char byte : text) seen |= static_cast<unsigned char>(byte);
  return (seen & 0x8080808080808080U) == 0;
}

bool valid_utf8(std::string_view text) {
  return is_ascii(text) || simdjson::validate_utf8(text.data(), text.size());
}

bool is_nfc(std::string_view text) {
  if (is_ascii(text)) return true;
  for (std::string_view rest = text; !rest.empty();) {
    const auto [code, length] = first_code_point(rest);
    if (code < 0) return false;
    if (!always_nfc(code)) return to_nfc(text) == text;
    rest.remove_prefix(length);
  }
  return true;
}

std::expected<std::string, TextFault> to_nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  for (std::string_view rest = text; !rest.empty();) {
    const auto [code, length] = first_code_point(rest);
    const std::size_t offset = text.size() - rest.size();
    if (code < 0) return std::unexpected(TextFault{offset, "not UTF-8 at byte " + std::to_string(offset)});
    rest.remove_prefix(length);
  }
  // NOLINTNEXTLINE(clang-analyzer-optin.core.EnumCastOutOfRange)
  constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, Free> owner(mapped);
  if (length < 0 || !owner) throw std::bad_alloc();
  return std::string(reinterpret_cast<const char*>(owner.get()), static_cast<std::size_t>(length));
}

std::string fold(std::string_view text) {
  Folded folded;
  while (!text.empty()) {
    const auto [code, length] = first_code_point(text);
    add_folded(folded, code < 0 ? replacement_character : code);
    text.remove_prefix(length);
  }
  return folded.take();
}

int width(std::string_view text) {
  int columns = 0;
  while (!text.empty()) {
    const auto [code, length] = first_code_point(text);
    columns += code < 0 ? 1 : utf8proc_charwidth(code);
    text.remove_prefix(length);
  }
  return columns;
}

}  // namespace tungdong::journal
