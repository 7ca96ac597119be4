#pragma once
// The sheets that an import was given: files of CSV, workbooks with one or several sheets, folders of both; in our own
// formats, or read through a profile.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tools/profile/apply.hpp"
#include "tools/sheet/cell.hpp"

namespace tungdong::tools {

struct Incoming {
  std::string kind;  // of its records; empty where it is not clear
  Applied sheet;     // of our own formats: its rows alone
  NumberForm form;   // how its rows write numbers
  // Of a large file of CSV, of which only the header is in the sheet: its rows are read when their turn comes.
  std::filesystem::path rows_in = {};
};

struct ImportForm {
  CsvForm csv;
  NumberForm numbers;
  std::string kind;   // that was declared
  std::string sheet;  // of a workbook, that was asked for
  std::optional<Profile> profile;
  std::size_t explained = 0;  // rows of which every cell is kept
  std::uintmax_t large_bytes = 8U << 20;
};

struct Received {
  std::vector<Incoming> sheets;
  std::vector<Complaint> passed;  // sheets of workbooks that say no kind and were not read
};

// The files, and those of folders (.csv, .xlsx) in the order of their names.
std::vector<std::filesystem::path> files_of(const std::vector<std::filesystem::path>& paths);

// Reads a file. Of a workbook every sheet that is shown and says which kind it holds, or the one asked for; what cannot
// be read is a sheet with its complaints and no rows.
void receive(const std::filesystem::path& path, const ImportForm& form, Received& received);

}  // namespace tungdong::tools
