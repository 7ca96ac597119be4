// Encodings: whatever the bytes, the text is UTF-8 or there is a reason, and UTF-8 passes through unchanged.

#include "tools/sheet/encoding.hpp"

#include "ledger/journal/text.hpp"
#include "ledger/words/catalogue.hpp"
#include "tests/fuzz/target.hpp"

using namespace tungdong;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const std::string text(fuzz::text_of(bytes, count));
  for (const auto declared : {tools::Encoding::utf8, tools::Encoding::utf16, tools::Encoding::windows_1258}) {
    const auto decoded = tools::decode(text, declared);
    if (!decoded)
      fuzz::must(!words::say(decoded.error(), words::Lang::vi).empty());
    else if (declared == tools::Encoding::utf8 && !text.starts_with("\xFF\xFE") && !text.starts_with("\xFE\xFF"))
      fuzz::must(text.ends_with(*decoded));
    else if (!text.starts_with("\xEF\xBB\xBF"))
      fuzz::must(journal::valid_utf8(*decoded) && journal::to_nfc(*decoded).has_value());
  }
  return 0;
}
