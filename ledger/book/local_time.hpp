#pragma once
// A moment of recording as a clock on a wall in Vietnam shows it: seven hours ahead of UTC all year.

#include <chrono>
#include <cstdint>

#include <date/date.h>

namespace tungdong::book {

struct LocalTime {
  date::year_month_day day;
  unsigned hour{};  // 0..23
  bool sunday{};
};

// From microseconds since 1970-01-01T00:00:00 UTC.
inline LocalTime local_time(std::int64_t at_us) {
  using namespace std::chrono;
  const auto local = date::sys_time<microseconds>(microseconds(at_us)) + hours(7);
  const auto day = date::floor<date::days>(local);
  return {.day = day,
          .hour = static_cast<unsigned>(duration_cast<hours>(local - day).count()),
          .sunday = date::weekday(day) == date::Sunday};
}

}  // namespace tungdong::book
