#include "ledger/estimate/digits.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "ledger/money/ratio.hpp"
#include "reports/audit/checks.hpp"

namespace tungdong::reports {

namespace {

using estimate::Digits;
using money::Decimal;
using money::Dong;

constexpr std::size_t most_numbers = 20;
constexpr std::size_t most_pairs = 5;
constexpr std::int64_t least_repeats = 3;

Cell count(std::int64_t number) {
  return Decimal(number, 0);
}

Cell share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? Cell(Empty{}) : Cell(money::percent(Dong(part), Dong(whole), 2));
}

std::int64_t size_of(const Look& look) {
  return static_cast<std::int64_t>(look.paid.size());
}

}  // namespace

Table digits_table(const Look& look) {
  Table table = make_table("digits", term("audit.digits"),
                           {{"test", term("audit.test"), ColumnType::text},
                            {"payments", term("sample.payments"), ColumnType::number},
                            {"deviation", term("audit.deviation"), ColumnType::number},
                            {"conformity", term("audit.conformity"), ColumnType::text},
                            {"chi_squared", term("audit.chi_squared"), ColumnType::number},
                            {"critical", term("audit.critical"), ColumnType::number}});
  std::vector<std::int64_t> amounts;
  for (const Paid& one : look.paid) amounts.push_back(one.payment.amount.count());
  for (const Digits which : {Digits::first, Digits::second, Digits::first_two, Digits::first_three, Digits::last_two}) {
    Row row;
    row.cells = {named("digits", which), count(size_of(look))};
    if (const auto test = estimate::digit_test(which, amounts)) {
      row.cells.insert(
          row.cells.end(),
          {Decimal(std::llround(test->deviation * 1e5), 5), named("conformity", test->conformity),
           Decimal(std::llround(test->chi_squared * 100), 2), Decimal(std::llround(test->critical * 100), 2)});
    } else {
      row.cells.insert(row.cells.end(), 4, Empty{term("audit.too_few", {{"least", estimate::least_amounts(which)}})});
    }
    table.rows.push_back(std::move(row));
  }
  table.notes.push_back(term("audit.digits_note"));
  return table;
}

Table sums_of_digits(const Look& look) {
  Table table = make_table("sums", term("audit.sums"),
                           {{"digits", term("digits.first-two"), ColumnType::code},
                            {"amount", term("column.amount"), ColumnType::dong},
                            {"times", term("audit.times"), ColumnType::number},
                            {"share", term("audit.round_share"), ColumnType::percent}});
  struct Sum {
    Dong amount;
    std::int64_t times{};
  };
  std::map<std::int64_t, Sum> sums;
  Dong all;
  for (const Paid& one : look.paid) {
    std::int64_t leading = one.payment.amount.count();
    if (leading < 10) continue;
    while (leading >= 100) leading /= 10;
    sums[leading].amount += one.payment.amount;
    ++sums[leading].times;
    all += one.payment.amount;
  }
  std::vector<std::pair<std::int64_t, Sum>> largest(sums.begin(), sums.end());
  std::ranges::stable_sort(largest, std::ranges::greater(), [](const auto& one) { return one.second.amount; });
  largest.resize(std::min(largest.size(), most_pairs));
  for (const auto& [leading, sum] : largest) {
    Row row;
    row.cells = {Code{std::to_string(leading)}, sum.amount, count(sum.times), money::percent(sum.amount, all, 2)};
    table.rows.push_back(std::move(row));
  }
  table.notes.push_back(term("audit.sums_note"));
  return table;
}

Table repeated_amounts(const Look& look) {
  Table table = make_table(
      "numbers", term("audit.numbers"),
      {{"amount", term("column.amount"), ColumnType::dong}, {"times", term("audit.times"), ColumnType::number}});
  std::map<Dong, std::int64_t> counts;
  for (const Paid& one : look.paid) ++counts[one.payment.amount];
  std::vector<std::pair<Dong, std::int64_t>> often;
  for (const auto& one : counts)
    if (one.second >= least_repeats) often.emplace_back(one);
  std::ranges::stable_sort(often, std::ranges::greater(), &std::pair<Dong, std::int64_t>::second);
  often.resize(std::min(often.size(), most_numbers));
  for (const auto& [amount, times] : often) {
    Row row;
    row.cells = {amount, count(times)};
    table.rows.push_back(std::move(row));
  }
  return table;
}

// Of each unit beside all of them: a unit that pays in whole hundreds of millions estimates rather than measures.
Table round_amounts(const Look& look) {
  static constexpr std::array<std::int64_t, 3> wholes{1'000'000, 10'000'000, 100'000'000};
  Table table = make_table("round", term("audit.round"),
                           {{"unit", term("column.unit"), ColumnType::text},
                            {"payments", term("sample.payments"), ColumnType::number},
                            {"millions", term("audit.round_millions"), ColumnType::percent},
                            {"tens", term("audit.round_tens"), ColumnType::percent},
                            {"hundreds", term("audit.round_hundreds"), ColumnType::percent}});
  struct Round {
    std::int64_t all{};
    std::array<std::int64_t, wholes.size()> of{};
  };
  std::map<std::string, Round> units;
  Round every;
  for (const Paid& one : look.paid) {
    Round& unit = units[look.scope.chart().unit_of("project:" + one.project)];
    for (Round* round : {&unit, &every}) {
      ++round->all;
      for (std::size_t i = 0; i < wholes.size(); ++i)
        if (one.payment.amount.count() % wholes.at(i) == 0) ++round->of.at(i);
    }
  }
  const auto line = [](Text name, const Round& round) {
    Row row;
    row.cells = {std::move(name), count(round.all)};
    for (const std::int64_t times : round.of) row.cells.push_back(share(times, round.all));
    return row;
  };
  for (const auto& [unit, round] : units) table.rows.push_back(line(look.scope.unit_name(unit), round));
  table.totals.push_back(line(term("audit.all_units"), every));
  return table;
}

}  // namespace tungdong::reports
