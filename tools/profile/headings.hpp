#pragma once
// Where the columns of a sheet are: by the texts of its headings, in one row or several.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/profile/profile.hpp"
#include "tools/sheet/grid.hpp"

namespace tungdong::tools {

class Headings {
 public:
  // Finds the rows of headings that a profile speaks of. Complains where a heading that it needs is not there.
  static std::expected<Headings, Complaints> find(const Profile& profile, const Grid& grid);

  // The column under the first of the headings that there is.
  std::optional<std::size_t> column(const std::vector<std::string>& headings) const;

  const std::string& text(std::size_t column) const { return texts_[column]; }
  std::size_t first_row() const { return first_row_; }  // below them

 private:
  Headings(const Profile& profile, const Grid& grid, std::size_t columns, std::size_t row);
  // How many columns a heading stands over, and the last of them.
  struct Place {
    std::size_t count = 0;
    std::size_t column = 0;
  };
  Place place(std::string_view heading) const;
  Complaints missing(const Profile& profile, const std::string& file) const;

  std::vector<std::string> texts_;   // all rows of a heading, joined
  std::vector<std::string> joined_;  // the same, folded, without blanks
  std::vector<std::string> lowest_;  // of the last row alone
  std::size_t row_ = 0;
  std::size_t first_row_ = 0;
};

}  // namespace tungdong::tools
