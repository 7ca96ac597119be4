#include "tools/footing/layout.hpp"

#include <algorithm>

#include "ledger/journal/text.hpp"
#include "tools/footing/formula.hpp"
#include "tools/footing/numbering.hpp"
#include "tools/footing/written.hpp"
#include "tools/sheet/csv_stream.hpp"

namespace tungdong::tools {

namespace {

constexpr std::size_t rows_looked_at = 60;  // for headings
constexpr std::size_t most_headings = 5;    // rows

bool any_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

// Whole words within a folded text.
bool has_word(const std::string& folded, std::initializer_list<std::string_view> words) {
  const std::string padded = " " + folded + " ";
  return std::ranges::any_of(words, [&](std::string_view word) {
    const auto at = padded.find(word);
    if (at == std::string::npos || at == 0) return false;
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !letter(padded[at - 1]) && !letter(padded[at + word.size()]);
  });
}

std::optional<money::Unit> read_unit(const std::string& folded) {
  struct Known {
    std::string_view words;
    money::Unit unit;
  };
  constexpr Known known[] = {
      {"ty", money::Unit::ty},         {"billion", money::Unit::ty},  {"trieu", money::Unit::trieu},
      {"million", money::Unit::trieu}, {"nghin", money::Unit::nghin}, {"ngan", money::Unit::nghin},
      {"1000", money::Unit::nghin},    {"1.000", money::Unit::nghin}, {"thousand", money::Unit::nghin},
      {"dong", money::Unit::dong},     {"vnd", money::Unit::dong},
  };
  for (const Known& one : known)
    if (has_word(folded, {one.words})) return one.unit;
  return std::nullopt;
}

class Finder {
 public:
  Finder(const Grid& grid, std::optional<std::size_t> heading_row) : grid_(grid), columns_(grid.columns()) {
    layout_.columns.resize(columns_);
    layout_.rows.resize(grid.rows.size());
    if (heading_row) heading_ = *heading_row - 1;
  }

  std::optional<Layout> run() {
    if (!find_rows()) return std::nullopt;
    read_headings();
    find_names();
    read_columns();
    read_rows();
    find_unit();
    const bool figures = std::ranges::any_of(layout_.columns, &LayoutColumn::figures);
    return figures ? std::optional(std::move(layout_)) : std::nullopt;
  }

 private:
  std::size_t filled(std::size_t row) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(grid_.rows[row], [](const GridCell& cell) { return !cell.text.empty(); }));
  }

  bool is_number_row(std::size_t row) const {
    std::size_t numbers = 0;
    int last = 0;
    for (const GridCell& cell : grid_.rows[row]) {
      if (cell.text.empty()) continue;
      const auto read = read_column_number(cell.text);
      if (!read) return false;
      if (read->result.front() > '9') continue;
      const int number = std::stoi(read->result);
      if (number != last + 1 && !(last == 0 && number <= 3)) return false;
      last = number;
      ++numbers;
    }
    return numbers >= 2 && filled(row) >= 2;
  }

  static bool is_year(const std::string& text) {
    return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
           text.find_first_not_of("0123456789") == std::string::npos;
  }

  bool is_figure_row(std::size_t row) const {
    std::size_t figures = 0;
    for (std::size_t c = 1; c < grid_.rows[row].size(); ++c) {
      const GridCell& cell = grid_.rows[row][c];
      figures += looks_like_figure(cell) && !is_year(cell.text) ? 1U : 0U;
    }
    return figures > 0 && filled(row) >= 2;
  }

  bool find_rows() {
    const std::size_t end = std::min(grid_.rows.size(), rows_looked_at);
    if (heading_) {
      if (*heading_ >= grid_.rows.size()) return false;
      layout_.first_row = *heading_ + 1;
      if (layout_.first_row < grid_.rows.size() && is_number_row(layout_.first_row))
        layout_.formula_row = layout_.first_row++;
    } else {
      std::size_t row = 0;
      while (row < end && !is_number_row(row)) ++row;
      if (row < end) {
        layout_.formula_row = row;
        layout_.first_row = row + 1;
      } else {
        row = 0;
        while (row < end && !is_figure_row(row)) ++row;
        if (row == end) return false;
        layout_.first_row = row;
      }
    }
    const std::size_t below = layout_.formula_row.value_or(layout_.first_row);
    layout_.first_heading = below;
    while (layout_.first_heading > 0 && below - layout_.first_heading < most_headings &&
           filled(layout_.first_heading - 1) >= 2)
      --layout_.first_heading;
    return true;
  }

