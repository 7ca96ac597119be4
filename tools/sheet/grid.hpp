#pragma once
// A table that people hand us, as CSV or as a workbook: cells by their places, before anybody says what they mean.
// Hostile until parsed: limits on everything, and each complaint says where.

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/journal/sha256.hpp"
#include "tools/sheet/csv.hpp"

namespace tungdong::tools {

inline constexpr std::size_t most_grid_rows = 100'000;
inline constexpr std::size_t most_grid_cells = 500'000;  // that are not blank
inline constexpr std::size_t most_grid_bytes = 64U << 20;

enum class CellKind : std::uint8_t {
  text,    // as written; it may be a number in any style
  number,  // of a workbook: canonical digits ("1234.50", "61.72%"), as its format shows them
  date,    // of a workbook: 2025-12-31
  truth,   // of a workbook: TRUE, FALSE
  fault,   // of a workbook: #REF!, #DIV/0!
};

struct GridCell {
  std::string text;  // UTF-8 in NFC, without blanks around it
  CellKind kind{};
  bool bare = false;  // a number of a workbook without a format: zeros at its end are not kept
  friend bool operator==(const GridCell&, const GridCell&) = default;
};

// Cells that a workbook shows as one; the text stands in the first.
struct Merged {
  std::size_t first_row{}, first_column{}, last_row{}, last_column{};
};

struct Grid {
  std::string file;                         // its name
  journal::Hash hash{};                     // SHA-256 of its bytes
  std::string sheet;                        // of a workbook
  std::vector<std::vector<GridCell>> rows;  // counted from 0 as a spreadsheet shows them; blank ones are there too
  std::vector<Merged> merged;

  // A blank cell where there is none.
  const GridCell& at(std::size_t row, std::size_t column) const;
  std::size_t columns() const;
};

using Complaints = std::vector<Complaint>;

// A file as CSV (UTF-8; ',' ';' or tab) or as a workbook (.xlsx), told apart by their content. Of a workbook the sheet
// of that name, or the first that is shown. Refuses what is neither, what is broken and what is too large.
std::expected<Grid, Complaints> read_grid(const std::filesystem::path& path, const std::string& sheet = {});

// The same of bytes that are at hand.
std::expected<Grid, Complaints> read_grid(std::string_view bytes, const std::string& file, const std::string& sheet);

}  // namespace tungdong::tools
