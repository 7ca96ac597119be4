#include "tools/sheet/rejects.hpp"

#include <fstream>

#include "ledger/sql/failure.hpp"
#include "tools/sheet/cells.hpp"
#include "tools/sheet/columns.hpp"
#include "tools/sheet/reading.hpp"

namespace tungdong::tools {

std::string rejects_name(const Sheet& sheet, std::string_view kind) {
  const auto bracket = sheet.sheet.empty() ? std::string::npos : sheet.file.rfind(" [");
  std::string name = sheet.file.substr(0, bracket);
  const bool csv = sheet.sheet.empty() && kind_of_sheet(sheet) == kind;
  if (csv) return "rejects." + name;
  const auto point = name.rfind('.');
  name = name.substr(0, point);
  if (!sheet.sheet.empty()) name += "." + sheet.sheet;
  for (char& c : name)
    if (c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20) c = '_';
  if (kind_in_name(name) != kind) name += "." + std::string(kind);
  return "rejects." + name + ".csv";
}

Rejects::Rejects(const Sheet& sheet) : sheet_(sheet), header_(sheet.header), text_("\xEF\xBB\xBF") {
  std::erase(header_, "_key");
  std::erase(header_, "_fate");
  std::erase(header_, "_reason");
  auto heading = header_;
  heading.insert(heading.end(), {"_key", "_reason"});
  text_ += write_csv(heading);
}

void Rejects::add(const Row& row, const std::string& key, const std::string& reason) {
  const Cells cells(sheet_.header, row.cells);
  std::vector<std::string> out;
  out.reserve(header_.size() + 2);
  for (const std::string& column : header_) out.emplace_back(cells[column]);
  out.push_back(key.empty() ? std::string(cells["_key"]) : key);
  out.push_back(reason);
  text_ += write_csv(out);
}

void Rejects::write(const std::filesystem::path& path) const {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text_ << std::flush;
  if (!file) throw sql::Failure(sql::Cause::io, "cannot write " + path.string());
}

}  // namespace tungdong::tools
