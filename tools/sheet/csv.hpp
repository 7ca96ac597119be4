#pragma once
// Sheets that people hand us, as CSV. Hostile until parsed: limits on everything, and each complaint says where.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/words/refusal.hpp"

namespace tungdong::tools {

inline constexpr std::uintmax_t largest_file_bytes = 1U << 30;
inline constexpr std::size_t largest_field_bytes = 65'535;
inline constexpr std::size_t most_columns = 200;

// What is wrong, and where: a row as a spreadsheet numbers it (the header is row 1), 0 for the file as a whole.
struct Complaint {
  std::string file;
  std::int64_t row{};
  std::string column;
  words::Refusal refusal;
};

struct Row {
  std::int64_t number{};
  std::vector<std::string> cells;
};

// A header and its rows. Text is UTF-8 in NFC; a byte order mark is dropped; the delimiter is a comma or a semicolon,
// whichever the header has.
struct Sheet {
  std::string file;
  std::vector<std::string> header;
  std::vector<Row> rows;
  std::vector<Row> broken;  // rows that could not be read, as far as they could
  std::vector<Complaint> complaints;
};

Sheet read_csv(const std::filesystem::path& path);

// The same of a text that is in memory already, under the name that complaints give it.
Sheet read_csv_text(std::string file, std::string_view text);

// One row as a line of CSV, quoted where needed, with \r\n at its end.
std::string write_csv(const std::vector<std::string>& cells);

}  // namespace tungdong::tools
