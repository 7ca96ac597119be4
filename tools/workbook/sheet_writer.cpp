#include "tools/workbook/sheet_writer.hpp"

#include <stdexcept>

#include "ledger/journal/text.hpp"

namespace tungdong::tools {

using reports::check;

namespace {

constexpr std::size_t longest_text = 8'000;  // bytes; a cell holds 32.767 units of UTF-16
constexpr std::uint8_t paper_a4 = 9;
constexpr std::uint32_t dark = 0x1F4E79;
constexpr std::uint32_t pale = 0xDDEBF7;
constexpr std::uint32_t green = 0xE2EFDA;
constexpr std::uint32_t red = 0xFCE4D6;
constexpr std::uint32_t grey = 0x7F7F7F;

void format_as(lxw_format* format, Look look) {
  format_set_font_size(format, 11);
  switch (look) {
    case Look::title:
      format_set_bold(format);
      format_set_font_size(format, 14);
      format_set_font_color(format, dark);
      break;
    case Look::hint:
      format_set_font_color(format, grey);
      break;
    case Look::heading:
    case Look::required:
      format_set_bold(format);
      format_set_text_wrap(format);
      format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
      format_set_bg_color(format, look == Look::required ? dark : pale);
      if (look == Look::required) format_set_font_color(format, LXW_COLOR_WHITE);
      format_set_border(format, LXW_BORDER_THIN);
      break;
    case Look::name:
      format_set_font_color(format, grey);
      break;
    case Look::date:
      format_set_num_format(format, "dd/mm/yyyy");
      break;
    case Look::money:
      format_set_num_format(format, "#,##0");
      break;
    case Look::code:
      format_set_num_format(format, "@");
      break;
    case Look::good:
      format_set_bg_color(format, green);
      break;
    case Look::bad:
      format_set_bg_color(format, red);
      format_set_text_wrap(format);
      break;
    case Look::wrapped:
      format_set_text_wrap(format);
      format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
      break;
    case Look::plain:
      break;
  }
}

}  // namespace

lxw_worksheet* BookWriter::add(const std::string& name) {
  lxw_worksheet* sheet = workbook_add_worksheet(file_.workbook(), name.c_str());
  if (sheet == nullptr) throw std::runtime_error("cannot add the sheet " + name);
  return sheet;
}

lxw_format* BookWriter::look(Look look) {
  lxw_format*& format = looks_[look];
  if (format == nullptr) {
    format = workbook_add_format(file_.workbook());
    format_as(format, look);
  }
  return format;
}

// Printed, a sheet is as wide as the paper.
SheetWriter::SheetWriter(BookWriter& book, const std::string& name) : book_(book), sheet_(book.add(name)) {
  worksheet_set_landscape(sheet_);
  worksheet_set_paper(sheet_, paper_a4);
  worksheet_fit_to_pages(sheet_, 1, 0);
}

void SheetWriter::text(std::size_t row, std::size_t column, const std::string& text, Look look) {
  std::string whole = text;
  while (whole.size() > longest_text || !journal::valid_utf8(whole)) whole.pop_back();
  check(worksheet_write_string(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), whole.c_str(),
                               book_.look(look)));
}

void SheetWriter::number(std::size_t row, std::size_t column, double value, Look look) {
  check(worksheet_write_number(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), value,
                               book_.look(look)));
}

void SheetWriter::day(std::size_t row, std::size_t column, record::Date day) {
  lxw_datetime moment{};
  moment.year = static_cast<int>(day.year());
  moment.month = static_cast<int>(static_cast<unsigned>(day.month()));
  moment.day = static_cast<int>(static_cast<unsigned>(day.day()));
  check(worksheet_write_datetime(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), &moment,
                                 book_.look(Look::date)));
}

void SheetWriter::width(std::size_t column, int characters) {
  const auto at = static_cast<lxw_col_t>(column);
  check(worksheet_set_column(sheet_, at, at, characters + 1, nullptr));
}

void SheetWriter::column(std::size_t column, int characters, Look look) {
  const auto at = static_cast<lxw_col_t>(column);
  check(worksheet_set_column(sheet_, at, at, characters + 1, book_.look(look)));
}

void SheetWriter::hide_row(std::size_t row) {
  lxw_row_col_options options{};
  options.hidden = LXW_TRUE;
  check(worksheet_set_row_opt(sheet_, static_cast<lxw_row_t>(row), LXW_DEF_ROW_HEIGHT, nullptr, &options));
}

void SheetWriter::row_height(std::size_t row, double points) {
  check(worksheet_set_row(sheet_, static_cast<lxw_row_t>(row), points, nullptr));
}

void SheetWriter::freeze(std::size_t row, std::size_t column) {
  worksheet_freeze_panes(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column));
}

void SheetWriter::choose(std::size_t from_row, std::size_t to_row, std::size_t column, const std::string& range) {
  lxw_data_validation choice{};
  choice.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
  std::string formula = range;  // the library wants to write to it
  choice.value_formula = formula.data();
  choice.error_type = LXW_VALIDATION_ERROR_TYPE_INFORMATION;
  const auto at = static_cast<lxw_col_t>(column);
  check(worksheet_data_validation_range(sheet_, static_cast<lxw_row_t>(from_row), at, static_cast<lxw_row_t>(to_row),
                                        at, &choice));
}

void SheetWriter::choose(std::size_t from_row, std::size_t to_row, std::size_t column,
                         const std::vector<std::string>& words) {
  std::vector<std::string> owned = words;  // the library wants to write to them
  std::vector<char*> list;
  list.reserve(owned.size() + 1);
  for (std::string& word : owned) list.push_back(word.data());
  list.push_back(nullptr);
  lxw_data_validation choice{};
  choice.validate = LXW_VALIDATION_TYPE_LIST;
  choice.value_list = list.data();
  const auto at = static_cast<lxw_col_t>(column);
  check(worksheet_data_validation_range(sheet_, static_cast<lxw_row_t>(from_row), at, static_cast<lxw_row_t>(to_row),
                                        at, &choice));
}

}  // namespace tungdong::tools
