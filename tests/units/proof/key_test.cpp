#include "ledger/proof/key.hpp"

#include <catch2/catch.hpp>

#include "ledger/journal/sha256.hpp"
#include "ledger/proof/base64.hpp"

using namespace tungdong;
using namespace tungdong::proof;

namespace {

std::vector<std::uint8_t> from_hex(std::string_view digits) {
  std::vector<std::uint8_t> bytes;
  for (std::size_t i = 0; i < digits.size(); i += 2)
    bytes.push_back(static_cast<std::uint8_t>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16)));
  return bytes;
}

std::array<std::uint8_t, 32> seed_of(std::string_view digits) {
  std::array<std::uint8_t, 32> seed{};
  std::ranges::copy(from_hex(digits), seed.begin());
  return seed;
}

// So easy to try that a test has the time for it.
constexpr Hardness easy{.passes = 1, .memory_bytes = 8'192};

}  // namespace

TEST_CASE("Ed25519 signs as RFC 8032 section 7.1 has it") {
  struct Case {
    std::string_view seed, public_key, message, signature;
  };
  const Case cases[] = {
      {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
       "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
       "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe2"
       "465"
       "5141438e7a100b"},
      {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
       "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
       "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302ae"
       "eb0"
       "0d291612bb0c00"},
      {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
       "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
       "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28"
       "dc0"
       "27beceea1ec40a"},
  };
  for (const Case& one : cases) {
    const SecretKey key = SecretKey::from_seed("x", Role::log, seed_of(one.seed));
    const auto message = from_hex(one.message);
    const std::string text(message.begin(), message.end());
    const auto bytes = key.public_key().bytes;
    CHECK(std::vector<std::uint8_t>(bytes.begin(), bytes.end()) == from_hex(one.public_key));
    const auto signature = key.sign(text);
    CHECK(std::vector<std::uint8_t>(signature.begin(), signature.end()) == from_hex(one.signature));
    CHECK(verifies(key.public_key(), text, signature));
    CHECK_FALSE(verifies(key.public_key(), text + "x", signature));
  }
}

TEST_CASE("verifier keys are those of Go's signed notes") {
  // The example of golang.org/x/mod/sumdb/note.
  const std::string text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  const auto key = read_public_key(text);
  REQUIRE(key.has_value());
  CHECK(key->name == "PeterNeumann");
  CHECK(key->role == Role::log);
  CHECK(key->id() == 0xc74f20a3);
  CHECK(key->text() == text);
  // PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz
  const auto secret = from_base64("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
  REQUIRE(secret.has_value());
  std::array<std::uint8_t, 32> seed{};
  std::copy(secret->begin() + 1, secret->end(), seed.begin());
  CHECK(SecretKey::from_seed("PeterNeumann", Role::log, seed).public_key() == *key);
}

TEST_CASE("what is no verifier key is refused") {
  for (const std::string text :
       {"", "PeterNeumann", "PeterNeumann+c74f20a3", "PeterNeumann+c74f20a3+",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",   // another id
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TX",   // another key
        "PeterNeumanm+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",   // another name
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",  // a space
        "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",   // a role that is not known
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW=", "PeterNeumann+c74f20a3+A"}) {
    INFO(text);
    const auto key = read_public_key(text);
    REQUIRE_FALSE(key.has_value());
    CHECK(key.error().code == "key-unreadable");
  }
  CHECK_FALSE(is_key_name("sổ cái"));
  CHECK_FALSE(
      is_key_name("so\xc2\xa0"
                  "cai"));  // a space that does not break
  CHECK(is_key_name("so-cai.tungdong.example/ctmtqg"));
  CHECK(is_key_name("sổ-cái.example/điện-biên"));
}

TEST_CASE("base64 is read to the letter") {
  CHECK(from_base64("").has_value());
  CHECK(from_base64("AQ==") == std::vector<std::uint8_t>{1});
  for (const std::string text : {"AQ", "AQ=", "AR==", "AQ==\n", " AQ==", "A===", "AQ=A", "A-_="})
    CHECK_FALSE(from_base64(text));
  // Bytes beyond ASCII, which the crypto library takes for digits: found by the fuzzer.
  for (const std::string text : {"\xff\xff\xff\xff"
                                 "AA==",
                                 "\xff===", "\xe5\x9c\xbf=", "AQ=\xbd"})
    CHECK_FALSE(from_base64(text));
}

TEST_CASE("a key file opens with its passphrase alone, and not once altered") {
  const SecretKey key = SecretKey::make("so-cai.test/x", Role::witness);
  const std::string file = seal(key, "mật khẩu dài", easy);
  const auto opened = unseal(file, "mật khẩu dài");
  REQUIRE(opened.has_value());
  CHECK(opened->public_key() == key.public_key());
  CHECK(opened->sign("x") == key.sign("x"));
  const auto wrong = unseal(file, "mật khẩu");
  REQUIRE_FALSE(wrong.has_value());
  CHECK(wrong.error().code == "key-passphrase");
  // The secret is not to be seen in the file.
  CHECK(file.find(journal::base64(key.seed())) == std::string::npos);
  // Any other byte: refused, and never opened as something else.
  for (std::size_t i = 0; i < file.size(); ++i) {
    std::string altered = file;
    altered[i] = static_cast<char>(altered[i] ^ 1);
    CHECK_FALSE(unseal(altered, "mật khẩu dài").has_value());
  }
  for (std::size_t size = 0; size < file.size(); ++size)
    CHECK_FALSE(unseal(file.substr(0, size), "mật khẩu dài").has_value());
  // Another's public key over this secret one.
  const std::string other = seal(SecretKey::make("so-cai.test/x", Role::witness), "mật khẩu dài", easy);
  const auto line = [](const std::string& of) {
    return of.substr(of.find('\n'), of.find('\n', of.find('\n') + 1) - of.find('\n'));
  };
  std::string mixed = file;
  mixed.replace(mixed.find(line(file)), line(file).size(), line(other));
  CHECK_FALSE(unseal(mixed, "mật khẩu dài").has_value());
}

TEST_CASE("a key file that asks for too much memory or time is refused before it gets them") {
  const SecretKey key = SecretKey::make("x", Role::log);
  const std::string file = seal(key, "p", easy);
  for (const std::string asked : {"argon2id 1 99999999999999 ", "argon2id 4000000000 8192 ", "argon2id 0 8192 ",
                                  "argon2id 1 1 ", "argon2id -1 8192 ", "argon2id 1 ", "argon2id 1 08192 "}) {
    std::string greedy = file;
    greedy.replace(greedy.find("argon2id 1 8192 "), std::string("argon2id 1 8192 ").size(), asked);
    const auto opened = unseal(greedy, "p");
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == "key-file-unreadable");
  }
}
