#pragma once
// A table laid along the axes of a question: what names its rows, whatever its report measures.

#include "reports/axis.hpp"

namespace tungdong::reports {

// What names a row: its family of money first, since families are never added together, then a key for each axis.
struct LaidKey {
  chart::Family family{};
  std::vector<std::string> keys;
  friend auto operator<=>(const LaidKey&, const LaidKey&) = default;
};

// The headings of the axes, and of the family where there are several; `keys` counts them.
Table laid_table(std::string id, Text title, AxisKeys& axes, std::span<const Axis> by, bool families);
// A row with the cells under those headings.
Row laid_row(AxisKeys& axes, std::span<const Axis> by, const LaidKey& key, bool families);
// The total of a family: its name, and nothing under the other axes.
Row laid_total(AxisKeys& axes, std::span<const Axis> by, chart::Family family, bool families);

}  // namespace tungdong::reports
