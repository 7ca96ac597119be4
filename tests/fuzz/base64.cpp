// Base64: what is read is written back as it was.

#include "ledger/proof/base64.hpp"

#include "ledger/journal/sha256.hpp"
#include "tests/fuzz/target.hpp"

using namespace tungdong;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const std::string_view text = fuzz::text_of(bytes, count);
  if (const auto read = proof::from_base64(text)) fuzz::must(journal::base64(*read) == text);
  const std::string written = journal::base64(std::span(bytes, count));
  const auto back = proof::from_base64(written);
  fuzz::must(back && std::equal(back->begin(), back->end(), bytes, bytes + count));
  return 0;
}
