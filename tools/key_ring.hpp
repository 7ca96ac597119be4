#pragma once
// The keys of whoever works with the command, in files: secret ones that a passphrase opens, with the last checkpoint
// that each saw of a log; public ones that are trusted.

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ledger/proof/checkpoint.hpp"
#include "tools/session.hpp"

namespace tungdong::tools {

// Where the last checkpoint of a book lies unless said otherwise: beside it.
std::filesystem::path default_checkpoint(const std::filesystem::path& book);

// A whole small file. Refuses one that is not there or is larger than `most` bytes.
std::expected<std::string, words::Refusal> read_small_file(const std::filesystem::path& path,
                                                           std::size_t most = proof::longest_note + 8'192);

// Writes a file whole or not at all, and readable by its owner alone where it is secret. Throws sql::Failure.
enum class Privacy : std::uint8_t { open, secret };
void write_file(const std::filesystem::path& path, std::string_view text, Privacy privacy = Privacy::open);

// $TUNGDONG_PASSPHRASE, or typed on the terminal without an echo, twice for a new one. Refuses where there is neither.
std::expected<std::string, words::Refusal> ask_passphrase(const Session& session, bool is_new);

std::expected<proof::SecretKey, words::Refusal> open_key(const Session& session, const std::filesystem::path& path);

// Keys written in the open, or in a file with one on each line.
std::expected<std::vector<proof::PublicKey>, words::Refusal> read_keys(const std::vector<std::string>& texts);

// A note that is a checkpoint.
struct NotedCheckpoint {
  proof::Note note;
  proof::Checkpoint checkpoint;
};
std::expected<NotedCheckpoint, words::Refusal> read_checkpoint_file(const std::filesystem::path& path);

// The last checkpoint of a log that a key signed, beside the file of the key: what makes it refuse to sign a book that
// was cut off, taken from an older copy, or rewritten.
class Seen {
 public:
  Seen(const std::filesystem::path& key_file, const std::string& origin);
  // Nothing where the key never signed for this log. Refuses a file that cannot be read: then nothing may be signed.
  std::expected<std::optional<proof::Checkpoint>, words::Refusal> last() const;
  // To be called before the signature is given away.
  void remember(const proof::Note& note) const;

 private:
  std::filesystem::path path_;
};

}  // namespace tungdong::tools
