#include <array>

#include <fmt/format.h>

#include "ledger/journal/canonical.hpp"
#include "ledger/journal/iso_date.hpp"
#include "reports/render/cell.hpp"
#include "reports/render/render.hpp"

namespace tungdong::reports {

namespace {

constexpr std::array<std::string_view, 7> type_names{"text", "code", "dong", "number", "percent", "ratio", "date"};

class Json {
 public:
  explicit Json(Lang lang) : lang_(lang) {}

  std::string page(const Page& page) {
    out_ = "{\n";
    text("report", page.id);
    text("title", page.title.in(lang_));
    text("lang", lang_ == Lang::vi ? "vi" : "en");
    origin(page.origin);
    out_ += "\"tables\": [";
    for (std::size_t i = 0; i < page.tables.size(); ++i) {
      out_ += i == 0 ? "\n" : ",\n";
      table(page.tables[i]);
    }
    out_ += "\n],\n";
    texts("notes", page.notes);
    out_ += "\n}\n";
    return std::move(out_);
  }

 private:
  void name(std::string_view name) {
    journal::append_canonical_string(out_, name);
    out_ += ": ";
  }

  void text(std::string_view key, std::string_view value) {
    name(key);
    journal::append_canonical_string(out_, value);
    out_ += ",\n";
  }

  void texts(std::string_view key, const std::vector<Text>& values) {
    name(key);
    out_ += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) out_ += ", ";
      journal::append_canonical_string(out_, values[i].in(lang_));
    }
    out_ += ']';
  }

  void origin(const Origin& origin) {
    out_ += "\"origin\": {\n";
    if (origin.file) {
      text("file", origin.file->name);
      text("sheet", origin.file->sheet);
      text("sha256", journal::hex(origin.file->hash));
      texts("filters", origin.filters);
      out_ += "\n},\n";
      return;
    }
    text("book", origin.book);
    text("name", origin.name.in(lang_));
    text("label", origin.label);
    text("label_words", label_words(origin.label).in(lang_));
    out_ += fmt::format("\"size\": {},\n", origin.size);
    text("root", journal::hex(origin.root));
    name("as_of");
    if (origin.as_of)
      value(*origin.as_of);
    else
      out_ += "null";
    out_ += ",\n\"known_at\": " + (origin.known_at ? std::to_string(*origin.known_at) : "null") + ",\n";
    texts("filters", origin.filters);
    out_ += "\n},\n";
  }

  void table(const Table& table) {
    out_ += "{\n";
    text("id", table.id);
    text("title", table.title.in(lang_));
    out_ += "\"columns\": [";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const Column& column = table.columns[i];
      out_ += i == 0 ? "\n{" : ",\n{";
      name("id");
      journal::append_canonical_string(out_, column.id);
      out_ += ", ";
      name("heading");
      journal::append_canonical_string(out_, column.heading.in(lang_));
      out_ += fmt::format(", \"type\": \"{}\"}}", type_names[static_cast<std::size_t>(column.type)]);
    }
    out_ += "\n],\n";
    rows("rows", table, table.rows);
    rows("totals", table, table.totals);
    texts("notes", table.notes);
    out_ += "\n}";
  }

  void rows(std::string_view key, const Table& table, const std::vector<Row>& rows) {
    name(key);
    out_ += '[';
    for (std::size_t i = 0; i < rows.size(); ++i) {
      out_ += i == 0 ? "\n" : ",\n";
      row(table, rows[i]);
    }
    out_ += rows.empty() ? "],\n" : "\n],\n";
  }

  void row(const Table& table, const Row& row) {
    out_ += '{';
    std::string why;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (i > 0) out_ += ", ";
      name(table.columns[i].id);
      std::visit([&](const auto& cell) { value(cell); }, row.cells[i]);
      const Text reason = reason_of(row.cells[i]);
      if (reason.empty()) continue;
      if (!why.empty()) why += ", ";
      journal::append_canonical_string(why, table.columns[i].id);
      why += ": ";
      journal::append_canonical_string(why, reason.in(lang_));
    }
    if (!why.empty()) out_ += ", \"_why\": {" + why + "}";
    if (!row.note.empty()) {
      out_ += ", ";
      name("_note");
      value(row.note);
    }
    if (row.depth > 0) out_ += fmt::format(", \"_depth\": {}", row.depth);
    out_ += '}';
  }

  void value(const Empty&) { out_ += "null"; }
  void value(const Text& text) { journal::append_canonical_string(out_, text.in(lang_)); }
  void value(const Code& code) { journal::append_canonical_string(out_, code.text); }
  // A sum may exceed what readers of JSON numbers hold exactly (RFC 8259, section 6); then it is a string.
  void value(money::Dong amount) {
    const bool safe = amount.count() <= journal::largest_integer && amount.count() >= -journal::largest_integer;
    out_ += safe ? std::to_string(amount.count()) : fmt::format("\"{}\"", amount.count());
  }
  void value(const money::Decimal& number) { out_ += fmt::format("\"{}\"", number.text()); }
  void value(Date day) {
    out_ += '"';
    journal::append_iso(out_, day);
    out_ += '"';
  }

  Lang lang_;
  std::string out_;
};

}  // namespace

std::string render_json(const Page& page, Lang lang) {
  return Json(lang).page(page);
}

}  // namespace tungdong::reports
