// A page as one file of HTML: no request to anywhere, readable without a script, on paper, by keyboard and aloud.

#include <algorithm>

#include <fmt/format.h>

#include "reports/render/cell.hpp"
#include "reports/render/chart/chart.hpp"
#include "reports/render/escape.hpp"
#include "reports/render/html_style.hpp"
#include "reports/render/origin.hpp"
#include "reports/render/render.hpp"

namespace tungdong::reports {

namespace {

class Html {
 public:
  Html(const Page& page, Lang lang) : page_(page), lang_(lang) {}

  std::string run() {
    const std::string title = text(page_.title);
    const std::string label = text(label_words(page_.origin.label));
    out_ += fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{} · "
        "{}</title>\n<style>{}</style>\n</head>\n<body>\n"
        "<a class=\"skip\" href=\"#main\">{}</a>\n",
        lang_ == Lang::vi ? "vi" : "en", title, text(page_.origin.name), style_sheet(), text(term("page.skip")));
    if (!label.empty()) out_ += "<p class=\"banner\" role=\"note\">" + label + "</p>\n";
    out_ += "<header>\n<h1>" + title + "</h1>\n<dl class=\"origin\">";
    for (const OriginLine& line : origin_lines(page_.origin))
      out_ += "<dt>" + text(line.name) + "</dt><dd>" + text(line.value) + "</dd>";
    out_ += "</dl>\n</header>\n";
    contents();
    out_ += "<main id=\"main\">\n";
    if (std::ranges::any_of(page_.tables, [](const Table& table) { return !table.charts.empty(); }))
      out_ += hatchings();
    std::size_t n = 0;
    for (const Table& table : page_.tables) section(table, "t" + std::to_string(++n));
    notes(page_.notes);
    out_ += "</main>\n<footer>" + text(term("page.footer")) + "</footer>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  std::string text(const Text& words) const { return escaped(words.in(lang_)); }

  void contents() {
    if (page_.tables.size() < 3) return;
    out_ += "<nav aria-label=\"" + text(term("page.contents")) + "\"><ol>\n";
    std::size_t n = 0;
    for (const Table& table : page_.tables)
      out_ += fmt::format("<li><a href=\"#t{}\">{}</a></li>\n", ++n, text(table.title));
    out_ += "</ol></nav>\n";
  }

  void section(const Table& table, const std::string& id) {
    out_ += fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n", id, text(table.title));
    std::size_t n = 0;
    for (const Chart& chart : table.charts)
      out_ += draw_chart(chart, table, lang_, id + "-c" + std::to_string(++n), id + "-table");
    reasons_.clear();
    if (table.rows.empty())
      out_ += fmt::format("<p id=\"{}-table\">{}</p>\n", id, text(term("table.empty")));
    else if (table.layout == Layout::cards)
      cards(table, id);
    else
      grid(table, id);
    if (!reasons_.empty()) {
      out_ += "<ol class=\"refs\">";
      for (const std::string& reason : reasons_) out_ += "<li>" + reason + "</li>";
      out_ += "</ol>\n";
    }
    notes(table.notes);
    out_ += "</section>\n";
  }

  void notes(const std::vector<Text>& all) {
    if (all.empty()) return;
    out_ += "<ul class=\"notes\">";
    for (const Text& note : all) out_ += "<li>" + text(note) + "</li>";
    out_ += "</ul>\n";
  }

  // What a cell shows. A long reason is told once, below, and referred to by number where it comes again.
  std::string shown(const Cell& cell, ColumnType type) {
    if (const Text reason = reason_of(cell); !reason.empty()) {
      const std::string words = text(reason);
      std::size_t n = 0;
      while (n < reasons_.size() && reasons_[n] != words) ++n;
      if (n == reasons_.size()) reasons_.push_back(words);
      return fmt::format("— <span class=\"why\"><abbr title=\"{}\">({})</abbr></span>", words, n + 1);
    }
    return escaped(printed(cell, type, lang_));
  }

  void grid(const Table& table, const std::string& id) {
    out_ += fmt::format(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{0}\">"
        "<table id=\"{0}-table\">\n<caption class=\"unseen\">{1}</caption>\n<thead><tr>",
        id, text(table.title));
    for (const Column& column : table.columns)
      out_ += fmt::format("<th scope=\"col\"{}>{}</th>", is_numeric(column.type) ? " class=\"n\"" : "",
                          text(column.heading));
    out_ += "</tr></thead>\n<tbody>\n";
    for (const Row& row : table.rows) line(table, row);
    out_ += "</tbody>\n";
    if (!table.totals.empty()) {
      out_ += "<tfoot>\n";
      for (const Row& row : table.totals) line(table, row);
      out_ += "</tfoot>\n";
    }
    out_ += "</table></div>\n";
  }

  void line(const Table& table, const Row& row) {
    out_ += "<tr>";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Column& column = table.columns[i];
      const bool numeric = is_numeric(column.type);
      std::string inside = shown(row.cells[i], column.type);
      if (i == 0)
        out_ +=
            fmt::format("<th scope=\"row\"{}>{}</th>",
                        row.depth > 0 ? fmt::format(" style=\"padding-left:{}px\"", 10 + 18 * row.depth) : "", inside);
      else
        out_ += fmt::format("<td{}>{}</td>", numeric ? " class=\"n\"" : "", inside);
    }
    out_ += "</tr>\n";
    if (!row.note.empty())
      out_ += fmt::format("<tr class=\"note\"><td colspan=\"{}\">{}</td></tr>\n", table.columns.size(), text(row.note));
  }

  void cards(const Table& table, const std::string& id) {
    out_ += fmt::format("<div class=\"cards\" id=\"{}-table\">\n", id);
    for (const Row& row : table.rows) card(table, row, false);
    for (const Row& row : table.totals) card(table, row, true);
    out_ += "</div>\n";
  }

  void card(const Table& table, const Row& row, bool total) {
    std::string name;
    for (std::size_t i = 0; i < table.keys && i < row.cells.size(); ++i) {
      const std::string part = escaped(printed(row.cells[i], table.columns[i].type, lang_));
      if (!part.empty()) name += (name.empty() ? "" : " · ") + part;
    }
    out_ += fmt::format("<article class=\"card{}\"><h3>{}</h3><dl>", total ? " total" : "", name);
    for (std::size_t i = table.keys; i < row.cells.size(); ++i) {
      const Text reason = reason_of(row.cells[i]);
      const std::string value = reason.empty() ? escaped(printed(row.cells[i], table.columns[i].type, lang_))
                                               : "— <span class=\"why\">" + text(reason) + "</span>";
      if (!value.empty()) out_ += "<dt>" + text(table.columns[i].heading) + "</dt><dd>" + value + "</dd>";
    }
    out_ += "</dl>";
    if (!row.note.empty()) out_ += "<p class=\"notes\">" + text(row.note) + "</p>";
    out_ += "</article>\n";
  }

  const Page& page_;
  Lang lang_;
  std::string out_;
  std::vector<std::string> reasons_;  // of the table, in the order of their numbers
};

}  // namespace

std::string render_html(const Page& page, Lang lang) {
  return Html(page, lang).run();
}

}  // namespace tungdong::reports
