// The page of HTML: what it must not let in, what it must not ask for, and what everybody must be able to read.
#include <cmath>
#include <regex>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "reports/render/chart/chart.hpp"
#include "reports/render/html_style.hpp"
#include "reports/render/render.hpp"
#include "reports/status.hpp"
#include "tests/units/reports/life.hpp"

namespace tungdong::test {
namespace {

using namespace reports;
using words::Lang;

Page page_of(Table table) {
  Page page;
  page.id = "thu";
  page.title = data("Trang <thử>");
  page.tables.push_back(std::move(table));
  return page;
}

std::vector<std::string> found(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> all;
  for (std::sregex_iterator one(text.begin(), text.end(), regex), end; one != end; ++one) all.push_back((*one)[1]);
  return all;
}

TEST_CASE("what a record says is never taken for markup") {
  Table table = make_table("t", data("<b>\"bảng\"</b>"),
                           {{"a", data("Cột & cột"), ColumnType::text}, {"b", data("Số"), ColumnType::dong}});
  Row row;
  row.cells = {data("<script>alert('x')</script>\x01"), Empty{data("vì \"<i>\"")}};
  row.note = data("</td><img src=x onerror=alert(1)>");
  table.rows.push_back(row);
  table.notes.push_back(data("</style><script>"));
  table.charts.push_back({.kind = ChartKind::bars,
                          .id = "c",
                          .title = data("<svg>"),
                          .caption = data("<desc>"),
                          .names = {"a"},
                          .values = {"b"},
                          .cut_across = {},
                          .cut_up = {}});
  const std::string html = render_html(page_of(std::move(table)), Lang::vi);
  for (const std::string bad : {"<script", "<img", "<b>", "<i>", "onerror=alert(1)>", "\x01"}) {
    INFO(bad);
    CHECK(html.find(bad) == std::string::npos);
  }
  CHECK(html.find("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;") != std::string::npos);
}

TEST_CASE("a real page asks for nothing, names each element once, and every reference has its end") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  for (const Lang lang : {Lang::vi, Lang::en}) {
    const std::string html = render_html(reports::status(book, {}), lang);
    CHECK(html.find(fmt::format("<html lang=\"{}\">", lang == Lang::vi ? "vi" : "en")) != std::string::npos);
    for (const std::string outside : {"http:", "https:", "//", "url(h", "url(\"", "@import", "<link", "src=\""}) {
      INFO(outside);
      CHECK(html.find(outside) == std::string::npos);
    }
    std::set<std::string> ids;
    for (const std::string& id : found(html, " id=\"([^\"]*)\"")) {
      INFO(id);
      CHECK(ids.insert(id).second);
    }
    for (const std::string& target : found(html, "href=\"#([^\"]*)\"")) CHECK(ids.contains(target));
    for (const std::string& targets : found(html, "aria-labelledby=\"([^\"]*)\""))
      for (const std::string& one : found(targets + " ", "(\\S+) ")) CHECK(ids.contains(one));
    // Every picture has a table and says so; every table heads its columns.
    CHECK(found(html, "(<svg viewBox)").size() == found(html, "(<figcaption>)").size());
    CHECK(found(html, "(<svg viewBox)").size() >= 2);
    for (const std::string& hatch : found(html, "url\\(#([^)]*)\\)")) CHECK(ids.contains(hatch));
    CHECK(found(html, "(<caption )").size() == found(html, "(<table )").size());
  }
}

double luminance(std::string_view colour) {
  double sum = 0;
  const double weight[] = {0.2126, 0.7152, 0.0722};
  for (int i = 0; i < 3; ++i) {
    const double part =
        std::stoi(std::string(colour.substr(static_cast<std::size_t>(1 + 2 * i), 2)), nullptr, 16) / 255.0;
    sum += weight[i] * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
  }
  return sum;
}

double contrast(std::string_view left, std::string_view right) {
  const double one = luminance(left), other = luminance(right);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

TEST_CASE("every ink of the style stands out from its ground as WCAG 2.2 asks, in light and in dark") {
  // The formula's own ends: black on white is 21 to 1, and #767676 on white is the palest grey that passes 4,5.
  CHECK(contrast("#000000", "#ffffff") == Approx(21));
  CHECK(contrast("#767676", "#ffffff") == Approx(4.54).margin(0.005));
  const auto ink = [](std::string_view name) { return *std::ranges::find(inks, name, &Ink::name); };
  for (const Ink& one : inks) {
    if (one.ground.empty()) continue;
    INFO(one.name << " on " << one.ground);
    CHECK(contrast(one.light, ink(one.ground).light) >= one.contrast);
    CHECK(contrast(one.dark, ink(one.ground).dark) >= one.contrast);
  }
  // Quiet words also stand on panels; words inside a bar stand on each of its colours.
  for (const bool dark : {false, true}) {
    const auto shade = [&](std::string_view name) { return dark ? ink(name).dark : ink(name).light; };
    CHECK(contrast(shade("quiet"), shade("panel")) >= 4.5);
    CHECK(contrast(shade("ink"), shade("panel")) >= 7);
    for (int n = 0; n < 8; ++n) {
      INFO(n << (dark ? " dark" : " light"));
      CHECK(contrast(shade("on"), shade(fmt::format("c{}", n))) >= 4.5);
    }
  }
}

Table numbers(std::initializer_list<std::tuple<std::string, std::string, std::int64_t, std::int64_t>> rows) {
  Table table = make_table("t", data("bảng"),
                           {{"from", data("từ"), ColumnType::text},
                            {"to", data("đến"), ColumnType::text},
                            {"step", data("chặng"), ColumnType::number},
                            {"amount", data("tiền"), ColumnType::dong}});
  for (const auto& [from, to, step, amount] : rows) {
    Row row;
    row.cells = {data(from), data(to), money::Decimal(step, 0), Dong(amount)};
    table.rows.push_back(std::move(row));
  }
  return table;
}

Chart chart_of(ChartKind kind, std::vector<std::string> names, std::vector<std::string> values) {
  return {.kind = kind,
          .id = "c",
          .title = data("hình"),
          .caption = data("hình"),
          .names = std::move(names),
          .values = std::move(values),
          .cut_across = {},
          .cut_up = {}};
}

// Every rectangle and mark within the picture.
void within(const std::string& svg) {
  const auto box = found(svg, "viewBox=\"0 0 (\\d+ \\d+)\"");
  REQUIRE(box.size() == 1);
  const double width = std::stod(box.front());
  const double height = std::stod(box.front().substr(box.front().find(' ')));
  for (const std::string& x : found(svg, " (?:x|cx|x1|x2)=\"([-0-9.e+]+)\""))
    CHECK((std::stod(x) >= 0 && std::stod(x) <= width));
  for (const std::string& y : found(svg, " (?:y|cy|y1|y2)=\"([-0-9.e+]+)\"")) {
    INFO(y << " of " << height);
    CHECK((std::stod(y) >= 0 && std::stod(y) <= height));
  }
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(svg.find("inf") == std::string::npos);
}

TEST_CASE("the bands of the flow are as thick as their amounts, and none is lost") {
  const Table table = numbers({{"TW", "tỉnh", 1, 300},
                               {"TW", "xã", 1, 100},
                               {"ĐP", "xã", 1, 100},
                               {"tỉnh", "nước", 2, 250},
                               {"tỉnh", "đường", 2, 50},
                               {"xã", "đường", 2, 200}});
  const std::string svg =
      draw_chart(chart_of(ChartKind::flow, {"from", "to"}, {"step", "amount"}), table, Lang::vi, "c", "t");
  within(svg);
  // 500 đồng are 420 units high: 0,84 each.
  double first = 0, second = 0;
  std::vector<double> widths;
  for (const std::string& width : found(svg, "stroke-width=\"([0-9.]+)\"")) widths.push_back(std::stod(width));
  REQUIRE(widths.size() == 6);
  for (std::size_t i = 0; i < 3; ++i) first += widths[i], second += widths[i + 3];
  CHECK(first == Approx(420));
  CHECK(second == Approx(420));
  CHECK(widths[0] == Approx(252));
}

TEST_CASE("a level with too many ends draws the smallest together, with all their money") {
  Table table = numbers({});
  for (int i = 1; i <= 60; ++i) {
    Row row;
    row.cells = {data("nguồn"), data(fmt::format("xã {}", i)), money::Decimal(1, 0), Dong(i)};
    table.rows.push_back(std::move(row));
  }
  const std::string svg =
      draw_chart(chart_of(ChartKind::flow, {"from", "to"}, {"step", "amount"}), table, Lang::vi, "c", "t");
  within(svg);
  CHECK(found(svg, "class=\"(band)").size() == 10);
  // 1 + … + 51 = 1.326 of 1.830.
  CHECK(svg.find("các khoản khác: 1.326 ₫") != std::string::npos);
}

TEST_CASE("charts of nothing, of one, of nothing but zeros, of hostile lengths and of thousands") {
  const auto all = {ChartKind::bars, ChartKind::scatter, ChartKind::trend, ChartKind::survival, ChartKind::flow};
  const auto draw = [](ChartKind kind, const Table& table) {
    return draw_chart(chart_of(kind, {"from", "to"}, {"step", "amount"}), table, Lang::vi, "c", "t");
  };
  for (const ChartKind kind : all) {
    CHECK(draw(kind, numbers({})).empty());
    for (const Table& table :
         {numbers({{"một", "2024", 1, 5}}), numbers({{"không", "2024", 1, 0}, {"không", "2025", 1, 0}}),
          numbers({{"âm", "2024", 1, -5}, {"dương", "2025", 2, 5}}),
          numbers({{std::string(3'000, 'x'), "2024", 1, 5},
                   {"Tỷ lệ đồng bào dân tộc thiểu số được sử dụng nước hợp vệ "
                    "sinh ở vùng đặc biệt khó khăn",
                    "2025", 1, 9}})}) {
      const std::string svg = draw(kind, table);
      INFO("kind " << static_cast<int>(kind));
      if (!svg.empty()) within(svg);
    }
    Table communes = numbers({});
    for (int i = 0; i < 3'321; ++i) {
      Row row;
      row.cells = {data(fmt::format("Xã {}", i)), data(std::to_string(2000 + i % 25)), money::Decimal(1 + i % 100, 0),
                   Dong(i)};
      communes.rows.push_back(std::move(row));
    }
    INFO("kind " << static_cast<int>(kind));
    if (kind != ChartKind::trend && kind != ChartKind::survival) within(draw(kind, communes));
  }
}

TEST_CASE("points of the paradox have shapes of their own, and what has no value is counted instead of drawn") {
  Table table = make_table("t", data("bảng"),
                           {{"place", data("nơi"), ColumnType::text},
                            {"class", data("loại"), ColumnType::text},
                            {"spent", data("chi"), ColumnType::percent},
                            {"achieved", data("đạt"), ColumnType::percent}});
  const auto add = [&](std::string name, std::string kind, Cell spent, Cell achieved) {
    Row row;
    row.cells = {data(std::move(name)), data(std::move(kind)), std::move(spent), std::move(achieved)};
    table.rows.push_back(std::move(row));
  };
  add("A", "có", money::Decimal(90, 0), money::Decimal(95, 0));
  add("B", "không", money::Decimal(90, 0), money::Decimal(-20, 0));
  add("C", "chưa đo", money::Decimal(90, 0), Empty{data("chưa đo")});
  Chart chart = chart_of(ChartKind::scatter, {"place", "class"}, {"spent", "achieved"});
  chart.cut_across = chart.cut_up = money::Decimal(80, 0);
  const std::string svg = draw_chart(chart, table, Lang::vi, "c", "t");
  within(svg);
  CHECK(found(svg, "class=\"(cut)\"").size() == 2);
  CHECK(found(svg, "<(circle)").size() == 2);  // the point and its legend
  CHECK(found(svg, "class=\"(mark) c1").size() == 2);
  CHECK(svg.find("1 dòng không có số liệu để vẽ") != std::string::npos);
}

}  // namespace
}  // namespace tungdong::test
