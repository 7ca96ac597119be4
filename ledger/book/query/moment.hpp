#pragma once
// The two times of a question: what was true on a day, and what the book knew after its first records.

#include <cstdint>
#include <limits>
#include <optional>

#include "ledger/book/row.hpp"

namespace tungdong::book {

struct Moment {
  std::optional<Date> as_of;             // only what is dated up to this day; nothing: whatever its date
  std::optional<std::int64_t> known_at;  // only the first so many records; nothing: all

  bool is_now() const { return !as_of && !known_at; }
  // As bounds for queries.
  std::int64_t last_day() const { return as_of ? day_number(*as_of) : std::numeric_limits<std::int64_t>::max(); }
  std::int64_t last_record() const { return known_at.value_or(std::numeric_limits<std::int64_t>::max()); }
};

}  // namespace tungdong::book
