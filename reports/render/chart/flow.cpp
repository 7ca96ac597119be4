// Money on its way, as a Sankey: bands as wide as the amounts, from level to level. Nothing is dropped: the smallest of
// a level that has too many are drawn together.

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "ledger/words/catalogue.hpp"
#include "reports/render/chart/chart.hpp"
#include "reports/render/escape.hpp"

namespace tungdong::reports {

namespace {

constexpr std::size_t most_nodes = 10;  // of a level
constexpr double node_width = 14;
constexpr double node_gap = 12;
constexpr double tallest = 420;
constexpr double top = 30;
constexpr double margin = 10;
constexpr double label_room = 170;  // right of the last level

struct Node {
  double in{};
  double out{};
  double y{};
  double next_in{};
  double next_out{};
  double amount() const { return std::max(in, out); }
};
struct Band {
  int step{};
  std::string from, to;
  double amount{};
};
using Level = std::map<std::string, Node>;

std::string told(double amount, Lang lang) {
  return words::print(money::Dong(std::llround(amount)), lang);
}

std::vector<Band> bands_of(const ChartRows& rows, std::size_t& left_out) {
  std::map<std::tuple<int, std::string, std::string>, double> sums;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto step = rows.value(row, 0);
    const auto amount = rows.value(row, 1);
    if (!step || !amount || *amount <= 0) {
      ++left_out;
      continue;
    }
    sums[{static_cast<int>(*step), rows.name(row, 0), rows.name(row, 1)}] += *amount;
  }
  std::vector<Band> bands;
  bands.reserve(sums.size());
  for (const auto& [key, amount] : sums)
    bands.push_back({.step = std::get<0>(key), .from = std::get<1>(key), .to = std::get<2>(key), .amount = amount});
  return bands;
}

std::map<int, Level> levels_of(const std::vector<Band>& bands) {
  std::map<int, Level> levels;
  for (const Band& band : bands) {
    levels[band.step - 1][band.from].out += band.amount;
    levels[band.step][band.to].in += band.amount;
  }
  return levels;
}

// The names that stay as they are; the others of the level become one.
void fold(std::vector<Band>& bands, const std::string& other) {
  const auto levels = levels_of(bands);
  for (const auto& [number, level] : levels) {
    if (level.size() <= most_nodes) continue;
    std::vector<std::pair<double, std::string>> by_size;
    for (const auto& [name, node] : level) by_size.emplace_back(-node.amount(), name);
    std::ranges::sort(by_size);
    std::set<std::string> kept;
    for (std::size_t i = 0; i + 1 < most_nodes; ++i) kept.insert(by_size[i].second);
    for (Band& band : bands) {
      if (band.step == number && !kept.contains(band.to)) band.to = other;
      if (band.step - 1 == number && !kept.contains(band.from)) band.from = other;
    }
  }
  std::map<std::tuple<int, std::string, std::string>, double> sums;
  for (const Band& band : bands) sums[{band.step, band.from, band.to}] += band.amount;
  bands.clear();
  for (const auto& [key, amount] : sums)
    bands.push_back({.step = std::get<0>(key), .from = std::get<1>(key), .to = std::get<2>(key), .amount = amount});
}

std::vector<std::string> by_size(const Level& level) {
  std::vector<std::pair<double, std::string>> order;
  for (const auto& [name, node] : level) order.emplace_back(-node.amount(), name);
  std::ranges::sort(order);
  std::vector<std::string> names;
  names.reserve(order.size());
  for (auto& [size, name] : order) names.push_back(std::move(name));
  return names;
}

}  // namespace

Drawing draw_flow(const ChartRows& rows, Lang lang) {
  Drawing drawing;
  std::vector<Band> bands = bands_of(rows, drawing.left_out);
  if (bands.empty()) return {};
  fold(bands, term("chart.other").in(lang));
  auto levels = levels_of(bands);
  double most = 0;
  std::size_t most_gaps = 0;
  for (const auto& [number, level] : levels) {
    double sum = 0;
    for (const auto& [name, node] : level) sum += node.amount();
    most = std::max(most, sum);
    most_gaps = std::max(most_gaps, level.size() - 1);
  }
  const double scale = tallest / most;
  const int first = levels.begin()->first;
  const int last = levels.rbegin()->first;
  const double step_width = (chart_width - 2 * margin - label_room - node_width) / std::max(1, last - first);
  const auto x_of = [&](int number) { return margin + (number - first) * step_width; };
  for (auto& [number, level] : levels) {
    double y = top;
    for (const std::string& name : by_size(level)) {
      Node& node = level[name];
      node.y = node.next_in = node.next_out = y;
      y += node.amount() * scale + node_gap;
    }
  }
  std::string& svg = drawing.svg;
  std::ranges::stable_sort(bands, [&](const Band& left, const Band& right) {
    const auto order = [&](const Band& band) {
      return std::tuple(band.step, levels[band.step - 1][band.from].y, levels[band.step][band.to].y);
    };
    return order(left) < order(right);
  });
  std::map<std::pair<int, std::string>, std::size_t> colours;  // of a level's nodes, the largest first
  for (const auto& [number, level] : levels) {
    std::size_t n = 0;
    for (const std::string& name : by_size(level)) colours[{number, name}] = n++ % 8;
  }
  for (const Band& band : bands) {
    Node& from = levels[band.step - 1][band.from];
    Node& to = levels[band.step][band.to];
    const double height = band.amount * scale;
    const double x1 = x_of(band.step - 1) + node_width;
    const double x2 = x_of(band.step);
    const double y1 = from.next_out + height / 2;
    const double y2 = to.next_in + height / 2;
    from.next_out += height;
    to.next_in += height;
    const double middle = (x1 + x2) / 2;
    svg +=
        fmt::format(R"(<path class="band {}" d="M{} {} C{} {} {} {} {} {}" stroke-width="{}"><title>{}</title></path>)",
                    colour(colours[{band.step - 1, band.from}]), number(x1), number(y1), number(middle), number(y1),
                    number(middle), number(y2), number(x2), number(y2), number(std::max(height, 0.5)),
                    escaped(band.from + " → " + band.to + ": " + told(band.amount, lang)));
  }
  for (auto& [number, level] : levels)
    for (auto& [name, node] : level) {
      const double height = node.amount() * scale;
      svg += fmt::format(R"(<rect class="node" x="{}" y="{}" width="{}" height="{}"><title>{}</title></rect>)",
                         reports::number(x_of(number)), reports::number(node.y), node_width,
                         reports::number(std::max(height, 0.5)), escaped(name + ": " + told(node.amount(), lang)));
      const auto room =
          static_cast<std::size_t>(std::max(0.0, number == last ? label_room : step_width - node_width) / 7.5);
      svg += label(x_of(number) + node_width + 4, node.y + std::min(height / 2 + 4, 14.0), name, room);
    }
  drawing.height = static_cast<int>(top + tallest + static_cast<double>(most_gaps + 1) * node_gap + 20);
  return drawing;
}

}  // namespace tungdong::reports
