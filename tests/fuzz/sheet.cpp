// Sheets: every row is as wide as the header, every cell is text, and what is written is read back.

#include "ledger/journal/text.hpp"
#include "tests/fuzz/target.hpp"
#include "tools/sheet/csv.hpp"

using namespace tungdong;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const tools::Sheet sheet = tools::read_csv_text("a.csv", std::string(fuzz::text_of(bytes, count)));
  std::string written;
  const auto write = [&](const std::vector<std::string>& cells) {
    for (const std::string& cell : cells) fuzz::must(journal::is_nfc(cell));
    written += tools::write_csv(cells);
  };
  write(sheet.header);
  for (const tools::Row& row : sheet.rows) {
    fuzz::must(row.cells.size() == sheet.header.size());
    write(row.cells);
  }
  for (const tools::Complaint& one : sheet.complaints) fuzz::must(!words::say(one.refusal, words::Lang::vi).empty());
  // A header in which every field is quoted has no delimiter outside quotes to go by, nor one of a single column.
  // What begins with a byte order mark loses it.
  if (sheet.complaints.empty() && sheet.header.size() > 1 && !written.starts_with("\xEF\xBB\xBF")) {
    const tools::Sheet back = tools::read_csv_text("b.csv", written);
    fuzz::must(back.complaints.empty() && back.header == sheet.header && back.rows.size() == sheet.rows.size());
    for (std::size_t i = 0; i < back.rows.size(); ++i) fuzz::must(back.rows[i].cells == sheet.rows[i].cells);
  }
  return 0;
}
