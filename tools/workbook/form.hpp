#pragma once
// The sheets that a commune fills in: which kinds of record, which columns, which of them are chosen from a list.

#include <span>
#include <string>
#include <string_view>

namespace tungdong::tools {

// Between the code and the name of what a list offers: “CAU — Cầu dân sinh bản Một”. What is read back is the code.
inline constexpr std::string_view list_separator = " — ";

// The lists that cells are chosen from.
enum class List : std::uint8_t {
  none,
  kinds,       // of movement, that a commune records
  documents,   //
  projects,    // of the unit and what is below it
  contracts,   // of these projects
  holders,     // both, as an acceptance names them
  payees,      // the approved lists of beneficiaries
  sources,     //
  components,  // leaves
  periods,     // of the money that stands open
  indicators,  // that the projects serve
  places,      // the unit and what is below it
};
inline constexpr std::size_t list_count = 12;

struct FormColumn {
  std::string_view column;  // of our own format
  bool required = false;
  List list = List::none;
  int width = 14;  // in characters
};

struct FormSheet {
  std::string_view kind;   // of record
  std::string_view title;  // of the catalogue: what the sheet is for
  std::span<const FormColumn> columns;
};

// In the order in which a workbook has them.
std::span<const FormSheet> form_sheets();

// Where the guide of a workbook names its unit: in the first row.
inline constexpr std::size_t unit_column = 2;

// Sheets of a workbook that are there to be read by people: by their names.
bool is_reading_sheet(std::string_view name);

// The heading of a column of a kind, in Vietnamese.
std::string heading_of(std::string_view column);

// Whether a column is one that is chosen from a list.
bool is_chosen(std::string_view column);

// What stands in a cell that was chosen from a list, without the name behind the code.
std::string_view chosen_code(std::string_view text);

}  // namespace tungdong::tools
