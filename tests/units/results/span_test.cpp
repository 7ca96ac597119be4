#include "ledger/results/span.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "ledger/journal/iso_date.hpp"

namespace tungdong::results {
namespace {

std::string tell(std::string_view text) {
  const auto span = read_span(text);
  if (!span) return "none";
  std::string told;
  journal::append_iso(told, span->first);
  told += "..";
  journal::append_iso(told, span->last);
  return told;
}

TEST_CASE("a period text is a year, years, a month or a day") {
  CHECK(tell("2024") == "2024-01-01..2024-12-31");
  CHECK(tell("2021-2025") == "2021-01-01..2025-12-31");
  CHECK(tell("2025-09") == "2025-09-01..2025-09-30");
  CHECK(tell("2024-02") == "2024-02-01..2024-02-29");
  CHECK(tell("2025-03-31") == "2025-03-31..2025-03-31");
}

TEST_CASE("anything else is no period") {
  for (const char* text : {"", "24", "2024-", "2024-13", "2024-00", "2025-2021", "2024-2024", "2025-02-30", "quý I",
                           "-024", "2024/12", "2024-1-1", "2021–2025"}) {
    INFO(text);
    CHECK(tell(text) == "none");
  }
}

TEST_CASE("spans overlap where they share a day") {
  CHECK(read_span("2024")->overlaps(*read_span("2021-2025")));
  CHECK(read_span("2024-12-31")->overlaps(*read_span("2024")));
  CHECK_FALSE(read_span("2024")->overlaps(*read_span("2025")));
  CHECK_FALSE(read_span("2025-09")->overlaps(*read_span("2025-10")));
}

}  // namespace
}  // namespace tungdong::results
