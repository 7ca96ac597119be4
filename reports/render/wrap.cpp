#include "reports/render/wrap.hpp"

#include <algorithm>

#include "ledger/journal/text.hpp"

namespace tungdong::reports {

namespace {

// As much of the front of `text` as fits, by whole characters with their marks; at least one.
std::string_view front(std::string_view text, int columns) {
  std::size_t end = 0;
  while (end < text.size()) {
    std::size_t next = end + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) ++next;
    if (end > 0 && journal::width(text.substr(0, next)) > columns) break;
    end = next;
  }
  return text.substr(0, end);
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, int columns, bool cut) {
  std::vector<std::string> lines;
  std::string line;
  int used = 0;
  const auto finish = [&] {
    if (!line.empty()) lines.push_back(std::move(line));
    line.clear();
    used = 0;
  };
  while (!text.empty()) {
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) break;
    text.remove_prefix(begin);
    std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    int width = journal::width(word);
    if (used > 0 && used + 1 + width > columns) finish();
    while (cut && width > columns) {
      const std::string_view piece = front(word, columns);
      if (piece.size() == word.size()) break;
      lines.emplace_back(piece);
      word.remove_prefix(piece.size());
      width = journal::width(word);
    }
    if (used > 0) {
      line += ' ';
      ++used;
    }
    line += word;
    used += width;
  }
  finish();
  if (lines.empty()) lines.emplace_back();
  return lines;
}

int longest_word(std::string_view text) {
  int longest = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    longest = std::max(longest, journal::width(word));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
  return longest;
}

std::string padded(std::string_view text, int columns, bool right) {
  const int missing = columns - journal::width(text);
  const std::string spaces(missing > 0 ? static_cast<std::size_t>(missing) : 0, ' ');
  return right ? spaces + std::string(text) : std::string(text) + spaces;
}

}  // namespace tungdong::reports
