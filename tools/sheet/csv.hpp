#pragma once
// Sheets that people hand us, as CSV. Hostile until parsed: limits on everything, and each complaint says where.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/words/refusal.hpp"
#include "tools/sheet/encoding.hpp"

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

// Told how many rows are read, now and then; false stops the reading (`cancelled`).
using ReadWatch = std::function<bool(std::size_t rows)>;
inline constexpr std::size_t rows_between_looks = 1'000;

// Given the rows one by one, so that they are kept nowhere; false stops the reading.
using TakeRow = std::function<bool(Row row)>;

// What is declared of a file of CSV.
struct CsvForm {
  std::optional<Encoding> encoding;
  std::optional<char> delimiter;  // else the comma, semicolon or tab that the header has most of
  ReadWatch watch;
  TakeRow take;
};

// A header and its rows. Text is UTF-8 in NFC; a byte order mark is dropped.
struct Sheet {
  std::string file;   // its name, and of a workbook the sheet's: "so-lieu.xlsx [entry]"
  std::string sheet;  // of a workbook
  std::vector<std::string> header;
  std::vector<Row> rows;
  std::vector<Row> broken;  // rows that could not be read, as far as they could
  std::vector<Complaint> complaints;
  bool untrusted{};  // rows may have run together, or its letters are not what they seem: none of them counts
};

using Complaints = std::vector<Complaint>;

// The bytes of a file of at most so many; refuses one that is missing or larger (file-missing, file-too-large).
std::expected<std::string, Complaints> read_bytes(const std::filesystem::path& path, std::uintmax_t largest);

// Where the rows are taken one by one, memory does not grow with a file that is UTF-8 as it stands.
Sheet read_csv(const std::filesystem::path& path, const CsvForm& form = {});

// The header alone of a file, with no rows; nothing where it cannot be read.
std::vector<std::string> read_csv_header(const std::filesystem::path& path, const CsvForm& form);

// The same of a text that is in memory already, under the name that complaints give it.
Sheet read_csv_text(std::string file, std::string bytes, const CsvForm& form = {});

// A column that the header has twice, so that nobody knows which is meant; nothing where there is none. Blank headings
// do not count.
std::optional<std::string> column_twice(const Sheet& sheet);

// One row as a line of CSV, quoted where needed, with \r\n at its end.
std::string write_csv(const std::vector<std::string>& cells);

}  // namespace tungdong::tools
