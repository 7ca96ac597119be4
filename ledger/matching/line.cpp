#include "ledger/matching/line.hpp"

#include <algorithm>

#include "ledger/journal/text.hpp"

namespace tungdong::matching {

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
