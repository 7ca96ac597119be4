#pragma once
// What was promised for money before it was spent, and what still works years after.

#include <string>
#include <string_view>

#include "ledger/results/indicator.hpp"

namespace tungdong::results {

// The quantity, the cost of one and the day that a project, or a unit for an allotment, promises. A later record for
// the same holder, component and indicator revises it; who revised it, when and by which document stays in the log.
struct Promise {
  static constexpr std::string_view kind = "promise";
  std::string holder;     // "project:DA-01", "unit:11"
  std::string component;  // of an allotment to a unit: what it was allotted for
  std::string indicator;
  std::int64_t version{};
  money::Decimal quantity;
  std::optional<money::Dong> unit_cost;
  std::optional<Date> due;
  std::string note;
  std::string note_en;

  template <class F>
  static void fields(F&& field) {
    field("holder", &Promise::holder, Need::key);
    field("component", &Promise::component, Need::optional);
    field("indicator", &Promise::indicator, Need::required);
    field("version", &Promise::version, Need::required);
    field("quantity", &Promise::quantity, Need::required);
    field("unit_cost", &Promise::unit_cost, Need::optional);
    field("due", &Promise::due, Need::optional);
    field("note", &Promise::note, Need::optional);
    field("note_en", &Promise::note_en, Need::optional);
  }
};

// Results of a lasting kind looked at again: of those that a project delivered in a period, so many were visited after
// so many months, and so many of them still work (the model is run, the job is held, the house is lived in, the water
// runs). The record's date is the day of the visit.
struct Revisit {
  static constexpr std::string_view kind = "revisit";
  std::string project;
  std::string indicator;
  std::int64_t version{};
  std::string delivered;  // the period of delivery: 2023, 2023-06
  std::int64_t months{};  // 12, 24, 36: as the indicator has them
  std::int64_t visited{};
  std::int64_t working{};
  std::string verifier;
  std::string note;
  std::string note_en;

  template <class F>
  static void fields(F&& field) {
    field("project", &Revisit::project, Need::key);
    field("indicator", &Revisit::indicator, Need::required);
    field("version", &Revisit::version, Need::required);
    field("delivered", &Revisit::delivered, Need::required);
    field("months", &Revisit::months, Need::required);
    field("visited", &Revisit::visited, Need::required);
    field("working", &Revisit::working, Need::required);
    field("verifier", &Revisit::verifier, Need::optional);
    field("note", &Revisit::note, Need::optional);
    field("note_en", &Revisit::note_en, Need::optional);
  }
};

}  // namespace tungdong::results
