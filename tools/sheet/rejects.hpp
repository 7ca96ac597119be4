#pragma once
// The file of refused rows: to be corrected and imported again.

#include <filesystem>
#include <string>

#include "tools/sheet/csv.hpp"

namespace tungdong::tools {

// What the file of a sheet's refused rows is called: "rejects.thang-9.entry.csv"; of a workbook and of a profile the
// name of the kind stands in it, so that it is known when it comes back.
std::string rejects_name(const Sheet& sheet, std::string_view kind);

// Collects refused rows as CSV: the sheet's columns, then `_key` and `_reason`.
class Rejects {
 public:
  explicit Rejects(const Sheet& sheet);

  // An empty key leaves the row's own.
  void add(const Row& row, const std::string& key, const std::string& reason);

  // Writes them. Throws sql::Failure where it cannot.
  void write(const std::filesystem::path& path) const;

 private:
  const Sheet& sheet_;
  std::vector<std::string> header_;
  std::string text_;
};

}  // namespace tungdong::tools
