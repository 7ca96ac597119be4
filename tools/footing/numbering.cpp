#include "tools/footing/numbering.hpp"

#include <algorithm>
#include <charconv>

#include "tools/sheet/csv_stream.hpp"

namespace tungdong::tools {

namespace {

constexpr std::string_view roman_letters = "IVXLC";
constexpr int roman_values[] = {1, 5, 10, 50, 100};

std::optional<int> read_roman(std::string_view text) {
  int sum = 0;
  int before = 1000;
  if (text.empty() || text.size() > 8) return std::nullopt;
  for (const char c : text) {
    const auto at = roman_letters.find(c);
    if (at == std::string_view::npos) return std::nullopt;
    const int value = roman_values[at];
    sum += value > before ? value - 2 * before : value;
    before = value;
  }
  return sum;
}

}  // namespace

const Numbering::Level* Numbering::standing(std::string_view kind) const {
  const auto found = std::ranges::find(levels_, kind, &Level::kind);
  return found == levels_.end() ? nullptr : &*found;
}

std::optional<Numbering::Level> Numbering::read(std::string_view text) const {
  text = trim(text);
  if (text == "-" || text == "+" || text == "*" || text == "–" || text == "•") return Level{std::string(text), 0};
  if (text.starts_with('(') && text.ends_with(')')) text = text.substr(1, text.size() - 2);
  while (!text.empty() && (text.back() == '.' || text.back() == ')')) text.remove_suffix(1);
  if (text.empty() || text.size() > 16) return std::nullopt;

  if (text.size() == 1 && text.front() >= 'a' && text.front() <= 'z') return Level{"a", text.front() - 'a' + 1};
  const auto dots = std::ranges::count(text, '.');
  const std::string_view last = text.substr(text.rfind('.') + 1);
  if (last.find_first_not_of("0123456789") == std::string_view::npos && !last.empty() && last.size() <= 4) {
    for (std::string_view front = text.substr(0, text.size() - last.size()); !front.empty();) {
      const auto dot = front.find('.');
      const std::string_view one = front.substr(0, dot);
      if (!read_roman(one) && (one.empty() || one.find_first_not_of("0123456789") != std::string_view::npos) &&
          !(one.size() == 1 && one.front() >= 'A' && one.front() <= 'Z'))
        return std::nullopt;
      front.remove_prefix(dot + 1);
    }
    int value = 0;
    std::from_chars(last.data(), last.data() + last.size(), value);
    return Level{"1" + std::string(static_cast<std::size_t>(dots), '.'), value};
  }
  if (dots > 0) return std::nullopt;
  const auto roman = read_roman(text);
  const bool letter = text.size() == 1 && text.front() >= 'A' && text.front() <= 'Z';
  const int letter_value = text.front() - 'A' + 1;
  const Level* letters = standing("A");
  if (letter && letters != nullptr && letters->value + 1 == letter_value) return Level{"A", letter_value};
  const Level* romans = standing("I");
  if (roman && (*roman == 1 || romans != nullptr)) return Level{"I", *roman};
  if (letter) return Level{"A", letter_value};
  return roman ? std::optional(Level{"I", *roman}) : std::nullopt;
}

std::optional<std::size_t> Numbering::next(std::string_view text) {
  auto level = read(text);
  if (!level) return std::nullopt;
  if (const Level* here = standing(level->kind)) {
    const auto depth = static_cast<std::size_t>(here - levels_.data());
    levels_.resize(depth);
  }
  levels_.push_back(std::move(*level));
  return levels_.size() - 1;
}

std::string_view numbering_of(std::string_view name) {
  for (const std::string_view dash : {"- ", "+ ", "* ", "– ", "• "})
    if (name.starts_with(dash)) return name.substr(0, dash.size() - 1);
  const auto space = name.find(' ');
  if (space > 16) return {};  // or there is none
  const std::string_view front = name.substr(0, space);
  const bool marked = front.back() == '.' || front.back() == ')' || front.find('.') != std::string_view::npos;
  return marked && Numbering().next(front) ? front : std::string_view();
}

}  // namespace tungdong::tools
