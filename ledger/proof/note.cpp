#include "ledger/proof/note.hpp"

#include <algorithm>

#include "ledger/journal/sha256.hpp"
#include "ledger/journal/text.hpp"
#include "ledger/proof/base64.hpp"
#include "ledger/proof/key.hpp"

namespace tungdong::proof {

namespace {

constexpr std::string_view mark = "\xe2\x80\x94 ";  // an em dash and a space
constexpr std::size_t id_bytes = 4;

std::optional<NoteSignature> read_signature(std::string_view line) {
  if (!line.starts_with(mark)) return std::nullopt;
  line.remove_prefix(mark.size());
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || !is_key_name(line.substr(0, space))) return std::nullopt;
  const auto bytes = from_base64(line.substr(space + 1));
  if (!bytes || bytes->size() <= id_bytes) return std::nullopt;
  NoteSignature signature{.name = std::string(line.substr(0, space)), .key_id = 0, .bytes = {}};
  for (std::size_t i = 0; i < id_bytes; ++i) signature.key_id = signature.key_id << 8 | (*bytes)[i];
  signature.bytes.assign(bytes->begin() + id_bytes, bytes->end());
  return signature;
}

}  // namespace

std::string Note::written() const {
  std::string note = text + '\n';
  for (const NoteSignature& one : signatures) {
    std::vector<std::uint8_t> bytes;
    for (std::size_t i = id_bytes; i-- > 0;) bytes.push_back(static_cast<std::uint8_t>(one.key_id >> (8 * i)));
    bytes.insert(bytes.end(), one.bytes.begin(), one.bytes.end());
    note += std::string(mark) + one.name + ' ' + journal::base64(bytes) + '\n';
  }
  return note;
}

std::expected<Note, words::Refusal> read_note(std::string_view note) {
  const auto refused = [] { return std::unexpected(words::Refusal{"note-unreadable", {}}); };
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n'; };
  if (note.size() > longest_note || !note.ends_with('\n') || !journal::valid_utf8(note) ||
      std::ranges::any_of(note, is_control))
    return refused();
  const std::size_t blank = note.rfind("\n\n");
  if (blank == std::string_view::npos) return refused();
  Note read{.text = std::string(note.substr(0, blank + 1)), .signatures = {}};
  std::string_view rest = note.substr(blank + 2);
  if (read.text == "\n" || rest.empty()) return refused();
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    auto signature = read_signature(rest.substr(0, end));
    if (!signature || read.signatures.size() == most_signatures) return refused();
    read.signatures.push_back(std::move(*signature));
    rest.remove_prefix(end + 1);
  }
  return read;
}

}  // namespace tungdong::proof
