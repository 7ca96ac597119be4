#pragma once
// Units that end and those that take over, in one step: what closes, what money moves, which projects change hands.

#include <expected>
#include <string>
#include <vector>

#include "ledger/book/draft.hpp"
#include "ledger/book/store.hpp"

namespace tungdong::book {

// One row of a plan: a unit that ends and a successor; of several, its share of the open money; and, of a unit with
// several successors, which of them takes over a project.
struct SuccessionRow {
  std::string unit;
  std::string successor;
  std::optional<std::int64_t> share_ppm;  // none: the whole
  std::string project;                    // then the row names the new owner of this project, and no share
};

// What a unit and its successors come to.
struct SuccessionPlan {
  std::vector<chart::Unit> ended;              // each with its last day
  std::vector<chart::Succession> successions;  // unless recorded already
  std::vector<rules::Line> money;              // all that is available, in transit or owed, to the successors
  std::vector<chart::Project> projects;        // with their new owners
};

// Everything that a plan comes to on a day: the units end the day before, and what stood open with them moves, split by
// the shares to the đồng (the largest remainder). Money that is final, and all history, stays under the old codes.
// Refuses units and projects that the book does not know, shares that are not the whole, and a project of a split unit
// that no row gives an owner.
std::expected<SuccessionPlan, words::Refusals> plan_succession(Store& store, const std::vector<SuccessionRow>& rows,
                                                               Date day);

// The records of a plan under one document, in the order in which the book takes them: entries of at most 200 lines.
std::vector<Draft> succession_drafts(const SuccessionPlan& plan, const std::string& by, Date day,
                                     const std::string& doc);

}  // namespace tungdong::book
