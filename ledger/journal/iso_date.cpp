#include "ledger/journal/iso_date.hpp"

#include <array>
#include <stdexcept>

namespace tungdong::journal {
namespace {

constexpr date::year first_year{1900};
constexpr date::year last_year{2999};

bool within_reach(date::year_month_day day) {
  return day.ok() && day.year() >= first_year && day.year() <= last_year;
}

void write_digits(char* to, unsigned value, std::size_t count) {
  for (std::size_t i = count; i-- > 0; value /= 10) to[i] = static_cast<char>('0' + value % 10);
}

std::optional<unsigned> read_digits(std::string_view digits) {
  unsigned value = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(digit - '0');
  }
  return value;
}

}  // namespace

void append_iso(std::string& out, date::year_month_day day) {
  if (!within_reach(day)) throw std::out_of_range("a date must exist and lie in the years 1900 to 2999");
  std::array<char, 10> text{};
  write_digits(text.data(), static_cast<unsigned>(static_cast<int>(day.year())), 4);
  text[4] = '-';
  write_digits(text.data() + 5, static_cast<unsigned>(day.month()), 2);
  text[7] = '-';
  write_digits(text.data() + 8, static_cast<unsigned>(day.day()), 2);
  out.append(text.data(), text.size());
}

std::optional<date::year_month_day> read_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = read_digits(text.substr(0, 4));
  const auto month = read_digits(text.substr(5, 2));
  const auto day = read_digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const date::year_month_day read{date::year{static_cast<int>(*year)}, date::month{*month}, date::day{*day}};
  return within_reach(read) ? std::optional{read} : std::nullopt;
}

}  // namespace tungdong::journal
