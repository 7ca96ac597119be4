#include "ledger/journal/text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "reports/render/cell.hpp"
#include "reports/render/origin.hpp"
#include "reports/render/render.hpp"
#include "reports/render/wrap.hpp"

namespace tungdong::reports {

namespace {

constexpr int narrowest_page = 40;
constexpr int narrowest_words = 16;  // of a column of words, unless its longest word is shorter
constexpr int between = 2;
constexpr int widest_code = 40;             // that is never cut
constexpr int widest_name = 34;             // of the names before the values of a card
constexpr int widest_repeated = 34;         // of the names of rows that stand in every band
constexpr std::size_t tallest_heading = 3;  // lines

std::string rule(int columns, std::string_view with) {
  std::string line;
  for (int i = 0; i < columns; ++i) line += with;
  return line + '\n';
}

// A grid's cells as text, with the reasons of the empty ones numbered.
struct Grid {
  std::vector<std::vector<std::string>> rows;  // rows, then totals
  std::vector<Text> reasons;
};

// How a terminal tells parts of a page apart (ECMA-48, select graphic rendition).
enum class Ink : std::uint8_t { plain, strong, faint, negative, label };
constexpr std::array<std::string_view, 5> inks{"", "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[1;7m"};

class TextPage {
 public:
  TextPage(Lang lang, Paper paper)
      : lang_(lang), columns_(std::max(paper.columns, narrowest_page)), colour_(paper.colour) {}

  std::string page(const Page& page) {
    const std::string label = label_words(page.origin.label).in(lang_);
    if (!label.empty()) paragraph("*** " + label + " ***", Ink::label);
    const std::string title = page.title.in(lang_);
    paragraph(title, Ink::strong);
    out_ += rule(std::min(columns_, journal::width(title)), "=");
    for (const OriginLine& line : origin_lines(page.origin))
      hanging(line.name.in(lang_) + ": ", line.value.in(lang_), 0, false, Ink::faint);
    for (const Table& table : page.tables) this->table(table);
    if (!page.notes.empty()) out_ += '\n';
    for (const Text& note : page.notes) paragraph(note.in(lang_), Ink::faint);
    if (!label.empty()) {
      out_ += '\n';
      paragraph("*** " + label + " ***", Ink::label);
    }
    return std::move(out_);
  }

 private:
  std::string in(Ink ink, const std::string& text) const {
    if (!colour_ || ink == Ink::plain || text.empty()) return text;
    return std::string(inks[static_cast<std::size_t>(ink)]) + text + "\x1b[0m";
  }

  void paragraph(const std::string& text, Ink ink = Ink::plain) { hanging("", text, 0, false, ink); }

  // A text behind a mark, its further lines indented to where it began.
  void hanging(const std::string& mark, const std::string& text, int indent, bool cut, Ink ink = Ink::plain) {
    const int left = indent + journal::width(mark);
    bool first = true;
    for (const std::string& line : wrapped(text, std::max(columns_ - left, narrowest_words), cut)) {
      out_ += std::string(static_cast<std::size_t>(first ? indent : left), ' ') + in(ink, (first ? mark : "") + line) +
              '\n';
      first = false;
    }
  }

  void table(const Table& table) {
    out_ += '\n';
    const std::string title = table.title.in(lang_);
    paragraph(title, Ink::strong);
    out_ += rule(std::min(columns_, journal::width(title)), "-");
    std::vector<Text> reasons;
    if (table.rows.empty() && table.totals.empty())
      paragraph(term("table.empty").in(lang_));
    else if (table.layout == Layout::cards)
      cards(table);
    else
      reasons = grid(table);
    for (std::size_t i = 0; i < reasons.size(); ++i)
      hanging(fmt::format("({}) ", i + 1), reasons[i].in(lang_), 0, false, Ink::faint);
    for (const Text& note : table.notes) hanging("* ", note.in(lang_), 0, false, Ink::faint);
  }

