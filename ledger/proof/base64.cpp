#include "ledger/proof/base64.hpp"

#include <sodium.h>

#include "ledger/journal/sha256.hpp"

namespace tungdong::proof {

std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  if (text.empty()) return std::vector<std::uint8_t>();
  std::vector<std::uint8_t> bytes(text.size() / 4 * 3);
  std::size_t count = 0;
  const char* end = nullptr;
  if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &count, &end,
                        sodium_base64_VARIANT_ORIGINAL) != 0 ||
      end != text.data() + text.size())
    return std::nullopt;
  bytes.resize(count);
  // The library takes some bytes beyond ASCII for digits.
  if (journal::base64(bytes) != text) return std::nullopt;
  return bytes;
}

}  // namespace tungdong::proof
