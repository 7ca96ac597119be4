#include "ledger/journal/text.hpp"

#include <array>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <utf8proc.h>

using namespace tungdong::journal;

namespace {

std::string encoded(const std::vector<utf8proc_int32_t>& codes) {
  std::string out;
  for (const auto code : codes) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto length = utf8proc_encode_char(code, bytes.data());
    out.append(bytes.begin(), bytes.begin() + length);
  }
  return out;
}

std::vector<utf8proc_int32_t> every_code_point() {
  std::vector<utf8proc_int32_t> codes;
  for (utf8proc_int32_t code = 0; code <= 0x10FFFF; ++code) {
    if (utf8proc_codepoint_valid(code)) codes.push_back(code);
  }
  return codes;
}

bool quick_answer_is_right(const std::string& text) {
  return is_nfc(text) == (to_nfc(text) == text);
}

// UTF-8 that is not: overlong forms, surrogates, beyond U+10FFFF, cut off, stray bytes. All start after "ab".
const std::vector<std::string> not_utf8 = {
    "ab\x80",
    "ab\xC0\x80",
    "ab\xC1\xBF",
    "ab\xE0\x80\x80",
    "ab\xE0\x9F\xBF",
    "ab\xED\xA0\x80",
    "ab\xED\xBF\xBF",
    "ab\xF0\x80\x80\x80",
    "ab\xF0\x8F\xBF\xBF",
    "ab\xF4\x90\x80\x80",
    "ab\xF5\x80\x80\x80",
    "ab\xFF",
    "ab\xC4",
    "ab\xE1\xBB",
    "ab\xF0\x9F\x98",
    "ab\xC4z",
    "ab\xE1\xBBz",
};

}  // namespace

TEST_CASE("text that is not UTF-8 is found, and where") {
  for (const std::string& text : not_utf8) {
    CAPTURE(text);
    CHECK_FALSE(valid_utf8(text));
    CHECK_FALSE(is_nfc(text));
    const auto composed = to_nfc(text);
    REQUIRE_FALSE(composed);
    CHECK(composed.error().offset == 2);
    CHECK(composed.error().message == "not UTF-8 at byte 2");
    CHECK_FALSE(valid_utf8("một chuỗi dài hơn tám chữ " + text));
  }
  CHECK(valid_utf8(""));
  CHECK(valid_utf8(std::string("\0", 1)));
  CHECK(valid_utf8("Chương trình mục tiêu quốc gia 😀"));
}

TEST_CASE("is_ascii sees the bit in any place") {
  for (std::size_t length = 0; length < 40; ++length) {
    std::string text(length, 'a');
    CHECK(is_ascii(text));
    for (std::size_t i = 0; i < length; ++i) {
      text[i] = '\x80';
      CHECK_FALSE(is_ascii(text));
      text[i] = 'a';
    }
  }
}

TEST_CASE("composed and decomposed Vietnamese become one") {
  struct Case {
    std::string given;
    std::string nfc;
  };
  const std::vector<Case> cases = {
      {"", ""},
      {"Dong Thap", "Dong Thap"},
      {"Điện Biên", "Điện Biên"},
      {"\u0110i\u1EC7n Bi\u00EAn", "Điện Biên"},
      {"\u0110ie\u0323\u0302n Bie\u0302n", "Điện Biên"},  // macOS file names
      {"\u0110ie\u0302\u0323n", "Điện"},                  // marks in the other order
      {"\u0110i\u00EA\u0323n", "Điện"},                   // as Windows-1258 keyboards type it
      {"To\u0302\u0301 Hu\u031B\u0303u", "Tố Hữu"},
      {"\u212B", "\u00C5"},  // a sign that is always replaced
      {"\u1E0D\u0307", "\u1E0D\u0307"},
  };
  for (const auto& [given, nfc] : cases) {
    CAPTURE(given);
    CHECK(to_nfc(given) == nfc);
    CHECK(is_nfc(given) == (given == nfc));
    CHECK(is_nfc(nfc));
  }
}

TEST_CASE("the quick answer about NFC agrees with the Unicode data everywhere") {
  std::vector<utf8proc_int32_t> wrong;
  for (const auto code : every_code_point()) {
    // Alone; after a letter and a mark of a high class, where every other mark has to move; and, for all that the
    // character is composed of, each part after the parts before it, which is where composition could happen.
    bool right = quick_answer_is_right(encoded({code})) && quick_answer_is_right(encoded({'q', 0x0345, code}));
    std::array<utf8proc_int32_t, 32> parts{};
    int boundary = UTF8PROC_BOUNDCLASS_START;
    const auto count = utf8proc_decompose_char(code, parts.data(), parts.size(), UTF8PROC_DECOMPOSE, &boundary);
    for (auto i = utf8proc_ssize_t{1}; i < count; ++i) {
      right = right && quick_answer_is_right(encoded({parts.begin(), parts.begin() + i + 1}));
    }
    if (!right) wrong.push_back(code);
  }
  CHECK(wrong == std::vector<utf8proc_int32_t>{});
}

TEST_CASE("names are searched without marks, case and odd spaces") {
  struct Case {
    std::string name;
    std::string folded;
  };
  const std::vector<Case> cases = {
      {"", ""},
      {"   ", ""},
      {"Điện Biên", "dien bien"},
      {"ĐIỆN BIÊN", "dien bien"},
      {"\u0110ie\u0323\u0302n Bie\u0302n", "dien bien"},
      {"  Điện \t Biên\n", "dien bien"},
      {"Điện\u00A0Biên", "dien bien"},         // the space that Word and web pages put
      {"\uFEFFĐiện\u200B Biên", "dien bien"},  // byte order mark, zero-width space
      {"Ðắk Lắk", "dak lak"},                  // Icelandic Ð typed for Đ
      {"Ɖắk Nông", "dak nong"},                // African Ɖ
      {"Thừa Thiên Huế", "thua thien hue"},
      {"Ưu đãi hộ nghèo", "uu dai ho ngheo"},
      {"Quyết định số 1719/QĐ-TTg", "quyet dinh so 1719/qd-ttg"},
      {"ＮＴＭ　２０２５", "ntm 2025"},  // full-width forms
      {"đ", "d"},
      {"a\xFF"
       "b",
       "a\uFFFD"
       "b"},
  };
  for (const auto& [name, folded] : cases) {
    CAPTURE(name);
    CHECK(fold(name) == folded);
    CHECK(fold(folded) == folded);
  }
}

TEST_CASE("width counts columns of a terminal") {
  CHECK(width("") == 0);
  CHECK(width("Dong") == 4);
  CHECK(width("Từng Đồng") == 9);
  CHECK(width("Tu\u031B\u0300ng") == 4);
  CHECK(width("１２") == 4);
  CHECK(width("1.234 ₫") == 7);
  CHECK(width("a\xFF\xFE") == 3);
}