  Grid cells_of(const Table& table) {
    Grid grid;
    for (const auto* rows : {&table.rows, &table.totals}) {
      for (const Row& row : *rows) {
        std::vector<std::string> line;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
          std::string text = printed(row.cells[i], table.columns[i].type, lang_);
          if (i == 0 && row.depth > 0) text.insert(0, 2 * static_cast<std::size_t>(row.depth), ' ');
          if (const Text reason = reason_of(row.cells[i]); !reason.empty()) text = "— " + mark_of(reason, grid.reasons);
          line.push_back(std::move(text));
        }
        grid.rows.push_back(std::move(line));
      }
    }
    return grid;
  }

  static std::string mark_of(const Text& reason, std::vector<Text>& reasons) {
    auto place = std::ranges::find(reasons, reason);
    if (place == reasons.end()) place = reasons.insert(reasons.end(), reason);
    return fmt::format("({})", place - reasons.begin() + 1);
  }

  // Numbers keep their width; words may be wrapped down to `least`.
  struct Widths {
    std::vector<int> full;
    std::vector<int> least;
  };

  Widths widths_of(const Table& table, const Grid& grid) {
    Widths widths;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::string heading = table.columns[i].heading.in(lang_);
      const ColumnType type = table.columns[i].type;
      // A code that is cut up cannot be searched for.
      const int whole_word = type == ColumnType::code ? widest_code : narrowest_words;
      int full = heading_width(heading);
      int least = full;
      for (const auto& row : grid.rows) {
        full = std::max(full, journal::width(row[i]));
        least = std::max(least, std::min(longest_word(row[i]), whole_word));
      }
      const bool wraps = !is_numeric(type) && type != ColumnType::date;
      widths.full.push_back(full);
      widths.least.push_back(wraps ? std::min(full, std::max(least, narrowest_words)) : full);
    }
    return widths;
  }

  // The narrowest that a heading can be without becoming a tower.
  static int heading_width(const std::string& heading) {
    int width = longest_word(heading);
    while (wrapped(heading, width, false).size() > tallest_heading) ++width;
    return width;
  }

  // Which columns stand side by side: the keys in every band (a long name beside a code only in the first), and of the
  // others as many as the page takes.
  std::vector<std::vector<std::size_t>> bands_of(const Table& table, const Widths& widths) const {
    const std::size_t keys = std::min(table.keys, table.columns.size());
    std::vector<std::vector<std::size_t>> bands;
    int used = columns_ + 1;
    for (std::size_t i = keys; i < table.columns.size(); ++i) {
      if (used + widths.least[i] > columns_) {
        const bool first = bands.empty();
        bands.emplace_back();
        used = 0;
        for (std::size_t key = 0; key < keys; ++key) {
          const bool long_name = key > 0 && widths.full[key] > widest_repeated;
          if (!first && long_name) continue;
          bands.back().push_back(key);
          used += widths.least[key] + between;
        }
      }
      bands.back().push_back(i);
      used += widths.least[i] + between;
    }
    if (bands.empty())
      for (bands.emplace_back(); bands.back().size() < keys;) bands.back().push_back(bands.back().size());
    return bands;
  }

