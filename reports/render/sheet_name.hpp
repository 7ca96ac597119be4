#pragma once
// Names of the sheets of a workbook.

#include <string>
#include <string_view>
#include <vector>

namespace tungdong::reports {

// A name that spreadsheets accept, after a title: at most 31 units of UTF-16, without []:*?/\ and ', not empty, and
// like none of `taken` whatever their case and marks.
std::string sheet_name(std::string_view title, const std::vector<std::string>& taken);

// The front of `text` that takes at most so many units of UTF-16, cut between characters.
std::string_view front_units(std::string_view text, std::size_t units);

}  // namespace tungdong::reports
