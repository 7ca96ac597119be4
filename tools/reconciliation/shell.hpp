#pragma once
// Words of a command line that somebody may run.

#include <string>
#include <string_view>

namespace tungdong::tools {

// A word as a shell of POSIX takes it, whatever is in it.
std::string shell_quoted(std::string_view word);

// Text without line feeds and other control characters: each becomes a space. Nothing in it can begin a line.
std::string one_line(std::string_view text);

}  // namespace tungdong::tools
