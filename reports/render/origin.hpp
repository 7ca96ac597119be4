#pragma once
// Where a page's numbers come from, as lines of a name and a value.

#include <utility>
#include <vector>

#include "reports/table.hpp"

namespace tungdong::reports {

struct OriginLine {
  Text name;
  Text value;
};

// File, sheet and hash of a page made of a file. Otherwise book, label, records, root, day, what the book knew,
// filters: those that say something.
std::vector<OriginLine> origin_lines(const Origin& origin);

}  // namespace tungdong::reports
