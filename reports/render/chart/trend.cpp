// Series over time: what was observed, and the target beside it; and what still works after so many months.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "ledger/results/span.hpp"
#include "reports/render/chart/chart.hpp"
#include "reports/render/escape.hpp"

namespace tungdong::reports {

namespace {

constexpr double left = 70;
constexpr double top = 20;
constexpr double right = chart_width - 280;
constexpr double bottom = 340;

struct Point {
  double across, up;
  std::optional<double> low, high;
  std::string told;
};
struct Line {
  std::vector<Point> points;
  std::vector<Point> targets;
};
using Lines = std::map<std::string, Line>;

// A day as a number of years.
std::optional<double> years_of(const std::string& period) {
  const auto span = results::read_span(period);
  if (!span) return std::nullopt;
  return static_cast<int>(span->last.year()) + (static_cast<unsigned>(span->last.month()) - 1) / 12.0 +
         static_cast<unsigned>(span->last.day()) / 372.0;
}

class Frame {
 public:
  Frame(double least_x, double most_x, double least_y, double most_y)
      : least_x_(least_x),
        wide_(most_x > least_x ? most_x - least_x : 1),
        least_y_(least_y),
        high_(most_y > least_y ? most_y - least_y : 1) {}
  double x(double value) const { return left + (value - least_x_) / wide_ * (right - left); }
  double y(double value) const { return bottom - (value - least_y_) / high_ * (bottom - top); }

 private:
  double least_x_, wide_, least_y_, high_;
};

Drawing draw(const Lines& lines, const std::vector<double>& marks, double least_y, double most_y) {
  Drawing drawing;
  double least_x = 1e18, most_x = -1e18;
  for (const auto& [name, line] : lines)
    for (const auto* points : {&line.points, &line.targets})
      for (const Point& point : *points) {
        least_x = std::min(least_x, point.across);
        most_x = std::max(most_x, point.across);
        for (const auto& value : {std::optional(point.up), point.low, point.high})
          if (value) least_y = std::min(least_y, *value), most_y = std::max(most_y, *value);
      }
  for (const double mark : marks) least_x = std::min(least_x, mark), most_x = std::max(most_x, mark);
  const Frame frame(least_x, most_x, least_y, most_y);
  std::string& svg = drawing.svg;
  svg += fmt::format(R"(<rect class="frame" x="{}" y="{}" width="{}" height="{}"/>)", left, top, right - left,
                     bottom - top);
  for (const double tick : ticks(least_y, most_y, 5))
    svg += label(left - 8, frame.y(tick) + 4, number(tick), 12, "end", "tick");
  if (marks.empty())
    for (int year = static_cast<int>(least_x); year <= static_cast<int>(most_x) + 1; ++year) {
      const double x = frame.x(year + 1.0);
      if (x >= left - 1 && x <= right + 1) svg += label(x, bottom + 18, std::to_string(year), 6, "middle", "tick");
    }
  for (const double mark : marks) svg += label(frame.x(mark), bottom + 18, number(mark), 6, "middle", "tick");
  std::size_t n = 0;
  double legend = top + 10;
  for (const auto& [name, line] : lines) {
    std::string path;
    for (const Point& point : line.points)
      path += (path.empty() ? "M" : " L") + number(frame.x(point.across)) + " " + number(frame.y(point.up));
    svg += fmt::format(R"(<path class="line {}" d="{}"/>)", colour(n), path);
    for (const Point& point : line.points) {
      const double x = frame.x(point.across);
      if (point.low && point.high)
        svg += fmt::format(R"(<line class="reach {0}" x1="{1}" x2="{1}" y1="{2}" y2="{3}"/>)", colour(n), number(x),
                           number(frame.y(*point.low)), number(frame.y(*point.high)));
      svg += marker(x, frame.y(point.up), n, name + " · " + point.told);
    }
    for (const Point& target : line.targets) {
      const double x = frame.x(target.across);
      const double y = frame.y(target.up);
      svg += fmt::format(R"(<path class="aim {}" d="M{} {} H{}"><title>{}</title></path>)", colour(n), number(x - 14),
                         number(y), number(x + 14), escaped(target.told));
    }
    svg += marker(right + 30, legend, n, name);
    svg += label(right + 44, legend + 4, name, 32);
    legend += 24;
    ++n;
  }
  drawing.height = static_cast<int>(std::max(bottom + 30, legend + 10));
  return drawing;
}

}  // namespace

Drawing draw_trend(const ChartRows& rows) {
  Lines lines;
  std::size_t left_out = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto across = years_of(rows.name(row, 1));
    const auto observed = rows.value(row, 0);
    const auto target = rows.value(row, 1);
    if (!across || (!observed && !target)) {
      ++left_out;
      continue;
    }
    Line& line = lines[rows.name(row, 0)];
    if (observed) line.points.push_back({*across, *observed, {}, {}, rows.name(row, 1) + ": " + rows.printed(row, 0)});
    if (target) line.targets.push_back({*across, *target, {}, {}, rows.heading(1) + ": " + rows.printed(row, 1)});
  }
  if (lines.empty()) return {};
  for (auto& [name, line] : lines) std::ranges::stable_sort(line.points, {}, &Point::across);
  Drawing drawing = draw(lines, {}, 0, 0);
  drawing.left_out = left_out;
  return drawing;
}

Drawing draw_survival(const ChartRows& rows) {
  Lines lines;
  std::vector<double> marks{0};
  std::size_t left_out = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto months = rows.value(row, 0);
    const auto share = rows.value(row, 1);
    if (!months || !share) {
      ++left_out;
      continue;
    }
    Line& line = lines[rows.name(row, 0)];
    // All of it works on the day of delivery.
    if (line.points.empty()) line.points.push_back({0, 100, {}, {}, "0: 100 %"});
    line.points.push_back(
        {*months, *share, rows.value(row, 2), rows.value(row, 3), rows.printed(row, 0) + ": " + rows.printed(row, 1)});
    if (std::ranges::find(marks, *months) == marks.end()) marks.push_back(*months);
  }
  if (lines.empty()) return {};
  for (auto& [name, line] : lines) std::ranges::stable_sort(line.points, {}, &Point::across);
  Drawing drawing = draw(lines, marks, 0, 100);
  drawing.left_out = left_out;
  return drawing;
}

}  // namespace tungdong::reports
