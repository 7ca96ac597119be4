#include "reports/render/chart/chart.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include <fmt/format.h>

#include "ledger/money/wide.hpp"
#include "reports/render/cell.hpp"
#include "reports/render/escape.hpp"

namespace tungdong::reports {

namespace {

std::optional<std::size_t> place_of(const Table& table, const std::string& id) {
  const auto found = std::ranges::find(table.columns, id, &Column::id);
  return found == table.columns.end() ? std::nullopt
                                      : std::optional(static_cast<std::size_t>(found - table.columns.begin()));
}

// Its beginning and its end: names of projects differ in either.
std::string shortened(const std::string& text, std::size_t most) {
  std::vector<std::size_t> starts;  // of its characters
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) starts.push_back(i);
  if (starts.size() <= most) return text;
  if (most < 3) return "…";
  const std::size_t end = most / 2;
  return text.substr(0, starts[most - end]) + "…" + text.substr(starts[starts.size() - end]);
}

}  // namespace

ChartRows::ChartRows(const Chart& chart, const Table& table, Lang lang) : table_(table), lang_(lang) {
  for (const std::string& id : chart.names) names_.push_back(place_of(table, id));
  for (const std::string& id : chart.values) values_.push_back(place_of(table, id));
}

std::string ChartRows::name(std::size_t row, std::size_t n) const {
  const auto place = n < names_.size() ? names_[n] : std::nullopt;
  if (!place) return {};
  return reports::printed(table_.rows[row].cells[*place], table_.columns[*place].type, lang_);
}

std::optional<double> ChartRows::value(std::size_t row, std::size_t n) const {
  const auto place = n < values_.size() ? values_[n] : std::nullopt;
  if (!place) return std::nullopt;
  const Cell& cell = table_.rows[row].cells[*place];
  if (const auto* amount = std::get_if<money::Dong>(&cell)) return static_cast<double>(amount->count());
  if (const auto* decimal = std::get_if<money::Decimal>(&cell))
    return static_cast<double>(decimal->units()) / static_cast<double>(money::ten_to(decimal->places()));
  return std::nullopt;
}

std::string ChartRows::printed(std::size_t row, std::size_t n) const {
  const auto place = values_.at(n);
  assert(place);
  return reports::printed(table_.rows[row].cells[*place], table_.columns[*place].type, lang_);
}

std::string ChartRows::heading(std::size_t n) const {
  const auto place = n < values_.size() ? values_[n] : std::nullopt;
  return place ? table_.columns[*place].heading.in(lang_) : std::string();
}

bool ChartRows::percents() const {
  const auto place = values_.empty() ? std::nullopt : values_.front();
  return place && table_.columns[*place].type == ColumnType::percent;
}

std::string number(double value) {
  const double tenth = std::round(value * 10) / 10;
  return fmt::format("{:g}", tenth == 0 ? 0.0 : tenth);
}

std::string label(double x, double y, const std::string& text, std::size_t most, std::string_view anchor,
                  std::string_view kind) {
  const std::string shown = shortened(text, most);
  return fmt::format(R"(<text class="{}" x="{}" y="{}" text-anchor="{}">{}<title>{}</title></text>)", kind, number(x),
                     number(y), anchor, escaped(shown), escaped(text));
}

std::string colour(std::size_t n) {
  return fmt::format("c{}{}", n % 8, n < 8 ? "" : " alt");
}

