#pragma once
// Whether the totals of a sheet are the sums of their items.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tools/profile/apply.hpp"

namespace tungdong::tools {

// A row with its amounts, one for each column of money; nothing where the cell is blank.
struct SummedRow {
  std::int64_t row{};
  std::optional<std::size_t> total;  // which of the profile's; nothing for an item
  std::vector<std::optional<money::Dong>> amounts;
};

struct TotalsFound {
  std::vector<CheckedTotal> checked;
  Complaints complaints;
};

// Rows as they stand, without those passed over. A total of the first kind that the profile names is the outermost: a
// total ends what belongs to those named after it, and to others of its own kind.
TotalsFound check_totals(const Profile& profile, std::span<const SummedRow> rows, std::span<const std::string> headings,
                         const std::string& file);

}  // namespace tungdong::tools
