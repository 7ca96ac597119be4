#pragma once
// How somebody else's sheet is read as rows of ours: data, in a small file of TOML that an officer can write.
//
//   kind = "entry"                     # of record; or "statement": what a Treasury says, which is no record
//   sheet = "Phụ lục 1"                # of a workbook; else the first that is shown
//   numbers = "vi"                     # of text: plain, vi, en; cells of a workbook that are numbers need none
//   unit = "trieu"                     # of money: dong, nghin, trieu, ty
//   dates = "dd/mm/yyyy"               # of text: iso, mm/dd/yyyy, yyyymmdd; excel: days counted as workbooks do
//   key = ["document", "amount"]       # columns of ours of which every row has other values: its `_key`
//   header = { rows = 2, numbered = true }   # also row = 5, or text = "STT"; without, where all headings are found
//   [columns.project]                  # a column of ours
//   from = ["Tên dự án", "Dự án"]      # headings, any of which; case, accents and blanks do not matter. Of two rows of
//                                      # headings "Giải ngân Tạm ứng" or, where it is alone, "Tạm ứng"
//   blank = "carry-down"               # or skip-row, zero, not-reported (the default), refuse
//   digits = 3                         # a code of digits that lost its zeros in front
//   codes = { "vốn ĐT" = "NSTW-DT" }   # from what stands there to our codes; others are refused
//   optional = true                    # the heading may be missing
//   [columns.source]
//   constant = "NSTW-DT"               # or given = true: said with the command, --set date=2026-09-30
//   [[money]]                          # each becomes a row of its own: of entries and statements
//   from = "Giải ngân"
//   kind = "pay"
//   omit = ["unit"]                    # columns of ours that its rows leave blank
//   set = { from_stage = "spent" }     # and what they have instead
//   cumulative = true                  # from the start of the year up to the date: the book adds what is new
//   counts = ["pay", "recover"]        # kinds of which the book's turnover is what it holds already
//   [[total]]                          # outermost first
//   column = "Tên dự án"
//   text = ["Tổng cộng", "Cộng"]       # how it begins, any of these; or blank = true
//   of = "all"                         # the items it adds up: all, above, below (up to the next total of its rank)
//   [[skip]]                           # rows passed over
//   column = "STT"
//   blank = true

#include <array>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/record/field.hpp"
#include "reports/units.hpp"
#include "tools/sheet/columns.hpp"
#include "tools/sheet/csv.hpp"

namespace tungdong::tools {

inline constexpr std::uintmax_t largest_profile = 64U << 10;

// The kind of a profile whose rows are no records: lines of a statement, to be compared with the book.
inline constexpr std::string_view statement_kind = "statement";
std::vector<std::string> statement_columns();

enum class Blank : std::uint8_t { not_reported, skip_row, zero, refuse, carry_down };
enum class WrittenNumbers : std::uint8_t { plain, vi, en };
enum class WrittenDates : std::uint8_t { iso, day_first, month_first, compact, excel };
enum class TotalOf : std::uint8_t { all, above, below };

struct ProfileColumn {
  std::string target;
  ColumnType type{};
  std::vector<std::string> from;
  std::optional<std::string> constant;
  bool given = false;
  bool optional = false;
  Blank blank{};
  std::size_t digits = 0;
  std::map<std::string, std::string> codes;  // by the folded text of the cell
};

struct ProfileMoney {
  std::vector<std::string> from;
  std::string kind;
  bool optional = false;
  Blank blank{};
  std::vector<std::string> omit;
  std::map<std::string, std::string> set;
  bool cumulative = false;
  std::vector<std::string> counts;  // empty: its kind
};

// Rows told by what stands under a heading.
struct RowMark {
  std::string column;
  bool blank = false;
  std::vector<std::string> texts;  // folded
};

struct ProfileTotal {
  RowMark mark;
  TotalOf of{};
};

struct Profile {
  std::string file;  // its name, by which keys tell its rows from those of others
  std::string kind;
  std::string sheet;
  WrittenNumbers numbers{};
  money::Unit unit{};
  WrittenDates dates{};
  std::vector<std::string> key;
  std::optional<std::size_t> header_row;  // from 1
  std::string header_text;
  std::size_t header_rows = 1;
  bool numbered = false;  // a row of numbers below the headings
  std::vector<ProfileColumn> columns;
  std::vector<ProfileMoney> money;
  std::vector<ProfileTotal> totals;
  std::vector<RowMark> skips;

  bool has_cumulative() const;
};

// Reads a profile. Refuses, each with its line, what is no TOML, keys that there are none of (with the nearest there
// is), values that mean nothing, and columns that the kind does not have.
std::expected<Profile, Complaints> read_profile(const std::filesystem::path& path);
std::expected<Profile, Complaints> parse_profile(std::string_view text, const std::string& file);

// Gives a column its value for all rows, as `--set column=value` does. Refuses a column that the kind does not have.
std::optional<words::Refusal> set_column(Profile& profile, std::string_view column, std::string_view value);

}  // namespace tungdong::tools

template <>
struct tungdong::record::Names<tungdong::tools::Blank> {
  static constexpr std::array<std::string_view, 5> names{"not-reported", "skip-row", "zero", "refuse", "carry-down"};
};
template <>
struct tungdong::record::Names<tungdong::tools::WrittenNumbers> {
  static constexpr std::array<std::string_view, 3> names{"plain", "vi", "en"};
};
template <>
struct tungdong::record::Names<tungdong::tools::WrittenDates> {
  static constexpr std::array<std::string_view, 5> names{"iso", "dd/mm/yyyy", "mm/dd/yyyy", "yyyymmdd", "excel"};
};
template <>
struct tungdong::record::Names<tungdong::tools::TotalOf> {
  static constexpr std::array<std::string_view, 3> names{"all", "above", "below"};
};
