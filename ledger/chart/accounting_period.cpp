#include "ledger/chart/accounting_period.hpp"

#include <fmt/format.h>

namespace tungdong::chart {

namespace {

std::optional<int> digits(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return text.empty() ? std::nullopt : std::optional(number);
}

}  // namespace

std::int16_t budget_year(const Period& period, record::Date date) {
  if (period.is_extended()) return period.extended;
  return period.is_span() ? static_cast<std::int16_t>(static_cast<int>(date.year())) : period.first;
}

record::Date AccountingPeriod::first() const {
  return date::year{year} / date::month{first_month} / date::day{1};
}

record::Date AccountingPeriod::last() const {
  if (is_year()) return date::year{year + 1} / date::January / date::day{31};
  return last_by_calendar();
}

record::Date AccountingPeriod::last_by_calendar() const {
  return date::year_month_day(date::year{year} / date::month{last_month} / date::last);
}

bool AccountingPeriod::covers(record::Date date, const Period& plan) const {
  if (date < first() || date > last()) return false;
  return !is_year() || budget_year(plan, date) == year;
}

std::string AccountingPeriod::text() const {
  if (is_year()) return fmt::format("{:04}", year);
  if (first_month == last_month) return fmt::format("{:04}-{:02}", year, first_month);
  return fmt::format("{:04}-Q{}", year, (first_month + 2) / 3);
}

std::optional<AccountingPeriod> AccountingPeriod::read(std::string_view text) {
  if (text.size() != 4 && text.size() != 7) return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  if (!year || *year < 2000 || *year > 2099) return std::nullopt;
  const auto of = [&](int first, int last) {
    return AccountingPeriod{static_cast<std::int16_t>(*year), static_cast<std::uint8_t>(first),
                            static_cast<std::uint8_t>(last)};
  };
  if (text.size() == 4) return of(1, 12);
  if (text[4] != '-') return std::nullopt;
  if (text[5] == 'Q' || text[5] == 'q') {
    const auto quarter = digits(text.substr(6));
    if (!quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
    return of(*quarter * 3 - 2, *quarter * 3);
  }
  const auto month = digits(text.substr(5));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  return of(*month, *month);
}

}  // namespace tungdong::chart
