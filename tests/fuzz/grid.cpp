// Tables that people hand us, CSV or workbooks: within the limits, and every cell is text.

#include "tools/sheet/grid.hpp"

#include "ledger/journal/text.hpp"
#include "tests/fuzz/target.hpp"

using namespace tungdong;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const auto grid = tools::read_grid(fuzz::text_of(bytes, count), "a", "");
  if (!grid) {
    fuzz::must(!grid.error().empty());
    for (const tools::Complaint& one : grid.error()) fuzz::must(!words::say(one.refusal, words::Lang::vi).empty());
    return 0;
  }
  fuzz::must(grid->rows.size() <= tools::table_limits.rows && grid->columns() <= tools::most_columns);
  for (const auto& row : grid->rows)
    for (const tools::GridCell& cell : row) fuzz::must(journal::is_nfc(cell.text));
  return 0;
}
