#pragma once
// A workbook while it is written, and its bytes: the library that writes it knows files only.

#include <string>
#include <xlsxwriter.h>

#include "ledger/book/scratch.hpp"

namespace tungdong::reports {

// Throws std::runtime_error for what the library refuses.
void check(lxw_error error);

// The same content gives the same bytes: no clock is in them.
class WorkbookFile {
 public:
  // Throws sql::Failure where the folder for temporary files takes none.
  WorkbookFile();
  WorkbookFile(const WorkbookFile&) = delete;
  WorkbookFile& operator=(const WorkbookFile&) = delete;
  ~WorkbookFile();

  lxw_workbook* workbook() { return workbook_; }
  void set_title(std::string title);
  // Closes it. Throws std::runtime_error where it cannot be written.
  std::string bytes();

 private:
  book::ScratchFolder folder_;
  std::string path_;
  lxw_workbook* workbook_;
};

}  // namespace tungdong::reports
