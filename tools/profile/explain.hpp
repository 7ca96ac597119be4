#pragma once
// What a profile made of a sheet, in words.

#include <string>
#include <vector>

#include "ledger/words/refusal.hpp"
#include "tools/profile/apply.hpp"

namespace tungdong::tools {

// Line by line: each cell of the first rows with what it became, amounts also in words; the rows that were passed over
// and why; the totals that hold.
std::vector<std::string> explain_sheet(const Applied& sheet, words::Lang lang);

}  // namespace tungdong::tools
