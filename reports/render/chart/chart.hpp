#pragma once
// A chart of a table's rows as SVG, without any script: each kind in its own file. Geometry is not money: it is drawn
// with plain numbers, and the table beside it has the exact ones.

#include <optional>
#include <string>
#include <vector>

#include "reports/table.hpp"

namespace tungdong::reports {

// The whole <figure>: picture, caption, and a word on where its table is. Empty where no row has anything to draw.
// `id` is unique on the page; `table_id` is the id of the table's element.
std::string draw_chart(const Chart& chart, const Table& table, Lang lang, const std::string& id,
                       const std::string& table_id);

// The rows of a table as a chart reads them.
class ChartRows {
 public:
  ChartRows(const Chart& chart, const Table& table, Lang lang);

  std::size_t size() const { return table_.rows.size(); }
  // The words under a name column, the n-th of the chart's; empty where the chart names no such column.
  std::string name(std::size_t row, std::size_t n) const;
  // The number under a value column; nothing where the cell is empty or no number.
  std::optional<double> value(std::size_t row, std::size_t n) const;
  // As a reader sees it.
  std::string printed(std::size_t row, std::size_t n) const;
  std::string heading(std::size_t n) const;  // of the n-th value column
  std::size_t values() const { return values_.size(); }
  // Whether the values are per cent: shares that stand side by side and are never added.
  bool percents() const;

 private:
  const Table& table_;
  Lang lang_;
  std::vector<std::optional<std::size_t>> names_;
  std::vector<std::optional<std::size_t>> values_;
};

// What a kind draws: the inside of an <svg>, and its height; the width is always `chart_width`.
struct Drawing {
  std::string svg;
  int height{};
  std::size_t left_out{};  // rows without a value
};
inline constexpr int chart_width = 900;

Drawing draw_bars(const ChartRows& rows);
Drawing draw_scatter(const ChartRows& rows, const Chart& chart);
Drawing draw_trend(const ChartRows& rows);
Drawing draw_survival(const ChartRows& rows);
Drawing draw_flow(const ChartRows& rows, Lang lang);

// Pieces that several kinds draw with. Coordinates are rounded to a tenth of a unit.
std::string number(double value);
// A label of at most so many characters, its middle left out with an ellipsis; the whole is in its <title>.
std::string label(double x, double y, const std::string& text, std::size_t most, std::string_view anchor = "start",
                  std::string_view kind = "label");
// The marks of series: each has a shape of its own, not only a colour. The n-th of them.
std::string marker(double x, double y, std::size_t n, const std::string& title);
// "c0".."c7": the class of the n-th colour of the page's style; past them the same ones, half filled and outlined.
std::string colour(std::size_t n);
// A rectangle in the n-th colour and under the n-th hatching: two series differ without their colours too. The
// hatchings are those of `hatchings`, which a page has once.
std::string hatched(double x, double y, double width, double height, std::size_t n, const std::string& title);
std::string hatchings();
// A scale's round steps from least to most, about `count` of them.
std::vector<double> ticks(double least, double most, int count);

}  // namespace tungdong::reports
