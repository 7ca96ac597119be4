// Bars, a row each: segments after one another, with a legend.

#include <algorithm>

#include <fmt/format.h>

#include "reports/render/chart/chart.hpp"
#include "reports/render/escape.hpp"
#include "reports/render/wrap.hpp"

namespace tungdong::reports {

namespace {

constexpr double name_width = 260;
constexpr double bar_height = 20;
constexpr double gap = 10;
constexpr double line_height = 16;
constexpr int most_in_line = 30;  // characters, of a font as wide as any
constexpr std::size_t most_bars = 40;

struct Bar {
  std::string name;
  std::string second;                                 // what further tells it from others; may be empty
  std::vector<std::pair<double, std::string>> parts;  // amount, and as printed
  double sum{};
};

std::string told(const ChartRows& rows, const Bar& bar, std::size_t n) {
  return bar.name + (bar.second.empty() ? "" : " · " + bar.second) + " · " + rows.heading(n) + ": " +
         bar.parts[n].second;
}

// The legend of several segments; where the bars begin below it.
double legend(const ChartRows& rows, std::string& svg) {
  double y = 10;
  if (rows.values() < 2) return y;
  double x = name_width;
  for (std::size_t n = 0; n < rows.values(); ++n) {
    svg += hatched(x, y, 14, 14, n, rows.heading(n));
    svg += label(x + 20, y + 12, rows.heading(n), 28);
    x += 230;
    if (x + 220 > chart_width) {
      x = name_width;
      y += 22;
    }
  }
  return y + 30;
}

// On two lines where it is long; what is left out of a still longer one is its middle.
std::vector<std::string> lines_of(const std::string& name) {
  std::vector<std::string> lines = wrapped(name, most_in_line, true);
  while (lines.size() > 2) {
    const std::string last = std::move(lines.back());
    lines.pop_back();
    lines.back() += ' ' + last;
  }
  return lines;
}

// What a bar is of, beside it; how high that is.
double name_bar(const Bar& bar, double y, std::string& svg) {
  double line = y + 15;
  const auto add = [&](const std::string& text, std::size_t most, std::string_view kind) {
    svg += label(name_width - 10, line, text, most, "end", kind);
    line += line_height;
  };
  // Each on lines of its own: together they would lose the middle, where they differ.
  for (const std::string& text : lines_of(bar.name)) add(text, most_in_line, "label");
  if (!bar.second.empty()) add(bar.second, most_in_line + 4, "tick");  // in smaller print
  return line - y - line_height + 5;
}

// Each draws a bar and tells how high it is.
double stacked(const ChartRows& rows, const Bar& bar, double y, double scale, std::string& svg) {
  double x = name_width;
  for (std::size_t n = 0; n < bar.parts.size(); ++n) {
    const double width = bar.parts[n].first * scale;
    if (width <= 0) continue;
    svg += hatched(x, y, width, bar_height, n, told(rows, bar, n));
    const std::string& text = bar.parts[n].second;
    if (width > 9.0 * static_cast<double>(text.size()))
      svg += label(x + width / 2, y + 15, text, 40, "middle", "on " + colour(n));
    x += width;
  }
  return bar_height;
}

double side_by_side(const ChartRows& rows, const Bar& bar, double y, double scale, std::string& svg) {
  constexpr double thin = 14;
  double below = y;
  for (std::size_t n = 0; n < bar.parts.size(); ++n) {
    const auto& [part, printed] = bar.parts[n];
    if (printed.empty()) continue;
    svg += hatched(name_width, below, part * scale, thin, n, told(rows, bar, n));
    svg += label(name_width + part * scale + 6, below + 12, printed, 12, "start", "tick");
    below += thin + 2;
  }
  return std::max(below - y, bar_height);
}

}  // namespace

Drawing draw_bars(const ChartRows& rows) {
  std::vector<Bar> bars;
  Drawing drawing;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    Bar bar{.name = rows.name(row, 0), .second = rows.name(row, 1), .parts = {}, .sum = 0};
    bool any = false;
    for (std::size_t n = 0; n < rows.values(); ++n) {
      const auto value = rows.value(row, n);
      any = any || value;
      const double part = std::max(0.0, value.value_or(0));
      bar.parts.emplace_back(part, value ? rows.printed(row, n) : std::string());
      bar.sum += part;
    }
    if (any)
      bars.push_back(std::move(bar));
    else
      ++drawing.left_out;
  }
  const bool cut = bars.size() > most_bars;
  if (cut) {
    std::ranges::stable_sort(bars, std::ranges::greater(), &Bar::sum);
    drawing.left_out += bars.size() - most_bars;
    bars.resize(most_bars);
  }
  double most = 0;
  for (const Bar& bar : bars)
    for (const auto& [part, printed] : bar.parts) most = std::max(most, rows.percents() ? part : bar.sum);
  if (bars.empty() || most <= 0) return {};
  const double scale = (chart_width - name_width - 80) / most;
  double y = legend(rows, drawing.svg);
  for (const Bar& bar : bars) {
    const double named = name_bar(bar, y, drawing.svg);
    const double height =
        rows.percents() ? side_by_side(rows, bar, y, scale, drawing.svg) : stacked(rows, bar, y, scale, drawing.svg);
    y += std::max(named, height) + gap;
  }
  drawing.height = static_cast<int>(y) + 5;
  return drawing;
}

}  // namespace tungdong::reports
