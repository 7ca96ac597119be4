#pragma once
// Indicators, what is aimed at and what was seen. Append-only like all else: a new definition is a new version and so a
// new series, never an overwrite.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/record/field.hpp"

namespace tungdong::results {

using record::Date;
using record::Need;

enum class ResultLevel : std::uint8_t { output, outcome, impact };
enum class Direction : std::uint8_t { up, down };  // which way is better
enum class Accumulation : std::uint8_t { flow, cumulative, stock };
enum class Measure : std::uint8_t { count, money, rate, criterion, progress };  // progress: per cent of a work done
enum class Bound : std::uint8_t { exact, at_least, at_most, about };
enum class Nature : std::uint8_t { measured, estimated, projected };
enum class Status : std::uint8_t { reported, verified, audited };

struct Indicator {
  static constexpr std::string_view kind = "indicator";
  std::string code;
  std::int64_t version{};
  std::string name;
  std::string name_en;
  std::string unit;  // hộ, nhà, km, %, triệu đồng/người/năm
  std::string unit_en;
  ResultLevel level{};
  Direction direction{};
  Accumulation accumulation{};
  Measure measure{};
  std::string base;  // of a rate: what its denominator counts (hộ dân cư, người DTTS, xã)
  bool mixed{};      // what it counts is not of one kind ("khác"): no cost of one of them means anything
  // Dimensions of segments (sex, ethnic, poverty, zone) whose segments are a partition: only these add up to the whole.
  std::vector<std::string> partitions;
  // Of a criterion made of others: their codes; met where all of them are met, or at least so many.
  std::vector<std::string> parts;
  std::optional<std::int64_t> at_least;
  // Of a stock that moves by flows: what adds to it (newly poor, relapsed) and what takes from it (escaped). The stock
  // at the end is the stock at the beginning with them, and a page says by how much it is not.
  std::vector<std::string> gains;
  std::vector<std::string> losses;
  // Of a lasting kind (a model, a job, a house, a water work): after how many months each result is to be looked at
  // again, such as 12|24|36; empty where nothing has to last.
  std::vector<std::string> revisit_months;
  std::optional<std::int64_t> lag_from_months;  // results show so many months after the spend, at the earliest
  std::optional<std::int64_t> lag_to_months;    // and at the latest
  std::string dispute;  // why values under this version are not to be compared; empty where they are
  std::string dispute_en;

  template <class F>
  static void fields(F&& field) {
    field("code", &Indicator::code, Need::key);
    field("version", &Indicator::version, Need::required);
    field("name", &Indicator::name, Need::required);
    field("name_en", &Indicator::name_en, Need::optional);
    field("unit", &Indicator::unit, Need::required);
    field("unit_en", &Indicator::unit_en, Need::optional);
    field("level", &Indicator::level, Need::required);
    field("direction", &Indicator::direction, Need::required);
    field("accumulation", &Indicator::accumulation, Need::required);
    field("measure", &Indicator::measure, Need::required);
    field("base", &Indicator::base, Need::optional);
    field("mixed", &Indicator::mixed, Need::optional);
    field("partitions", &Indicator::partitions, Need::optional);
    field("parts", &Indicator::parts, Need::optional);
    field("at_least", &Indicator::at_least, Need::optional);
    field("gains", &Indicator::gains, Need::optional);
    field("losses", &Indicator::losses, Need::optional);
    field("revisit_months", &Indicator::revisit_months, Need::optional);
    field("lag_from_months", &Indicator::lag_from_months, Need::optional);
    field("lag_to_months", &Indicator::lag_to_months, Need::optional);
    field("dispute", &Indicator::dispute, Need::optional);
    field("dispute_en", &Indicator::dispute_en, Need::optional);
  }
};

enum class Operator : std::uint8_t { at_least, below, at_most, equal, between };
enum class TargetForm : std::uint8_t { level, points_a_year, multiple_of_base, ratio_to_indicator };

struct Target {
  static constexpr std::string_view kind = "target";
  std::string indicator;
  std::int64_t version{};
  std::string place;   // a unit
  std::string period;  // 2025, 2021-2025
  Operator op{};
  TargetForm form{};
  money::Decimal value;
  std::optional<money::Decimal> upper;  // of `between`
  std::string other_indicator;          // of `ratio-to-indicator`

  template <class F>
  static void fields(F&& field) {
    field("indicator", &Target::indicator, Need::key);
    field("version", &Target::version, Need::required);
    field("place", &Target::place, Need::required);
    field("period", &Target::period, Need::required);
    field("op", &Target::op, Need::required);
    field("form", &Target::form, Need::required);
    field("value", &Target::value, Need::required);
    field("upper", &Target::upper, Need::optional);
    field("other_indicator", &Target::other_indicator, Need::optional);
  }
};

// What a place must reach for a criterion to be met there, by region and period: communes of the northern mountains are
// asked for less than those of the Red River delta. The last recorded that fits a place and year is in force.
struct Threshold {
  static constexpr std::string_view kind = "threshold";
  std::string indicator;
  std::int64_t version{};
  std::string standard;             // the standard that it belongs to: NTM, NTM-NC, NTM-KM; empty where there is one
  std::vector<std::string> places;  // units, with all below them; empty: everywhere
  std::string zone;                 // I, II, III; empty: any
  std::int64_t first_year{};
  std::int64_t last_year{};
  Operator op{};
  money::Decimal value;
  std::optional<money::Decimal> upper;  // of `between`

