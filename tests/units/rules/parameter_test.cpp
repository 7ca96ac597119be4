// The dated values of the law: which codes there are, what their values look like, and which is in force.
#include "ledger/rules/parameter.hpp"

#include <catch2/catch.hpp>

#include "ledger/rules/facts.hpp"

namespace tungdong::rules {
namespace {

using date::year_month_day;

year_month_day day(int year, unsigned month, unsigned dom) {
  return date::year{year} / date::month{month} / date::day{dom};
}

TEST_CASE("the form of a value follows from the code") {
  CHECK(parameter_form("level/district") == ParameterForm::in_force);
  CHECK(parameter_form("advance-limit") == ParameterForm::percent);
  CHECK(parameter_form("guarantee-threshold") == ParameterForm::dong);
  CHECK(parameter_form("carry-reason/c") == ParameterForm::deadline);
  CHECK(parameter_form("window/pay/recurrent/extended/in-transit") == ParameterForm::window);
  CHECK_FALSE(parameter_form("advance"));
  CHECK_FALSE(parameter_form(""));
  CHECK_FALSE(parameter_form("Window/pay"));
}

TEST_CASE("values of each form") {
  struct Case {
    ParameterForm form;
    std::string_view value;
    bool good;
  };
  using enum ParameterForm;
  const std::vector<Case> cases{{in_force, "in-force", true},
                                {in_force, "yes", false},
                                {in_force, "", false},
                                {percent, "0", true},
                                {percent, "30", true},
                                {percent, "12.5", true},
                                {percent, "100", true},
                                {percent, "100.1", false},
                                {percent, "-1", false},
                                {percent, "30%", false},
                                {percent, "12,5", false},
                                {decimal, "0", true},
                                {decimal, "1.5", true},
                                {decimal, "-0.1", false},
                                {decimal, "1,5", false},
                                {dong, "0", true},
                                {dong, "1000000000", true},
                                {dong, "-1", false},
                                {dong, "0.5", false},
                                {dong, "1.000.000", false},
                                {deadline, "Y-12-31", true},
                                {deadline, "Y+1-01-31", true},
                                {deadline, "Y+9-06-30", true},
                                {deadline, "Y+10-06-30", false},
                                {deadline, "Y-13-01", false},
                                {deadline, "Y-02-29", false},
                                {deadline, "Y-2-01", false},
                                {deadline, "2025-12-31", false},
                                {deadline, "Y+-12-31", false},
                                {deadline, "Y-12-31 ", false},
                                {deadline, "Y", false},
                                {deadline, "Y+", false},
                                {deadline, "", false},
                                {deadline, "Y-+1-31", false},
                                {deadline, "Y-1x-31", false},
                                {deadline, "Y/12-31", false},
                                {deadline, "Y-12/31", false},
                                {window, "Y-01-01..Y+1-01-31", true},
                                {window, "Y-01-01..Y-01-01", true},
                                {window, "Y-01-02..Y-01-01", false},
                                {window, "Y-01-01", false},
                                {window, "Y-01-01.Y-12-31", false},
                                {window, "..", false},
                                {window, "", false},
                                {window, "Y+1-01-01..Y-12-31", false}};
  for (const Case& one : cases) {
    INFO(one.value);
    CHECK(well_formed(one.form, one.value) == one.good);
  }
}

TEST_CASE("a deadline counts from the plan year, of money carried over from the year carried into") {
  CHECK(Deadline::read("Y+1-01-31")->in(2025) == day(2026, 1, 31));
  CHECK(Deadline::read("Y-12-31")->in(2025) == day(2025, 12, 31));
  CHECK(window_year(*chart::Period::read("2025")) == 2025);
  CHECK(window_year(*chart::Period::read("2025>2026")) == 2026);
  CHECK(window_year(*chart::Period::read("2021-2025")) == 2025);
  const auto code = [](std::string_view period, bool in_transit) {
    return window_code(Kind::pay, chart::Capital::recurrent, *chart::Period::read(period), in_transit);
  };
  CHECK(code("2025", false) == "window/pay/recurrent");
  CHECK(code("2025", true) == "window/pay/recurrent/in-transit");
  CHECK(code("2025>2026", false) == "window/pay/recurrent/extended");
  CHECK(code("2025>2026", true) == "window/pay/recurrent/extended/in-transit");
}

TEST_CASE("the rule in force on a date") {
  Facts facts;
  struct Row {
    std::string value;
    std::optional<year_month_day> from;
    std::optional<year_month_day> until;
  };
  const auto in_force = [&](const std::vector<Row>& rows, year_month_day on) {
    std::vector<Known<chart::Rule>> known;
    for (const Row& row : rows)
      known.push_back({static_cast<std::int64_t>(known.size()) + 1,
                       day(2025, 1, 1),
                       "QD-1",
                       {"advance-limit", row.value, row.from, row.until, "điều 1"}});
    facts.shelf<chart::Rule>().load("advance-limit", known);
    const chart::Rule* rule = facts.rule("advance-limit", on);
    return rule == nullptr ? std::string("none") : rule->value;
  };
  const auto july = day(2025, 7, 1);
  const auto june = day(2025, 6, 30);
  const Row always{"30", {}, {}};
  CHECK(facts.rule("unknown", july) == nullptr);
  CHECK(in_force({}, july) == "none");
  CHECK(in_force({always}, july) == "30");
  CHECK(in_force({{"30", july, {}}}, june) == "none");
  CHECK(in_force({{"30", july, {}}}, july) == "30");
  CHECK(in_force({{"30", {}, june}}, june) == "30");
  CHECK(in_force({{"30", {}, june}}, july) == "none");
  // A later law from its day on; the earlier until then.
  CHECK(in_force({always, {"50", july, {}}}, june) == "30");
  CHECK(in_force({always, {"50", july, {}}}, july) == "50");
  // An exception for a while.
  CHECK(in_force({always, {"50", june, july}}, day(2025, 7, 2)) == "30");
  // Recorded again from the same day it replaces: a correction, or an end.
  CHECK(in_force({always, {"40", {}, {}}}, july) == "40");
  CHECK(in_force({always, {"30", {}, june}}, june) == "30");
  CHECK(in_force({always, {"30", {}, june}}, july) == "none");
  CHECK(in_force({{"50", july, {}}, always}, july) == "30");  // the last recorded of two that hold
}

}  // namespace
}  // namespace tungdong::rules
