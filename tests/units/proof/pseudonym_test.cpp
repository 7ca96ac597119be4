#include "ledger/proof/pseudonym.hpp"

#include <catch2/catch.hpp>

using namespace tungdong::proof;

namespace {

SecretKey key_of(std::uint8_t byte) {
  std::array<std::uint8_t, 32> seed;
  seed.fill(byte);
  return SecretKey::from_seed("so-cai.test/nguoi", Role::log, seed);
}

}  // namespace

TEST_CASE("an identity number is its digits and letters, however it is typed") {
  CHECK(identity("011203004567") == "011203004567");
  CHECK(identity(" 011 203.004-567 ") == "011203004567");
  CHECK(identity("B1234567 8") == "b12345678");
  CHECK(identity("123456789") == "123456789");
  CHECK_FALSE(identity("12345678").has_value());
  CHECK_FALSE(identity("").has_value());
  CHECK_FALSE(identity("– – – – – – – – –").has_value());
}

TEST_CASE("a pseudonym is one HMAC-SHA256 under another, as Python's hmac has it") {
  // seed = bytes([7] * 32); inner = hmac.new(seed, b"tungdong person 1", "sha256").digest()
  // hmac.new(inner, b"011203004567", "sha256").hexdigest()[:32]
  CHECK(pseudonym(key_of(7), "011203004567") == "ea66e9ffc03a22d21d013b7fbcde2b78");
  CHECK(pseudonym(key_of(7), "011203004568") != pseudonym(key_of(7), "011203004567"));
  CHECK(pseudonym(key_of(8), "011203004567") != pseudonym(key_of(7), "011203004567"));
  CHECK(people_key(key_of(7).public_key()).starts_with("so-cai.test/nguoi+"));
}
