#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <stdexcept>
#include <tuple>

#include <fmt/format.h>

#include "ledger/journal/text.hpp"
#include "ledger/money/wide.hpp"
#include "reports/render/cell.hpp"
#include "reports/render/origin.hpp"
#include "reports/render/render.hpp"
#include "reports/render/sheet_name.hpp"
#include "reports/render/workbook_file.hpp"
#include "reports/render/wrap.hpp"

namespace tungdong::reports {

namespace {

constexpr std::int64_t largest_exact = 9'007'199'254'740'991;  // of a double: 2^53 − 1
constexpr std::size_t longest_text = 32'767;                   // of a cell, in units of UTF-16
constexpr int narrowest_column = 9;
constexpr double line_height = 15;   // points
constexpr double tallest_row = 409;  // that a spreadsheet can show
constexpr int widest_column = 48;
constexpr int deepest_indent = 15;
constexpr std::uint16_t paper_a4 = 9;

// How a cell looks. Equal looks are one format of the workbook.
struct Look {
  std::string number{};  // its number format; empty for words
  bool bold = false;
  bool total = false;
  bool wrap = false;
  bool heading = false;
  bool right = false;
  bool warning = false;
  int indent = 0;
  int size = 11;

  friend auto operator<=>(const Look&, const Look&) = default;
};

std::string number_format(int places, bool percent) {
  const std::string decimals = places > 0 ? "." + std::string(static_cast<std::size_t>(places), '0') : "";
  return percent ? "0" + decimals + "%" : "#,##0" + decimals;
}

// Nearest to the decimal; a percentage is kept as spreadsheets do, by the hundredth.
double nearest(const std::string& digits, bool percent) {
  const std::string text = percent ? digits + "e-2" : digits;
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// What a sum is over, exact: units of 10^−places.
struct Quantity {
  std::int64_t units{};
  int places{};
};

std::optional<Quantity> quantity(const Cell& cell) {
  if (const auto* amount = std::get_if<money::Dong>(&cell)) return Quantity{amount->count(), 0};
  if (const auto* number = std::get_if<money::Decimal>(&cell)) return Quantity{number->units(), number->places()};
  return std::nullopt;
}

bool is_exact(const Quantity& one) {
  return one.units <= largest_exact && one.units >= -largest_exact;
}

// Whether the total of a column is the sum of the rows above it, in exact arithmetic and within what a spreadsheet can
// add without loss. Rates are never added, even where they would happen to agree.
bool is_sum(const Table& table, std::size_t column, const Cell& total) {
  const ColumnType type = table.columns[column].type;
  const auto whole = quantity(total);
  if (!whole || (type != ColumnType::dong && type != ColumnType::number)) return false;
  constexpr int most_places = 6;
  if (whole->places > most_places) return false;
  money::Wide sum = 0;
  money::Wide size = 0;
  bool any = false;
  for (const Row& row : table.rows) {
    const auto part = quantity(row.cells[column]);
    if (!part) continue;
    if (!is_exact(*part) || part->places > most_places) return false;
    const money::Wide units = money::Wide{part->units} * money::ten_to(most_places - part->places);
    sum += units;
    size += units < 0 ? -units : units;
    any = true;
  }
  return any && size <= money::Wide{largest_exact} * money::ten_to(most_places - whole->places) &&
         sum == money::Wide{whole->units} * money::ten_to(most_places - whole->places);
}

class Workbook {
 public:
  explicit Workbook(Lang lang) : lang_(lang) {}

  void page(const Page& page) {
    file_.set_title(page.title.in(lang_));
    // Its own name is taken first, so that no table has it.
    names_.push_back(sheet_name(term("spreadsheet.sources").in(lang_), names_));
    for (const Table& table : page.tables) {
      names_.push_back(sheet_name(table.title.in(lang_), names_));
      begin(names_.back(), page, table.title);
      this->table(table);
    }
    begin(names_.front(), page, term("origin.title"));
    sources(page);
  }

  std::string bytes() { return file_.bytes(); }

 private:
  lxw_format* format(const Look& look) {
    auto [place, is_new] = formats_.try_emplace(look, nullptr);
    if (!is_new) return place->second;
    lxw_format* made = workbook_add_format(book_);
    place->second = made;
    format_set_font_size(made, look.size);
    if (!look.number.empty()) format_set_num_format(made, look.number.c_str());
    if (look.bold) format_set_bold(made);
    if (look.total) format_set_top(made, LXW_BORDER_THIN);
    if (look.wrap) format_set_text_wrap(made);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (look.heading) {
      format_set_bottom(made, LXW_BORDER_THIN);
      format_set_bg_color(made, 0xE8EEF4);
    }
    if (look.right) format_set_align(made, LXW_ALIGN_RIGHT);
    if (look.warning) format_set_font_color(made, 0xB00020);
    if (look.indent > 0) format_set_indent(made, static_cast<std::uint8_t>(look.indent));
    return made;
  }

  // Always a string, whatever it begins with.
  void words(std::size_t row, std::size_t column, std::string text, const Look& look) {
    if (text.empty() && look == Look{}) return;
    const std::string_view front = front_units(text, longest_text);
    if (front.size() < text.size()) text = std::string(front_units(text, longest_text - 1)) + "…";
    check(worksheet_write_string(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), text.c_str(),
                                 format(look)));
    if (look.wrap) wraps_.push_back({row, column, look.bold, std::move(text)});
  }

  void begin(const std::string& name, const Page& page, const Text& title) {
    sheet_ = workbook_add_worksheet(book_, name.c_str());
    if (sheet_ == nullptr) throw std::runtime_error("a sheet cannot be named " + name);
    row_ = 0;
    if (!page.origin.label.empty())
      words(row_++, 0, label_words(page.origin.label).in(lang_), {.bold = true, .warning = true});
    words(row_++, 0, title.in(lang_), {.bold = true, .size = 14});
    words(row_++, 0, joined({page.title, data(page.origin.book), page.origin.name}, " · ").in(lang_), {});
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, paper_a4);
    worksheet_fit_to_pages(sheet_, 1, 0);
    check(worksheet_set_footer(sheet_, ("&C" + term("spreadsheet.page_of").in(lang_)).c_str()));
  }

