#pragma once
// What a report is before it is printed: tables of typed cells, and where they came from. No report formats numbers, no
// renderer computes them.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ledger/journal/sha256.hpp"
#include "reports/text.hpp"

namespace tungdong::reports {

enum class ColumnType : std::uint8_t {
  text,     // Text
  code,     // Code: never taken for a number, whatever its digits
  dong,     // money::Dong
  number,   // money::Decimal: a count or another quantity, with the decimals it was published with
  percent,  // money::Decimal, in per cent
  ratio,    // money::Dong for one of something that a column beside it names
  date,     // Date
};

struct Code {
  std::string text;
  friend bool operator==(const Code&, const Code&) = default;
};

// Nothing to show, and why; never a zero that was not counted.
struct Empty {
  Text reason;
  friend bool operator==(const Empty&, const Empty&) = default;
};

using Cell = std::variant<Empty, Text, Code, money::Dong, money::Decimal, Date>;

struct Column {
  std::string id;  // for programs, within its table: "plan"
  Text heading;
  ColumnType type{};
};

struct Row {
  std::vector<Cell> cells;  // as many as columns; each Empty or of its column's type; the first of a total its name
  Text note;                // that stands with the row
  int depth{};              // of a tree: the first text is indented by it
};

// How a table is best read on a page of text: as a grid, or a row at a time with a line for each column.
enum class Layout : std::uint8_t { grid, cards };

// A picture of a table's rows: never of anything else, so that each chart has its table. A renderer that cannot draw
// leaves it out.
enum class ChartKind : std::uint8_t {
  bars,      // names: what labels a bar, one or two; values: stacked segments (đồng), or side by side (percent)
  scatter,   // names: what labels a point, then its class; values: across, up (percent or number); lines: see below
  trend,     // names: series, period; values: observed, target
  survival,  // names: series; values: months, share still working, its lower and its upper end (percent)
  flow,      // names: from, to, in which stage of the way; values: amount. A Sankey.
};

struct Chart {
  ChartKind kind{};
  std::string id;
  Text title;
  Text caption;                              // what the picture says, in a sentence: for who cannot see it
  std::vector<std::string> names;            // ids of columns
  std::vector<std::string> values;           // ids of columns
  std::optional<money::Decimal> cut_across;  // of a scatter: where it is divided
  std::optional<money::Decimal> cut_up;
};

struct Table {
  std::string id;  // for programs, within its page: "partition"
  Text title;
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<Row> totals;  // one for each family of money: families are never added together
  std::vector<Text> notes;
  Layout layout{};
  std::vector<Chart> charts;
  std::size_t keys = 1;  // so many of the first columns name the row; repeated where a grid is too wide for a page
};

// A table without rows yet.
Table make_table(std::string id, Text title, std::vector<Column> columns, std::size_t keys = 1,
                 Layout layout = Layout::grid);

// Takes out those of the columns named in which no cell says anything: all of them empty without a reason, or nothing
// (0 đồng). Key columns and columns not named stay.
void drop_silent(Table& table, std::initializer_list<std::string_view> ids);

// The file that a page was made of, where it was not made of a book.
struct FileOrigin {
  std::string name;
  journal::Hash hash{};  // SHA-256 of its bytes
  std::string sheet;     // of a workbook
};

// Which book a page speaks of, how much of it, and what was asked.
struct Origin {
  std::string book;  // the code of the book
  Text name;
  std::string label;     // as recorded: sample, synthetic; empty for a real book
  std::int64_t size{};   // records that the page knows of
  journal::Hash root{};  // of the tree over them
  std::optional<Date> as_of;
  std::optional<std::int64_t> known_at;
  std::vector<Text> filters;
  std::optional<FileOrigin> file{};  // then nothing else is said
};

struct Page {
  std::string id;  // "status"
  Text title;
  Origin origin;
  std::vector<Table> tables;
  std::vector<Text> notes;
};

// The words of a label: "DỮ LIỆU MẪU, KHÔNG CÓ THẬT", or the label itself where it is not a known one. Empty for none.
Text label_words(const std::string& label);

}  // namespace tungdong::reports
