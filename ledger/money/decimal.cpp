#include "ledger/money/decimal.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tungdong::money {

namespace {

/// A run of digits, and the separator written before it: "" before the first.
struct Run {
  std::string_view separator;
  std::string_view digits;
};

/// The digits of a number as written, before and after its decimal separator.
struct Digits {
  std::string whole;
  std::string_view decimals;
};

constexpr std::string_view separators[] = {".", ",", " ", "\u00A0", "\u202F"};

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string_view separator_at_start(std::string_view text) {
  for (const std::string_view separator : separators) {
    if (text.starts_with(separator)) return separator;
  }
  return {};
}

/// Runs of digits with one separator between each and the next; nothing where the text is not that.
std::optional<std::vector<Run>> split_runs(std::string_view text) {
  std::vector<Run> runs;
  std::string_view separator;
  while (true) {
    const std::string_view digits = text.substr(0, std::min(text.find_first_not_of("0123456789"), text.size()));
    if (digits.empty()) return std::nullopt;
    runs.push_back({separator, digits});
    text.remove_prefix(digits.size());
    if (text.empty()) return runs;
    separator = separator_at_start(text);
    if (separator.empty()) return std::nullopt;
    text.remove_prefix(separator.size());
  }
}

std::optional<Digits> join_plain(const std::vector<Run>& runs) {
  if (runs.size() == 1) return Digits{std::string(runs[0].digits), {}};
  if (runs.size() == 2 && runs[1].separator == ".") return Digits{std::string(runs[0].digits), runs[1].digits};
  return std::nullopt;
}

std::optional<Digits> join_vietnamese(std::vector<Run> runs) {
  Digits joined;
  if (runs.size() > 1 && runs.back().separator == ",") {
    joined.decimals = runs.back().digits;
    runs.pop_back();
  }
  if (runs.size() > 1) {
    // "0.123" may be meant as a thousandth part: no grouped number begins with zero, so it is not taken for 123.
    const std::string_view first = runs[0].digits;
    if (first.size() > 3 || first.starts_with('0') || runs[1].separator == ",") return std::nullopt;
  }
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (i > 0 && (runs[i].separator != runs[1].separator || runs[i].digits.size() != 3)) return std::nullopt;
    joined.whole += runs[i].digits;
  }
  return joined;
}

}  // namespace

std::string Decimal::text() const {
  // One digit at least stands before the point: five hundredths is "0.05", not ".05".
  std::string digits = fmt::format("{}{:0{}}", units_ < 0 ? "-" : "", magnitude(units_), places_ + 1);
  if (places_ > 0) digits.insert(digits.size() - static_cast<std::size_t>(places_), 1, '.');
  return digits;
}

std::expected<Decimal, NumberFault> read_decimal(std::string_view text, Style style) {
  text = trim(text);
  if (text.empty()) return std::unexpected(NumberFault::empty);
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);

  auto runs = split_runs(text);
  if (!runs) return std::unexpected(NumberFault::not_a_number);
  const auto digits = style == Style::plain ? join_plain(*runs) : join_vietnamese(std::move(*runs));
  if (!digits) return std::unexpected(NumberFault::ambiguous);

  const std::string whole = digits->whole.substr(std::min(digits->whole.find_first_not_of('0'), digits->whole.size()));
  if (whole.size() + digits->decimals.size() > std::size_t{max_places}) {
    return std::unexpected(NumberFault::too_large);
  }
  std::int64_t units = 0;
  for (const char digit : whole) units = units * 10 + (digit - '0');
  for (const char digit : digits->decimals) units = units * 10 + (digit - '0');
  return Decimal(negative ? -units : units, static_cast<int>(digits->decimals.size()));
}

std::expected<Dong, NumberFault> to_dong(const Decimal& number, Unit unit) {
  const int exponent = power_of_ten(unit) - number.places();
  Wide count = number.units();
  if (exponent >= 0) {
    count *= ten_to(exponent);
  } else {
    if (count % ten_to(-exponent) != 0) return std::unexpected(NumberFault::fraction_of_dong);
    count /= ten_to(-exponent);
  }
  const Wide largest = Dong::largest_recordable().count();
  if (count > largest || count < -largest) return std::unexpected(NumberFault::too_large);
  return Dong(static_cast<std::int64_t>(count));
}

std::expected<Dong, NumberFault> read_dong(std::string_view text, Style style, Unit unit) {
  const auto number = read_decimal(text, style);
  if (!number) return std::unexpected(number.error());
  return to_dong(*number, unit);
}

}  // namespace tungdong::money
