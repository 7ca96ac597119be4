#pragma once
// A workbook while it is written, and its bytes: the library that writes it knows files only.

#include <filesystem>
#include <string>
#include <xlsxwriter.h>

namespace tungdong::reports {

// Throws std::runtime_error for what the library refuses.
void check(lxw_error error);

// The same content gives the same bytes: no clock is in them.
class WorkbookFile {
 public:
  WorkbookFile();
  WorkbookFile(const WorkbookFile&) = delete;
  WorkbookFile& operator=(const WorkbookFile&) = delete;
  ~WorkbookFile();

  lxw_workbook* workbook() { return workbook_; }
  void set_title(std::string title);
  // Closes it. Throws std::runtime_error where it cannot be written.
  std::string bytes();

 private:
  std::filesystem::path folder_;  // seen by nobody else, and gone afterwards
  lxw_workbook* workbook_;
};

}  // namespace tungdong::reports
