#include "tools/sheet/number_format.hpp"

#include <algorithm>
#include <charconv>

#include <date/date.h>
#include <fmt/format.h>

namespace tungdong::tools {

namespace {

constexpr int kept_digits = 15;
constexpr int most_digits = 18;

// Digits × 10^-places, of any length.
struct Digits {
  bool negative = false;
  std::string digits;
  int places = 0;
};

std::optional<int> read_int(std::string_view text) {
  int value = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Keeps so many digits of the front, rounding half away from zero.
void keep(Digits& number, std::ptrdiff_t count) {
  const auto size = static_cast<std::ptrdiff_t>(number.digits.size());
  if (count >= size) return;
  number.places -= static_cast<int>(size - std::max<std::ptrdiff_t>(count, 0));
  if (count < 0) {
    number.places = 0;
    number.digits = "0";
    return;
  }
  const bool up = number.digits[static_cast<std::size_t>(count)] >= '5';
  number.digits.resize(static_cast<std::size_t>(count));
  if (!up) return;
  std::size_t i = number.digits.size();
  while (i > 0 && number.digits[i - 1] == '9') number.digits[--i] = '0';
  if (i == 0)
    number.digits.insert(0, "1");
  else
    ++number.digits[i - 1];
}

std::optional<Digits> read_digits(std::string_view text) {
  Digits number;
  number.negative = text.starts_with('-');
  if (number.negative) text.remove_prefix(1);
  int exponent = 0;
  if (const auto e = text.find_first_of("eE"); e != std::string_view::npos) {
    const auto read = read_int(text.substr(e + 1));
    // Beyond this nothing is left that has 18 digits.
    if (!read || *read > 40 || *read < -400) return std::nullopt;
    exponent = *read;
    text = text.substr(0, e);
  }
  const auto point = text.find('.');
  number.digits = text.substr(0, point);
  if (point != std::string_view::npos) {
    number.digits += text.substr(point + 1);
    number.places = static_cast<int>(text.size() - point - 1);
  }
  if (number.digits.empty() || number.digits.size() > 400 ||
      number.digits.find_first_not_of("0123456789") != std::string::npos)
    return std::nullopt;
  number.places -= exponent;
  number.digits.erase(0, std::min(number.digits.find_first_not_of('0'), number.digits.size() - 1));
  keep(number, kept_digits);
  return number;
}

void drop_zeros(Digits& number) {
  while (number.places > 0 && number.digits.size() > 1 && number.digits.back() == '0') {
    number.digits.pop_back();
    --number.places;
  }
  if (number.digits == "0" && number.places > 0) number.places = 0;
}

// Exactly so many places, rounded or filled with zeros.
void set_places(Digits& number, int places) {
  if (number.places > places)
    keep(number, static_cast<std::ptrdiff_t>(number.digits.size()) - (number.places - places));
  if (number.digits.empty()) number.digits = "0";
  if (number.places < places) {
    if (number.digits != "0") number.digits.append(static_cast<std::size_t>(places - number.places), '0');
    number.places = places;
  }
}

std::string text_of(Digits number) {
  const auto places = static_cast<std::size_t>(number.places);
  if (number.digits.size() <= places) number.digits.insert(0, places + 1 - number.digits.size(), '0');
  if (places > 0) number.digits.insert(number.digits.size() - places, 1, '.');
  const bool zero = number.digits.find_first_not_of("0.") == std::string::npos;
  return (number.negative && !zero ? "-" : "") + number.digits;
}

// The first section, without what it prints as words: quoted, escaped, filled, in brackets.
std::string bare_code(std::string_view code) {
  std::string bare;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == ';') break;
    if (c == '"' || c == '[') {
      const auto end = code.find(c == '"' ? '"' : ']', i + 1);
      // [h] is a length of time.
      if (c == '[' && end == i + 2) bare += code[i + 1];
      i = std::min(end, code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else {
      bare += c;
    }
  }
  return bare;
}

}  // namespace

NumberFormat read_format(std::string_view code) {
  const std::string bare = bare_code(code);
  NumberFormat format;
  if (bare == "@") return {.kind = NumberFormat::Kind::text};
  if (bare.find("General") != std::string::npos || bare.find_first_of("Ee/?") != std::string::npos) {
    if (bare.find_first_of("dDyY") != std::string::npos) format.kind = NumberFormat::Kind::date;
    return format;
  }
  if (bare.find_first_of("dDmMyYhHsS") != std::string::npos) return {.kind = NumberFormat::Kind::date};
  const auto first = bare.find_first_of("0#");
  if (first == std::string::npos) return format;
  const auto last = bare.find_last_of("0#");
  format.kind = NumberFormat::Kind::decimal;
  const std::string_view pattern = std::string_view(bare).substr(first, last - first + 1);
  if (const auto point = pattern.find('.'); point != std::string_view::npos) {
    const std::string_view after = pattern.substr(point + 1);
    format.places = static_cast<int>(std::ranges::count_if(after, [](char c) { return c == '0' || c == '#'; }));
    format.trims = after.find('#') != std::string_view::npos;
  } else if (first > 0 && bare[first - 1] == '.') {
    format.places = static_cast<int>(pattern.size());
  }
  for (std::size_t i = last + 1; i < bare.size() && bare[i] == ','; ++i) format.power -= 3;
  format.percent = bare.find('%') != std::string::npos;
  if (format.percent) format.power += 2;
  if (format.places > most_digits) return {};
  return format;
}

NumberFormat builtin_format(int id) {
  struct Known {
    int id;
    std::string_view code;
  };
  constexpr Known known[] = {
      {1, "0"},           {2, "0.00"},      {3, "#,##0"},     {4, "#,##0.00"},  {9, "0%"},        {10, "0.00%"},
      {14, "dd/mm/yyyy"}, {15, "d-mmm-yy"}, {16, "d-mmm"},    {17, "mmm-yy"},   {18, "h:mm"},     {19, "h:mm:ss"},
      {20, "h:mm"},       {21, "h:mm:ss"},  {22, "d/m/yyyy"}, {37, "#,##0"},    {38, "#,##0"},    {39, "#,##0.00"},
      {40, "#,##0.00"},   {41, "#,##0"},    {42, "#,##0"},    {43, "#,##0.00"}, {44, "#,##0.00"}, {45, "mm:ss"},
      {46, "h:mm:ss"},    {47, "mm:ss"},    {49, "@"},
  };
  for (const Known& one : known)
    if (one.id == id) return read_format(one.code);
  return {};
}

std::optional<std::string> shown(std::string_view stored, const NumberFormat& format) {
  auto number = read_digits(stored);
  if (!number) return std::nullopt;
  const bool decimal = format.kind == NumberFormat::Kind::decimal;
  if (decimal) number->places -= format.power;
  if (number->places < -2 * most_digits || number->places > 500) return std::nullopt;
  if (decimal)
    set_places(*number, format.places);
  else
    set_places(*number, std::clamp(number->places, 0, most_digits));
  if (!decimal || format.trims) drop_zeros(*number);
  if (number->digits.size() > most_digits || number->places > most_digits) return std::nullopt;
  return text_of(std::move(*number)) + (decimal && format.percent ? "%" : "");
}

std::optional<std::string> kept(std::string_view stored, const NumberFormat& format) {
  if (format.kind != NumberFormat::Kind::decimal) return shown(stored, format);
  const int power = format.percent ? 2 : 0;
  const auto all = shown(stored, {.kind = NumberFormat::Kind::decimal,
                                  .places = kept_digits,
                                  .trims = true,
                                  .power = power,
                                  .percent = format.percent});
  NumberFormat trimmed = format;
  trimmed.trims = true;
  return format.power == power && shown(stored, trimmed) == all ? shown(stored, format) : all;
}

std::optional<std::string> shown_day(std::string_view stored, bool from_1904) {
  auto number = read_digits(stored);
  if (!number || number->negative) return std::nullopt;
  // The whole days: digits after the point are the time.
  if (number->places < 0) set_places(*number, 0);
  const auto whole = std::max<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(number->digits.size()) - number->places, 0);
  const auto days = read_int(std::string_view(number->digits).substr(0, static_cast<std::size_t>(whole)));
  constexpr int last_day = 2'958'465;  // 31/12/9999 from 1900
  if (!days || *days < (from_1904 ? 0 : 1) || *days > last_day) return std::nullopt;
  // Before the 29 February 1900 that never was, a day is counted as it was.
  const date::sys_days start = from_1904    ? date::sys_days(date::year{1904} / 1 / 1)
                               : *days < 60 ? date::sys_days(date::year{1899} / 12 / 31)
                                            : date::sys_days(date::year{1899} / 12 / 30);
  const date::year_month_day day(start + date::days(*days));
  if (static_cast<int>(day.year()) > 9999) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

}  // namespace tungdong::tools
