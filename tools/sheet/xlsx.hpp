#pragma once
// Workbooks (.xlsx: Office Open XML, ECMA-376) read as grids.

#include <memory>

#include "tools/sheet/grid.hpp"

namespace tungdong::tools {

inline constexpr std::int64_t most_workbook_parts = 2'000;
inline constexpr std::int64_t most_workbook_bytes = 256LL << 20;  // of the parts that are read, unpacked

// A workbook that is open: its sheets can be read one after another. The bytes must outlive it.
class Workbook {
 public:
  struct SheetName {
    std::string name;
    std::string relation;  // by which the workbook points to its part
    bool hidden = false;
  };

  // Refused, with a reason: a broken or cut archive, a part that is missing or is no XML, document types and
  // encryption, and what goes beyond the limits, here and of a grid. Macros, links, pictures and comments are not
  // looked at.
  static std::expected<Workbook, Complaints> open(std::string_view bytes, const std::string& file, GridForm form);

  Workbook(Workbook&&) noexcept;
  Workbook& operator=(Workbook&&) noexcept;
  ~Workbook();

  const std::vector<SheetName>& sheets() const;

  // The sheet of that name (case and accents do not matter), or the first that is shown; null for none.
  const SheetName* find(const std::string& name) const;

  // A sheet. Formulas are the values that were saved with them. Refuses an empty one (csv-empty).
  std::expected<Grid, Complaints> read(const SheetName& sheet);

 private:
  class Reader;
  explicit Workbook(std::unique_ptr<Reader> reader);
  std::unique_ptr<Reader> reader_;
};

// That a workbook has no sheet of a name, and which it has.
words::Refusal no_such_sheet(const Workbook& workbook, const std::string& wanted);

// One sheet of a workbook, by its name or the first that is shown; refuses a name that it does not have.
std::expected<Grid, Complaints> read_xlsx(std::string_view bytes, const std::string& file, const std::string& sheet,
                                          const GridForm& form = {});

}  // namespace tungdong::tools
