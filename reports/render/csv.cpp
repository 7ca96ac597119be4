#include <algorithm>

#include "reports/render/cell.hpp"
#include "reports/render/escape.hpp"
#include "reports/render/origin.hpp"
#include "reports/render/render.hpp"

namespace tungdong::reports {

namespace {

class Csv {
 public:
  explicit Csv(Lang lang) : lang_(lang) {}

  void field(std::string_view text) {
    if (!first_) out_ += ',';
    first_ = false;
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
      out_ += text;
      return;
    }
    out_ += '"';
    for (const char c : text) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
  }

  void words(const std::string& text) { field(inert(text)); }

  void end() {
    out_ += "\r\n";
    first_ = true;
  }

  void table(const Page& page, const Table& table) {
    words(table.title.in(lang_));
    if (!page.origin.label.empty()) words(label_words(page.origin.label).in(lang_));
    end();
    const auto has_note = [](const Row& row) { return !row.note.empty(); };
    const auto has_reason = [](const Row& row) {
      return std::ranges::any_of(row.cells, [](const Cell& cell) { return !reason_of(cell).empty(); });
    };
    const bool notes = std::ranges::any_of(table.rows, has_note) || std::ranges::any_of(table.totals, has_note);
    const bool reasons = std::ranges::any_of(table.rows, has_reason) || std::ranges::any_of(table.totals, has_reason);
    for (const Column& column : table.columns) words(column.heading.in(lang_));
    if (notes) words(term("column.note").in(lang_));
    if (reasons) words(term("column.why_empty").in(lang_));
    end();
    for (const auto* rows : {&table.rows, &table.totals})
      for (const Row& row : *rows) this->row(table, row, notes, reasons);
    for (const Text& note : table.notes) line(note);
    end();
  }

  void line(const Text& text) {
    words(text.in(lang_));
    end();
  }

  void origin(const Origin& origin) {
    words(term("origin.title").in(lang_));
    end();
    for (const OriginLine& one : origin_lines(origin)) {
      words(one.name.in(lang_));
      words(one.value.in(lang_));
      end();
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void row(const Table& table, const Row& row, bool notes, bool reasons) {
    std::string why;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::string text = canonical(row.cells[i], lang_);
      if (is_numeric(table.columns[i].type) && !std::holds_alternative<Text>(row.cells[i]))
        field(text);
      else
        words(text);
      const Text reason = reason_of(row.cells[i]);
      if (!reason.empty())
        why += (why.empty() ? "" : "; ") + table.columns[i].heading.in(lang_) + ": " + reason.in(lang_);
    }
    if (notes) words(row.note.in(lang_));
    if (reasons) words(why);
    end();
  }

  Lang lang_;
  std::string out_ = "\xEF\xBB\xBF";
  bool first_ = true;
};

}  // namespace

std::string render_csv(const Page& page, Lang lang) {
  Csv csv(lang);
  for (const Table& table : page.tables) csv.table(page, table);
  for (const Text& note : page.notes) csv.line(note);
  if (!page.notes.empty()) csv.end();
  csv.origin(page.origin);
  return csv.take();
}

}  // namespace tungdong::reports
