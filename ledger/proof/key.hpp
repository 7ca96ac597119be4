#pragma once
// Keys that sign what the log was: Ed25519 (RFC 8032) by libsodium, named as C2SP signed-note names them, and kept in
// files that a passphrase opens.

#include <array>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>

#include "ledger/words/refusal.hpp"

namespace tungdong::proof {

// What a key signs: its number is the signature type of C2SP signed-note.
enum class Role : std::uint8_t {
  log = 0x01,      // the checkpoints of a book
  witness = 0x04,  // that it saw a checkpoint, which continued all that it had seen of the log before, and when
};

struct PublicKey {
  std::string name;  // a URL without its scheme; of a log, the code of the book
  Role role{};
  std::array<std::uint8_t, 32> bytes{};

  // The first four bytes of SHA-256(name ‖ 0x0A ‖ role ‖ bytes).
  std::uint32_t id() const;
  // "name+1234abcd+base64(role ‖ bytes)", the verifier key that other tools of C2SP read.
  std::string text() const;

  friend bool operator==(const PublicKey&, const PublicKey&) = default;
};

// Refuses what is no verifier key of a role known here, or whose id is another's.
std::expected<PublicKey, words::Refusal> read_public_key(std::string_view text);

// Not empty, no space, no plus, no control character: what a name of a key may be.
bool is_key_name(std::string_view name);

// Wiped from memory when it goes.
class SecretKey {
 public:
  // A new one by the machine's source of randomness. The name must be one (std::invalid_argument).
  static SecretKey make(std::string name, Role role);
  static SecretKey from_seed(std::string name, Role role, std::span<const std::uint8_t, 32> seed);

  SecretKey(SecretKey&&) noexcept;
  SecretKey& operator=(SecretKey&&) = delete;
  ~SecretKey();

  const PublicKey& public_key() const { return public_key_; }
  std::array<std::uint8_t, 64> sign(std::string_view message) const;
  std::span<const std::uint8_t, 32> seed() const;

 private:
  SecretKey() = default;
  PublicKey public_key_;
  std::array<std::uint8_t, 64> secret_{};
};

bool verifies(const PublicKey& key, std::string_view message, std::span<const std::uint8_t, 64> signature);

// How hard a passphrase is to try: Argon2id's passes and bytes of memory.
struct Hardness {
  std::uint64_t passes = 3;
  std::uint64_t memory_bytes = 64ULL * 1024 * 1024;
};

// The text of a key file: the public key in the open, the secret one sealed (XChaCha20-Poly1305 under Argon2id of the
// passphrase), so that whoever alters either is found out.
std::string seal(const SecretKey& key, std::string_view passphrase, const Hardness& hardness = {});

// A key file as it is before any passphrase is tried.
struct SealedKey {
  PublicKey key;
  Hardness hardness;
  std::array<std::uint8_t, 16> salt{};
  std::array<std::uint8_t, 72> sealed{};  // a nonce of 24, the seed of 32, a tag of 16
  std::string open;                       // the lines in the open, which the seal vouches for
};

// Refuses what is no key file, and one that asks for more than a gigabyte or twenty passes: nothing of what it asks for
// is done yet.
std::expected<SealedKey, words::Refusal> read_key_file(std::string_view file);

// Refuses as read_key_file does, and a passphrase that does not open it.
std::expected<SecretKey, words::Refusal> unseal(std::string_view file, std::string_view passphrase);

}  // namespace tungdong::proof