  // What stands above a column: the first cell of those shown as one.
  const std::string& heading_at(std::size_t row, std::size_t column) const {
    const std::string& text = grid_.at(row, column).text;
    if (!text.empty()) return text;
    for (const Merged& one : grid_.merged)
      if (one.first_row == row && row <= one.last_row && one.first_column <= column && column <= one.last_column)
        return grid_.at(one.first_row, one.first_column).text;
    return text;
  }

  void read_headings() {
    const std::size_t end = layout_.formula_row.value_or(layout_.first_row);
    for (std::size_t c = 0; c < columns_; ++c) {
      LayoutColumn& column = layout_.columns[c];
      for (std::size_t row = layout_.first_heading; row < end; ++row) {
        std::string text = heading_at(row, c);
        std::ranges::replace(text, '\n', ' ');
        std::erase(text, '\r');
        if (text.empty() || text == column.leaf) continue;
        column.heading += (column.heading.empty() ? "" : " · ") + text;
        column.leaf = std::move(text);
      }
      if (!layout_.formula_row) continue;
      if (const auto number = read_column_number(grid_.at(*layout_.formula_row, c).text))
        column.number = number->result;
    }
  }

  struct Kinds {
    std::size_t filled = 0, figures = 0, percents = 0, numberings = 0;
  };
  Kinds kinds_of(std::size_t column) const {
    Kinds kinds;
    for (std::size_t row = layout_.first_row; row < grid_.rows.size(); ++row) {
      const GridCell& cell = grid_.at(row, column);
      if (cell.text.empty()) continue;
      ++kinds.filled;
      const bool figure = looks_like_figure(cell);
      kinds.figures += figure ? 1U : 0U;
      kinds.percents += figure && cell.text.ends_with('%') ? 1U : 0U;
      kinds.numberings += Numbering().next(cell.text) ? 1U : 0U;
    }
    return kinds;
  }

  void find_names() {
    for (std::size_t c = 0; c < std::min<std::size_t>(columns_, 2) && !layout_.numbering; ++c) {
      const std::string folded = journal::fold(layout_.columns[c].leaf);
      const Kinds kinds = kinds_of(c);
      const bool titled = any_of(folded, {"stt", "tt", "so tt", "so thu tu", "no", "no.", "#"});
      const Kinds after = kinds_of(c + 1);
      const bool numbers =
          kinds.numberings == kinds.filled && kinds.filled > 1 && after.figures == 0 && after.filled > 1;
      if (titled || numbers) layout_.numbering = c;
    }
    for (std::size_t c = 0; c < columns_ && !layout_.names; ++c) {
      if (layout_.numbering == c) continue;
      const Kinds kinds = kinds_of(c);
      if (kinds.filled > 0 && 2 * kinds.figures < kinds.filled) layout_.names = c;
    }
    // Years, or other numbers, that name the rows of the first column.
    if (!layout_.names && columns_ > 1 && !layout_.numbering) {
      const std::string folded = journal::fold(layout_.columns[0].leaf);
      if (folded.empty() || any_of(folded, {"nam", "year", "ky", "thang", "quy"})) layout_.names = 0;
    }
  }

  void read_columns() {
    for (std::size_t c = 0; c < columns_; ++c) {
      if (layout_.numbering == c || layout_.names == c) continue;
      LayoutColumn& column = layout_.columns[c];
      const std::string leaf = journal::fold(column.leaf);
      const std::string all = journal::fold(column.heading);
      const Kinds kinds = kinds_of(c);
      const bool code =
          any_of(leaf, {"ma", "nam", "year", "code", "ghi chu", "note", "notes"}) || leaf.starts_with("ma ");
      column.figures = kinds.figures > 0 && 2 * kinds.figures >= kinds.filled && !code;
      column.percent =
          column.figures && (column.heading.find('%') != std::string::npos ||
                             has_word(all, {"ty le", "ti le", "rate", "per cent", "percent", "percentage"}) ||
                             2 * kinds.percents > kinds.figures);
      column.adds = column.figures && !column.percent &&
                    !has_word(all, {"don gia", "binh quan", "trung binh", "unit price", "unit cost", "average", "he so",
                                    "dinh muc"});
      column.counted =
          has_word(leaf, {"so ho", "so nguoi", "so xa", "so thon", "so ban", "so du an", "so cong trinh", "ho", "nguoi",
                          "xa", "thon", "households", "people", "communes", "villages", "projects"});
    }
  }

