#pragma once
// Numbers that a document published. A figure never touches a balance.

#include <array>
#include <string>
#include <string_view>

#include "ledger/results/indicator.hpp"

namespace tungdong::results {

enum class Basis : std::uint8_t { planned, allotted, disbursed, unstated };

// An amount, a rate or a count as printed: its scope, its period, its bound and the half unit of its rounding.
struct Figure {
  static constexpr std::string_view kind = "figure";
  std::string code;
  std::string name;
  std::string name_en;
  std::string place;
  std::string component;
  std::string period;  // 2024, 2022-2025, or the last day that it speaks of: 2025-03-31
  Basis basis{};
  std::optional<money::Dong> amount;     // of money
  std::optional<money::Dong> half_unit;  // of its printed rounding: 500.000 for a figure in triệu đồng
  std::optional<money::Decimal> value;   // of anything else
  std::string unit;                      // of `value`: hộ, nhà, %
  std::string unit_en;
  Bound bound{};
  std::string part_of;  // the figure that it is a part of, as published
  std::string beside;   // the money figure beside which it was published as what the money did
  std::string note;
  std::string note_en;

  template <class F>
  static void fields(F&& field) {
    field("code", &Figure::code, Need::key);
    field("name", &Figure::name, Need::required);
    field("name_en", &Figure::name_en, Need::optional);
    field("place", &Figure::place, Need::required);
    field("component", &Figure::component, Need::optional);
    field("period", &Figure::period, Need::required);
    field("basis", &Figure::basis, Need::required);
    field("amount", &Figure::amount, Need::optional);
    field("half_unit", &Figure::half_unit, Need::optional);
    field("value", &Figure::value, Need::optional);
    field("unit", &Figure::unit, Need::optional);
    field("unit_en", &Figure::unit_en, Need::optional);
    field("bound", &Figure::bound, Need::required);
    field("part_of", &Figure::part_of, Need::optional);
    field("beside", &Figure::beside, Need::optional);
    field("note", &Figure::note, Need::optional);
    field("note_en", &Figure::note_en, Need::optional);
  }
};

}  // namespace tungdong::results

template <>
struct tungdong::record::Names<tungdong::results::Basis> {
  static constexpr std::array<std::string_view, 4> names{"planned", "allotted", "disbursed", "unstated"};
};
