#pragma once
// Numbers of a workbook as it shows them: what was printed is what its format shows, not the double that it keeps.

#include <optional>
#include <string>
#include <string_view>

namespace tungdong::tools {

struct NumberFormat {
  enum class Kind { general, decimal, date, text };
  Kind kind = Kind::general;
  int places = 0;        // of a decimal: digits after the point
  bool trims = false;    // "0.##": zeros at the end are not shown
  int power = 0;         // of ten that the number is shown times: 2 for per cent, -3 for each comma at the end
  bool percent = false;  // a sign is shown
};

// The first section of a format code ("#,##0.00", "0.0%", "dd/mm/yyyy"). What is neither a plain decimal nor a date
// (fractions, powers of ten) is general.
NumberFormat read_format(std::string_view code);

// One of the formats that every workbook knows by number (ECMA-376, 18.8.30); general for others.
NumberFormat builtin_format(int id);

// A stored number (ECMA-376: a double in decimal digits) as the format shows it: to fifteen digits, which is what
// doubles keep and spreadsheets show, rounded half away from zero. "0.61719999999999997" is "0.6172", in "0.00%"
// "61.72%". Nothing for what is no number, or has more than 18 digits before or after the point.
std::optional<std::string> shown(std::string_view stored, const NumberFormat& format);

// The same where the format shows all of the number, else the number as it is kept, to fifteen digits: 12.345678 in
// "#,##0" is 12.345678, 12 is 12. Thousands that a format leaves out are kept too. A share in "0%" stays a percentage.
std::optional<std::string> kept(std::string_view stored, const NumberFormat& format);

// A day counted as workbooks do, from 1900 (with a 29 February that never was) or 1904, as 2025-12-31; the time of day
// is left out. Nothing for what is no day up to 9999.
std::optional<std::string> shown_day(std::string_view stored, bool from_1904);

}  // namespace tungdong::tools
