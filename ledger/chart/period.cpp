#include "ledger/chart/period.hpp"

#include <charconv>

#include <fmt/format.h>

namespace tungdong::chart {

namespace {

std::int16_t year(std::string_view text) {
  std::int16_t value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size() && text.size() == 4;
  return whole && value >= 2000 && value <= 2099 ? value : std::int16_t{0};
}

}  // namespace

std::string Period::text() const {
  if (is_extended()) return fmt::format("{}>{}", first, extended);
  return is_span() ? fmt::format("{}-{}", first, last) : fmt::format("{}", first);
}

std::optional<Period> Period::read(std::string_view text) {
  const std::int16_t first = year(text.substr(0, 4));
  if (first == 0) return std::nullopt;
  if (text.size() == 4) return Period{first, first, 0};
  const std::int16_t second = year(text.substr(5));
  if (second <= first) return std::nullopt;
  if (text[4] == '-') return Period{first, second, 0};
  if (text[4] == '>') return Period{first, first, second};
  return std::nullopt;
}

}  // namespace tungdong::chart
