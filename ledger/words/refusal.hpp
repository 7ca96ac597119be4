#pragma once
// A refusal is a value: a stable code, the numbers involved, and (through the catalogue) a sentence in Vietnamese and
// in English. Nothing that a user can cause is an exception.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <date/date.h>

#include "ledger/money/dong.hpp"

namespace tungdong::words {

enum class Lang : std::uint8_t { vi, en };

// What a sentence speaks of. Amounts and dates are printed in the style of the language asked for.
using Arg = std::variant<std::string, std::int64_t, money::Dong, date::year_month_day>;

struct Refusal {
  std::string_view code;  // of the catalogue, with static storage: "insufficient", "unit-closed"
  std::vector<std::pair<std::string_view, Arg>> args;

  friend bool operator==(const Refusal&, const Refusal&) = default;
};

using Refusals = std::vector<Refusal>;

// The sentence under `refusal.<code>`: what, where and what to do. In front of it stands where that is, as far as the
// refusal has the arguments `file`, `in_table`, `in_record`, `row` and `line` and does not speak of them itself:
// "Tệp thanh-toan.csv, hàng 12, dòng 3: …". Throws std::logic_error for a code that the catalogue does not have.
std::string say(const Refusal&, Lang);

}  // namespace tungdong::words
