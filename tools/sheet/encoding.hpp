#pragma once
// The encodings in which offices save CSV, made UTF-8 by the C library.

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/record/field.hpp"
#include "ledger/words/refusal.hpp"

namespace tungdong::tools {

// Declared, never guessed: the same bytes are text in several of them.
enum class Encoding : std::uint8_t {
  utf8,
  utf16,         // either order of bytes: as the mark says; without one, as the first character (of a heading) shows
  windows_1258,  // accents as marks of their own, which whoever reads a cell composes
};

// Whether a text that begins with these bytes is UTF-8 as it stands, by its mark or by what was declared.
bool stands_as_utf8(std::string_view beginning, std::optional<Encoding> declared);

// The text as UTF-8, without its byte order mark. A mark says what the text is, whatever was declared; without a mark
// and a declaration it is UTF-8, which is not checked here. Refuses
//   text-encoding  bytes that the declared encoding does not have
//   text-utf16     text that is UTF-16 without a mark and not declared as such
//   text-tcvn3, text-vni  text typed for the old fonts (.VnTime, VNI-Times), whatever it was saved as
std::expected<std::string, words::Refusal> decode(std::string bytes, std::optional<Encoding> declared);

}  // namespace tungdong::tools

template <>
struct tungdong::record::Names<tungdong::tools::Encoding> {
  static constexpr std::array<std::string_view, 3> names{"utf-8", "utf-16", "windows-1258"};
};
