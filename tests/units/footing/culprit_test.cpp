// A table that adds up, with one error of the kinds that are seen in publications in one cell: the cell is named, with
// the figure that stood there. A table without error is never called broken.
#include <map>
#include <random>

#include <catch2/catch.hpp>

#include "ledger/footing/foot.hpp"
#include "ledger/footing/slip.hpp"
#include "ledger/money/ratio.hpp"
#include "ledger/money/wide.hpp"

namespace tungdong::footing {
namespace {

using money::Decimal;
using Random = std::mt19937_64;

std::int64_t between(Random& random, std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(high - low + 1));
}

// Rows of places under their total; columns: total = central + local, disbursed, rate = disbursed / total.
struct Report {
  static constexpr std::size_t total = 0, central = 1, local = 2, paid = 3, rate = 4;
  Figures figures;
  std::vector<Rule> rules;
  int places{};

  void set(std::size_t row, std::size_t column, Decimal number) {
    Figure figure{.number = number, .bound = Bound::exactly};
    figures.set({row, column}, figure);
  }
};

Rule sum_rule(bool of_columns, std::size_t result, std::vector<Term> parts, std::vector<std::size_t> crosses) {
  return {.shape = Shape::sum,
          .of_columns = of_columns,
          .result = result,
          .parts = std::move(parts),
          .base = {},
          .amounts = {},
          .crosses = std::move(crosses)};
}

Report make_report(Random& random) {
  const auto rows = static_cast<std::size_t>(between(random, 3, 12));
  Report report{.figures = Figures(rows + 1, 5), .rules = {}, .places = static_cast<int>(between(random, 0, 3))};
  std::map<std::size_t, std::int64_t> sums;
  for (std::size_t r = 1; r <= rows; ++r) {
    const std::int64_t central = between(random, 1'000, 9'999'999);
    const std::int64_t local = between(random, 1'000, 999'999);
    const std::int64_t paid = between(random, 500, central + local);
    const std::map<std::size_t, std::int64_t> cells{{0, central + local}, {1, central}, {2, local}, {3, paid}};
    for (const auto& [column, units] : cells) {
      report.set(r, column, Decimal(units, report.places));
      sums[column] += units;
    }
    report.set(r, Report::rate, money::percent(Decimal(paid, 0), Decimal(central + local, 0), 2));
  }
  for (const auto& [column, units] : sums) report.set(0, column, Decimal(units, report.places));
  report.set(0, Report::rate, money::percent(Decimal(sums[3], 0), Decimal(sums[0], 0), 2));

  std::vector<std::size_t> all_rows(rows + 1);
  std::vector<Term> parts;
  for (std::size_t r = 0; r <= rows; ++r) {
    all_rows[r] = r;
    if (r > 0) parts.push_back({r, false});
  }
  report.rules = {sum_rule(true, Report::total, {{1}, {2}}, all_rows), sum_rule(false, 0, parts, {0, 1, 2, 3})};
  Rule rate{.shape = Shape::rate,
            .of_columns = true,
            .result = Report::rate,
            .parts = {{3}},
            .base = {{0}},
            .amounts = {0, 1, 2, 3},
            .crosses = all_rows};
  report.rules.push_back(rate);
  return report;
}

std::size_t broken(const Footed& footed) {
  std::size_t count = 0;
  for (const Explained& one : footed.equations) count += one.judged.verdict == Footing::broken ? 1U : 0U;
  return count;
}

TEST_CASE("a table without error is never called broken") {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Random random(seed);
    const Report report = make_report(random);
    INFO("seed " << seed);
    const Footed footed = foot(report.figures, report.rules);
    CHECK(broken(footed) == 0);
    CHECK(footed.culprits.empty());
  }
}

TEST_CASE("a table rounded from finer figures is never called broken") {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Random random(seed);
    Report report = make_report(random);
    if (report.places == 0) continue;
    Figures coarse(report.figures.rows(), report.figures.columns());
    for (std::size_t r = 0; r < coarse.rows(); ++r)
      for (std::size_t c = 0; c < coarse.columns(); ++c) {
        Figure figure = *report.figures.at({r, c});
        if (c != Report::rate)
          figure.number = Decimal(money::narrow(money::rounded(figure.number.units(), 10)), report.places - 1);
        coarse.set({r, c}, figure);
      }
    INFO("seed " << seed);
    CHECK(broken(foot(coarse, report.rules)) == 0);
  }
}

