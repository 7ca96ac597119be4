#pragma once
// From a cell of somebody else's to a value as our own formats write it.

#include <expected>
#include <string>

#include "tools/profile/profile.hpp"
#include "tools/sheet/grid.hpp"

namespace tungdong::tools {

// The amount of a cell in the profile's style and unit; refuses (number-…) what is no whole number of đồng.
std::expected<money::Dong, words::Refusal> read_money(const Profile& profile, const GridCell& cell,
                                                      const std::string& heading);

// The text of a column of ours: a plain number, an amount in đồng, a day as 2025-12-31, a code out of the column's
// table, or the text as it stands. The cell is not blank.
std::expected<std::string, words::Refusal> read_value(const Profile& profile, const ProfileColumn& column,
                                                      const GridCell& cell, const std::string& heading);

}  // namespace tungdong::tools
