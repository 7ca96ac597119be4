// Points of two measures, with the cut-offs that divide them into four.

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "ledger/money/print.hpp"
#include "ledger/money/wide.hpp"
#include "reports/render/chart/chart.hpp"

namespace tungdong::reports {

namespace {

constexpr double left = 70;
constexpr double top = 50;
constexpr double right = chart_width - 250;
constexpr double bottom = 430;

double plain(const money::Decimal& value) {
  return static_cast<double>(value.units()) / static_cast<double>(money::ten_to(value.places()));
}

}  // namespace

Drawing draw_scatter(const ChartRows& rows, const Chart& chart) {
  struct Point {
    double across, up;
    std::string name, kind;
  };
  std::vector<Point> points;
  Drawing drawing;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto across = rows.value(row, 0);
    const auto up = rows.value(row, 1);
    if (across && up)
      points.push_back({*across, *up, rows.name(row, 0), rows.name(row, 1)});
    else
      ++drawing.left_out;
  }
  if (points.empty()) return {};
  double least_x = 0, most_x = 100, least_y = 0, most_y = 100;
  for (const Point& point : points) {
    least_x = std::min(least_x, point.across);
    most_x = std::max(most_x, point.across);
    least_y = std::min(least_y, point.up);
    most_y = std::max(most_y, point.up);
  }
  const auto x_of = [&](double value) { return left + (value - least_x) / (most_x - least_x) * (right - left); };
  const auto y_of = [&](double value) { return bottom - (value - least_y) / (most_y - least_y) * (bottom - top); };
  std::string& svg = drawing.svg;
  svg += fmt::format(R"(<rect class="frame" x="{}" y="{}" width="{}" height="{}"/>)", left, top, right - left,
                     bottom - top);
  for (const double tick : ticks(least_x, most_x, 5))
    svg += label(x_of(tick), bottom + 18, number(tick), 12, "middle", "tick");
  for (const double tick : ticks(least_y, most_y, 5))
    svg += label(left - 8, y_of(tick) + 4, number(tick), 12, "end", "tick");
  svg += label((left + right) / 2, bottom + 40, rows.heading(0), 70, "middle");
  svg += label(left, top - 28, rows.heading(1), 70);
  if (chart.cut_across) {
    const double x = x_of(plain(*chart.cut_across));
    svg += fmt::format(R"(<line class="cut" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>)", number(x), top, bottom);
    svg += label(x, top - 6, money::print(*chart.cut_across, money::Style::vietnamese), 12, "middle", "tick");
  }
  if (chart.cut_up) {
    const double y = y_of(plain(*chart.cut_up));
    svg += fmt::format(R"(<line class="cut" x1="{1}" x2="{2}" y1="{0}" y2="{0}"/>)", number(y), left, right);
    svg += label(right + 6, y + 4, money::print(*chart.cut_up, money::Style::vietnamese), 12, "start", "tick");
  }
  std::map<std::string, std::size_t> kinds;
  for (const Point& point : points) kinds.try_emplace(point.kind, kinds.size());
  // Few points bear their names; many only tell them where they are pointed at.
  constexpr std::size_t most_named = 25;
  std::vector<std::pair<double, double>> named;  // where names stand already: none is written over another
  for (const Point& point : points) {
    const double x = x_of(point.across);
    const double y = y_of(point.up);
    svg += marker(x, y, kinds[point.kind], point.name + " · " + point.kind);
    const auto near = [&](const auto& other) {
      return std::abs(other.first - x) < 170 && std::abs(other.second - y) < 14;
    };
    if (points.size() > most_named || std::ranges::any_of(named, near)) continue;
    named.emplace_back(x, y);
    const bool far = x > right - 160;
    svg += label(far ? x - 10 : x + 10, y + 4, point.name, 22, far ? "end" : "start");
  }
  double y = top + 10;
  for (const auto& [kind, n] : kinds) {
    svg += marker(right + 40, y, n, kind);
    svg += label(right + 54, y + 4, kind, 28);
    y += 24;
  }
  drawing.height = static_cast<int>(std::max(bottom + 55, y));
  return drawing;
}

}  // namespace tungdong::reports
