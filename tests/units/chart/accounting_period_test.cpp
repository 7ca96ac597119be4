#include "ledger/chart/accounting_period.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "ledger/journal/iso_date.hpp"

namespace {

using namespace tungdong;
using chart::AccountingPeriod;

record::Date day(std::string_view text) {
  return journal::read_iso(text).value();
}

chart::Period plan(std::string_view text) {
  return chart::Period::read(text).value();
}

std::string days(std::string_view text) {
  const auto period = AccountingPeriod::read(text);
  if (!period) return "none";
  std::string all;
  journal::append_iso(all, period->first());
  all += ' ';
  journal::append_iso(all, period->last());
  return all;
}

TEST_CASE("months, quarters and years; a year has its days of adjustment") {
  CHECK(days("2025-09") == "2025-09-01 2025-09-30");
  CHECK(days("2024-02") == "2024-02-01 2024-02-29");
  CHECK(days("2025-Q1") == "2025-01-01 2025-03-31");
  CHECK(days("2025-q4") == "2025-10-01 2025-12-31");
  CHECK(days("2025") == "2025-01-01 2026-01-31");
  for (const char* text : {"", "25", "2025-13", "2025-00", "2025-Q0", "2025-Q5", "2025-9", "2025/09", "1999", "2100",
                           "2025-Qx", "2025-099", "-202", "20 5", "+025"})
    CHECK(days(text) == "none");
  for (const char* text : {"2025-09", "2025-Q3", "2025", "2025-12"})
    CHECK(AccountingPeriod::read(text)->text() == text);
}

TEST_CASE("a month takes what its days moved, a year its own money") {
  struct Case {
    const char* period;
    const char* date;
    const char* plan;
    bool covered;
  };
  for (const Case& one : {
           Case{"2025-09", "2025-09-01", "2025", true},
           Case{"2025-09", "2025-09-30", "2024>2025", true},
           Case{"2025-09", "2025-10-01", "2025", false},
           Case{"2026-01", "2026-01-10", "2025", true},  // the month has money of both years
           Case{"2025", "2026-01-31", "2025", true},     // adjustment
           Case{"2025", "2026-02-01", "2025", false},    // after it
           Case{"2025", "2025-01-10", "2024", false},    // adjustment of the year before
           Case{"2025", "2025-01-10", "2025", true},
           Case{"2025", "2025-06-10", "2024>2025", true},
           Case{"2024", "2025-06-10", "2024>2025", false},
           Case{"2025", "2026-01-10", "2026", false},
           Case{"2025", "2025-05-10", "2021-2025", true},  // of a span: the year of the day
           Case{"2025", "2026-01-10", "2021-2025", false},
       }) {
    INFO(one.period << ' ' << one.date << ' ' << one.plan);
    CHECK(AccountingPeriod::read(one.period)->covers(day(one.date), plan(one.plan)) == one.covered);
  }
}

}  // namespace
