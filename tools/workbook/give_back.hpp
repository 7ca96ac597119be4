#pragma once
// From an imported workbook to the one that goes back: each row with what became of it.

#include <filesystem>

#include "tools/profile/incoming.hpp"
#include "tools/workbook/workbook.hpp"

namespace tungdong::tools {

struct RowResult {
  std::string fate;    // in words
  std::string reason;  // of a refusal
};

// What became of the rows of a sheet, by their numbers.
using RowResults = std::map<std::int64_t, RowResult>;

// The unit that a workbook was made for. Refuses one that names none (workbook-no-unit).
std::expected<std::string, words::Refusal> unit_of_workbook(const std::filesystem::path& path);

// The rows of the sheets in the order in which they were sent. A row of which nothing is told was not tried.
Filled filled_of(std::string unit, const std::vector<Incoming>& sheets, const std::vector<RowResults>& results);

}  // namespace tungdong::tools
