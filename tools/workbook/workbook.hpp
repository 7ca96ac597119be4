#pragma once
// Workbooks that people fill in: for a commune with its own chart and balances, or blank for every kind of record; and
// the same given back with what became of each row.

#include <map>
#include <string>
#include <vector>

#include "ledger/book/book.hpp"
#include "tools/sheet/csv.hpp"
#include "tools/workbook/form.hpp"

namespace tungdong::tools {

// What a list offers: codes with their names.
struct Choice {
  std::string code;
  std::string name;  // none: the code says it
};
using Choices = std::array<std::vector<Choice>, list_count>;

// A row as it was sent, and what became of it.
struct FilledRow {
  std::vector<std::pair<std::string, std::string>> cells;  // by columns of our own format
  std::string fate;                                        // in words; empty for one that was not sent yet
  std::string reason;
};

struct Filled {
  std::string unit;                                    // a commune's workbook
  std::map<std::string, std::vector<FilledRow>> rows;  // by kind of record
};

// The bytes of a workbook for a unit: instructions, its lists, its open balances, the sheets to fill in, with the rows
// that were sent before where there are any. The unit must be known.
std::string unit_workbook(book::Book& book, const Filled& filled);

// The bytes of a blank one: a sheet for each kind of record, or for those named, with every column it may have, those
// that must be filled in marked, and lists for what is one of some names.
std::string blank_workbook(const std::vector<std::string>& kinds);

}  // namespace tungdong::tools
