#include "reports/render/sheet_name.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "ledger/journal/text.hpp"

namespace tungdong::reports {

namespace {

constexpr std::size_t longest = 31;

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

}  // namespace

std::string_view front_units(std::string_view text, std::size_t units) {
  std::size_t used = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0U) == 0x80U) continue;
    used += byte >= 0xF0U ? 2 : 1;
    if (used > units) return text.substr(0, i);
  }
  return text;
}

std::string sheet_name(std::string_view title, const std::vector<std::string>& taken) {
  std::string plain(title);
  for (char& c : plain)
    if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos || (c >= 0 && c < ' ')) c = ' ';
  plain = trimmed(plain);
  const auto is_taken = [&](const std::string& name) {
    const std::string folded = journal::fold(name);
    // Spreadsheets keep this name for themselves.
    if (folded == "history") return true;
    return std::ranges::any_of(taken, [&](const std::string& other) { return journal::fold(other) == folded; });
  };
  std::string name = trimmed(front_units(plain, longest));
  for (int number = 2; name.empty() || is_taken(name); ++number) {
    const std::string suffix = fmt::format(" ({})", number);
    name = trimmed(trimmed(front_units(plain, longest - suffix.size())) + suffix);
  }
  return name;
}

}  // namespace tungdong::reports