  static bool any(const Table& table, auto&& has) {
    return std::ranges::any_of(table.rows, has) || std::ranges::any_of(table.totals, has);
  }

  void table(const Table& table) {
    const std::size_t columns = table.columns.size();
    const bool notes = any(table, [](const Row& row) { return !row.note.empty(); });
    const bool reasons = any(table, [](const Row& row) {
      return std::ranges::any_of(row.cells, [](const Cell& cell) { return !reason_of(cell).empty(); });
    });
    notes_column_ = notes ? std::optional(columns) : std::nullopt;
    reasons_column_ = reasons ? std::optional(columns + (notes ? 1 : 0)) : std::nullopt;
    widths_.assign(columns + (notes ? 1 : 0) + (reasons ? 1 : 0), narrowest_column);
    too_large_ = false;
    head(table);
    first_ = row_;
    for (const Row& one : table.rows) row(table, one, false);
    const bool is_tree = std::ranges::any_of(table.rows, [](const Row& one) { return one.depth > 0; });
    if (table.rows.size() > 1 && !is_tree)
      check(worksheet_autofilter(sheet_, static_cast<lxw_row_t>(first_ - 1), 0, static_cast<lxw_row_t>(row_ - 1),
                                 static_cast<lxw_col_t>(widths_.size() - 1)));
    for (const Row& one : table.totals) row(table, one, true);
    if (table.rows.empty() && table.totals.empty()) words(row_++, 0, term("table.empty").in(lang_), {});
    ++row_;
    for (const Text& note : table.notes) words(row_++, 0, note.in(lang_), {});
    if (too_large_) words(row_++, 0, term("spreadsheet.too_large").in(lang_), {});
    set_widths();
  }

  void head(const Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const ColumnType type = table.columns[i].type;
      if (type == ColumnType::dong || type == ColumnType::ratio)
        words(row_, i, term("money_unit.dong").in(lang_), {.right = true});
      if (type == ColumnType::percent) words(row_, i, "%", {.right = true});
    }
    ++row_;
    const auto heading = [&](std::size_t column, const std::string& text, bool right) {
      words(row_, column, text, {.bold = true, .wrap = true, .heading = true, .right = right});
      // Headings wrap; they ask for half of their width only.
      widen(column, journal::width(text) / 2 + 4);
    };
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      heading(i, table.columns[i].heading.in(lang_), is_numeric(table.columns[i].type));
    if (notes_column_) heading(*notes_column_, term("column.note").in(lang_), false);
    if (reasons_column_) heading(*reasons_column_, term("column.why_empty").in(lang_), false);
    worksheet_repeat_rows(sheet_, static_cast<lxw_row_t>(row_), static_cast<lxw_row_t>(row_));
    ++row_;
    worksheet_freeze_panes(sheet_, static_cast<lxw_row_t>(row_),
                           static_cast<lxw_col_t>(std::min(table.keys, table.columns.size())));
  }

