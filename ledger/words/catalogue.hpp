#pragma once
// All words that a user sees, in both languages, in one place. A test fails where one is missing or where the two
// languages do not speak of the same arguments.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/words/refusal.hpp"

namespace tungdong::words {

struct Entry {
  std::string_view id;  // "refusal.insufficient", "stage.available", "column.amount"
  std::string_view vi;
  std::string_view en;
};

// Every word, sorted by id.
std::span<const Entry> catalogue();

// The words under an id, as they stand; throws std::logic_error where the catalogue has none.
std::string_view word(std::string_view id, Lang);

// The same, or nothing.
const Entry* find_word(std::string_view id);

// The sentence under an id with its {named} places filled.
std::string say(std::string_view id, Lang, const std::vector<std::pair<std::string_view, Arg>>& args);

// 1.234.567 ₫ and 31/12/2025 in Vietnamese, 1.234.567 ₫ and 2025-12-31 in English.
std::string print(money::Dong, Lang);
std::string print(date::year_month_day, Lang);

}  // namespace tungdong::words