std::string hatched(double x, double y, double width, double height, std::size_t n, const std::string& title) {
  const std::string place =
      fmt::format(R"(x="{}" y="{}" width="{}" height="{}")", number(x), number(y), number(width), number(height));
  std::string rect =
      fmt::format(R"(<rect class="bar {}" {}><title>{}</title></rect>)", colour(n), place, escaped(title));
  constexpr std::size_t kinds = 5;  // and none
  if (n % (kinds + 1) > 0)
    rect += fmt::format(R"svg(<rect class="hatch" {} fill="url(#hatch{})"/>)svg", place, n % (kinds + 1));
  return rect;
}

std::string hatchings() {
  constexpr std::array lines{"M0 8 L8 0", "M0 4 H8", "M4 0 V8", "M0 0 L8 8", "M0 4 H8 M4 0 V8"};
  std::string defs = R"svg(<svg class="unseen" aria-hidden="true" width="0" height="0"><defs>)svg";
  for (std::size_t i = 0; i < lines.size(); ++i)
    defs += fmt::format(
        R"svg(<pattern id="hatch{}" width="8" height="8" patternUnits="userSpaceOnUse"><path class="stroke" d="{}"/></pattern>)svg",
        i + 1, lines[i]);
  return defs + "</defs></svg>\n";
}

std::string marker(double x, double y, std::size_t n, const std::string& title) {
  const std::string inside = fmt::format("<title>{}</title>", escaped(title));
  constexpr double r = 6;
  const auto path = [&](const std::string& d) {
    return fmt::format(R"(<path class="mark {}" d="{}">{}</path>)", colour(n), d, inside);
  };
  const auto point = [&](double dx, double dy) { return number(x + dx) + " " + number(y + dy); };
  switch (n % 5) {
    case 0:
      return fmt::format(R"(<circle class="mark {}" cx="{}" cy="{}" r="{}">{}</circle>)", colour(n), number(x),
                         number(y), r, inside);
    case 1:
      return path("M" + point(0, -r) + " L" + point(r, r) + " L" + point(-r, r) + " Z");
    case 2:
      return path("M" + point(-r, -r) + " L" + point(r, -r) + " L" + point(r, r) + " L" + point(-r, r) + " Z");
    case 3:
      return path("M" + point(0, -r) + " L" + point(r, 0) + " L" + point(0, r) + " L" + point(-r, 0) + " Z");
    default:
      return path("M" + point(-r, -r) + " L" + point(r, r) + " M" + point(-r, r) + " L" + point(r, -r));
  }
}

std::vector<double> ticks(double least, double most, int count) {
  if (!(most > least)) return {least};
  const double rough = (most - least) / count;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  const double step = power * (rough / power <= 1 ? 1 : rough / power <= 2 ? 2 : rough / power <= 5 ? 5 : 10);
  const double first = std::ceil(least / step);
  std::vector<double> all;
  for (int i = 0; (first + i) * step <= most + step * 1e-9; ++i) all.push_back((first + i) * step);
  return all;
}

std::string draw_chart(const Chart& chart, const Table& table, Lang lang, const std::string& id,
                       const std::string& table_id) {
  const ChartRows rows(chart, table, lang);
  Drawing drawing;
  switch (chart.kind) {
    case ChartKind::bars:
      drawing = draw_bars(rows);
      break;
    case ChartKind::scatter:
      drawing = draw_scatter(rows, chart);
      break;
    case ChartKind::trend:
      drawing = draw_trend(rows);
      break;
    case ChartKind::survival:
      drawing = draw_survival(rows);
      break;
    case ChartKind::flow:
      drawing = draw_flow(rows, lang);
      break;
  }
  if (drawing.svg.empty()) return {};
  const std::string title = escaped(chart.title.in(lang));
  const std::string caption = escaped(chart.caption.in(lang));
  std::string note;
  if (drawing.left_out > 0)
    note = " " + escaped(term("chart.left_out", {{"count", static_cast<std::int64_t>(drawing.left_out)}}).in(lang));
  const std::string where = escaped(term("chart.table_below").in(lang));
  return fmt::format(
      "<figure class=\"chart\">\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{1}\">"
      "<svg viewBox=\"0 0 {2} {3}\" role=\"img\" aria-labelledby=\"{0}-t {0}-d\">"
      "<title id=\"{0}-t\">{1}</title><desc id=\"{0}-d\">{4}</desc>\n{5}</svg></div>\n"
      "<figcaption>{4}{6} <a href=\"#{7}\">{8}</a></figcaption>\n</figure>\n",
      id, title, chart_width, drawing.height, caption, drawing.svg, note, table_id, where);
}

}  // namespace tungdong::reports
