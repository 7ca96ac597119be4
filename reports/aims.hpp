#pragma once
// Targets of places and what became of them.

#include <optional>
#include <string>
#include <vector>

#include "ledger/results/verdict.hpp"
#include "reports/outcome_facts.hpp"

namespace tungdong::reports {

// A target in force, judged: the last version for its indicator, definition, place and period.
struct JudgedTarget {
  rules::Known<results::Target> target;
  std::vector<results::Sighting> values;  // of its period, or else the last
  const results::Observation* base{};     // null where there is none
  const results::Observation* value{};    // the one value; null where there is none, or several
  results::Verdict verdict;
};

// Those of the places within the question, in the order of the log.
std::vector<JudgedTarget> judged_targets(Scope& scope, const OutcomeFacts& facts);

}  // namespace tungdong::reports
