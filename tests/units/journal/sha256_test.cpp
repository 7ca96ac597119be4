#include "ledger/journal/sha256.hpp"

#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

using namespace tungdong::journal;
using namespace std::string_literals;

namespace {

std::vector<std::uint8_t> bytes_of(const std::string& text) {
  return {text.begin(), text.end()};
}

}  // namespace

TEST_CASE("SHA-256 gives the digests of FIPS 180-4") {
  struct Case {
    std::string message;
    std::string digest;
  };
  const std::vector<Case> cases = {
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {std::string(1'000'000, 'a'), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
  };
  for (const auto& [message, digest] : cases) {
    CHECK(hex(sha256(message)) == digest);
    CHECK(hex(sha256(std::span<const std::uint8_t>(bytes_of(message)))) == digest);
  }
}

// From the tests of transparency-dev/merkle (rfc6962/rfc6962_test.go).
TEST_CASE("leaves and nodes are hashed as RFC 6962 does") {
  CHECK(hex(empty_root()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(leaf_hash("")) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  CHECK(hex(leaf_hash("L123456")) == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");

  const Hash left = sha256("left"s);
  const Hash right = sha256("right"s);
  std::vector<std::uint8_t> message = {1};
  for (const Hash& child : {left, right}) {
    for (const std::uint8_t byte : child) message.push_back(byte);
  }
  CHECK(node_hash(left, right) == sha256(message));
  CHECK(node_hash(left, right) != node_hash(right, left));
}

TEST_CASE("hexadecimal is read back, and nothing else is") {
  const Hash hash = sha256("đồng"s);
  std::string digits = hex(hash);
  CHECK(from_hex(digits) == hash);
  for (char& digit : digits) digit = static_cast<char>(std::toupper(digit));
  CHECK(from_hex(digits) == hash);

  CHECK_FALSE(from_hex(""));
  CHECK_FALSE(from_hex(digits.substr(1)));
  CHECK_FALSE(from_hex(digits + "0"));
  for (const char wrong : {'g', 'G', '/', ':', '@', '`', ' ', '\0'}) {
    std::string spoilt = digits;
    spoilt[40] = wrong;
    CHECK_FALSE(from_hex(spoilt));
  }
}

TEST_CASE("base64 gives the test vectors of RFC 4648 section 10") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="},
      {"fooba", "Zm9vYmE="},
      {"foobar", "Zm9vYmFy"},
      {"\xfb\xff\xfe", "+//+"},
  };
  for (const auto& [plain, encoded] : cases) CHECK(base64(bytes_of(plain)) == encoded);
  CHECK(base64(empty_root()) == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

TEST_CASE("several threads hash at once") {
  const Hash expected = leaf_hash("bút toán");
  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (int& count : wrong) {
    threads.emplace_back([&count, expected] {
      for (int i = 0; i < 2000; ++i) count += leaf_hash("bút toán") == expected ? 0 : 1;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4, 0));
}
