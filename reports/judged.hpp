#pragma once
// A result per đồng, judged: what may be printed of it, with which grade, and why not.

#include <span>

#include "reports/cutoff.hpp"
#include "reports/result_rows.hpp"

namespace tungdong::reports {

// One figure, of the projects that served one indicator (of one project, or of a group: then the ratio of the sums,
// never the mean of the ratios).
struct Judged {
  std::int64_t projects{};  // with a cost of the budget and a quantity
  std::int64_t without{};   // with a cost that should show by now, and no quantity to set against it
  ByFamily all;             // apportioned cost, whenever it was spent; of it:
  ByFamily eligible;        // what the figure is of
  ByFamily in_flight;
  ByFamily outside;
  Cell quantity;
  Cell unit_cost;  // đồng for one; below the gate the reasons, under "không đủ điều kiện"
  Cell per_ty;     // results for a tỷ đồng of cost
  Cell low;        // of the unit cost: Fieller's interval at 95 %; of a census there is none
  Cell high;
  Cell coverage;  // per cent of the projects' cost that names an indicator
  Cell verified;  // per cent of the cost whose quantity was verified or audited
  Text claim;
  Cell grade;
  std::vector<Text> limits;  // what keeps the figure from claiming more
};

// Judges rows of one indicator. Of several indicators, or of none, only the costs mean anything.
class Judge {
 public:
  Judge(Scope& scope, const Costs& costs, const OutcomeFacts& facts, const Cutoffs& cutoffs);

  Judged judge(std::span<const ResultRow* const> rows) const;
  // The study that attributes a part of the change of an indicator to a project; null where there is none.
  const results::Study* study_of_project(const std::string& project, const Aim& aim) const;
  const std::vector<results::Study>& studies() const { return studies_; }

 private:
  results::Evidence evidence(std::span<const ResultRow* const> rows, const Judged& judged) const;
  void add_up(std::span<const ResultRow* const> rows, Judged& judged) const;
  void price(std::span<const ResultRow* const> rows, Judged& judged) const;
  static void interval(std::span<const ResultRow* const> rows, Judged& judged);
  void attribute(const ResultRow& row, const results::Study& study, Judged& judged) const;
  std::vector<Text> limits(std::span<const ResultRow* const> rows) const;

  Scope& scope_;
  const Costs& costs_;
  Cutoffs cutoffs_;
  std::vector<results::Study> studies_;
  // Of each project within a slice: all of its cost of the budget, and the part of it that names an indicator.
  std::map<std::pair<std::vector<std::string>, std::string>, std::pair<money::Dong, money::Dong>> linked_;
  std::map<std::pair<std::vector<std::string>, std::string>, money::Dong> owed_;
};

// Outcomes of places beside the cost of the projects there that name them. Change per tỷ only where a study attributes
// it; else "không quy kết".
Table contribution(Scope& scope, const OutcomeFacts& facts, const Costs& costs, const Judge& judge, Sources& sources);

}  // namespace tungdong::reports
