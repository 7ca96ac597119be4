#include "reports/render/workbook_file.hpp"

#include <ctime>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <unistd.h>
#include <utility>

namespace tungdong::reports {

namespace {

constexpr std::time_t no_moment = 315'532'800;  // 1980-01-01, the first that an archive can say

std::filesystem::path private_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "tungdong-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a directory " + pattern);
  return pattern;
}

}  // namespace

void check(lxw_error error) {
  if (error != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(error));
}

WorkbookFile::WorkbookFile()
    : folder_(private_folder()), workbook_(workbook_new((folder_ / "workbook.xlsx").string().c_str())) {
  if (workbook_ == nullptr) throw std::runtime_error("cannot write " + folder_.string());
  set_title({});
}

WorkbookFile::~WorkbookFile() {
  if (workbook_ != nullptr) lxw_workbook_free(workbook_);
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void WorkbookFile::set_title(std::string title) {
  lxw_doc_properties properties{};
  if (!title.empty()) properties.title = title.data();
  properties.created = no_moment;
  check(workbook_set_properties(workbook_, &properties));
}

std::string WorkbookFile::bytes() {
  check(workbook_close(std::exchange(workbook_, nullptr)));
  std::ifstream file(folder_ / "workbook.xlsx", std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  if (!file || bytes.empty()) throw std::runtime_error("cannot read " + folder_.string());
  return bytes;
}

}  // namespace tungdong::reports
