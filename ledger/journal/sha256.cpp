#include "ledger/journal/sha256.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>

#include <openssl/evp.h>

namespace tungdong::journal {
namespace {

void expect(bool succeeded) {
  if (!succeeded) throw std::runtime_error("SHA-256 is not available from the crypto library");
}

// Fetching the algorithm costs more than hashing a record (the one-shot SHA256() does it each time), so each thread
// fetches it once and starts the same context anew for each message.
class Digest {
 public:
  Digest() : method_(EVP_MD_fetch(nullptr, "SHA256", nullptr)), context_(EVP_MD_CTX_new()) {
    expect(method_ && context_ && EVP_DigestInit_ex2(context_.get(), method_.get(), nullptr) == 1);
  }

  Digest& begin() {
    expect(EVP_DigestInit_ex2(context_.get(), nullptr, nullptr) == 1);
    return *this;
  }

  Digest& add(const void* bytes, std::size_t size) {
    expect(EVP_DigestUpdate(context_.get(), bytes, size) == 1);
    return *this;
  }

  Hash end() {
    Hash hash;
    expect(EVP_DigestFinal_ex(context_.get(), hash.data(), nullptr) == 1);
    return hash;
  }

 private:
  struct Free {
    void operator()(EVP_MD* method) const { EVP_MD_free(method); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD, Free> method_;
  std::unique_ptr<EVP_MD_CTX, Free> context_;
};

Digest& digest() {
  thread_local Digest of_this_thread;
  return of_this_thread;
}

constexpr std::uint8_t leaf_prefix = 0;
constexpr std::uint8_t node_prefix = 1;

std::optional<unsigned> digit_value(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
  if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a') + 10;
  if (digit >= 'A' && digit <= 'F') return static_cast<unsigned>(digit - 'A') + 10;
  return std::nullopt;
}

}  // namespace

Hash sha256(std::string_view bytes) {
  return digest().begin().add(bytes.data(), bytes.size()).end();
}

Hash sha256(std::span<const std::uint8_t> bytes) {
  return digest().begin().add(bytes.data(), bytes.size()).end();
}

Hash leaf_hash(std::string_view body) {
  return digest().begin().add(&leaf_prefix, 1).add(body.data(), body.size()).end();
}

Hash node_hash(const Hash& left, const Hash& right) {
  std::array<std::uint8_t, 1 + 2 * std::tuple_size_v<Hash>> message;
  message[0] = node_prefix;
  std::copy(left.begin(), left.end(), message.begin() + 1);
  std::copy(right.begin(), right.end(), message.begin() + 1 + left.size());
  return digest().begin().add(message.data(), message.size()).end();
}

Hash empty_root() {
  return sha256(std::string_view{});
}

std::string hex(const Hash& hash) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(2 * hash.size());
  for (const std::uint8_t byte : hash) {
    out.push_back(digits[byte >> 4]);
    out.push_back(digits[byte & 15]);
  }
  return out;
}

std::optional<Hash> from_hex(std::string_view digits) {
  Hash hash{};
  if (digits.size() != 2 * hash.size()) return std::nullopt;
  for (std::size_t i = 0; i < hash.size(); ++i) {
    const auto high = digit_value(digits[2 * i]);
    const auto low = digit_value(digits[2 * i + 1]);
    if (!high || !low) return std::nullopt;
    hash[i] = static_cast<std::uint8_t>(*high << 4 | *low);
  }
  return hash;
}

std::string base64(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t present = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j) group = group << 8 | (j < present ? bytes[i + j] : 0U);
    for (std::size_t j = 0; j < 4; ++j) out.push_back(j <= present ? alphabet[group >> (18 - 6 * j) & 63U] : '=');
  }
  return out;
}

}  // namespace tungdong::journal
