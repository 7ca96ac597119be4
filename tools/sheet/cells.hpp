#pragma once
// One row by the names of its columns: a view of the header and the row, which must outlive it.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tungdong::tools {

class Cells {
 public:
  Cells() = default;
  Cells(const std::vector<std::string>& header, const std::vector<std::string>& cells) {
    values_.reserve(header.size());
    for (std::size_t i = 0; i < header.size() && i < cells.size(); ++i)
      if (!cells[i].empty() && !header[i].empty()) values_.emplace_back(header[i], cells[i]);
  }

  // The cell under a column; empty where there is none.
  std::string_view operator[](std::string_view column) const {
    // Most columns that are asked for are not there, and differ in length or in their first letter.
    for (const auto& [name, value] : values_)
      if (name.size() == column.size() && name.front() == column.front() && name == column) return value;
    return {};
  }

  void set(std::string_view column, std::string_view value) {
    const auto found = std::ranges::find(values_, column, &std::pair<std::string_view, std::string_view>::first);
    if (found == values_.end())
      values_.emplace_back(column, value);
    else
      found->second = value;
  }

 private:
  std::vector<std::pair<std::string_view, std::string_view>> values_;
};

}  // namespace tungdong::tools
