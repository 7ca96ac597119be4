// Pages of a nation's communes: 3.321 rows of twelve columns.
#include <fmt/format.h>

#include "reports/render/render.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/stopwatch.hpp"

namespace tungdong::bench {

namespace {

using namespace reports;

Page communes() {
  constexpr int count = 3'321;
  Table table = make_table("communes", data("Các xã"),
                           {{"code", data("Mã"), ColumnType::code}, {"name", data("Tên xã"), ColumnType::text}});
  for (int column = 0; column < 9; ++column)
    table.columns.push_back({fmt::format("a{}", column), data(fmt::format("Số tiền {}", column)), ColumnType::dong});
  table.columns.push_back({"rate", data("Tỷ lệ"), ColumnType::percent});
  for (int row = 0; row < count; ++row) {
    Row cells;
    cells.cells = {Code{fmt::format("{:05}", row)}, data(fmt::format("Xã Mường số {}", row))};
    for (int column = 0; column < 9; ++column)
      cells.cells.emplace_back(money::Dong(std::int64_t{1'234'567} * (row + 1) * (column + 1)));
    cells.cells.emplace_back(money::Decimal(row % 10'000, 2));
    table.rows.push_back(std::move(cells));
  }
  Page page;
  page.id = "communes";
  page.title = data("Các xã");
  page.tables.push_back(std::move(table));
  return page;
}

}  // namespace

std::vector<Finding> bench_render(const Settings&) {
  const Page page = communes();
  constexpr double longest_s = 2;
  std::vector<Finding> findings;
  for (const Format format : {Format::html, Format::xlsx}) {
    std::vector<double> seconds;
    for (int round = 0; round < 5; ++round)
      seconds.push_back(spent_on([&] { render(page, format, words::Lang::vi); }).wall_s);
    const double middle = median(seconds);
    findings.push_back({fmt::format("{} of 3.321 communes, 12 columns", record::name_of(format)),
                        fmt::format("{:.2f} s", middle), "2 s", middle / longest_s, "< 1", middle < longest_s});
  }
  return findings;
}

}  // namespace tungdong::bench
