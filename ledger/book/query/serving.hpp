#pragma once
// Payment lines that name by themselves which indicators they serve; their cost does not follow the project's links.

#include <string>
#include <vector>

#include "ledger/book/query/moment.hpp"
#include "ledger/book/store.hpp"
#include "ledger/results/share.hpp"

namespace tungdong::book {

struct Serving {
  std::int64_t record{};
  std::int64_t line{};
  std::string project;
  std::string source;
  std::string component;
  chart::Period period;
  std::string doc;
  std::vector<results::Share> shares;  // empty: it says that it serves none
  money::Dong accepted;                // how much of what it brought stands as accepted work at the moment
};

// In the order of the log. Reads the bodies of the entries that have such lines.
std::vector<Serving> servings(Store& store, const Moment& moment);

// Stages of accepted work: paid, retained, settled. Advances have produced nothing yet.
constexpr bool is_accepted(chart::Stage stage) {
  return stage == chart::Stage::spent || stage == chart::Stage::held || stage == chart::Stage::settled;
}

}  // namespace tungdong::book
