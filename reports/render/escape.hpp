#pragma once
// Text of records inside HTML and SVG: hostile until escaped.

#include <string>
#include <string_view>

namespace tungdong::reports {

// & < > " ' as entities; control characters as spaces.
std::string escaped(std::string_view text);

}  // namespace tungdong::reports
