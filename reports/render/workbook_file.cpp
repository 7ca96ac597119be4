#include "reports/render/workbook_file.hpp"

#include <ctime>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace tungdong::reports {

namespace {

constexpr std::time_t no_moment = 315'532'800;  // 1980-01-01, the first that an archive can say

}  // namespace

void check(lxw_error error) {
  if (error != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(error));
}

WorkbookFile::WorkbookFile()
    : path_((folder_.path() / "workbook.xlsx").string()), workbook_(workbook_new(path_.c_str())) {
  if (workbook_ == nullptr) throw std::runtime_error("cannot write " + path_);
  set_title({});
}

WorkbookFile::~WorkbookFile() {
  if (workbook_ != nullptr) lxw_workbook_free(workbook_);
}

void WorkbookFile::set_title(std::string title) {
  lxw_doc_properties properties{};
  if (!title.empty()) properties.title = title.data();
  properties.created = no_moment;
  check(workbook_set_properties(workbook_, &properties));
}

std::string WorkbookFile::bytes() {
  check(workbook_close(std::exchange(workbook_, nullptr)));
  std::ifstream file(path_, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  if (!file || bytes.empty()) throw std::runtime_error("cannot read " + path_);
  return bytes;
}

}  // namespace tungdong::reports
