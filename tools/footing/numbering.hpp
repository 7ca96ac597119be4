#pragma once
// The numbers before the names of rows: A, I, 1, 1.1, a), -. What stands deeper is part of what stands above it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tungdong::tools {

// Reads one numbering after another, from the top of a table down, and keeps where in the tree it is.
class Numbering {
 public:
  // How deep the next row stands (0: at the top), or nothing where the text is no numbering. "I" after "H" is a letter,
  // otherwise it is one.
  std::optional<std::size_t> next(std::string_view text);

 private:
  struct Level {
    std::string kind;
    int value{};
  };
  std::optional<Level> read(std::string_view text) const;
  const Level* standing(std::string_view kind) const;
  std::vector<Level> levels_;
};

// The numbering that a name begins with, if it does: "1.1. Dự án 1" has "1.1.", "- Vốn đầu tư" has "-".
std::string_view numbering_of(std::string_view name);

}  // namespace tungdong::tools
