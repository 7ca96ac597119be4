#include "tools/profile/incoming.hpp"

#include <algorithm>
#include <fstream>

#include "tools/sheet/from_grid.hpp"
#include "tools/sheet/names.hpp"
#include "tools/sheet/reading.hpp"
#include "tools/sheet/xlsx.hpp"
#include "tools/workbook/form.hpp"

namespace tungdong::tools {

namespace {

Incoming failed(const std::filesystem::path& path, Complaints complaints) {
  Incoming one;
  one.sheet.file = path.filename().string();
  one.sheet.complaints = std::move(complaints);
  return one;
}

GridForm grid_form(const ImportForm& form) {
  return {.limits = import_limits, .csv = form.csv, .kept = true};
}

Incoming through_profile(const std::filesystem::path& path, const std::string& bytes, const ImportForm& form,
                         const Profile& profile) {
  const std::string& sheet = form.sheet.empty() && is_workbook(bytes) ? profile.sheet : form.sheet;
  const auto grid = read_grid(bytes, path.filename().string(), sheet, grid_form(form));
  if (!grid) return failed(path, grid.error());
  return {.kind = profile.kind, .sheet = apply(profile, *grid, form.explained), .form = {}};
}

Incoming from_csv(const std::filesystem::path& path, std::string bytes, const ImportForm& form) {
  Incoming one;
  static_cast<Sheet&>(one.sheet) = read_csv_text(path.filename().string(), std::move(bytes), form.csv);
  one.kind = form.kind.empty() && !one.sheet.header.empty() ? kind_of_sheet(one.sheet) : form.kind;
  one.form = form.numbers;
  return one;
}

bool is_old_workbook(std::string_view bytes) {
  return bytes.starts_with("\xD0\xCF\x11\xE0");
}

// A large file of CSV of a kind that brings no names, which would have to be known before the rows of others are read.
std::optional<Incoming> from_large_csv(const std::filesystem::path& path, const ImportForm& form) {
  std::error_code error;
  const std::uintmax_t bytes = std::filesystem::file_size(path, error);
  if (error || bytes <= form.large_bytes || bytes > largest_file_bytes || form.profile) return std::nullopt;
  std::string beginning(4, '\0');
  std::ifstream stream(path, std::ios::binary);
  if (!stream.read(beginning.data(), static_cast<std::streamsize>(beginning.size()))) return std::nullopt;
  if (is_workbook(beginning) || is_old_workbook(beginning)) return std::nullopt;
  Incoming one;
  one.sheet.file = path.filename().string();
  one.sheet.header = read_csv_header(path, form.csv);
  if (one.sheet.header.empty()) return std::nullopt;
  one.kind = form.kind.empty() ? kind_of_sheet(one.sheet) : form.kind;
  if (Names::brought_by(one.kind)) return std::nullopt;
  one.form = form.numbers;
  one.rows_in = path;
  return one;
}

// Sheets that are blank are nobody's loss.
bool is_blank(const Complaints& complaints) {
  return complaints.front().refusal.code == "csv-empty";
}

void from_workbook(const std::filesystem::path& path, const std::string& bytes, const ImportForm& form,
                   Received& received) {
  const std::string file = path.filename().string();
  auto workbook = Workbook::open(bytes, file, grid_form(form));
  if (!workbook) {
    received.sheets.push_back(failed(path, workbook.error()));
    return;
  }
  const Workbook::SheetName* asked = form.sheet.empty() ? nullptr : workbook->find(form.sheet);
  if (!form.sheet.empty() && asked == nullptr) {
    received.sheets.push_back(failed(path, {{file, 0, "", no_such_sheet(*workbook, form.sheet)}}));
    return;
  }
  const std::size_t before = received.sheets.size();
  for (const Workbook::SheetName& name : workbook->sheets()) {
    if (asked != nullptr ? &name != asked : name.hidden || is_reading_sheet(name.name)) continue;
    auto grid = workbook->read(name);
    if (!grid) {
      if (is_blank(grid.error())) continue;
      received.sheets.push_back(failed(path, grid.error()));
      if (grid.error().front().refusal.code == "cancelled") return;
      continue;
    }
    const std::string kind = form.kind.empty() ? kind_of_grid(*grid) : form.kind;
    if (kind.empty() && asked == nullptr) {
      received.passed.push_back({label_of(*grid), 0, "", {"sheet-passed", {}}});
      continue;
    }
    Incoming one;
    one.kind = kind;
    one.form = form.numbers;
    static_cast<Sheet&>(one.sheet) = sheet_of_grid(std::move(*grid), kind, form.numbers);
    received.sheets.push_back(std::move(one));
  }
  if (received.sheets.size() == before)
    received.sheets.push_back(failed(path, {{file, 0, "", {"csv-unknown-kind", {{"file", file}}}}}));
}

}  // namespace

std::vector<std::filesystem::path> files_of(const std::vector<std::filesystem::path>& paths) {
  std::vector<std::filesystem::path> files;
  for (const auto& path : paths) {
    if (!std::filesystem::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::filesystem::path> inside;
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
      const auto& ending = entry.path().extension();
      // What a spreadsheet that has the file open leaves beside it is no file of ours.
      const bool lock = entry.path().filename().string().starts_with("~$");
      if ((ending == ".csv" || ending == ".xlsx") && !lock) inside.push_back(entry.path());
    }
    std::ranges::sort(inside);
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

void receive(const std::filesystem::path& path, const ImportForm& form, Received& received) {
  if (auto large = from_large_csv(path, form)) {
    received.sheets.push_back(std::move(*large));
    return;
  }
  auto bytes = read_bytes(path, largest_file_bytes);
  if (!bytes) {
    received.sheets.push_back(failed(path, bytes.error()));
    return;
  }
  if (form.profile)
    received.sheets.push_back(through_profile(path, *bytes, form, *form.profile));
  else if (is_workbook(*bytes) || is_old_workbook(*bytes))
    from_workbook(path, *bytes, form, received);
  else
    received.sheets.push_back(from_csv(path, std::move(*bytes), form));
}

}  // namespace tungdong::tools
