#pragma once
// What a period text of an observation, a target or a figure speaks of: first and last day.

#include <optional>
#include <string_view>

#include "ledger/record/field.hpp"

namespace tungdong::results {

struct Span {
  record::Date first;
  record::Date last;

  bool overlaps(const Span& other) const { return first <= other.last && other.first <= last; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

// A year `2024`, years `2021-2025`, a month `2025-09`, a day `2025-03-31`. Nothing for any other text and for years
// that run backwards.
std::optional<Span> read_span(std::string_view text);

}  // namespace tungdong::results
