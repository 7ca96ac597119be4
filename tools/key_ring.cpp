#include "tools/key_ring.hpp"

#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "ledger/journal/sha256.hpp"

namespace tungdong::tools {

namespace {

// Stops the terminal from showing what is typed.
class Silence {
 public:
  Silence() : silent_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    if (silent_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  ~Silence() {
    if (silent_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  termios before_{};
  bool silent_;
};

std::string typed(const Session& session, std::string_view prompt) {
  std::cerr << session.say(prompt) << ' ' << std::flush;
  std::string line;
  {
    const Silence silence;
    std::getline(std::cin, line);
  }
  std::cerr << '\n';
  return line;
}

}  // namespace

std::filesystem::path default_checkpoint(const std::filesystem::path& book) {
  return book.string() + ".checkpoint";
}

std::expected<std::string, words::Refusal> read_small_file(const std::filesystem::path& path, std::size_t most) {
  std::ifstream file(path, std::ios::binary);
  std::error_code fault;
  if (!file || std::filesystem::is_directory(path, fault))
    return std::unexpected(words::Refusal{"file-missing", {{"path", path.string()}}});
  std::string text(most + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > most)
    return std::unexpected(
        words::Refusal{"file-too-large",
                       {{"path", path.string()},
                        {"bytes", static_cast<std::int64_t>(std::filesystem::file_size(path, fault))},
                        {"largest", static_cast<std::int64_t>(most)}}});
  return text;
}

void write_file(const std::filesystem::path& path, std::string_view text, Privacy privacy) {
  const std::string unfinished = path.string() + ".unfinished";
  const mode_t mode = privacy == Privacy::secret ? 0600 : 0644;
  const int file = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC, mode);
  bool written = file >= 0;
  for (std::size_t done = 0; written && done < text.size();) {
    const ssize_t count = ::write(file, text.data() + done, text.size() - done);
    written = count > 0;
    if (written) done += static_cast<std::size_t>(count);
  }
  written = written && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  written = written && ::rename(unfinished.c_str(), path.c_str()) == 0;
  if (written) return;
  ::unlink(unfinished.c_str());
  throw sql::Failure(sql::Cause::io, "cannot write " + path.string());
}

std::expected<std::string, words::Refusal> ask_passphrase(const Session& session, bool is_new) {
  if (const char* given = std::getenv("TUNGDONG_PASSPHRASE"); given != nullptr && *given != '\0') return given;
  if (::isatty(STDIN_FILENO) == 0) return std::unexpected(words::Refusal{"key-no-passphrase", {}});
  std::string first = typed(session, "ui.passphrase");
  if (first.empty()) return std::unexpected(words::Refusal{"key-no-passphrase", {}});
  if (is_new && typed(session, "ui.passphrase-again") != first)
    return std::unexpected(words::Refusal{"key-passphrases-differ", {}});
  return first;
}

std::expected<proof::SecretKey, words::Refusal> open_key(const Session& session, const std::filesystem::path& path) {
  const auto file = read_small_file(path);
  if (!file) return std::unexpected(file.error());
  const auto passphrase = ask_passphrase(session, false);
  if (!passphrase) return std::unexpected(passphrase.error());
  return proof::unseal(*file, *passphrase);
}

std::expected<std::vector<proof::PublicKey>, words::Refusal> read_keys(const std::vector<std::string>& texts) {
  std::vector<proof::PublicKey> keys;
  for (const std::string& text : texts) {
    std::string lines = text;
    std::error_code fault;
    if (std::filesystem::is_regular_file(text, fault)) {
      auto file = read_small_file(text);
      if (!file) return std::unexpected(file.error());
      lines = std::move(*file);
    } else if (text.find('+') == std::string::npos) {
      return std::unexpected(words::Refusal{"key-missing", {{"path", text}}});
    }
    for (std::size_t first = 0; first < lines.size();) {
      const std::size_t end = std::min(lines.find('\n', first), lines.size());
      const std::string line = lines.substr(first, end - first);
      first = end + 1;
      if (line.empty()) continue;
      auto key = proof::read_public_key(line);
      if (!key) return std::unexpected(key.error());
      keys.push_back(std::move(*key));
    }
  }
  return keys;
}

std::expected<NotedCheckpoint, words::Refusal> read_checkpoint_file(const std::filesystem::path& path) {
  const auto file = read_small_file(path);
  if (!file) return std::unexpected(file.error());
  auto note = proof::read_note(*file);
  if (!note) return std::unexpected(note.error());
  auto checkpoint = proof::read_checkpoint(*note);
  if (!checkpoint) return std::unexpected(checkpoint.error());
  return NotedCheckpoint{std::move(*note), std::move(*checkpoint)};
}

Seen::Seen(const std::filesystem::path& key_file, const std::string& origin)
    : path_(key_file.string() + '.' + journal::hex(journal::sha256(origin)).substr(0, 12) + ".seen") {}

std::expected<std::optional<proof::Checkpoint>, words::Refusal> Seen::last() const {
  std::error_code fault;
  if (!std::filesystem::exists(path_, fault)) return std::nullopt;
  auto noted = read_checkpoint_file(path_);
  if (!noted) return std::unexpected(noted.error());
  return std::move(noted->checkpoint);
}

void Seen::remember(const proof::Note& note) const {
  write_file(path_, note.written());
}

}  // namespace tungdong::tools
