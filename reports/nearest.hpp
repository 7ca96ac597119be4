#pragma once
// What somebody may have meant who wrote a name that there is none of.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace tungdong::reports {

// Levenshtein's distance of two folded texts, in bytes: letters added, left out or mistaken. Of texts of any length;
// beyond the first 80 bytes nothing is looked at.
std::size_t slips(std::string_view left, std::string_view right);

// The one of the names that is nearest to what was written; empty where none is near, or there are none.
std::string_view nearest(std::string_view written, std::span<const std::string> names);

}  // namespace tungdong::reports
