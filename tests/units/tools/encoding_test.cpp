// What offices save as CSV, and what they typed before Unicode.
#include "tools/sheet/encoding.hpp"

#include <catch2/catch.hpp>

#include "ledger/journal/text.hpp"
#include "tools/sheet/csv.hpp"

namespace tungdong::tools {
namespace {

using namespace std::string_literals;

// The text composed, or the code of the refusal.
std::string text_of(std::string bytes, std::optional<Encoding> declared = std::nullopt) {
  const auto text = decode(std::move(bytes), declared);
  return text ? journal::to_nfc(*text).value_or("?") : "!" + std::string(text.error().code);
}

TEST_CASE("a mark says what a text is, else what was declared") {
  struct Case {
    std::string bytes;
    std::optional<Encoding> declared;
    std::string text;
  };
  const std::string little = "\x10\x01i\0\xC7\x1En\0"s;  // Điện, low byte first
  const std::string big = "\x01\x10\0i\x1E\xC7\0n"s;
  const Case cases[] = {
      {"Điện", {}, "Điện"},
      {"\xEF\xBB\xBFĐiện", {}, "Điện"},
      {"\xEF\xBB\xBFĐiện", Encoding::windows_1258, "Điện"},
      {"\xFF\xFE" + little, {}, "Điện"},
      {"\xFE\xFF" + big, {}, "Điện"},
      {"\xFF\xFE" + little, Encoding::utf8, "Điện"},
      {"d\0,\0"s + little, Encoding::utf16, "d,Điện"},
      {"\0d\0,"s + big, Encoding::utf16, "d,Điện"},
      {"d\0,\0"s, {}, "!text-utf16"},
      {"d\0,\0\x10"s, Encoding::utf16, "!text-encoding"},  // half a character at the end
      {"\x41\x00\x00\xD8\x41\x00"s, Encoding::utf16, "!text-encoding"},
      // Đ is D0, ê EA, the dot below a mark of its own (F2) behind its letter.
      {"\xD0i\xEA\xF2n Bi\xEAn", Encoding::windows_1258, "Điện Biên"},
      {"h\xF4\xDE tr\xFD\xF5\xCC", Encoding::windows_1258, "hỗ trườ"},
      {"a\x90", Encoding::windows_1258, "!text-encoding"},
      {"", Encoding::utf16, ""},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    CHECK(text_of(one.bytes, one.declared) == one.text);
  }
}

TEST_CASE("text of fonts from before Unicode is told from other text") {
  struct Case {
    std::string text;
    std::string verdict;  // of the three: nothing, TCVN3, VNI
  };
  const Case cases[] = {
      {"TØnh §iÖn Biªn, x· M­êng NhÐ, vèn ®Çu t­", "tcvn3"},                        // saved as UTF-8
      {"T\xD8nh \xA7i\xD6n Bi\xAAn, x\xB7 M\xAD\xEAng, \xAE\x87u t\xAD", "tcvn3"},  // as it was typed
      {"Tænh Ñieän Bieân, xaõ Möôøng Nheù, voán ñaàu tö", "vni"},
      {"Tỉnh Điện Biên, xã Mường Nhé, vốn đầu tư", ""},
      {"Hoà Bình, thuỷ lợi, Hà Giang, Lào Cai", ""},  // letters that western Europe has too
      {"naïve café, crème brûlée, Zoë", ""},
      {"Mục «vốn đầu tư» · 5 m² ± 3, Điều 4 § 2, © 2026", ""},
      {"amount,kind,date", ""},
      {"§iÖn Biªn", ""},  // two words are too few to tell
  };
  for (const Case& one : cases) {
    INFO(one.text);
    const auto text = decode(one.text, std::nullopt);
    CHECK((text ? "" : std::string(text.error().code)) == (one.verdict.empty() ? "" : "text-" + one.verdict));
  }
}

TEST_CASE("windows-1258 is not taken for TCVN3, nor TCVN3 for windows-1258") {
  // hỗ trợ vốn, xã Mẫu: E3 is ă and E2 â here
  const std::string text = "h\xF4\xDE tr\xF5\xF2 v\xF4\xECn, x\x61\xDE M\xE2\xDEu";
  CHECK(text_of(text, Encoding::windows_1258) == "hỗ trợ vốn, xã Mẫu");
  CHECK(text_of("T\xD8nh \xA7i\xD6n Bi\xAAn, x\xB7 M\xAD\xEAng, \xAE\x87u t\xAD", Encoding::windows_1258) ==
        "!text-tcvn3");
}

TEST_CASE("a sheet in UTF-16 with tabs, as a spreadsheet saves Unicode text") {
  const std::string text = "date\tname\r\n2026-01-05\tĐiện Biên\r\n";
  std::string bytes = "\xFF\xFE";
  for (std::size_t i = 0; i < text.size(); ++i) {
    // Two letters of the table are beyond ASCII: Đ (U+0110), ệ (U+1EC7), ê (U+00EA).
    const std::string_view rest = std::string_view(text).substr(i);
    char16_t letter = static_cast<unsigned char>(text[i]);
    if (rest.starts_with("Đ")) letter = u'Đ', i += 1;
    if (rest.starts_with("ệ")) letter = u'ệ', i += 2;
    if (rest.starts_with("ê")) letter = u'ê', i += 1;
    bytes += static_cast<char>(letter & 0xFF);
    bytes += static_cast<char>(letter >> 8);
  }
  const Sheet sheet = read_csv_text("a.csv", bytes);
  REQUIRE(sheet.complaints.empty());
  CHECK(sheet.header == std::vector<std::string>{"date", "name"});
  REQUIRE(sheet.rows.size() == 1);
  CHECK(sheet.rows[0].cells[1] == "Điện Biên");
}

}  // namespace
}  // namespace tungdong::tools
