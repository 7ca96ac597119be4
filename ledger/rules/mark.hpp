#pragma once
// Marks: what may happen once, by name.

#include <cstdint>
#include <string>
#include <string_view>

#include "ledger/chart/account.hpp"

namespace tungdong::rules {

// Begins the mark of a reversal; the number of the record that was reversed follows.
inline constexpr std::string_view reversal_prefix = "reversed:";

// What may happen once (a reversal, the use of a list, an opening, the settling of a year), and the record that did it.
struct Mark {
  std::int64_t record{};
  std::string doc;
};

// Names of marks.
std::string reversal_mark(std::int64_t record);
std::string opening_mark(const chart::Holder& holder);
std::string list_mark(std::string_view project, std::string_view list);
std::string upper_mark(std::string_view upper);
std::string settlement_mark(std::string_view unit, int year);
std::string part_mark(std::string_view document, std::int64_t part);
// Of lines as `record.line`.
std::string provisional_mark(std::string_view line);
std::string difference_mark(std::string_view provisional, std::string_view line);

}  // namespace tungdong::rules
