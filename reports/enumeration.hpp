#pragma once
// The family of words of an enumeration that records use.

#include <string_view>

#include "ledger/rules/body.hpp"

namespace tungdong::reports {

template <record::Named E>
constexpr std::string_view family_of() {
  if constexpr (std::is_same_v<E, chart::Level>)
    return "level";
  else if constexpr (std::is_same_v<E, chart::Capital>)
    return "capital";
  else if constexpr (std::is_same_v<E, chart::Family>)
    return "family";
  else if constexpr (std::is_same_v<E, chart::ProjectType>)
    return "project_type";
  else if constexpr (std::is_same_v<E, results::ResultLevel>)
    return "result_level";
  else if constexpr (std::is_same_v<E, results::Direction>)
    return "direction";
  else if constexpr (std::is_same_v<E, results::Accumulation>)
    return "accumulation";
  else if constexpr (std::is_same_v<E, results::Measure>)
    return "measure";
  else if constexpr (std::is_same_v<E, results::Bound>)
    return "bound";
  else if constexpr (std::is_same_v<E, results::Nature>)
    return "nature";
  else if constexpr (std::is_same_v<E, results::Status>)
    return "status";
  else if constexpr (std::is_same_v<E, results::Operator>)
    return "operator";
  else if constexpr (std::is_same_v<E, results::TargetForm>)
    return "target_form";
  else if constexpr (std::is_same_v<E, results::Basis>)
    return "basis";
  else if constexpr (std::is_same_v<E, results::Design>)
    return "design";
  else if constexpr (std::is_same_v<E, chart::Check>)
    return "check";
  else if constexpr (std::is_same_v<E, chart::Remedy>)
    return "remedy";
  else if constexpr (std::is_same_v<E, chart::RollUse>)
    return "roll_use";
  else if constexpr (std::is_same_v<E, chart::Duty>)
    return "duty";
  else if constexpr (std::is_same_v<E, chart::Decision>)
    return "decision";
  else
    static_assert(!sizeof(E), "an enumeration of records without words");
}

}  // namespace tungdong::reports
