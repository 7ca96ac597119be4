#pragma once
// From the rows of a sheet to drafts: what each row became, and why it could not be read.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "ledger/book/draft.hpp"
#include "tools/sheet/cell.hpp"
#include "tools/sheet/cells.hpp"
#include "tools/sheet/csv.hpp"

namespace tungdong::tools {

// A draft and the rows that it was read from: of an entry one for each line.
struct Brought {
  book::Draft draft;
  std::vector<Row> rows;
  std::vector<std::size_t> places;  // of these rows among all that the sheet gave
};

// The kind of record that a sheet holds: a part of its file's name (unit.csv, entry.2025.csv, rejects.entry.csv), or
// `entry` where the columns are those of one. Empty where it is not clear.
std::string kind_of_sheet(const Sheet& sheet);

// The body of a row of a kind other than entry, by the names of its columns.
std::expected<rules::Body, words::Refusals> read_body(std::string_view kind, const Cells& cells,
                                                      const NumberForm& form);

// The entries of a sheet whose rows do not stand together, by a hash of what stands under `entry`.
using Torn = std::unordered_set<std::size_t>;
class TornSearch {
 public:
  void add(std::string_view entry);
  Torn found() &&;

 private:
  std::vector<std::size_t> begun_;   // of each run of rows with one text
  std::optional<std::size_t> last_;  // of the row before, where it is of an entry
};

// An entry of which more rows may come.
struct OpenEntry {
  Brought brought;
  bool broken = false;
};

// The rows of a sheet of a kind one after another, as drafts. Rows that cannot be read are complained about and moved
// to `broken`; of an entry sheet, rows with the same text under `entry` are the lines of one entry: it is given once
// another follows, or at the end where its rows are torn. A draft has the key of its row, or none.
class Reading {
 public:
  using Take = std::function<void(Brought brought)>;
  // Changes a row before it is read, and says what is wrong with it already.
  using Mend = std::function<words::Refusals(Row& row)>;

  Reading(std::string_view kind, Sheet& sheet, const NumberForm& form, std::string by, Take take, Mend mend = {},
          Torn torn = {});

  void add(Row row);
  void finish();

 private:
  bool check_header();
  bool sound(const words::Refusals& refusals, const Row& row);
  void add_record(Row row, std::size_t place, words::Refusals refusals);
  void add_line(Row row, std::size_t place, words::Refusals refusals);
  void close(OpenEntry open);
  void close_open();

  std::string_view kind_;
  Sheet& sheet_;
  const NumberForm& form_;
  std::string by_;
  Take take_;
  Mend mend_;
  Torn torn_;
  std::optional<bool> good_header_;
  std::size_t place_ = 0;
  std::string group_;  // of the entry that is open
  std::optional<OpenEntry> open_;
  std::map<std::string, OpenEntry, std::less<>> torn_open_;
  std::vector<Row> dropped_;  // sound rows of broken entries
};

// All drafts of a sheet whose rows are in memory.
std::vector<Brought> read_sheet(std::string_view kind, Sheet& sheet, const NumberForm& form, const std::string& by,
                                const Reading::Mend& mend = {});

// The draft of rows that were read before.
book::Draft read_again(std::string_view kind, const std::vector<std::string>& header, const std::vector<Row>& rows,
                       const NumberForm& form, const std::string& by);

// What a draft's content comes to, whoever records it under which key; and the key of a draft that brings none, from
// its content and how often that was met: the same file twice adds nothing, overlapping files add what is new, two
// identical rows are two records.
std::string content_of(const book::Draft& draft);
std::string content_key(std::string_view content, std::int64_t occurrence);

}  // namespace tungdong::tools
