#include "ledger/matching/line.hpp"

#include <algorithm>
#include <cstdlib>

#include "ledger/journal/text.hpp"

namespace tungdong::matching {

const std::string Texts::not_stated;

std::uint32_t Texts::number_of(std::string_view text) {
  if (text.empty()) return 0;
  if (const auto known = numbers_.find(text); known != numbers_.end()) return known->second;
  const auto number = static_cast<std::uint32_t>(by_number_.size());
  by_number_.push_back(&numbers_.emplace(text, number).first->first);
  return number;
}

Traits Line::stated() const {
  Traits all;
  for (std::size_t i = 0; i < trait_count; ++i)
    if (values[i] != 0) all.add(static_cast<Trait>(i));
  return all;
}

std::optional<std::int64_t> Line::day() const {
  if (!date) return std::nullopt;
  return date::sys_days(*date).time_since_epoch().count();
}

Comparison compare(const Line& left, const Line& right) {
  Comparison comparison;
  // Without a branch: this is asked of some millions of pairs.
  std::uint32_t both = 0;
  std::uint32_t alike = 0;
  for (std::size_t i = 0; i < trait_count; ++i) {
    both |= static_cast<std::uint32_t>(left.values[i] != 0 && right.values[i] != 0) << i;
    alike |= static_cast<std::uint32_t>(left.values[i] == right.values[i]) << i;
  }
  comparison.equal = std::popcount(both & alike);
  comparison.differing = Traits::of_bits(both & ~alike);
  const auto left_day = left.day();
  const auto right_day = right.day();
  if (left_day && right_day) comparison.days = std::abs(*left_day - *right_day);
  return comparison;
}

std::string document_key(std::string_view number) {
  const std::string folded = journal::fold(number);
  std::string key;
  char last = '.';  // what came before: a letter, a digit, a gap; '0' for a zero in front of a number
  const auto zero_alone = [&] {
    if (last == '0') key += '0';
  };
  for (const char c : folded) {
    const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (c >= '0' && c <= '9') {
      const bool inside = last == '1';
      last = c == '0' && !inside ? '0' : '1';
      if (last == '1') key += c;
    } else {
      zero_alone();
      if (letter)
        key += c;
      else if (!key.empty() && key.back() != '.')
        key += '.';  // what stood apart stays apart: 1/2 is not 12
      last = letter ? 'a' : '.';
    }
  }
  zero_alone();
  while (!key.empty() && key.back() == '.') key.pop_back();
  if (key.starts_with("so.")) key.erase(0, 3);
  return key;
}

std::string_view programme_key(std::string_view code) {
  return code.substr(std::min(code.find_first_not_of('0'), code.size()));
}

}  // namespace tungdong::matching
