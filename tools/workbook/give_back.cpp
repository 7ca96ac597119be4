#include "tools/workbook/give_back.hpp"

#include "ledger/words/catalogue.hpp"
#include "tools/sheet/xlsx.hpp"

namespace tungdong::tools {

namespace {

std::string word(std::string_view id) {
  return std::string(words::word(id, words::Lang::vi));
}

FilledRow filled_row(const Sheet& sheet, const Row& row, const RowResult* result) {
  FilledRow filled;
  for (std::size_t i = 0; i < sheet.header.size() && i < row.cells.size(); ++i)
    if (!sheet.header[i].starts_with('_')) filled.cells.emplace_back(sheet.header[i], row.cells[i]);
  filled.fate = result == nullptr ? word("form.not_tried") : result->fate;
  if (result != nullptr) filled.reason = result->reason;
  return filled;
}

const RowResult* find(const RowResults& results, std::int64_t row) {
  const auto found = results.find(row);
  return found == results.end() ? nullptr : &found->second;
}

}  // namespace

std::expected<std::string, words::Refusal> unit_of_workbook(const std::filesystem::path& path) {
  const words::Refusal none{"workbook-no-unit", {{"path", path.string()}}};
  const auto guide = read_grid(path, word("form.guide"));
  if (!guide || guide->at(0, unit_column).text.empty()) return std::unexpected(none);
  return guide->at(0, unit_column).text;
}

Filled filled_of(std::string unit, const std::vector<Incoming>& sheets, const std::vector<RowResults>& results) {
  Filled filled{.unit = std::move(unit), .rows = {}};
  for (std::size_t number = 0; number < sheets.size(); ++number) {
    const Sheet& sheet = sheets[number].sheet;
    std::map<std::int64_t, FilledRow> in_order;
    for (const auto* some : {&sheet.rows, &sheet.broken})
      for (const Row& row : *some) in_order[row.number] = filled_row(sheet, row, find(results[number], row.number));
    auto& rows = filled.rows[sheets[number].kind];
    for (auto& [place, row] : in_order) rows.push_back(std::move(row));
  }
  return filled;
}

}  // namespace tungdong::tools
