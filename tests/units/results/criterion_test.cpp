#include "ledger/results/criterion.hpp"

#include <catch2/catch.hpp>

#include "tests/units/results/seen.hpp"

namespace tungdong::results {
namespace {

std::string tell(const Judgement& judgement) {
  std::string text(record::name_of(judgement.outcome));
  if (judgement.outcome == Outcome::undecided) text += " " + std::string(record::name_of(judgement.why));
  for (const std::string& one : judgement.missing) text += " " + one;
  return text;
}

// Of one commune, X, in province P and zone III.
struct Commune {
  std::deque<Indicator> definitions;
  std::deque<Threshold> rows;
  std::vector<const Threshold*> thresholds;
  std::map<std::string, const Indicator*, std::less<>> indicators;
  Seen seen;
  PlaceYear at{.place = "X", .above = {"P", "VN"}, .zones = {"III"}, .year = 2024, .standard = {}};

  Indicator& define(std::string code, Measure measure, std::vector<std::string> parts = {}) {
    Indicator& one = definitions.emplace_back(defined(std::move(code), measure));
    one.parts = std::move(parts);
    indicators[one.code] = &one;
    return one;
  }
  Threshold& require(std::string code, Operator op, std::string_view value) {
    Threshold& one = rows.emplace_back();
    one.indicator = std::move(code);
    one.version = 1;
    one.first_year = 2021;
    one.last_year = 2025;
    one.op = op;
    one.value = decimal(value);
    thresholds.push_back(&one);
    return one;
  }
  std::string judged(std::string_view code) const {
    return tell(judge_criterion(code, at, {indicators, thresholds, seen.all}));
  }
};

TEST_CASE("a criterion observed is what was last observed in the year") {
  Commune commune;
  commune.define("TC", Measure::criterion);
  CHECK(commune.judged("TC") == "undecided not-observed TC");
  CHECK(commune.judged("XX") == "undecided unknown XX");
  commune.seen.add("TC", "X", "2023", "0");
  commune.seen.add("TC", "Y", "2024", "0");
  CHECK(commune.judged("TC") == "undecided not-observed TC");
  commune.seen.add("TC", "X", "2024-06", "0");
  CHECK(commune.judged("TC") == "missed");
  commune.seen.add("TC", "X", "2024", "1");
  CHECK(commune.judged("TC") == "met");
  commune.seen.add("TC", "X", "2024", "0").version = 2;
  CHECK(commune.judged("TC") == "met");
}

TEST_CASE("a value is held against the threshold in force there, the last recorded that fits") {
  Commune commune;
  commune.define("TN", Measure::money);
  commune.seen.add("TN", "X", "2024", "45");
  CHECK(commune.judged("TN") == "undecided no-threshold TN");
  commune.require("TN", Operator::at_least, "50");
  CHECK(commune.judged("TN") == "missed");
  commune.require("TN", Operator::at_least, "45").places = {"P"};  // of its province
  CHECK(commune.judged("TN") == "met");
  commune.require("TN", Operator::at_least, "60").places = {"Q"};
  commune.require("TN", Operator::at_least, "60").zone = "I";
  commune.require("TN", Operator::at_least, "60").last_year = 2023;
  commune.require("TN", Operator::at_least, "60").first_year = 2025;
  commune.require("TN", Operator::at_least, "60").standard = "NTM-NC";
  commune.require("TN", Operator::at_least, "60").version = 2;
  CHECK(commune.judged("TN") == "met");
  commune.require("TN", Operator::at_least, "46").zone = "III";
  CHECK(commune.judged("TN") == "missed");
  commune.at.standard = "NTM-NC";
  CHECK(commune.judged("TN") == "missed");
  commune.rows.back().value = decimal("40");
  commune.at.standard.clear();
  CHECK(commune.judged("TN") == "met");
  commune.seen.add("TN", "X", "2024", "30").bound = Bound::at_least;  // 30 or more: may or may not be 40
  CHECK(commune.judged("TN") == "undecided undecided TN");
  commune.at.year = 2025;
  CHECK(commune.judged("TN") == "undecided not-observed TN");
}

TEST_CASE("all of its parts, or at least so many") {
  struct Case {
    std::string a, b, c;  // observed: 1, 0, or nothing
    std::optional<std::int64_t> at_least;
    std::string judged;
  };
  for (const Case& one : {Case{"1", "1", "1", {}, "met"}, Case{"1", "0", "1", {}, "missed"},
                          Case{"1", "0", "", {}, "missed"},  // whatever C is
                          Case{"1", "", "1", {}, "undecided parts B"}, Case{"", "1", "", {}, "undecided parts A C"},
                          Case{"1", "1", "", 2, "met"},  // whatever C is
                          Case{"1", "0", "0", 2, "missed"}, Case{"1", "0", "", 2, "undecided parts C"},
                          Case{"0", "0", "", 2, "missed"}, Case{"0", "0", "1", 1, "met"}}) {
    INFO(one.a << "," << one.b << "," << one.c << " at least " << one.at_least.value_or(3));
    Commune commune;
    commune.define("NTM", Measure::criterion, {"A", "B", "C"}).at_least = one.at_least;
    for (const auto& [code, value] : {std::pair{"A", one.a}, std::pair{"B", one.b}, std::pair{"C", one.c}}) {
      commune.define(code, Measure::criterion);
      if (!value.empty()) commune.seen.add(code, "X", "2024", value);
    }
    CHECK(commune.judged("NTM") == one.judged);
    commune.seen.add("NTM", "X", "2024", "1");  // what was observed of the whole stands before its parts
    CHECK(commune.judged("NTM") == "met");
  }
}

TEST_CASE("criteria of criteria, down to a value") {
  Commune commune;
  commune.define("NTM", Measure::criterion, {"TC10", "TC11"});
  commune.define("TC10", Measure::criterion, {"TN"});
  commune.define("TC11", Measure::criterion, {"NGHEO"});
  commune.define("TN", Measure::money);
  commune.define("NGHEO", Measure::rate);
  commune.require("TN", Operator::at_least, "40");
  commune.require("NGHEO", Operator::below, "13");
  commune.seen.add("TN", "X", "2024", "45");
  CHECK(commune.judged("NTM") == "undecided parts NGHEO");
  commune.seen.add("NGHEO", "X", "2024", "12.99");
  CHECK(commune.judged("NTM") == "met");
  commune.seen.add("NGHEO", "X", "2024", "13");  // strict is strict
  CHECK(commune.judged("NTM") == "missed");
}

TEST_CASE("circles and bottomless definitions are refused; shared parts are judged once") {
  Commune commune;
  commune.define("A", Measure::criterion, {"B"});
  commune.define("B", Measure::criterion, {"C"});
  commune.define("C", Measure::criterion, {"A"});
  CHECK(commune.judged("A") == "undecided cycle A");
  // Ladder: each step has the next as both of its parts, 2^60 ways down.
  for (int i = 0; i < 60; ++i) {
    const std::string next = "L" + std::to_string(i + 1);
    commune.define("L" + std::to_string(i), Measure::criterion, {next, next});
  }
  commune.define("L60", Measure::criterion);
  CHECK(commune.judged("L0") == "undecided parts L60");
  commune.seen.add("L60", "X", "2024", "1");
  CHECK(commune.judged("L0") == "met");
  for (int i = 0; i < 70; ++i)
    commune.define("D" + std::to_string(i), Measure::criterion, {"D" + std::to_string(i + 1)});
  CHECK(commune.judged("D0") == "undecided too-deep D64");
}

TEST_CASE("what was met and is missed again is lost") {
  using enum Outcome;
  const auto lost = [](std::vector<std::pair<int, Outcome>> years) { return lost_in(years).value_or(0); };
  CHECK(lost({}) == 0);
  CHECK(lost({{2022, missed}, {2023, met}, {2024, met}}) == 0);
  CHECK(lost({{2022, met}, {2023, undecided}, {2024, missed}}) == 2024);
  CHECK(lost({{2024, missed}, {2022, met}, {2023, missed}}) == 2023);
  CHECK(lost({{2022, met}, {2023, undecided}}) == 0);
}

}  // namespace
}  // namespace tungdong::results
