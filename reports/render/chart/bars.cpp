// Bars, a row each: segments after one another, with a legend.

#include <algorithm>

#include <fmt/format.h>

#include "reports/render/chart/chart.hpp"
#include "reports/render/escape.hpp"

namespace tungdong::reports {

namespace {

constexpr double name_width = 260;
constexpr double bar_height = 20;
constexpr double gap = 10;
constexpr std::size_t most_bars = 40;

struct Bar {
  std::string name;
  std::vector<std::pair<double, std::string>> parts;  // amount, and as printed
  double sum{};
};

std::string name_of(const ChartRows& rows, std::size_t row) {
  const std::string second = rows.name(row, 1);
  return second.empty() ? rows.name(row, 0) : rows.name(row, 0) + " · " + second;
}

}  // namespace

Drawing draw_bars(const ChartRows& rows) {
  std::vector<Bar> bars;
  Drawing drawing;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    Bar bar{.name = name_of(rows, row), .parts = {}, .sum = 0};
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
  for (const Bar& bar : bars) most = std::max(most, bar.sum);
  if (bars.empty() || most <= 0) return {};
  const double scale = (chart_width - name_width - 20) / most;
  double y = 10;
  if (rows.values() > 1) {
    double x = name_width;
    for (std::size_t n = 0; n < rows.values(); ++n) {
      drawing.svg += fmt::format(R"(<rect class="bar {}" x="{}" y="{}" width="14" height="14"/>)", colour(n), number(x),
                                 number(y));
      drawing.svg += label(x + 20, y + 12, rows.heading(n), 20);
      x += 170;
      if (x + 160 > chart_width) {
        x = name_width;
        y += 22;
      }
    }
    y += 30;
  }
  for (const Bar& bar : bars) {
    drawing.svg += label(name_width - 10, y + 15, bar.name, 34, "end");
    double x = name_width;
    for (std::size_t n = 0; n < bar.parts.size(); ++n) {
      const double width = bar.parts[n].first * scale;
      if (width <= 0) continue;
      drawing.svg +=
          fmt::format(R"(<rect class="bar {}" x="{}" y="{}" width="{}" height="{}"><title>{}</title></rect>)",
                      colour(n), number(x), number(y), number(width), bar_height,
                      escaped(bar.name + " · " + rows.heading(n) + ": " + bar.parts[n].second));
      const std::string& text = bar.parts[n].second;
      if (width > 9.0 * static_cast<double>(text.size()))
        drawing.svg += label(x + width / 2, y + 15, text, 40, "middle", fmt::format("on {}", colour(n)));
      x += width;
    }
    y += bar_height + gap;
  }
  drawing.height = static_cast<int>(y) + 5;
  return drawing;
}

}  // namespace tungdong::reports