  // Words get back what numbers leave of the page, those that miss least first.
  std::vector<int> fit(const std::vector<std::size_t>& band, const Widths& widths) const {
    std::vector<int> fitted;
    int left = columns_ - between * (static_cast<int>(band.size()) - 1);
    for (const std::size_t column : band) {
      fitted.push_back(widths.least[column]);
      left -= widths.least[column];
    }
    std::vector<std::size_t> order(band.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto missing = [&](std::size_t i) { return widths.full[band[i]] - widths.least[band[i]]; };
    std::ranges::stable_sort(order, {}, missing);
    for (std::size_t i = 0; i < order.size() && left > 0; ++i) {
      const int share = left / static_cast<int>(order.size() - i);
      const int more = std::min(share, missing(order[i]));
      fitted[order[i]] += more;
      left -= more;
    }
    return fitted;
  }

  std::vector<Text> grid(const Table& table) {
    const Grid cells = cells_of(table);
    const Widths widths = widths_of(table, cells);
    const auto bands = bands_of(table, widths);
    for (std::size_t b = 0; b < bands.size(); ++b) {
      if (b > 0) out_ += '\n';
      band(table, cells, bands[b], fit(bands[b], widths), b == 0);
    }
    return cells.reasons;
  }

  void band(const Table& table, const Grid& cells, const std::vector<std::size_t>& columns,
            const std::vector<int>& widths, bool with_notes) {
    int total = -between;
    for (const int width : widths) total += width + between;
    std::vector<std::string> headings;
    headings.reserve(table.columns.size());
    for (const Column& column : table.columns) headings.push_back(column.heading.in(lang_));
    line(table, headings, columns, widths, Ink::strong);
    out_ += rule(total, "─");
    for (std::size_t i = 0; i < cells.rows.size(); ++i) {
      const bool is_total = i >= table.rows.size();
      if (is_total && i == table.rows.size() && i > 0) out_ += rule(total, "─");
      line(table, cells.rows[i], columns, widths, is_total ? Ink::strong : Ink::plain);
      const Row& row = is_total ? table.totals[i - table.rows.size()] : table.rows[i];
      if (with_notes && !row.note.empty()) hanging("· ", row.note.in(lang_), 4, false, Ink::faint);
    }
  }

  // A number below zero and a cell without one stand out in any row.
  static Ink ink_of(const std::string& text, bool numeric, Ink ink) {
    if (text.starts_with("— (")) return Ink::faint;
    return numeric && text.starts_with("-") ? Ink::negative : ink;
  }

  void line(const Table& table, const std::vector<std::string>& cells, const std::vector<std::size_t>& columns,
            const std::vector<int>& widths, Ink ink) {
    std::vector<std::vector<std::string>> wraps;
    std::size_t height = 1;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string& text = cells[columns[i]];
      const auto indent = std::min(text.find_first_not_of(' '), text.size());
      wraps.push_back(wrapped(text, std::max(widths[i] - static_cast<int>(indent), 1), true));
      for (std::string& one : wraps.back()) one.insert(0, indent, ' ');
      height = std::max(height, wraps.back().size());
    }
    for (std::size_t h = 0; h < height; ++h) {
      std::string line;
      std::size_t end = 0;  // of the last cell that has anything
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string text = h < wraps[i].size() ? wraps[i][h] : std::string();
        const bool numeric = is_numeric(table.columns[columns[i]].type);
        const int gap = std::max(widths[i] - journal::width(text), 0);
        if (numeric) line += std::string(static_cast<std::size_t>(gap), ' ');
        line += in(ink_of(cells[columns[i]], numeric, ink), text);
        if (!text.empty()) end = line.size();
        if (!numeric) line += std::string(static_cast<std::size_t>(gap), ' ');
        line += std::string(between, ' ');
      }
      line.resize(end);
      out_ += line + '\n';
    }
  }

  void cards(const Table& table) {
    int names = 0;
    for (std::size_t i = table.keys; i < table.columns.size(); ++i)
      names = std::max(names, std::min(journal::width(table.columns[i].heading.in(lang_)), widest_name));
    bool first = true;
    for (const auto* rows : {&table.rows, &table.totals})
      for (const Row& row : *rows) {
        if (!first) out_ += '\n';
        first = false;
        card(table, row, names);
      }
  }

  void card(const Table& table, const Row& row, int names) {
    std::string head;
    for (std::size_t i = 0; i < table.keys && i < table.columns.size(); ++i) {
      const std::string text = printed(row.cells[i], table.columns[i].type, lang_);
      if (!text.empty()) head += (head.empty() ? "" : " · ") + text;
    }
    hanging("■ ", head, 2 * row.depth, false, Ink::strong);
    for (std::size_t i = table.keys; i < table.columns.size(); ++i) {
      std::string value = printed(row.cells[i], table.columns[i].type, lang_);
      if (const Text reason = reason_of(row.cells[i]); !reason.empty()) value = "— " + reason.in(lang_);
      if (value.empty()) continue;
      const std::string name = padded(table.columns[i].heading.in(lang_), names, false);
      hanging(name + "  ", value, 2 + 2 * row.depth, false,
              ink_of(value, is_numeric(table.columns[i].type), Ink::plain));
    }
    if (!row.note.empty()) hanging("· ", row.note.in(lang_), 2 + 2 * row.depth, false, Ink::faint);
  }

  Lang lang_;
  int columns_;
  bool colour_;
  std::string out_;
};

}  // namespace

std::string render_text(const Page& page, Lang lang, Paper paper) {
  return TextPage(lang, paper).page(page);
}

}  // namespace tungdong::reports
