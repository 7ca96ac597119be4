#pragma once
// Units: who may hold budget authority, and the places that they govern. Codes are strings (they start with 0), unique,
// never reused (Decision 19/2025/QĐ-TTg).

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "ledger/record/field.hpp"

namespace tungdong::chart {

using record::Date;
using record::Need;

// The level of government of a unit, and of the budget that a source of money belongs to. District ended on 30 June
// 2025 (two-tier local government); which levels are in force on a date is a dated rule, `level/<name>`.
enum class Level : std::uint8_t { central, province, district, commune, village, outside, unstated };

// No tree of units or components has more levels than this: whoever climbs one stops here.
inline constexpr std::size_t deepest_tree = 64;

// A unit of a level. A ministry is of the central level, a department of the level of its government; both have that
// government as their parent. A village is a place only: it holds no money.
// Recorded again under its code with a later date, it is a new version: name and type change, the code does not.
struct Unit {
  static constexpr std::string_view kind = "unit";
  std::string code;
  std::string name;
  std::string name_en;
  Level level{};
  std::string type;           // as people call it: tỉnh, thành phố, xã, phường, đặc khu, bộ, sở
  std::string parent;         // the unit above; empty for the State budget itself
  std::optional<Date> from;   // first day
  std::optional<Date> until;  // last day; closed codes refuse new money

  template <class F>
  static void fields(F&& field) {
    field("code", &Unit::code, Need::key);
    field("name", &Unit::name, Need::required);
    field("name_en", &Unit::name_en, Need::optional);
    field("level", &Unit::level, Need::required);
    field("type", &Unit::type, Need::optional);
    field("parent", &Unit::parent, Need::optional);
    field("from", &Unit::from, Need::optional);
    field("until", &Unit::until, Need::optional);
  }
};

// A closed unit's successor: its open money may move there (kind `succeed`), its history stays under the old code.
// Where a unit was split each successor has its share of what stands open.
struct Succession {
  static constexpr std::string_view kind = "succession";
  std::string unit;       // the old one
  std::string successor;  // the new one
  std::string note;
  std::optional<std::int64_t> share_ppm;  // of several successors; none: the whole

  template <class F>
  static void fields(F&& field) {
    field("unit", &Succession::unit, Need::key);
    field("successor", &Succession::successor, Need::required);
    field("note", &Succession::note, Need::optional);
    field("share_ppm", &Succession::share_ppm, Need::optional);
  }
};

// The zone (I, II, III) of a commune in a span of years: an attribute of place and period, not of the place alone
// (Decision 861/QĐ-TTg of 2021; Decree 272/2025/NĐ-CP for 2026–2030).
struct Zone {
  static constexpr std::string_view kind = "zone";
  std::string unit;
  std::string zone;  // I, II, III, or ATK, border, island where the law names them
  std::int64_t first_year{};
  std::int64_t last_year{};

  template <class F>
  static void fields(F&& field) {
    field("unit", &Zone::unit, Need::key);
    field("zone", &Zone::zone, Need::required);
    field("first_year", &Zone::first_year, Need::required);
    field("last_year", &Zone::last_year, Need::required);
  }
};

// The class of a unit under a rule that grades units: for the counterpart, the share of a province's spending that the
// central budget's balancing supplement makes up. The row of rules counterpart/<programme>/<class> applies to it.
struct UnitClass {
  static constexpr std::string_view kind = "unit_class";
  std::string unit;
  std::string scheme;  // counterpart
  std::string grade;   // the <class> of the rule's code
  std::int64_t first_year{};
  std::int64_t last_year{};

  template <class F>
  static void fields(F&& field) {
    field("unit", &UnitClass::unit, Need::key);
    field("scheme", &UnitClass::scheme, Need::required);
    field("grade", &UnitClass::grade, Need::required);
    field("first_year", &UnitClass::first_year, Need::required);
    field("last_year", &UnitClass::last_year, Need::required);
  }
};

}  // namespace tungdong::chart

template <>
struct tungdong::record::Names<tungdong::chart::Level> {
  static constexpr std::array<std::string_view, 7> names{"central", "province", "district", "commune",
                                                         "village", "outside",  "unstated"};
};