  void read_rows() {
    for (std::size_t r = layout_.first_row; r < grid_.rows.size(); ++r) {
      LayoutRow& row = layout_.rows[r];
      for (std::size_t c = 0; c < columns_; ++c)
        row.figures = row.figures || (layout_.columns[c].figures && looks_like_figure(grid_.at(r, c)));
      if (layout_.names) row.name = grid_.at(r, *layout_.names).text;
      std::ranges::replace(row.name, '\n', ' ');
      if (layout_.numbering) {
        row.numbering = grid_.at(r, *layout_.numbering).text;
        // Forms put the word for a total under the numbers too.
        if (row.name.empty() && !Numbering().next(row.numbering)) std::swap(row.name, row.numbering);
      } else {
        row.numbering = numbering_of(row.name);
        row.name.erase(0, row.numbering.size());
        row.name = trim(row.name);
      }
      const std::string folded = journal::fold(row.name);
      row.percent =
          row.name.find('%') != std::string::npos || folded.starts_with("ty le") || folded.starts_with("ti le");
    }
  }

  void find_unit() {
    for (std::size_t r = 0; r < layout_.first_row && !layout_.unit; ++r)
      for (const GridCell& cell : grid_.rows[r]) {
        const std::string folded = journal::fold(cell.text);
        const bool says = has_word(folded, {"don vi", "don vi tinh", "dvt", "unit"}) ||
                          folded.find("dong)") != std::string::npos || folded.find("dong,") != std::string::npos;
        if (says && !layout_.unit) layout_.unit = read_unit(folded);
      }
  }

  const Grid& grid_;
  std::size_t columns_;
  std::optional<std::size_t> heading_;
  Layout layout_;
};

// The spellings of a word that begin a name, each followed by the end or by something else than a letter.
bool begins(std::string_view name, std::initializer_list<std::string_view> spellings, bool alone) {
  name = trim(name);
  return std::ranges::any_of(spellings, [&](std::string_view spelling) {
    if (!name.starts_with(spelling)) return false;
    const std::string_view rest = trim(name.substr(spelling.size()));
    return rest.empty() || rest.front() == ':' || rest.front() == '(' || (!alone && name[spelling.size()] == ' ');
  });
}

}  // namespace

bool looks_like_figure(const GridCell& cell) {
  if (cell.kind == CellKind::number) return true;
  return cell.kind == CellKind::text && read_written(cell.text).has_value();
}

bool names_total(std::string_view name) {
  return begins(name,
                {"Tổng cộng", "TỔNG CỘNG", "tổng cộng", "Tổng Cộng", "Tổng số", "TỔNG SỐ", "tổng số", "Tổng Số",
                 "Cả nước", "CẢ NƯỚC", "Toàn quốc", "TOÀN QUỐC", "Toàn tỉnh", "TOÀN TỈNH", "Toàn huyện", "Toàn xã"},
                false) ||
         begins(name, {"Tổng", "TỔNG", "tổng", "Total", "TOTAL", "total", "Grand total", "Grand Total", "GRAND TOTAL"},
                true);
}

bool names_subtotal(std::string_view name) {
  return begins(name, {"Cộng", "CỘNG", "cộng", "Subtotal", "SUBTOTAL", "Sub-total"}, true) ||
         begins(name,
                {"Cộng mục", "Cộng nhóm", "Cộng phần", "Cộng I", "Cộng A", "Cộng B", "Cộng V", "CỘNG I", "CỘNG A",
                 "CỘNG B", "Tổng chi", "Tổng thu", "Tổng vốn", "Tổng kinh phí", "Tổng nguồn"},
                false);
}

bool names_some(std::string_view name) {
  const std::string folded = journal::fold(name);
  return folded.starts_with("trong do") || folded.starts_with("of which");
}

std::optional<Layout> find_layout(const Grid& grid, std::optional<std::size_t> heading_row) {
  if (heading_row && *heading_row == 0) return std::nullopt;
  return Finder(grid, heading_row).run();
}

}  // namespace tungdong::tools
