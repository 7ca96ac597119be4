#pragma once
// A sheet of somebody else's as rows of ours.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tools/profile/profile.hpp"
#include "tools/sheet/grid.hpp"

namespace tungdong::tools {

// What became of one cell.
struct ReadCell {
  std::string place;    // "C12"; empty for a constant
  std::string heading;  // as it stands over the cell
  std::string text;     // as it stands in the cell
  std::string column;   // of ours
  std::string value;
};

// A row that gave none of ours, and why.
struct PassedRow {
  std::int64_t row{};
  words::Refusal why;
};

// A total that equals the sum of its items.
struct CheckedTotal {
  std::int64_t row{};
  std::string heading;
  money::Dong amount;
  std::size_t items{};
};

// A sheet whose header is columns of ours, whose numbers are plain, whose money is in đồng and whose days are
// 2025-12-31; each row has the number of the row it came from (several have the same where a row has several columns of
// money). `_key` is a column where the profile says what makes it.
struct Applied : Sheet {
  std::vector<std::optional<std::size_t>> money;  // for each of `rows`: which of the profile's
  std::vector<std::vector<ReadCell>> read;        // of the first rows of `rows`
  std::vector<PassedRow> passed;
  std::vector<CheckedTotal> totals;
};

// Complains, each with row and heading, about headings that are missing or stand twice, cells that cannot be read,
// codes that the profile does not have, totals that are not the sum of their items, keys that stand twice, and columns
// that have to be given and were not. A row complained about stands in `broken`.
Applied apply(const Profile& profile, const Grid& grid, std::size_t explained = 0);

}  // namespace tungdong::tools
