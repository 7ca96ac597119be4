#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tungdong::journal {

/// A SHA-256 digest, or a node of the Merkle tree, most significant byte first.
using Hash = std::array<std::uint8_t, 32>;

/// SHA-256 of `bytes`. Every function here throws std::runtime_error only if the crypto library is broken,
/// and may be called from several threads at once.
Hash sha256(std::string_view bytes);
Hash sha256(std::span<const std::uint8_t> bytes);

/// The leaf of a record: SHA-256(0x00 ‖ body), RFC 6962 section 2.1.
Hash leaf_hash(std::string_view body);

/// An inner node: SHA-256(0x01 ‖ left ‖ right), RFC 6962 section 2.1.
Hash node_hash(const Hash& left, const Hash& right);

/// The root of a log without records: SHA-256 of no bytes.
Hash empty_root();

/// 64 lower-case hexadecimal digits.
std::string hex(const Hash& hash);

/// Reads 64 hexadecimal digits of either case; anything else gives nothing.
std::optional<Hash> from_hex(std::string_view digits);

/// Base64 with padding and the standard alphabet (RFC 4648 section 4), without line breaks. A Hash gives 44 characters.
std::string base64(std::span<const std::uint8_t> bytes);

}  // namespace tungdong::journal
