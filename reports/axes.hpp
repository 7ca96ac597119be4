#pragma once
// The names of the axes.

#include <array>
#include <string_view>

#include "ledger/record/field.hpp"

namespace tungdong::reports {

enum class Axis : std::uint8_t {
  programme,
  component,
  province,
  commune,
  unit,  // that runs it
  project,
  source,
  purpose,  // builds capability, builds infrastructure, hands out support
  period,   // the plan year
};

}  // namespace tungdong::reports

template <>
struct tungdong::record::Names<tungdong::reports::Axis> {
  static constexpr std::array<std::string_view, 9> names{"programme", "component", "province", "commune", "unit",
                                                         "project",   "source",    "purpose",  "period"};
};
