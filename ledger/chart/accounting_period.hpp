#pragma once
// Kỳ kế toán: the month, quarter or year that a unit reconciles with the Treasury, the month or year that it closes.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/chart/period.hpp"
#include "ledger/record/field.hpp"

namespace tungdong::chart {

// The budget year that money of a period is spent in: of 2024>2025 2025; of a span, the year of the day.
std::int16_t budget_year(const Period& period, record::Date date);

struct AccountingPeriod {
  std::int16_t year{};
  std::uint8_t first_month{};  // 1..12
  std::uint8_t last_month{};

  bool is_year() const { return first_month == 1 && last_month == 12; }
  bool is_month() const { return first_month == last_month; }

  record::Date first() const;
  // Of a year 31 January of the next: the days of adjustment (thời gian chỉnh lý quyết toán, Law 89/2025/QH15,
  // Article 66) belong to it.
  record::Date last() const;

  // The last day by the calendar: of a year 31 December.
  record::Date last_by_calendar() const;

  // Whether money of a plan year that moved on a day belongs to it. A month and a quarter go by the day alone; a year
  // takes its own money, up to the end of the days of adjustment, and leaves what January still moves of the year
  // before.
  bool covers(record::Date date, const Period& plan) const;

  // "2025-09", "2025-Q3", "2025".
  std::string text() const;
  // Nothing for other texts, and for years outside 2000..2099.
  static std::optional<AccountingPeriod> read(std::string_view text);

  friend auto operator<=>(const AccountingPeriod&, const AccountingPeriod&) = default;
};

}  // namespace tungdong::chart
