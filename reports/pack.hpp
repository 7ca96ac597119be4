#pragma once
// The whole book as plain tables for the programs that auditors work with (Excel, R, IDEA): one heading row, one row
// for each thing, canonical digits and days, no totals and no titles. Streamed: a pack is as long as its book.

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/book/book.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

enum class PackType : std::uint8_t { text, number, dong, date, moment };

struct PackColumn {
  std::string name;
  PackType type{};
  Text meaning;
};

struct PackTable {
  std::string name;  // of its file, without ".csv"
  Text about;
  std::vector<PackColumn> columns;
  // Gives every row to `write`, as many cells as there are columns; a cell that says nothing is empty.
  std::function<void(book::Book&, const std::function<void(std::span<const std::string>)>& write)> rows;
};

// records    every record of the log: its kind, key, hand, moment, day and document
// line       every line of every entry, with both its accounts and all its attributes
// draw       out of which lot each lot was made, range by range: the pedigree of every đồng
// balance    what stands on each account
// and one for each kind of record, with the fields that `import` takes
std::vector<PackTable> pack_tables();

// A table of a page in that form, in a language where its cells are words.
PackTable pack_table(const Table& table, Lang lang);

}  // namespace tungdong::reports

template <>
struct tungdong::record::Names<tungdong::reports::PackType> {
  static constexpr std::array<std::string_view, 5> names{"text", "number", "dong", "date", "moment"};
};
