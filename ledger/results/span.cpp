#include "ledger/results/span.hpp"

#include <charconv>

#include "ledger/journal/iso_date.hpp"

namespace tungdong::results {

namespace {

std::optional<int> digits(std::string_view text) {
  int value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return value;
}

Span years(int first, int last) {
  return {date::year{first} / date::January / 1, date::year{last} / date::December / 31};
}

}  // namespace

std::optional<Span> read_span(std::string_view text) {
  if (text.size() == 10) {
    const auto day = journal::read_iso(text);
    return day ? std::optional(Span{*day, *day}) : std::nullopt;
  }
  if (text.size() != 4 && text.size() != 7 && text.size() != 9) return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  if (!year || *year < 1900) return std::nullopt;
  if (text.size() == 4) return years(*year, *year);
  const auto second = text[4] == '-' ? digits(text.substr(5)) : std::nullopt;
  if (!second) return std::nullopt;
  if (text.size() == 9) return *second > *year ? std::optional(years(*year, *second)) : std::nullopt;
  if (*second < 1 || *second > 12) return std::nullopt;
  const auto month = date::year{*year} / date::month{static_cast<unsigned>(*second)};
  return Span{month / 1, month / date::last};
}

}  // namespace tungdong::results
