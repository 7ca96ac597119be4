// What is recognised of a table: its headings, its figures, and what it is held to.
#include <ctime>
#include <random>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "ledger/footing/foot.hpp"
#include "tools/footing/formula.hpp"
#include "tools/footing/numbering.hpp"
#include "tools/footing/plan.hpp"

namespace tungdong::tools {
namespace {

// "A2=A3+A4 …": the rules of a table, or the code of the first complaint with its row and column.
std::string rules_of(const std::string& csv, const PlanOrder& order = {}) {
  const auto grid = read_grid(csv, "bang.csv", "");
  if (!grid) return "!" + std::string(grid.error().front().refusal.code);
  const auto plan = make_plan(*grid, order);
  if (!plan) {
    const Complaint& first = plan.error().front();
    return fmt::format("!{}@{}{}", first.refusal.code, first.row, first.column);
  }
  std::string text;
  for (const footing::Rule& rule : plan->rules) {
    const auto name = [&](std::size_t line) {
      return rule.of_columns ? footing::name_of_column(line) : std::to_string(line + 1);
    };
    const auto sum = [&](const std::vector<footing::Term>& terms) {
      std::string all;
      for (const footing::Term& term : terms) all += (all.empty() ? "" : term.minus ? "-" : "+") + name(term.line);
      return all;
    };
    text += (text.empty() ? "" : " ") + name(rule.result) + (rule.shape == footing::Shape::mean ? "~" : "=") +
            sum(rule.parts) + (rule.base.empty() ? "" : "/" + sum(rule.base));
  }
  return text;
}

TEST_CASE("what a table is held to") {
  struct Case {
    const char* what;
    const char* csv;
    const char* rules;
  };
  const Case cases[] = {
      {"a total below", "Nguồn,Số\nTrung ương,2\nĐịa phương,3\nTổng cộng,5\n", "4=2+3"},
      {"a total above", "Nguồn;Số\nTổng số;5\nTrung ương;2\nĐịa phương;3\n", "2=3+4"},
      {"groups and their totals", "Nội dung,Số\na b,1\nc d,2\nCộng,3\ne f,3\ng h,4\nCộng,7\nTổng cộng,10\n",
       "4=2+3 7=5+6 8=4+7"},
      {"names that only look like totals", "Nội dung,Số\nTổng công ty A,1\nCộng đồng B,2\nTổng,3\n", "4=2+3"},
      {"of which", "Nội dung,Số\nTổng số,5\nA b,2\nTrong đó: C d,1\nE f,3\n", "2=3+5"},
      {"numbering",
       "STT,Nội dung,Số\nI,Dự án 1,3\n1,Phần a,1\n2,Phần b,2\nII,Dự án 2,7\n1,Phần c,3\n2,Phần d,4\n,Tổng cộng,10\n",
       "2=3+4 5=6+7 8=2+5"},
      {"numbering before names", "Nội dung,Số\n1. Dự án,3\n1.1. Phần a,1\n1.2. Phần b,2\n", "2=3+4"},
      {"formulas of a form",
       "Nội dung,Kế hoạch,,,Giải ngân,Tỷ lệ (%)\n,Tổng,TW,ĐP,,\nA,1=2+3,2,3,4,5=4/1\nHuyện,5,2,3,1,20\n",
       "B=C+D F=E/B"},
      {"headings that most rows agree with",
       "Tỉnh,Tổng số,TW,ĐP,Giải ngân,Tỷ lệ\nA b,5,2,3,1,\"20,0\"\nC d,10,4,6,5,\"50,0\"\nE f,7,3,3,1,\"14,3\"\n",
       "B=C+D F=E/B"},
      {"a rate without its base",
       "Vốn,Giải ngân,Tỷ lệ (%)\nTổng số,951129,\"54,4\"\nKéo dài,321772,\"63,1\"\nNăm 2023,629357,\"53,5\"\n",
       "2~3+4 2=3+4"},
      {"nothing", "Nội dung,Số\nA b,1\nC d,2\n", "!foot-no-equations@0"},
      {"no figures", "Nội dung,Ghi chú\nA b,c\n", "!foot-no-figures@0"},
      {"two ways to read", "Nội dung,Số\nTổng,1.234\nA b,1.000\nC d,234\n", "!foot-style-unclear@2B"},
      {"two styles", "Nội dung,Số\nTổng,\"1,234.5\"\nA b,\"1.000,5\"\nC d,234\n", "!foot-style-mixed@3B"},
      {"titles and a unit above", "Biểu số 1,,\n,,Đơn vị: triệu đồng\nNội dung,2021,2022\nTổng,5,7\nA b,2,3\nC d,3,4\n",
       "4=5+6"},
  };
  for (const Case& one : cases) {
    INFO(one.what);
    CHECK(rules_of(one.csv) == one.rules);
  }
}

TEST_CASE("what is declared comes first") {
  const std::string csv =
      "Nội dung,Kế hoạch,Giải ngân,Tỷ lệ,TW,ĐP\nHuyện A,10,5,50,4,6\nHuyện B,20,5,25,8,12\nTất cả,30,10,33,12,18\n";
  PlanOrder order;
  order.totals = {"Tất cả"};
  order.sums = {"Kế hoạch=TW+F"};
  order.rates = {"Tỷ lệ=Giải ngân/Kế hoạch"};
  CHECK(rules_of(csv, order) == "B=E+F D=C/B 4=2+3");
  order.sums = {"Huyện B=Huyện A"};
  order.totals = {"Không có"};
  order.rates.clear();
  CHECK(rules_of(csv, order) == "3=2 D=C/B");
  order.sums = {"Kế hoạch=Vốn"};
  CHECK(rules_of(csv, order) == "!foot-name-unknown@0");
  order.sums = {"Huyện=Tất cả"};
  CHECK(rules_of(csv, order) == "!foot-name-ambiguous@0");
  order.sums = {"Kế hoạch"};
  CHECK(rules_of(csv, order) == "!foot-formula-unread@0");
}

TEST_CASE("a number of another style is refused at its cell") {
  PlanOrder order;
  order.style = NumberStyle::vietnamese;
  CHECK(rules_of("Nội dung,Số\nTổng,\"2,193,872\"\nA b,\"1.000,5\"\nC d,234\n", order) == "!number-ambiguous@2B");
}

TEST_CASE("column numbers and formulas") {
  const auto text = [](const char* cell) {
    const auto formula = read_column_number(cell);
    if (!formula) return std::string("none");
    std::string all = formula->result + "=";
    for (const auto& term : formula->parts) all += (term.minus ? "-" : "+") + term.name;
    if (!formula->base.empty()) all += "/";
    for (const auto& term : formula->base) all += (term.minus ? "-" : "+") + term.name;
    return all + (formula->hundredfold ? "%" : "");
  };
  CHECK(text("3") == "3=");
  CHECK(text("(3)") == "3=");
  CHECK(text("A") == "A=");
  CHECK(text("3=4+5") == "3=+4+5");
  CHECK(text("(3) = (4) - (5)") == "3=+4-5");
  CHECK(text("3=4+...+7") == "3=+4+5+6+7");
  CHECK(text("7=6/3") == "7=+6/+3");
  CHECK(text("7=6:3") == "7=+6/+3");
  CHECK(text("7=6/3*100") == "7=+6/+3%");
  CHECK(text("(7)=(6)/(3)x100%") == "7=+6/+3%");
  CHECK(text("7=(6/3)×100") == "7=+6/+3%");
  CHECK(text("8=(5+6)/(3+4)%") == "8=+5+6/+3+4%");
  for (const char* wrong : {"", "Tổng", "1234", "3=", "3=4+", "=4", "3=4/", "3=4*5", "((((", "3=...+4", "2021"})
    CHECK((text(wrong) == "none"));
}

TEST_CASE("numberings say how deep a row stands") {
  Numbering numbering;
  const std::pair<const char*, int> rows[] = {{"A", 0}, {"I", 1},  {"1", 2}, {"1.1", 3}, {"1.2", 3}, {"a)", 4},
                                              {"2", 2}, {"II", 1}, {"1", 2}, {"-", 3},   {"B", 0},   {"I", 1}};
  for (const auto& [text, depth] : rows) {
    INFO(text);
    CHECK(numbering.next(text) == std::optional<std::size_t>(static_cast<std::size_t>(depth)));
  }
  Numbering letters;
  for (const char* text : {"H", "I", "J"}) CHECK(letters.next(text) == std::optional<std::size_t>(0));
  CHECK_FALSE(letters.next("Tổng"));
}

TEST_CASE("figures as they are written") {
  struct Case {
    const char* text;
    const char* expected;
  };
  const Case cases[] = {
      {"1.234,5", "1234.5"}, {"(1.234)", "-1234"}, {"-5", "-5"},     {"61,72 %", "61.72%"}, {"trên 15.000", ">15000"},
      {"≈75", "~75"},        {"khoảng 75", "~75"}, {"dưới 3", "<3"}, {"-", "nil"},          {"1 234 567", "1234567"},
      {"tỷ", "none"},        {"12 tỷ", "none"},    {"", "none"},     {"QĐ 12", "none"},     {"12/2023", "none"},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    const auto written = read_written(one.text);
    std::string text = "none";
    if (written && written->nil) text = "nil";
    if (written && !written->nil) {
      const auto number = read_digits(written->digits, NumberStyle::vietnamese);
      text = std::string(std::string_view("\0><~", 4).substr(static_cast<std::size_t>(written->bound), 1)) +
             number.value().text() + (written->percent ? "%" : "");
      if (text.front() == '\0') text.erase(0, 1);
    }
    CHECK(text == one.expected);
  }
  CHECK(read_digits("1,234.5", NumberStyle::english).value().text() == "1234.5");
}

TEST_CASE("any table is read or refused, in bounded time") {
  const std::string seed =
      "Biểu,,Đơn vị: triệu đồng\nSTT,Nội dung,Tổng số,TW,ĐP,Tỷ lệ "
      "(%)\nA,B,1=2+3,2,3,4=2/1\nI,Một,5,2,3,\"40,0\"\n1,Hai,\"2,5\",1,"
      "\"1,5\",40\n2,Ba,trên 2,-,1,x\n,Tổng cộng,5,2,3,40\n";
  const std::string letters = ",;\n\"=+-/().0123456789%AIVXab tổng";
  const std::clock_t start = std::clock();
  std::mt19937_64 random(7);
  for (int i = 0; i < 20'000; ++i) {
    std::string changed = seed;
    for (std::uint64_t n = random() % 6 + 1; n > 0; --n)
      changed[random() % changed.size()] = letters[random() % letters.size()];
    const auto grid = read_grid(changed, "a.csv", "");
    if (!grid) continue;
    const auto plan = make_plan(*grid, {});
    if (plan) footing::foot(plan->figures, plan->rules);
  }
  CHECK((std::clock() - start) / CLOCKS_PER_SEC < 60);
}

TEST_CASE("a large and hostile table is footed in bounded time") {
  const std::clock_t start = std::clock();
  std::string csv = "Nội dung";
  for (int c = 0; c < 60; ++c) csv += c % 3 == 0 ? ",Tỷ lệ (%)" : c % 3 == 1 ? ",Tổng" : ",Số";
  csv += "\n";
  for (int r = 0; r < 5'000; ++r) {
    csv += r % 2 == 0 ? "Tổng" : "khoảng";
    for (int c = 0; c < 60; ++c) csv += "," + std::to_string((r * 7919 + c * 104729) % 9973);
    csv += "\n";
  }
  const auto grid = read_grid(csv, "a.csv", "");
  REQUIRE(grid);
  const auto plan = make_plan(*grid, {});
  if (plan) footing::foot(plan->figures, plan->rules);
  CHECK((std::clock() - start) / CLOCKS_PER_SEC < 60);
}

}  // namespace
}  // namespace tungdong::tools
