#include "ledger/proof/pseudonym.hpp"

#include <array>
#include <cctype>
#include <sodium.h>

#include <fmt/format.h>

#include "ledger/journal/text.hpp"

namespace tungdong::proof {

namespace {

constexpr std::size_t least_digits = 9;
constexpr std::size_t kept_bytes = 16;

using Code = std::array<unsigned char, crypto_auth_hmacsha256_BYTES>;

Code hmac(std::span<const std::uint8_t> key, std::string_view text) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, key.data(), key.size());
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  Code code;
  crypto_auth_hmacsha256_final(&state, code.data());
  sodium_memzero(&state, sizeof state);
  return code;
}

}  // namespace

std::optional<std::string> identity(std::string_view typed) {
  std::string kept;
  for (const char c : journal::fold(typed))
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) kept += c;
  if (kept.size() < least_digits) return std::nullopt;
  return kept;
}

std::string pseudonym(const SecretKey& key, std::string_view identity) {
  Code of_people = hmac(key.seed(), "tungdong person 1");
  const Code code = hmac(of_people, identity);
  sodium_memzero(of_people.data(), of_people.size());
  std::string text;
  for (std::size_t i = 0; i < kept_bytes; ++i) text += fmt::format("{:02x}", code.at(i));
  return text;
}

std::string people_key(const PublicKey& key) {
  return fmt::format("{}+{:08x}", key.name, key.id());
}

}  // namespace tungdong::proof
