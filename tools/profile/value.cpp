#include "tools/profile/value.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "ledger/journal/iso_date.hpp"
#include "ledger/journal/text.hpp"
#include "reports/nearest.hpp"
#include "tools/sheet/cell.hpp"
#include "tools/sheet/number_format.hpp"

namespace tungdong::tools {

namespace {

constexpr std::size_t kept_digits = 15;  // of a number of a workbook, which is a double
constexpr std::size_t most_listed = 8;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::expected<money::Decimal, words::Refusal> read_number(const Profile& profile, const GridCell& cell,
                                                          const std::string& heading) {
  std::string text = cell.text;
  money::Style style = money::Style::plain;
  if (cell.kind == CellKind::number) {
    if (text.ends_with('%')) text.pop_back();
    if (std::ranges::count_if(text, is_digit) > std::ptrdiff_t{kept_digits})
      return std::unexpected(words::Refusal{"cell-inexact", {{"text", cell.text}}});
  } else if (profile.numbers != WrittenNumbers::plain) {
    style = money::Style::vietnamese;
    // The English way is the Vietnamese one with the two signs exchanged.
    if (profile.numbers == WrittenNumbers::en)
      for (char& c : text) c = c == '.' ? ',' : c == ',' ? '.' : c;
  }
  const auto number = money::read_decimal(text, style);
  if (number) return *number;
  return std::unexpected(number_refusal(number.error(), heading, cell.text));
}

// A day and nothing else, or with a time behind it.
std::string_view without_time(std::string_view text) {
  const auto blank = text.find_first_of(" T");
  return blank == std::string_view::npos || text.find(':', blank) == std::string_view::npos ? text
                                                                                            : text.substr(0, blank);
}

// The three numbers of a day as people write them: 5/3/2026, 05-03-2026, 05.03.2026.
std::optional<record::Date> read_parts(std::string_view text, bool day_first) {
  std::array<std::string, 3> parts;
  std::size_t at = 0;
  for (const char c : text) {
    if (is_digit(c)) {
      parts[at] += c;
    } else if ((c == '/' || c == '-' || c == '.') && at < 2) {
      ++at;
    } else {
      return std::nullopt;
    }
  }
  const auto& day = parts[day_first ? 0 : 1];
  const auto& month = parts[day_first ? 1 : 0];
  if (at != 2 || day.empty() || day.size() > 2 || month.empty() || month.size() > 2 || parts[2].size() != 4)
    return std::nullopt;
  return journal::read_iso(fmt::format("{}-{:0>2}-{:0>2}", parts[2], month, day));
}

std::optional<record::Date> read_date(const Profile& profile, const GridCell& cell) {
  if (cell.kind == CellKind::date) return journal::read_iso(cell.text);
  const std::string_view text = without_time(cell.text);
  switch (profile.dates) {
    case WrittenDates::iso:
      return journal::read_iso(text);
    case WrittenDates::day_first:
      return read_parts(text, true);
    case WrittenDates::month_first:
      return read_parts(text, false);
    case WrittenDates::compact:
      if (text.size() != 8) return std::nullopt;
      return journal::read_iso(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6)));
    case WrittenDates::excel: {
      const auto day = shown_day(text, false);
      return day ? journal::read_iso(*day) : std::nullopt;
    }
  }
  return std::nullopt;
}

std::expected<std::string, words::Refusal> coded(const ProfileColumn& column, const std::string& text,
                                                 const std::string& heading) {
  if (column.codes.empty()) return text;
  const std::string folded = journal::fold(text);
  if (const auto found = column.codes.find(folded); found != column.codes.end()) return found->second;
  std::string known;
  std::size_t listed = 0;
  for (const auto& [name, code] : column.codes)
    if (listed++ < most_listed) known += (known.empty() ? "" : ", ") + name;
  return std::unexpected(
      words::Refusal{"profile-no-code", {{"field", heading}, {"text", text.substr(0, 80)}, {"known", known}}});
}

}  // namespace

std::expected<money::Dong, words::Refusal> read_money(const Profile& profile, const GridCell& cell,
                                                      const std::string& heading) {
  const auto number = read_number(profile, cell, heading);
  if (!number) return std::unexpected(number.error());
  const auto amount = money::to_dong(*number, profile.unit);
  if (amount) return *amount;
  return std::unexpected(number_refusal(amount.error(), heading, cell.text));
}

std::expected<std::string, words::Refusal> read_value(const Profile& profile, const ProfileColumn& column,
                                                      const GridCell& cell, const std::string& heading) {
  if (cell.kind == CellKind::fault) return std::unexpected(words::Refusal{"cell-fault", {{"text", cell.text}}});
  if (!column.codes.empty()) return coded(column, cell.text, heading);
  switch (column.type) {
    case ColumnType::money: {
      const auto amount = read_money(profile, cell, heading);
      if (!amount) return std::unexpected(amount.error());
      return std::to_string(amount->count());
    }
    case ColumnType::decimal: {
      const auto number = read_number(profile, cell, heading);
      if (!number) return std::unexpected(number.error());
      return number->text();
    }
    case ColumnType::date: {
      const auto day = read_date(profile, cell);
      if (!day) return std::unexpected(date_refusal(heading, cell.text));
      return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day->year()), static_cast<unsigned>(day->month()),
                         static_cast<unsigned>(day->day()));
    }
    case ColumnType::truth:
      if (cell.kind == CellKind::truth) return cell.text == "TRUE" ? "true" : "";
      return cell.text;
    case ColumnType::integer:
    case ColumnType::text:
      break;
  }
  std::string text = cell.text;
  if (text.size() < column.digits && std::ranges::all_of(text, is_digit))
    text.insert(0, column.digits - text.size(), '0');
  return text;
}

}  // namespace tungdong::tools
