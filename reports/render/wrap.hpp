#pragma once
// Text on lines of a given width, by the columns that its characters take on a terminal.

#include <string>
#include <string_view>
#include <vector>

namespace tungdong::reports {

// At white space. A word longer than a line stands on a line of its own, cut up where `cut` says so: an address is
// better left whole.
std::vector<std::string> wrapped(std::string_view text, int columns, bool cut);

// The width of the longest word.
int longest_word(std::string_view text);

// With spaces to a width, after the text or before it.
std::string padded(std::string_view text, int columns, bool right);

}  // namespace tungdong::reports
