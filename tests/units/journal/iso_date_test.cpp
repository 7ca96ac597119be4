#include "ledger/journal/iso_date.hpp"

#include <catch2/catch.hpp>

using namespace tungdong::journal;

namespace {

std::string written(date::year_month_day day) {
  std::string out = "ngày ";
  append_iso(out, day);
  return out;
}

}  // namespace

TEST_CASE("every date of the years 1900 to 2999 is written and read back") {
  const date::sys_days first = date::year{1900} / 1 / 1;
  const date::sys_days last = date::year{2999} / 12 / 31;
  int wrong = 0;
  std::string text;
  std::string before;
  for (date::sys_days day = first; day <= last; day += date::days{1}) {
    text.clear();
    append_iso(text, day);
    if (text.size() != 10 || text <= before || read_iso(text) != date::year_month_day(day)) ++wrong;
    before = text;
  }
  CHECK(wrong == 0);
  CHECK(written(date::year{2025} / 7 / 1) == "ngày 2025-07-01");
}

TEST_CASE("what is not a date is not read") {
  const char* const text =
      GENERATE("", "2025-7-1", "2025-07-1", "25-07-01", "2025/07/01", "01-07-2025", "2025-07-01 ", " 2025-07-01",
               "2025-07-01T00", "2025-00-01", "2025-13-01", "2025-01-00", "2025-01-32", "2025-04-31", "2025-02-29",
               "1900-02-29", "2100-02-29", "1899-12-31", "3000-01-01", "+025-01-01", "-025-01-01", "2025-+1-01",
               "2025- 1-01", "2o25-01-01", "２０２５-01");
  CAPTURE(text);
  CHECK_FALSE(read_iso(text));
}

TEST_CASE("a leap day is a date") {
  CHECK(read_iso("2024-02-29") == date::year{2024} / 2 / 29);
  CHECK(read_iso("2000-02-29") == date::year{2000} / 2 / 29);
}

TEST_CASE("what is not a date is not written") {
  CHECK_THROWS_AS(written(date::year{2025} / 2 / 29), std::out_of_range);
  CHECK_THROWS_AS(written(date::year{2025} / 13 / 1), std::out_of_range);
  CHECK_THROWS_AS(written(date::year{1899} / 12 / 31), std::out_of_range);
  CHECK_THROWS_AS(written(date::year{3000} / 1 / 1), std::out_of_range);
  CHECK_THROWS_AS(written(date::year_month_day{}), std::out_of_range);
}
