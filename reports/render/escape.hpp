#pragma once
// Text of records inside HTML, SVG and spreadsheets: hostile until escaped.

#include <string>
#include <string_view>

namespace tungdong::reports {

// & < > " ' as entities; control characters as spaces.
std::string escaped(std::string_view text);

// Of a cell of CSV: a spreadsheet would run a text that begins like a formula, so that one has a ' before it.
std::string inert(const std::string& text);

}  // namespace tungdong::reports
