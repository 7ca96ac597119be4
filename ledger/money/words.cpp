#include "ledger/money/words.hpp"

#include <cstdint>
#include <string_view>

#include "ledger/money/wide.hpp"

namespace tungdong::money {

namespace {

constexpr std::string_view digit_words[] = {"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};

void say(std::string& words, std::string_view word) {
  if (!words.empty()) words += ' ';
  words += word;
}

std::string_view ones_after_tens(unsigned tens, unsigned ones) {
  if (ones == 5) return "lăm";
  if (tens > 1 && ones == 1) return "mốt";
  if (tens > 1 && ones == 4) return "tư";
  return digit_words[ones];
}

/// A number of 1..999; in full, hundreds are said even where there are none.
void say_group(std::string& words, unsigned group, bool in_full) {
  const unsigned hundreds = group / 100;
  const unsigned tens = group / 10 % 10;
  const unsigned ones = group % 10;
  const bool hundreds_said = in_full || hundreds > 0;
  if (hundreds_said) {
    say(words, digit_words[hundreds]);
    say(words, "trăm");
  }
  if (tens == 0) {
    if (ones == 0) return;
    if (hundreds_said) say(words, "linh");
    say(words, digit_words[ones]);
    return;
  }
  if (tens == 1) {
    say(words, "mười");
  } else {
    say(words, digit_words[tens]);
    say(words, "mươi");
  }
  if (ones > 0) say(words, ones_after_tens(tens, ones));
}

void say_number(std::string& words, std::uint64_t number, bool in_full) {
  struct Scale {
    std::uint64_t size;
    std::string_view name;
  };
  constexpr Scale scales[] = {{1'000'000'000, "tỷ"}, {1'000'000, "triệu"}, {1'000, "nghìn"}};
  for (const auto& [size, name] : scales) {
    if (number < size) continue;
    say_number(words, number / size, in_full);
    say(words, name);
    number %= size;
    in_full = true;
  }
  if (number > 0) say_group(words, static_cast<unsigned>(number), in_full);
}

}  // namespace

std::string in_words(Dong amount) {
  std::string words = amount < Dong() ? "âm" : "";
  if (amount == Dong()) {
    say(words, digit_words[0]);
  } else {
    say_number(words, magnitude(amount.count()), false);
  }
  say(words, "đồng");
  return words;
}

}  // namespace tungdong::money
