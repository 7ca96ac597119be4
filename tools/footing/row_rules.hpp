#pragma once
// Which rows of a table are sums of which others.

#include <string>
#include <vector>

#include "ledger/footing/rule.hpp"
#include "tools/footing/layout.hpp"

namespace tungdong::tools {

// By the numbering of rows where at least half of them have one: a row is the sum of those one step deeper, a total
// that of those at the top. Otherwise by the names of totals: all rows above it, or below it if it comes first; where
// there are several, each of the others sums its own group. What is "of which" is no part of a sum. The crosses are
// left empty.
std::vector<footing::Rule> find_row_rules(const Layout& layout, const std::vector<std::string>& totals);

}  // namespace tungdong::tools
