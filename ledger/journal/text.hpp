#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

namespace tungdong::journal {

/// Text that is not UTF-8: `offset` is the byte where the first wrong sequence begins.
struct TextFault {
  std::size_t offset;
  std::string message;
};

/// True if every byte of `text` is below 0x80.
bool is_ascii(std::string_view text);

/// True if `text` is well-formed UTF-8: no overlong form, no surrogate, nothing above U+10FFFF.
bool valid_utf8(std::string_view text);

/// True if `text` is well-formed UTF-8 in Unicode Normalization Form C (UAX #15), as the text of every record must be.
/// ASCII, Latin and composed Vietnamese letters are decided without allocating.
bool is_nfc(std::string_view text);

/// `text` in Normalization Form C, or where it ceases to be UTF-8.
std::expected<std::string, TextFault> to_nfc(std::string_view text);

/// The form in which names are searched: without case and marks, compatibility forms resolved, đ and the letters often
/// typed for it (ð, ɖ) as d, invisible characters gone, white space trimmed and each run of it one space.
/// "  Điện  Biên " gives "dien bien". Bytes that are not UTF-8 become U+FFFD. Only for searching: it loses information.
std::string fold(std::string_view text);

/// How many columns of a terminal `text` takes: combining and control characters none, wide East Asian characters two,
/// bytes that are not UTF-8 one each.
int width(std::string_view text);

}  // namespace tungdong::journal
