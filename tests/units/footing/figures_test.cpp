// Published tables, as they were printed: what adds up, what does not, and why.
#include <catch2/catch.hpp>

#include "ledger/footing/foot.hpp"
#include "tests/support/printed_table.hpp"

namespace tungdong::footing {
namespace {

using test::Printed;

// total = part + part …, all in one row
Footing sum_of(std::initializer_list<const char*> figures) {
  const Printed table({std::vector<const char*>(figures)});
  Rule rule{.shape = Shape::sum, .of_columns = true, .parts = {}, .base = {}, .amounts = {}, .crosses = {0}};
  for (std::size_t c = 1; c < figures.size(); ++c) rule.parts.push_back({c, false});
  return judge(table.figures, rule, 0)->verdict;
}

TEST_CASE("published sums", "[domain]") {
  struct Case {
    std::initializer_list<const char*> figures;  // total, parts
    Footing verdict;
    const char* source;
  };
  const Case cases[] = {
      {{"14468.011", "12933.106", "1534.350"}, Footing::broken, "2022 plan to 31/1/2023: the gap is 0.555"},
      {{"26426", "3487", "22939"}, Footing::exact, "public investment to 31/8/2025"},
      {{"~75000", "52584", "22370"}, Footing::allowed_by_bound, "all of it to 31/8/2025, about"},
      {{">26395", "15000", "9125", "2270"}, Footing::exact, "by programme, more than"},
      {{"23003.079", "14163.502", "8839.577"}, Footing::exact, "ethnic minorities 2025"},
      {{"7569.589", "1229.958", "6339.631"}, Footing::exact, "of it public investment"},
      {{"193155.6", "63155.6", "130000"}, Footing::exact, "new countryside 2016-2020"},
      {{"951129", "321772", "629357"}, Footing::exact, "Điện Biên to 30/11/2023, investment"},
      {{"287996", "33854", "254142"}, Footing::exact, "the same, recurrent"},
      {{"2005.982", "1229.659", "776.323"}, Footing::exact, "Điện Biên 2024, allocated"},
      {{"4539", "4170.3", "368.7"}, Footing::exact, "Điện Biên, ethnic minorities 2021-2025"},
      {{"1519.25", "419.68", "607.74", "491.83"}, Footing::exact, "Điện Biên to 30/9/2025, disbursed"},
      {{"3355.888", "988", "1285.2", "1082.68"}, Footing::within_rounding, "the same, plan: 3,355.88"},
      {{"4565", "3638", "927"}, Footing::exact, "Lạng Sơn investment 2021-2025"},
      {{"5.9", "5.1", "0.79"}, Footing::within_rounding, "Lạng Sơn, adjustment of new countryside"},
      {{"2.465", "1.445", "1.02"}, Footing::exact, "Lạng Sơn, cut"},
      {{"1204.22", "919.42", "49.17", "219.30", "16.33"}, Footing::exact, "Sơn La 2022 by source"},
      {{"1204.26", "919.42", "49.17", "219.30", "16.33"}, Footing::broken, "beyond 5 half units of 0.005"},
      {{"1204.24", "919.42", "49.17", "219.30", "16.33"}, Footing::within_rounding, "4 half units of 5"},
  };
  for (const Case& one : cases) {
    INFO(one.source);
    CHECK(sum_of(one.figures) == one.verdict);
  }
}

TEST_CASE("within rounding is counted in half units, the total's among them") {
  const Printed table({{"1204.24", "919.42", "49.17", "219.30", "16.33"}});
  Rule rule{.shape = Shape::sum,
            .of_columns = true,
            .parts = {{1}, {2}, {3}, {4}},
            .base = {},
            .amounts = {},
            .crosses = {0}};
  const auto judged = judge(table.figures, rule, 0);
  REQUIRE(judged);
  CHECK(judged->half_units == 4);
  CHECK(judged->most_half_units == 5);
  CHECK(judged->gap->text() == "0.02");
}

TEST_CASE("published rates", "[domain]") {
  struct Case {
    const char* rate;
    const char* part;
    const char* base;
    Footing verdict;
    bool truncated;
    const char* source;
  };
  const Case cases[] = {
      {"22.2", "3467.555", "8839.577", Footing::broken, false, "ethnic minorities 2025, recurrent: another base"},
      {"69.78", "1519.477", "2193.872", Footing::broken, false, "Điện Biên 2023 over the plan: 69.26"},
      {"69.78", "1519.477", "2177.311", Footing::broken, true, "over what was allotted: 69.787, cut off"},
      {"99.2", "2177.311", "2193.872", Footing::exact, false, "allotted of the plan"},
      {"61.72", "4158.212", "6736.599", Footing::broken, true, "Điện Biên to April 2025: 61.726, cut off"},
      {"3.91", "78.485", "2005.982", Footing::exact, false, "Điện Biên, first quarter of 2024"},
      {"4.35", "33.6", "772.252", Footing::exact, false, "carried over, disbursed"},
      {"45.27", "1519.25", "3355.888", Footing::exact, false, "Điện Biên to 30/9/2025"},
      {"63.5", "4013", "6316", Footing::exact, false, "Lạng Sơn to 27/11/2025"},
      {"57", "30380", "53500", Footing::exact, false, "2025 estimate, allocated: 56.8"},
      {"32.51", "42.464", "130.621", Footing::exact, false, "Tủa Chùa 2023"},
  };
  for (const Case& one : cases) {
    INFO(one.source);
    const Printed table({{one.rate, one.part, one.base}});
    Rule rule{.shape = Shape::rate, .of_columns = true, .parts = {{1}}, .base = {{2}}, .amounts = {}, .crosses = {0}};
    CHECK(judge(table.figures, rule, 0)->verdict == one.verdict);
    CHECK(is_truncated(table.figures, rule, 0) == one.truncated);
  }
}

TEST_CASE("Điện Biên 2023: the rate is true over what was allotted, and cut off") {
  const Printed table({{"2193.872", "2177.311", "1519.477", "69.78"}});
  Rule rule{.shape = Shape::rate,
            .of_columns = true,
            .result = 3,
            .parts = {{2}},
            .base = {{0}},
            .amounts = {0, 1, 2},
            .crosses = {0}};
  const Footed footed = foot(table.figures, {rule});
  REQUIRE(footed.equations.size() == 1);
  CHECK(footed.equations[0].judged.should->text() == "69.26");
  REQUIRE(footed.equations[0].hints.size() == 1);
  CHECK(footed.equations[0].hints[0].mistake == Mistake::other_base);
  CHECK(footed.equations[0].hints[0].base == std::vector<Term>{{1, false}});
}

TEST_CASE("the rate of a total against those of its parts", "[domain]") {
  // Điện Biên to 30/11/2023, triệu: disbursed, rate. The plans were not printed.
  const auto verdict = [](const Printed& table) {
    Rule rule{.shape = Shape::mean,
              .result = 0,
              .parts = {{1}, {2}},
              .base = {},
              .amounts = {},
              .amount_column = 0,
              .crosses = {1}};
    return *judge(table.figures, rule, 1);
  };
  const Judged investment = verdict(Printed({{"951129", "54.4"}, {"321772", "63.1"}, {"629357", "53.5"}}));
  CHECK(investment.verdict == Footing::broken);
  CHECK(investment.should->text() == "56.4");
  CHECK(verdict(Printed({{"287996", "24.4"}, {"33854", "14.1"}, {"254142", "27.1"}})).verdict ==
        Footing::within_rounding);
}

TEST_CASE("slips of the pen are recognised in published tables") {
  struct Case {
    std::vector<std::vector<const char*>> rows;  // the first row is the sum of the others
    Place cell;
    Mistake mistake;
    const char* instead;
    const char* source;
  };
  const Case cases[] = {
      {{{"2193872"}, {"1417.311"}, {"776.561"}},
       {0, 0},
       Mistake::thousandth,
       "2193.872",
       "Điện Biên: 2,193,872 billion"},
      {{{"23003079"}, {"14163.502"}, {"8839.577"}}, {0, 0}, Mistake::thousandth, "23003.079", "23,003,079 billion"},
      {{{"26426"}, {"3487"}, {"22.939"}}, {2, 0}, Mistake::thousand, "22939", "tỷ beside nghìn tỷ"},
      {{{"2005.982"}, {"1226.959"}, {"776.323"}}, {1, 0}, Mistake::swapped, "1229.659", "29 printed as 26 … 9"},
  };
  for (const Case& one : cases) {
    INFO(one.source);
    const Printed table(one.rows);
    Rule rule{.shape = Shape::sum, .result = 0, .parts = {{1}, {2}}, .base = {}, .amounts = {}, .crosses = {0}};
    const Footed footed = foot(table.figures, {rule});
    REQUIRE(footed.culprits.size() == 1);
    CHECK(footed.culprits[0].place == one.cell);
    CHECK(footed.culprits[0].slip == one.mistake);
    CHECK(footed.culprits[0].instead == test::number(one.instead));
  }
}

TEST_CASE("a blank is not nothing, and a bound no equality") {
  CHECK(sum_of({"100", "60", ""}) == Footing::incomplete);  // the blank may be 40
  CHECK(sum_of({"60", "60", ""}) == Footing::exact);
  CHECK(sum_of({"50", "60", ""}) == Footing::broken);  // unless it were below nothing
  CHECK(sum_of({">100", "60", "45"}) == Footing::allowed_by_bound);
  CHECK(sum_of({">100", "60", "35"}) == Footing::broken);  // more than 100 is not 95
  CHECK(sum_of({"100", ">60", "35"}) == Footing::allowed_by_bound);
  CHECK(sum_of({"100", "<60", "35"}) == Footing::broken);
}

TEST_CASE("numbers too large are not judged, and nothing crashes") {
  const char* nines = "999999999999999999";
  CHECK(sum_of({"1", nines, nines}) == Footing::broken);
  CHECK(sum_of({"1", nines, nines, nines, nines, nines, nines, nines, nines, nines, nines}) == Footing::unjudged);
}

}  // namespace
}  // namespace tungdong::footing
