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

// What a table may have; blank cells do not count.
struct GridLimits {
  std::size_t rows;
  std::size_t cells;
  std::size_t bytes;
};

// Of a table that is looked at as a whole, and of one whose rows are imported.
inline constexpr GridLimits table_limits{100'000, 500'000, 64U << 20};
inline constexpr GridLimits import_limits{250'000, 5'000'000, 256U << 20};

// How a table is read.
struct GridForm {
  GridLimits limits = table_limits;
  CsvForm csv;
  // A number of a workbook is what its format shows; or, where that is rounded, what the workbook keeps (to the fifteen
  // digits of a double): a page is read as it was printed, an amount as it was entered.
  bool kept = false;
};

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

inline constexpr std::uintmax_t largest_grid_file = 64U << 20;

// Whether bytes are an archive, as a workbook is.
bool is_workbook(std::string_view bytes);

// A file as CSV (UTF-8 unless declared; ',' ';' or tab) or as a workbook (.xlsx), told apart by their content. Of a
// workbook the sheet of that name, or the first that is shown. Refuses what is neither, what is broken, what is too
// large, and text for fonts from before Unicode.
std::expected<Grid, Complaints> read_grid(const std::filesystem::path& path, const std::string& sheet = {},
                                          const GridForm& form = {});

// The same of bytes that are at hand.
std::expected<Grid, Complaints> read_grid(std::string_view bytes, const std::string& file, const std::string& sheet,
                                          const GridForm& form = {});

}  // namespace tungdong::tools
