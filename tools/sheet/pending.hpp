#pragma once
// From sheets to drafts: what each row became, where it came from, and in which order the book takes it.

#include <map>
#include <span>
#include <string>
#include <vector>

#include "ledger/book/draft.hpp"
#include "tools/sheet/cell.hpp"
#include "tools/sheet/cells.hpp"
#include "tools/sheet/columns.hpp"
#include "tools/sheet/csv.hpp"

namespace tungdong::tools {

// Where a draft was read from.
struct Origin {
  std::size_t sheet{};            // which of the sheets
  std::vector<std::size_t> rows;  // which of its rows
};

// Drafts, and the origin of each at the same place. The book takes the drafts as they lie here: they are large, and
// there may be a million.
struct Pending {
  std::vector<book::Draft> drafts;
  std::vector<Origin> origins;

  std::size_t size() const { return drafts.size(); }
  void add(book::Draft draft, Origin origin);
  void add(Pending more);
  void erase(std::size_t place);
};

// The kind of record that a sheet holds: a part of its file's name (unit.csv, entry.2025.csv, rejects.entry.csv), or
// `entry` where the columns are those of one. Empty where it is not clear.
std::string kind_of_sheet(const Sheet& sheet);

// The body of a row of a kind other than entry, by the names of its columns.
std::expected<rules::Body, words::Refusals> read_body(std::string_view kind, const Cells& cells,
                                                      const NumberForm& form);

// Refusals by rows of a sheet.
using RowRefusals = std::map<std::size_t, words::Refusals>;

// The drafts of a sheet of a kind; `found` is what was refused of its rows before. Rows that cannot be read are
// complained about and moved to `broken`; of an entry sheet, rows with the same text under `entry` are the lines of one
// entry. A draft without a `_key` gets one from its content and its occurrence number in the sheet: the same file twice
// adds nothing, overlapping files add what is new, two identical rows are two records. Unless they are kept, the cells
// of each row that was read are given up: of rows only the numbers are left.
enum class Kept { nothing, cells };
Pending read_sheet(std::string_view kind, Sheet& sheet, std::size_t number, const NumberForm& form,
                   const std::string& by, const RowRefusals& found = {}, Kept kept = Kept::cells);

// Puts drafts into the order in which they can be taken: kinds that others refer to first, each by date; what refers to
// another of its kind after it; entries by date, then in the order of a đồng's life, of which all steps down the ladder
// of units are one: a province may receive and send on the same day.
void put_in_order(Pending& pending);

// The key of a draft that brings none.
std::string content_key(const book::Draft& draft, std::int64_t occurrence);

}  // namespace tungdong::tools