  template <class F>
  static void fields(F&& field) {
    field("indicator", &Threshold::indicator, Need::key);
    field("version", &Threshold::version, Need::required);
    field("standard", &Threshold::standard, Need::optional);
    field("places", &Threshold::places, Need::optional);
    field("zone", &Threshold::zone, Need::optional);
    field("first_year", &Threshold::first_year, Need::required);
    field("last_year", &Threshold::last_year, Need::required);
    field("op", &Threshold::op, Need::required);
    field("value", &Threshold::value, Need::required);
    field("upper", &Threshold::upper, Need::optional);
  }
};

// A value seen, or the value from which change is counted. Of one place, one project or one contract. The value of a
// criterion is 1 where it is met and 0 where it is not, or no longer.
// The record's date is the date of the publication or survey; `period` is what it speaks of.
struct Observation {
  static constexpr std::string_view kind = "observation";
  std::string indicator;
  std::int64_t version{};
  std::string place;
  std::string project;
  std::string contract;
  std::string period;  // 2024, 2021-2024, 2025-09
  bool baseline{};     // change is counted from here
  money::Decimal value;
  std::optional<money::Decimal> numerator;  // of a rate, where published
  std::optional<money::Decimal> denominator;
  Bound bound{};
  Nature nature{};
  Status status{};
  std::string verifier;
  std::string segment;  // dimension:value, such as sex:nữ, ethnic:H'Mông, poverty:nghèo, zone:III; empty: the whole
  std::string method;
  std::optional<std::int64_t> corrects;  // the record that it corrects
  std::string note;
  std::string note_en;

  template <class F>
  static void fields(F&& field) {
    field("indicator", &Observation::indicator, Need::key);
    field("version", &Observation::version, Need::required);
    field("place", &Observation::place, Need::optional);
    field("project", &Observation::project, Need::optional);
    field("contract", &Observation::contract, Need::optional);
    field("period", &Observation::period, Need::required);
    field("baseline", &Observation::baseline, Need::optional);
    field("value", &Observation::value, Need::required);
    field("numerator", &Observation::numerator, Need::optional);
    field("denominator", &Observation::denominator, Need::optional);
    field("bound", &Observation::bound, Need::required);
    field("nature", &Observation::nature, Need::required);
    field("status", &Observation::status, Need::required);
    field("verifier", &Observation::verifier, Need::optional);
    field("segment", &Observation::segment, Need::optional);
    field("method", &Observation::method, Need::optional);
    field("corrects", &Observation::corrects, Need::optional);
    field("note", &Observation::note, Need::optional);
    field("note_en", &Observation::note_en, Need::optional);
  }
};

// Known gaps of a publication that a page must not hide: "7 further targets missed, not itemised".
struct Gap {
  static constexpr std::string_view kind = "gap";
  std::string place;
  std::string period;
  std::string text;
  std::string text_en;

  template <class F>
  static void fields(F&& field) {
    field("place", &Gap::place, Need::key);
    field("period", &Gap::period, Need::required);
    field("text", &Gap::text, Need::required);
    field("text_en", &Gap::text_en, Need::optional);
  }
};

}  // namespace tungdong::results

namespace tungdong::record {
template <>
struct Names<results::ResultLevel> {
  static constexpr std::array<std::string_view, 3> names{"output", "outcome", "impact"};
};
template <>
struct Names<results::Direction> {
  static constexpr std::array<std::string_view, 2> names{"up", "down"};
};
template <>
struct Names<results::Accumulation> {
  static constexpr std::array<std::string_view, 3> names{"flow", "cumulative", "stock"};
};
template <>
struct Names<results::Measure> {
  static constexpr std::array<std::string_view, 5> names{"count", "money", "rate", "criterion", "progress"};
};
template <>
struct Names<results::Bound> {
  static constexpr std::array<std::string_view, 4> names{"=", ">=", "<=", "~"};
};
template <>
struct Names<results::Nature> {
  static constexpr std::array<std::string_view, 3> names{"measured", "estimated", "projected"};
};
template <>
struct Names<results::Status> {
  static constexpr std::array<std::string_view, 3> names{"reported", "verified", "audited"};
};
template <>
struct Names<results::Operator> {
  static constexpr std::array<std::string_view, 5> names{">=", "<", "<=", "=", "between"};
};
template <>
struct Names<results::TargetForm> {
  static constexpr std::array<std::string_view, 4> names{"level", "points-a-year", "multiple-of-base",
                                                         "ratio-to-indicator"};
};
}  // namespace tungdong::record
