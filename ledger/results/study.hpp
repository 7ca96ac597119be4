#pragma once
// What lets a figure claim more: a study that separates the effect of the money from all else that acted, and the price
// index that makes the đồng of several years comparable.

#include <array>
#include <string>
#include <string_view>

#include "ledger/results/indicator.hpp"

namespace tungdong::results {

enum class Design : std::uint8_t {
  comparison_group,           // the change beside that of a comparable group without the money
  difference_in_differences,  // the same, with the difference before it taken off
  matched,
  discontinuity,
  randomised,
  attribution_study,  // contribution traced by evaluators, with its reasoning published
};

// How much of the change of an indicator a study attributes to a project, or to a component at a place. Without one,
// money and change stand side by side: "không quy kết".
struct Study {
  static constexpr std::string_view kind = "study";
  std::string code;
  std::string name;
  std::string name_en;
  std::string indicator;
  std::int64_t version{};
  std::string project;    // of one project,
  std::string place;      // or of a place
  std::string component;  // and the component whose money it speaks of
  std::string period;     // 2021-2025
  Design design{};
  money::Decimal effect;                 // in units of the indicator; its sign is that of the change
  std::optional<money::Decimal> lower;   // of the study's own interval
  std::optional<money::Decimal> higher;  // and its other end
  std::string note;
  std::string note_en;

  template <class F>
  static void fields(F&& field) {
    field("code", &Study::code, Need::key);
    field("name", &Study::name, Need::required);
    field("name_en", &Study::name_en, Need::optional);
    field("indicator", &Study::indicator, Need::required);
    field("version", &Study::version, Need::required);
    field("project", &Study::project, Need::optional);
    field("place", &Study::place, Need::optional);
    field("component", &Study::component, Need::optional);
    field("period", &Study::period, Need::required);
    field("design", &Study::design, Need::required);
    field("effect", &Study::effect, Need::required);
    field("lower", &Study::lower, Need::optional);
    field("higher", &Study::higher, Need::optional);
    field("note", &Study::note, Need::optional);
    field("note_en", &Study::note_en, Need::optional);
  }
};

// One value of a price series (consumer prices, construction prices): chained to one base, so that two values of a
// series compare two years. A later record for the same period replaces it.
struct PriceIndex {
  static constexpr std::string_view kind = "price_index";
  std::string code;  // CPI, XD
  std::string name;
  std::string name_en;
  std::string period;  // a year: 2024
  money::Decimal value;
  std::string base;  // of the series as published: 2019=100

  template <class F>
  static void fields(F&& field) {
    field("code", &PriceIndex::code, Need::key);
    field("name", &PriceIndex::name, Need::required);
    field("name_en", &PriceIndex::name_en, Need::optional);
    field("period", &PriceIndex::period, Need::required);
    field("value", &PriceIndex::value, Need::required);
    field("base", &PriceIndex::base, Need::required);
  }
};

}  // namespace tungdong::results

template <>
struct tungdong::record::Names<tungdong::results::Design> {
  static constexpr std::array<std::string_view, 6> names{
      "comparison-group", "difference-in-differences", "matched", "discontinuity", "randomised", "attribution-study"};
};
