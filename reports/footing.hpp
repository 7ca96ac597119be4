#pragma once
// Whether a table that somebody hands us adds up: what it is held to, the cells to look at, each equation. Made of a
// file, not of a book.

#include <string>
#include <vector>

#include "ledger/footing/foot.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

struct FootedTable {
  FileOrigin file;
  const footing::Figures* figures{};
  const std::vector<footing::Rule>* rules{};
  std::vector<std::string> columns;  // headings, by place
  std::vector<std::string> rows;     // names, by place
  std::vector<Text> assumed;         // what was taken for true of the table
};

// What holds is listed too where there are few equations, or where all of them are asked for.
Page footing(const FootedTable& table, const footing::Footed& footed, bool all);

// How many equations are broken.
std::size_t broken(const footing::Footed& footed);

}  // namespace tungdong::reports
