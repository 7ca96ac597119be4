#include "ledger/proof/checkpoint.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "ledger/proof/base64.hpp"

namespace tungdong::proof {

namespace {

constexpr std::size_t time_bytes = 8;
constexpr std::size_t signature_bytes = 64;

std::string witnessed(std::string_view text, std::int64_t posix_s) {
  return fmt::format("cosignature/v1\ntime {}\n{}", posix_s, text);
}

// The names of keys or signatures, each once.
template <class Named>
std::string names_of(std::span<const Named> all) {
  std::string names;
  for (auto one = all.begin(); one != all.end(); ++one)
    if (std::ranges::find(all.begin(), one, one->name, &Named::name) == one)
      names += (names.empty() ? "" : ", ") + one->name;
  return names;
}

// What a key's signature says; nothing where it is bad.
std::optional<Signer> checked(const Note& note, const NoteSignature& signature, const PublicKey& key) {
  std::span<const std::uint8_t> bytes = signature.bytes;
  Signer signer{.key = key, .posix_s = {}};
  std::string message = note.text;
  if (key.role == Role::witness) {
    if (bytes.size() != time_bytes + signature_bytes) return std::nullopt;
    std::uint64_t time = 0;
    for (std::size_t i = 0; i < time_bytes; ++i) time = time << 8 | bytes[i];
    if (time > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
    signer.posix_s = static_cast<std::int64_t>(time);
    message = witnessed(note.text, *signer.posix_s);
    bytes = bytes.subspan(time_bytes);
  }
  if (bytes.size() != signature_bytes || !verifies(key, message, bytes.first<signature_bytes>())) return std::nullopt;
  return signer;
}

}  // namespace

std::string Checkpoint::text() const {
  return fmt::format("{}\n{}\n{}\n", origin, size, journal::base64(root));
}

std::expected<Checkpoint, words::Refusal> read_checkpoint(const Note& note) {
  const auto refused = [] { return std::unexpected(words::Refusal{"checkpoint-unreadable", {}}); };
  std::vector<std::string_view> lines;
  for (std::string_view rest = note.text; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    if (end == 0 || end == std::string_view::npos) return refused();
    lines.push_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  if (lines.size() < 3) return refused();
  Checkpoint checkpoint{.origin = std::string(lines[0]), .size = 0, .root = {}};
  const std::string_view digits = lines[1];
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), checkpoint.size);
  const bool leading_zero = digits.size() > 1 && digits.front() == '0';
  const auto root = from_base64(lines[2]);
  if (fault != std::errc() || end != digits.data() + digits.size() || leading_zero ||
      checkpoint.size > static_cast<std::uint64_t>(INT64_MAX) || !root || root->size() != checkpoint.root.size())
    return refused();
  std::ranges::copy(*root, checkpoint.root.begin());
  if (checkpoint.size == 0 && checkpoint.root != journal::empty_root()) return refused();
  return checkpoint;
}

Note sign(const Checkpoint& checkpoint, const SecretKey& log) {
  Note note{.text = checkpoint.text(), .signatures = {}};
  const auto bytes = log.sign(note.text);
  note.signatures.push_back({.name = log.public_key().name,
                             .key_id = log.public_key().id(),
                             .bytes = std::vector<std::uint8_t>(bytes.begin(), bytes.end())});
  return note;
}

void cosign(Note& note, const SecretKey& witness, std::int64_t posix_s) {
  NoteSignature signature{.name = witness.public_key().name, .key_id = witness.public_key().id(), .bytes = {}};
  for (std::size_t i = time_bytes; i-- > 0;)
    signature.bytes.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(posix_s) >> (8 * i)));
  const auto bytes = witness.sign(witnessed(note.text, posix_s));
  signature.bytes.insert(signature.bytes.end(), bytes.begin(), bytes.end());
  std::erase_if(note.signatures,
                [&](const NoteSignature& one) { return one.name == signature.name && one.key_id == signature.key_id; });
  note.signatures.push_back(std::move(signature));
}

std::expected<std::vector<Signer>, words::Refusal> signers_of(const Note& note, std::span<const PublicKey> trusted) {
  std::vector<Signer> signers;
  const auto checkpoint = read_checkpoint(note);
  for (const NoteSignature& signature : note.signatures)
    for (const PublicKey& key : trusted) {
      if (key.name != signature.name || key.id() != signature.key_id) continue;
      const auto signer = checked(note, signature, key);
      if (!signer) return std::unexpected(words::Refusal{"note-bad-signature", {{"key", key.name}}});
      if (key.role == Role::log && checkpoint && checkpoint->origin != key.name)
        return std::unexpected(words::Refusal{"key-of-another", {{"key", key.name}, {"book", checkpoint->origin}}});
      signers.push_back(*signer);
    }
  const auto is_log = [](const PublicKey& key) { return key.role == Role::log; };
  const bool by_log = std::ranges::any_of(signers, is_log, &Signer::key);
  if (signers.empty() || (!by_log && std::ranges::any_of(trusted, is_log)))
    return std::unexpected(words::Refusal{
        "note-unsigned",
        {{"keys", names_of(trusted)}, {"signers", names_of(std::span<const NoteSignature>(note.signatures))}}});
  return signers;
}

}  // namespace tungdong::proof
