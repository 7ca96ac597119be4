#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <date/date.h>

namespace tungdong::journal {

/// Appends `yyyy-mm-dd` (ISO 8601). Throws std::out_of_range if the date does not exist or its year is not in
/// 1900..2999.
void append_iso(std::string& out, date::year_month_day day);

/// Reads exactly `yyyy-mm-dd`, ten ASCII characters, a date that exists, years 1900..2999; anything else gives nothing.
std::optional<date::year_month_day> read_iso(std::string_view text);

}  // namespace tungdong::journal
