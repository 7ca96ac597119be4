// Keys: public ones as text, secret ones as files. No passphrase is tried, as that is slow by design.

#include "ledger/proof/key.hpp"

#include "tests/fuzz/target.hpp"

using namespace tungdong;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const std::string_view text = fuzz::text_of(bytes, count);
  if (const auto key = proof::read_public_key(text)) {
    const auto back = proof::read_public_key(key->text());
    fuzz::must(back && *back == *key && proof::is_key_name(key->name));
  } else {
    fuzz::must(!words::say(key.error(), words::Lang::vi).empty());
  }
  if (const auto sealed = proof::read_key_file(text)) {
    fuzz::must(text.starts_with(sealed->open));
    fuzz::must(sealed->hardness.memory_bytes <= (1ULL << 30) && sealed->hardness.passes <= 20);
  }
  return 0;
}
