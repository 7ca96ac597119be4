#include "ledger/results/verdict.hpp"

#include <catch2/catch.hpp>

namespace tungdong::results {
namespace {

money::Decimal decimal(std::string_view text) {
  return *money::read_decimal(text, money::Style::plain);
}

Observation seen(std::string_view value, Bound bound = Bound::exact, std::string period = "2025") {
  Observation one;
  one.value = decimal(value);
  one.bound = bound;
  one.period = std::move(period);
  return one;
}

Target aim(Operator op, std::string_view value, TargetForm form = TargetForm::level) {
  Target target;
  target.op = op;
  target.form = form;
  target.value = decimal(value);
  return target;
}

std::string tell(Verdict verdict) {
  return std::string(record::name_of(verdict.outcome)) +
         (verdict.why == Undecided::nothing ? "" : " " + std::string(record::name_of(verdict.why)));
}

struct Case {
  const char* value;
  Bound bound;
  Operator op;
  const char* target;
  const char* told;
};

TEST_CASE("a level is met or missed; strict is strict, and a bound decides only what it can") {
  using enum Operator;
  const Case cases[] = {
      // The published targets of Điện Biên: 33,2 against 33,2 is met; stunting 24,56 is below 24,7.
      {"5.12", Bound::exact, at_least, "5", "met"},
      {"33.2", Bound::exact, at_least, "33.2", "met"},
      {"33.20", Bound::exact, at_least, "33.2", "met"},
      {"24.56", Bound::exact, below, "24.7", "met"},
      {"24.7", Bound::exact, below, "24.7", "missed"},
      {"24.7", Bound::exact, at_most, "24.7", "met"},
      {"14.70", Bound::exact, below, "14.8", "met"},
      {"100", Bound::exact, at_least, "100", "met"},
      {"99.99", Bound::exact, at_least, "100", "missed"},
      {"5", Bound::exact, equal, "5.0", "met"},
      {"5.1", Bound::exact, equal, "5", "missed"},
      // At least 60: surely at least 55; whether it is at least 65 nobody knows.
      {"60", Bound::at_least, at_least, "55", "met"},
      {"60", Bound::at_least, at_least, "65", "undecided bound"},
      {"60", Bound::at_least, below, "55", "missed"},
      {"60", Bound::at_least, below, "65", "undecided bound"},
      {"60", Bound::at_least, at_most, "60", "undecided bound"},
      {"60", Bound::at_least, equal, "60", "undecided bound"},
      {"60", Bound::at_least, equal, "50", "missed"},
      {"60", Bound::at_most, below, "65", "met"},
      {"60", Bound::at_most, below, "60", "undecided bound"},
      {"60", Bound::at_most, at_most, "60", "met"},
      {"60", Bound::at_most, at_least, "65", "missed"},
      {"60", Bound::at_most, at_least, "60", "undecided bound"},
      {"60", Bound::at_most, equal, "65", "missed"},
      {"54", Bound::about, at_least, "10", "undecided bound"},
  };
  for (const Case& one : cases) {
    const Observation value = seen(one.value, one.bound);
    INFO(one.value << " " << record::name_of(one.bound) << " against " << record::name_of(one.op) << " " << one.target);
    CHECK(tell(judge(aim(one.op, one.target), {.value = &value, .base = {}, .other = {}, .direction = {}})) ==
          one.told);
  }
}

TEST_CASE("between takes both ends") {
  Target target = aim(Operator::between, "1");
  target.upper = decimal("1.5");
  const auto told = [&](std::string_view text, Bound bound = Bound::exact) {
    const Observation value = seen(text, bound);
    return tell(judge(target, {.value = &value, .base = {}, .other = {}, .direction = {}}));
  };
  CHECK(told("0.99") == "missed");
  CHECK(told("1") == "met");
  CHECK(told("1.5") == "met");
  CHECK(told("1.51") == "missed");
  CHECK(told("1.6", Bound::at_least) == "missed");
  CHECK(told("1.2", Bound::at_least) == "undecided bound");
  CHECK(told("0.9", Bound::at_most) == "missed");
  CHECK(told("1.2", Bound::at_most) == "undecided bound");
}

TEST_CASE("points a year: 34,9 % in 2021 to 17,66 % in 2025 is 17,24 points in 4 years, 4,31 a year") {
  const Observation base = seen("34.9", Bound::exact, "2021");
  const Observation value = seen("17.66", Bound::exact, "2025");
  const Reading down{.value = &value, .base = &base, .other = {}, .direction = Direction::down};
  const auto told = [&](std::string_view points, const Reading& reading) {
    return tell(judge(aim(Operator::at_least, points, TargetForm::points_a_year), reading));
  };
  CHECK(told("4", down) == "met");
  CHECK(told("4.31", down) == "met");
  CHECK(told("4.32", down) == "missed");
  Reading up = down;
  up.direction = Direction::up;
  CHECK(told("0", up) == "missed");
  Reading none = down;
  none.base = nullptr;
  CHECK(told("4", none) == "undecided no-baseline");
  const Observation same = seen("17.66", Bound::exact, "2021");
  Reading no_years = down;
  no_years.value = &same;
  CHECK(told("4", no_years) == "undecided no-years");
  // At most 17,66 left: at least 17,24 points gone.
  const Observation bound = seen("17.66", Bound::at_most, "2025");
  Reading open = down;
  open.value = &bound;
  CHECK(told("4.31", open) == "met");
  CHECK(told("5", open) == "undecided bound");
}

TEST_CASE("a multiple of the base, and a ratio to another indicator") {
  const Observation value = seen("54");
  const Observation base = seen("21.84");
  const Reading reading{.value = &value, .base = &base, .other = &base, .direction = {}};
  CHECK(tell(judge(aim(Operator::at_least, "2", TargetForm::multiple_of_base), reading)) == "met");
  CHECK(tell(judge(aim(Operator::at_least, "2.5", TargetForm::multiple_of_base), reading)) == "missed");
  CHECK(tell(judge(aim(Operator::at_least, "0.5", TargetForm::ratio_to_indicator), reading)) == "met");
  const Observation zero = seen("0");
  Reading nothing = reading;
  nothing.base = &zero;
  nothing.other = nullptr;
  CHECK(tell(judge(aim(Operator::at_least, "2", TargetForm::multiple_of_base), nothing)) == "undecided no-baseline");
  CHECK(tell(judge(aim(Operator::at_least, "2", TargetForm::ratio_to_indicator), nothing)) == "undecided no-other");
}

TEST_CASE("what was not measured, and what no machine number holds, is undecided") {
  CHECK(tell(judge(aim(Operator::at_least, "5"), {})) == "undecided not-measured");
  const Observation huge = seen("999999999999999999");
  const Reading reading{.value = &huge, .base = &huge, .other = {}, .direction = {}};
  CHECK(tell(judge(aim(Operator::at_least, "999999999999999999", TargetForm::multiple_of_base), reading)) ==
        "undecided too-large");
}

}  // namespace
}  // namespace tungdong::results