  void row(const Table& table, const Row& row, bool is_total) {
    std::string why;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      Look look{.bold = is_total, .total = is_total};
      if (i == 0) look.indent = std::min(row.depth, deepest_indent);
      cell(table, i, row.cells[i], look);
      if (const Text reason = reason_of(row.cells[i]); !reason.empty())
        why += (why.empty() ? "" : "; ") + table.columns[i].heading.in(lang_) + ": " + reason.in(lang_);
    }
    const auto aside = [&](std::size_t column, const std::string& text) {
      widen(column, journal::width(text));
      words(row_, column, text, {.total = is_total, .wrap = true, .indent = 1});
    };
    if (notes_column_) aside(*notes_column_, row.note.in(lang_));
    if (reasons_column_) aside(*reasons_column_, why);
    ++row_;
  }

  void cell(const Table& table, std::size_t column, const Cell& cell, Look look) {
    const ColumnType type = table.columns[column].type;
    const std::string shown = printed(cell, type, lang_);
    widen(column, journal::width(shown) + 2 * look.indent + 1);
    if (const auto number = quantity(cell)) {
      if (!is_exact(*number)) {
        too_large_ = true;
        look.right = true;
        words(row_, column, shown, look);
        return;
      }
      const bool percent = type == ColumnType::percent;
      look.number = number_format(number->places, percent);
      const double value = nearest(canonical(cell, lang_), percent);
      const auto at = static_cast<lxw_row_t>(row_);
      const auto across = static_cast<lxw_col_t>(column);
      if (look.total && is_sum(table, column, cell))
        check(worksheet_write_formula_num(sheet_, at, across, sum_of(column, table.rows.size()).c_str(), format(look),
                                          value));
      else
        check(worksheet_write_number(sheet_, at, across, value, format(look)));
      return;
    }
    if (const auto* day = std::get_if<Date>(&cell)) {
      const int year = static_cast<int>(day->year());
      // Spreadsheets count days from 1900, and take that year for a leap year.
      if (year > 1900 && year <= 9999) {
        look.number = lang_ == Lang::vi ? "dd/mm/yyyy" : "d mmm yyyy";
        lxw_datetime moment{};
        moment.year = year;
        moment.month = static_cast<int>(static_cast<unsigned>(day->month()));
        moment.day = static_cast<int>(static_cast<unsigned>(day->day()));
        check(worksheet_write_datetime(sheet_, static_cast<lxw_row_t>(row_), static_cast<lxw_col_t>(column), &moment,
                                       format(look)));
        return;
      }
    }
    // Codes are text to whoever edits the cell, too.
    if (type == ColumnType::code) look.number = "@";
    look.wrap = type == ColumnType::text;
    words(row_, column, shown, look);
  }

  std::string sum_of(std::size_t column, std::size_t rows) const {
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    lxw_rowcol_to_range(range, static_cast<lxw_row_t>(first_), static_cast<lxw_col_t>(column),
                        static_cast<lxw_row_t>(first_ + rows - 1), static_cast<lxw_col_t>(column));
    return fmt::format("=SUM({})", range);
  }

  void sources(const Page& page) {
    widths_.assign(2, narrowest_column);
    for (const OriginLine& line : origin_lines(page.origin)) {
      const std::string name = line.name.in(lang_);
      widen(0, journal::width(name) + 2);
      widths_[1] = 70;
      words(row_, 0, name, {.bold = true});
      words(row_++, 1, line.value.in(lang_), {.wrap = true});
    }
    ++row_;
    for (const Text& note : page.notes) words(row_++, 0, note.in(lang_), {});
    set_widths();
  }

  void widen(std::size_t column, int width) {
    widths_[column] = std::clamp(width, widths_[column], std::max(widths_[column], widest_column));
  }

  void set_widths() {
    for (std::size_t i = 0; i < widths_.size(); ++i)
      check(
          worksheet_set_column(sheet_, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), widths_[i] + 1, nullptr));
    set_heights();
  }

  // Not every program makes room for wrapped text when it opens a file.
  void set_heights() {
    std::map<std::size_t, std::size_t> lines;
    for (const Wrapped& one : wraps_) {
      const int width = one.bold ? widths_[one.column] * 9 / 10 : widths_[one.column];
      if (journal::width(one.text) <= width) continue;
      std::size_t& most = lines[one.row];
      most = std::max(most, wrapped(one.text, std::max(width, 1), true).size());
    }
    for (const auto& [row, count] : lines)
      check(worksheet_set_row(sheet_, static_cast<lxw_row_t>(row),
                              std::min(line_height * static_cast<double>(count), tallest_row), nullptr));
    wraps_.clear();
  }

  Lang lang_;
  WorkbookFile file_;
  lxw_workbook* book_ = file_.workbook();
  lxw_worksheet* sheet_ = nullptr;
  std::vector<std::string> names_;
  std::map<Look, lxw_format*> formats_;
  std::vector<int> widths_;
  struct Wrapped {
    std::size_t row;
    std::size_t column;
    bool bold;
    std::string text;
  };
  std::vector<Wrapped> wraps_;  // of the sheet
  std::optional<std::size_t> notes_column_;
  std::optional<std::size_t> reasons_column_;
  std::size_t row_ = 0;
  std::size_t first_ = 0;   // of the rows of data
  bool too_large_ = false;  // a number stands as text
};

}  // namespace

std::string render_xlsx(const Page& page, Lang lang) {
  Workbook workbook(lang);
  workbook.page(page);
  return workbook.bytes();
}

}  // namespace tungdong::reports
