#pragma once
// The look of a workbook that people fill in: titles, headings, the hidden row of column names, lists, formats.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/record/field.hpp"
#include "reports/render/workbook_file.hpp"

namespace tungdong::tools {

// Where things stand on a sheet to fill in: a title, a sentence, the headings, the columns' names in our own format
// (hidden), then the rows.
inline constexpr std::size_t heading_row = 2;
inline constexpr std::size_t name_row = 3;
inline constexpr std::size_t first_row = 4;
inline constexpr std::size_t rows_to_fill = 1'000;

enum class Look : std::uint8_t { plain, title, hint, heading, required, name, date, money, code, good, bad, wrapped };

class BookWriter {
 public:
  lxw_worksheet* add(const std::string& name);
  lxw_format* look(Look look);
  // Closes it; its bytes.
  std::string bytes() { return file_.bytes(); }

 private:
  reports::WorkbookFile file_;
  std::map<Look, lxw_format*> looks_;
};

// Cells of one sheet. Text is cut to what a cell holds and is never taken for a formula.
class SheetWriter {
 public:
  SheetWriter(BookWriter& book, const std::string& name);

  void text(std::size_t row, std::size_t column, const std::string& text, Look look = Look::plain);
  void number(std::size_t row, std::size_t column, double value, Look look);
  void day(std::size_t row, std::size_t column, record::Date day);
  void width(std::size_t column, int characters);
  // The format of a whole column below the headings, in which people write.
  void column(std::size_t column, int characters, Look look);
  void hide_row(std::size_t row);
  void row_height(std::size_t row, double points);
  void freeze(std::size_t row, std::size_t column);
  // What is chosen from: a range of the sheet of lists; other text is allowed with a warning, since a code may be new.
  void choose(std::size_t from_row, std::size_t to_row, std::size_t column, const std::string& range);
  void choose(std::size_t from_row, std::size_t to_row, std::size_t column, const std::vector<std::string>& words);
  lxw_worksheet* sheet() { return sheet_; }

 private:
  BookWriter& book_;
  lxw_worksheet* sheet_;
};

}  // namespace tungdong::tools
