#pragma once
// The plan year that money belongs to: `2024`; carried into another year, `2024>2025`; and, only where a published
// source gives no years, a span `2021-2025`.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tungdong::chart {

struct Period {
  std::int16_t first{};
  std::int16_t last{};
  std::int16_t extended{};  // the year that it was carried into; 0 where it was not

  bool is_span() const { return first != last; }
  bool is_extended() const { return extended != 0; }

  std::string text() const;
  // Nothing for other shapes, for years outside 2000..2099, for a span that runs backwards, and for a carry into a year
  // that is not later.
  static std::optional<Period> read(std::string_view text);

  friend auto operator<=>(const Period&, const Period&) = default;
};

}  // namespace tungdong::chart