TEST_CASE("one error in one cell: the cell is named, with the figure that stood there") {
  std::map<std::string, int> made;
  for (std::uint64_t seed = 0; seed < 3'000; ++seed) {
    Random random(seed);
    Report report = make_report(random);
    // Any cell of an amount; what the parts of a total are is another table's business.
    const Place place{static_cast<std::size_t>(between(random, 0, std::int64_t(report.figures.rows()) - 1)),
                      static_cast<std::size_t>(between(random, 0, 3))};
    const Decimal truth = report.figures.at(place)->number;
    auto wrong = slips(truth);
    wrong.emplace_back(Mistake::nine, truth + Decimal(between(random, 20, 400), report.places));
    const auto& [mistake, printed] = wrong[random() % wrong.size()];
    Figure figure = *report.figures.at(place);
    figure.number = printed;
    report.figures.set(place, figure);
    // An error that rounding hides cannot be seen.
    const Footed footed = foot(report.figures, report.rules);
    INFO("seed " << seed << " " << name_of(place) << " " << truth.text() << " printed " << printed.text());
    if (broken(footed) == 0) {
      const Decimal gap = truth > printed ? truth - printed : printed - truth;
      CHECK(gap.units() <= std::int64_t(report.figures.rows()));
      continue;
    }
    // Where one equation alone is broken (a rate printed to two decimals does not see every error), others of its cells
    // may explain it too: then nothing is claimed.
    if (broken(footed) == 1 && (footed.culprits.empty() || !footed.culprits[0].alone)) continue;
    REQUIRE(footed.culprits.size() == 1);
    CHECK(footed.culprits[0].place == place);
    CHECK(footed.culprits[0].instead == truth);
    ++made[std::string(record::name_of(mistake))];
  }
  CHECK(made["swapped"] > 500);
  CHECK(made["thousand"] > 100);
  CHECK(made["thousandth"] > 100);
  CHECK(made["nine"] > 100);
}

TEST_CASE("a rate cut off, and one on another denominator, are told") {
  int cut = 0;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Random random(seed);
    Report report = make_report(random);
    const auto row = static_cast<std::size_t>(between(random, 1, std::int64_t(report.figures.rows()) - 1));
    const Decimal paid = report.figures.at({row, Report::paid})->number;
    const bool other = seed % 2 == 0;
    const Decimal base = report.figures.at({row, other ? Report::central : Report::total})->number;
    const Decimal rounded = money::percent(Decimal(paid.units(), 0), Decimal(base.units(), 0), 2);
    const auto truncated = money::narrow(money::Wide{paid.units()} * 10'000 / base.units());
    report.set(row, Report::rate, other ? rounded : Decimal(truncated, 2));
    const Footed footed = foot(report.figures, report.rules);
    if (broken(footed) == 0) continue;
    INFO("seed " << seed);
    const auto told = std::ranges::find_if(footed.equations,
                                           [](const Explained& one) { return one.judged.verdict == Footing::broken; });
    REQUIRE_FALSE(told->hints.empty());
    CHECK(told->hints[0].mistake == (other ? Mistake::other_base : Mistake::truncated));
    cut += other ? 0 : 1;
  }
  CHECK(cut > 50);
}

TEST_CASE("a cell that would mend one equation and break another is not named") {
  // One column under its total, without slip: any of them may be wrong.
  Figures figures(4, 1);
  const std::int64_t units[] = {1'000, 250, 251, 400};
  for (std::size_t r = 0; r < 4; ++r) figures.set({r, 0}, {.number = Decimal(units[r], 0), .bound = Bound::exactly});
  const Footed footed = foot(figures, {sum_rule(false, 0, {{1}, {2}, {3}}, {0})});
  CHECK(broken(footed) == 1);
  CHECK(footed.culprits.empty());
}

TEST_CASE("a long column is searched in bounded time") {
  constexpr std::size_t rows = 20'000;
  Figures figures(rows + 1, 3);
  std::vector<Term> parts;
  for (std::size_t r = 1; r <= rows; ++r) {
    for (std::size_t c = 0; c < 3; ++c)
      figures.set({r, c}, {.number = Decimal(1'000 + std::int64_t(r), 3), .bound = Bound::about});
    parts.push_back({r, false});
  }
  for (std::size_t c = 0; c < 3; ++c) figures.set({0, c}, {.number = Decimal(1, 0), .bound = Bound::exactly});
  const Footed footed = foot(figures, {sum_rule(false, 0, parts, {0, 1, 2})});
  CHECK(footed.equations.size() == 3);
}

}  // namespace
}  // namespace tungdong::footing
