#include "ledger/proof/receipt.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "ledger/journal/proof.hpp"
#include "ledger/proof/base64.hpp"

namespace tungdong::proof {

namespace {

constexpr std::string_view form = "c2sp.org/tlog-proof@v1\n";
constexpr std::size_t longest_path = 63;
constexpr std::size_t longest_extra = 65'536;

std::string written_path(const std::vector<journal::Hash>& path) {
  std::string lines;
  for (const journal::Hash& hash : path) lines += journal::base64(hash) + '\n';
  return lines;
}

std::optional<std::string_view> take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return line;
}

// "index 73894": a number without leading zeros behind a word.
std::optional<std::uint64_t> take_number(std::string_view& rest, std::string_view word) {
  auto line = take_line(rest);
  if (!line || !line->starts_with(word)) return std::nullopt;
  line->remove_prefix(word.size());
  std::uint64_t number{};
  const auto [end, fault] = std::from_chars(line->data(), line->data() + line->size(), number);
  if (fault != std::errc() || end != line->data() + line->size() || (line->size() > 1 && line->front() == '0'))
    return std::nullopt;
  return number;
}

// The hashes up to the blank line.
std::optional<std::vector<journal::Hash>> take_path(std::string_view& rest) {
  std::vector<journal::Hash> path;
  for (;;) {
    const auto line = take_line(rest);
    if (!line) return std::nullopt;
    if (line->empty()) return path;
    const auto bytes = from_base64(*line);
    journal::Hash hash;
    if (!bytes || bytes->size() != hash.size() || path.size() == longest_path) return std::nullopt;
    std::ranges::copy(*bytes, hash.begin());
    path.push_back(hash);
  }
}

auto unreadable() {
  return std::unexpected(words::Refusal{"proof-unreadable", {}});
}

}  // namespace

std::string InclusionReceipt::written() const {
  return fmt::format("{}index {}\n{}\n{}", form, index, written_path(path), checkpoint.written());
}

std::string ConsistencyReceipt::written() const {
  return fmt::format("old {}\n{}\n{}", earlier, written_path(path), checkpoint.written());
}

std::expected<InclusionReceipt, words::Refusal> read_inclusion(std::string_view file) {
  if (!file.starts_with(form)) return unreadable();
  file.remove_prefix(form.size());
  if (file.starts_with("extra ")) {
    const auto extra = take_line(file);
    if (!extra || extra->size() > longest_extra || !from_base64(extra->substr(6))) return unreadable();
  }
  const auto index = take_number(file, "index ");
  if (!index) return unreadable();
  auto path = take_path(file);
  if (!path) return unreadable();
  auto note = read_note(file);
  if (!note) return std::unexpected(std::move(note.error()));
  return InclusionReceipt{.index = *index, .path = std::move(*path), .checkpoint = std::move(*note)};
}

std::expected<ConsistencyReceipt, words::Refusal> read_consistency(std::string_view file) {
  const auto earlier = take_number(file, "old ");
  if (!earlier) return unreadable();
  auto path = take_path(file);
  if (!path) return unreadable();
  auto note = read_note(file);
  if (!note) return std::unexpected(std::move(note.error()));
  return ConsistencyReceipt{.earlier = *earlier, .path = std::move(*path), .checkpoint = std::move(*note)};
}

std::expected<void, words::Refusal> check(const InclusionReceipt& receipt, const journal::Hash& leaf) {
  const auto checkpoint = read_checkpoint(receipt.checkpoint);
  if (!checkpoint) return std::unexpected(checkpoint.error());
  if (receipt.index < checkpoint->size &&
      journal::verify_inclusion(receipt.index, checkpoint->size, leaf, receipt.path, checkpoint->root))
    return {};
  return std::unexpected(words::Refusal{"proof-not-included",
                                        {{"record", static_cast<std::int64_t>(receipt.index + 1)},
                                         {"size", static_cast<std::int64_t>(checkpoint->size)}}});
}

std::expected<void, words::Refusal> check(const ConsistencyReceipt& receipt, const Checkpoint& earlier) {
  const auto later = read_checkpoint(receipt.checkpoint);
  if (!later) return std::unexpected(later.error());
  if (later->origin != earlier.origin)
    return std::unexpected(words::Refusal{"checkpoint-other-log", {{"log", earlier.origin}, {"other", later->origin}}});
  if (receipt.earlier == earlier.size && earlier.size <= later->size &&
      journal::verify_consistency(earlier.size, later->size, earlier.root, later->root, receipt.path))
    return {};
  return std::unexpected(words::Refusal{
      "proof-not-consistent",
      {{"earlier", static_cast<std::int64_t>(earlier.size)}, {"later", static_cast<std::int64_t>(later->size)}}});
}

}  // namespace tungdong::proof
