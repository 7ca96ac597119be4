#include "ledger/proof/key.hpp"

#include <algorithm>
#include <charconv>
#include <sodium.h>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>

#include "ledger/journal/sha256.hpp"
#include "ledger/journal/text.hpp"
#include "ledger/proof/base64.hpp"

namespace tungdong::proof {

namespace {

constexpr std::string_view first_line = "tungdong/key@v1";
constexpr std::size_t longest_file = 4'096;
constexpr std::size_t longest_name = 255;
constexpr std::uint64_t most_passes = 20;
constexpr std::uint64_t most_memory_bytes = 1'024ULL * 1024 * 1024;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static_assert(sizeof(SealedKey::sealed) == nonce_bytes + 32 + crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(sizeof(SealedKey::salt) == crypto_pwhash_SALTBYTES);

void start_library() {
  if (sodium_init() < 0) throw std::runtime_error("the crypto library does not start");
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// The lines of a text, each ended by a line feed; nothing where the last is not.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return lines;
}

template <class Number>
bool read_number(std::string_view text, Number& number, int base) {
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  return fault == std::errc() && end == text.data() + text.size();
}

using Secret = std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_KEYBYTES>;

Secret stretched(std::string_view passphrase, std::span<const std::uint8_t> salt, const Hardness& hardness) {
  Secret secret;
  if (crypto_pwhash(secret.data(), secret.size(), passphrase.data(), passphrase.size(), salt.data(), hardness.passes,
                    static_cast<std::size_t>(hardness.memory_bytes), crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("not enough memory to open a key");
  return secret;
}

// All of the file before the sealed line: what the seal vouches for.
std::string open_part(std::string_view key, const Hardness& hardness, std::string_view salt) {
  return fmt::format("{}\n{}\nargon2id {} {} {}\n", first_line, key, hardness.passes, hardness.memory_bytes, salt);
}

}  // namespace

std::uint32_t PublicKey::id() const {
  std::string text = name + '\n';
  text += static_cast<char>(role);
  text.append(bytes.begin(), bytes.end());
  const journal::Hash hash = journal::sha256(text);
  return static_cast<std::uint32_t>(hash[0]) << 24 | static_cast<std::uint32_t>(hash[1]) << 16 |
         static_cast<std::uint32_t>(hash[2]) << 8 | static_cast<std::uint32_t>(hash[3]);
}

std::string PublicKey::text() const {
  std::vector<std::uint8_t> material{static_cast<std::uint8_t>(role)};
  material.insert(material.end(), bytes.begin(), bytes.end());
  return fmt::format("{}+{:08x}+{}", name, id(), journal::base64(material));
}

bool is_key_name(std::string_view name) {
  if (name.empty() || name.size() > longest_name || !journal::valid_utf8(name)) return false;
  if (name.find('+') != std::string_view::npos) return false;
  // Spaces beyond ASCII fold to one; control characters to none.
  for (const char c : name)
    if (static_cast<unsigned char>(c) <= ' ' || c == 0x7f) return false;
  return journal::fold(std::string("a") + std::string(name) + "a").find(' ') == std::string::npos;
}

std::expected<PublicKey, words::Refusal> read_public_key(std::string_view text) {
  const auto refused = [&] { return std::unexpected(words::Refusal{"key-unreadable", {{"key", std::string(text)}}}); };
  const std::size_t first = text.find('+');
  const std::size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return refused();
  PublicKey key{.name = std::string(text.substr(0, first)), .role = {}, .bytes = {}};
  const std::string_view digits = text.substr(first + 1, second - first - 1);
  std::uint32_t id{};
  const auto material = from_base64(text.substr(second + 1));
  if (!is_key_name(key.name) || digits.size() != 8 || !read_number(digits, id, 16) || !material ||
      material->size() != 1 + key.bytes.size())
    return refused();
  key.role = static_cast<Role>(material->front());
  if (key.role != Role::log && key.role != Role::witness) return refused();
  std::copy(material->begin() + 1, material->end(), key.bytes.begin());
  if (key.id() != id) return refused();
  return key;
}

SecretKey SecretKey::make(std::string name, Role role) {
  start_library();
  std::array<std::uint8_t, 32> seed;
  randombytes_buf(seed.data(), seed.size());
  SecretKey key = from_seed(std::move(name), role, seed);
  sodium_memzero(seed.data(), seed.size());
  return key;
}

SecretKey SecretKey::from_seed(std::string name, Role role, std::span<const std::uint8_t, 32> seed) {
  start_library();
  if (!is_key_name(name)) throw std::invalid_argument("no name for a key: " + name);
  SecretKey key;
  key.public_key_.name = std::move(name);
  key.public_key_.role = role;
  crypto_sign_seed_keypair(key.public_key_.bytes.data(), key.secret_.data(), seed.data());
  return key;
}

SecretKey::SecretKey(SecretKey&& other) noexcept : public_key_(std::move(other.public_key_)), secret_(other.secret_) {
  sodium_memzero(other.secret_.data(), other.secret_.size());
}

SecretKey::~SecretKey() {
  sodium_memzero(secret_.data(), secret_.size());
}

std::array<std::uint8_t, 64> SecretKey::sign(std::string_view message) const {
  std::array<std::uint8_t, 64> signature;
  crypto_sign_detached(signature.data(), nullptr, bytes_of(message), message.size(), secret_.data());
  return signature;
}

std::span<const std::uint8_t, 32> SecretKey::seed() const {
  // libsodium keeps the seed in front of the public key.
  return std::span<const std::uint8_t, 64>(secret_).first<32>();
}

bool verifies(const PublicKey& key, std::string_view message, std::span<const std::uint8_t, 64> signature) {
  start_library();
  return crypto_sign_verify_detached(signature.data(), bytes_of(message), message.size(), key.bytes.data()) == 0;
}

std::string seal(const SecretKey& key, std::string_view passphrase, const Hardness& hardness) {
  start_library();
  std::array<std::uint8_t, crypto_pwhash_SALTBYTES> salt;
  randombytes_buf(salt.data(), salt.size());
  const std::string open = open_part(key.public_key().text(), hardness, journal::base64(salt));
  Secret secret = stretched(passphrase, salt, hardness);
  decltype(SealedKey::sealed) sealed;
  randombytes_buf(sealed.data(), nonce_bytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_bytes, nullptr, key.seed().data(), key.seed().size(),
                                             bytes_of(open), open.size(), nullptr, sealed.data(), secret.data());
  sodium_memzero(secret.data(), secret.size());
  return open + journal::base64(sealed) + '\n';
}

std::expected<SealedKey, words::Refusal> read_key_file(std::string_view file) {
  const auto refused = [] { return std::unexpected(words::Refusal{"key-file-unreadable", {}}); };
  if (file.size() > longest_file) return refused();
  const auto lines = lines_of(file);
  if (lines.size() != 4 || lines[0] != first_line || !lines[2].starts_with("argon2id ")) return refused();
  auto key = read_public_key(lines[1]);
  if (!key) return refused();
  std::string_view rest = lines[2].substr(std::string_view("argon2id ").size());
  const std::size_t first = rest.find(' ');
  const std::size_t second = first == std::string_view::npos ? first : rest.find(' ', first + 1);
  SealedKey read;
  read.key = std::move(*key);
  if (second == std::string_view::npos || !read_number(rest.substr(0, first), read.hardness.passes, 10) ||
      !read_number(rest.substr(first + 1, second - first - 1), read.hardness.memory_bytes, 10))
    return refused();
  const auto salt = from_base64(rest.substr(second + 1));
  const auto sealed = from_base64(lines[3]);
  const bool asks_sanely = read.hardness.passes >= crypto_pwhash_OPSLIMIT_MIN && read.hardness.passes <= most_passes &&
                           read.hardness.memory_bytes >= crypto_pwhash_MEMLIMIT_MIN &&
                           read.hardness.memory_bytes <= most_memory_bytes;
  if (!asks_sanely || !salt || salt->size() != read.salt.size() || !sealed || sealed->size() != read.sealed.size())
    return refused();
  std::ranges::copy(*salt, read.salt.begin());
  std::ranges::copy(*sealed, read.sealed.begin());
  read.open = open_part(lines[1], read.hardness, rest.substr(second + 1));
  if (!file.starts_with(read.open)) return refused();  // a number with zeros in front
  return read;
}

std::expected<SecretKey, words::Refusal> unseal(std::string_view file, std::string_view passphrase) {
  start_library();
  const auto read = read_key_file(file);
  if (!read) return std::unexpected(read.error());
  Secret secret = stretched(passphrase, read->salt, read->hardness);
  std::array<std::uint8_t, 32> seed;
  const bool opened =
      crypto_aead_xchacha20poly1305_ietf_decrypt(seed.data(), nullptr, nullptr, read->sealed.data() + nonce_bytes,
                                                 read->sealed.size() - nonce_bytes, bytes_of(read->open),
                                                 read->open.size(), read->sealed.data(), secret.data()) == 0;
  sodium_memzero(secret.data(), secret.size());
  if (!opened) return std::unexpected(words::Refusal{"key-passphrase", {{"key", read->key.name}}});
  SecretKey found = SecretKey::from_seed(read->key.name, read->key.role, seed);
  sodium_memzero(seed.data(), seed.size());
  if (found.public_key() != read->key) return std::unexpected(words::Refusal{"key-file-unreadable", {}});
  return found;
}

}  // namespace tungdong::proof
