#pragma once
// What results cost: the accepted work of projects, by month, laid along the axes asked for, and apportioned over the
// indicators that it serves, to the đồng. Advances are never cost: they have produced nothing yet. Money owed back
// after an audit and money recovered stand apart. Families of money are never added together.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ledger/results/share.hpp"
#include "reports/axis.hpp"

namespace tungdong::reports {

// An indicator and the version of its definition; an empty code for what serves none.
using Aim = std::pair<std::string, std::int64_t>;

// Cost by month (202512). A month may be negative: what was accepted earlier was taken back in it.
using Months = std::map<std::int64_t, money::Dong>;

money::Dong sum_of(const Months& months);
// Of the months after `from` up to `to`; either may be absent.
money::Dong sum_of(const Months& months, std::optional<std::int64_t> from, std::optional<std::int64_t> to);

// What a cost belongs to.
struct CostKey {
  std::vector<std::string> keys;  // one for each axis asked
  std::string project;
  Aim aim;
  chart::Family family{};

  friend auto operator<=>(const CostKey&, const CostKey&) = default;
};

// What stands beside the cost of a project within a slice.
struct Beside {
  money::Dong disbursed;  // accepted work and advances
  money::Dong advanced;
  money::Dong owed;
  money::Dong recovered;  // of what was owed
  money::Dong assigned;   // given to the project in all: what it may still use, and all that it has used
};

struct BesideKey {
  std::vector<std::string> keys;
  std::string project;
  chart::Family family{};

  friend auto operator<=>(const BesideKey&, const BesideKey&) = default;
};

class Costs {
 public:
  // Of the projects within the question, along its axes (`question.by`) or others. Where a price year is asked for,
  // every month is made comparable by the index of its year; see `prices_missing`.
  explicit Costs(Scope& scope);
  Costs(Scope& scope, std::vector<Axis> by);

  const std::map<CostKey, Months>& costs() const { return costs_; }
  const std::map<BesideKey, Beside>& beside() const { return beside_; }
  // The cost of the budget of a project for an indicator whatever the filters: what its whole quantity cost.
  const Months& whole(const std::string& project, const Aim& aim) const;
  const std::set<chart::Family>& families() const { return families_; }
  // Projects that have accepted work within the question, in the order of their codes.
  const std::set<std::string>& projects() const { return projects_; }
  // Whether the question asks for any money of a project.
  bool asks(const std::string& project) const { return asked_.contains(project); }
  // Those whose links claim more than the whole: all their cost is without an indicator.
  bool over_whole(const std::string& project) const { return over_whole_.contains(project); }
  // Some of whose money is of a span of years, or of a source whose level or capital was not published.
  bool of_span(const std::string& project) const { return of_span_.contains(project); }
  bool of_unstated_source(const std::string& project) const { return unstated_.contains(project); }
  // The accounts on which the accepted work of a project stands, for the papers that it rests on.
  const std::vector<std::int64_t>& accounts_of(const std::string& project) const;

  // Years of spending that the price series has no value for: their cost stands at its own prices, and no figure that
  // has it may claim a price year.
  const std::set<int>& prices_missing() const { return prices_missing_; }

  // The shares in force of a project.
  const std::vector<results::Share>& shares_of(const std::string& project) const;

  AxisKeys& axes() { return axes_; }

 private:
  struct Place {
    const book::Standing* standing{};
    std::string project;
    chart::Family family{};
    std::vector<Slice> slices;  // none where the question does not take it
  };
  struct Apportioning;

  void load_prices();
  void add_up();
  money::Dong in_prices(money::Dong amount, std::int64_t month);
  std::map<std::int64_t, Place> places();
  void stand_beside(const std::map<std::int64_t, Place>& places);
  void add(Apportioning& growing, const Place& place, std::int64_t month, money::Dong amount,
           const std::string& serves);

  Scope& scope_;
  std::vector<Axis> by_;
  bool told_by_purpose_;  // purposes are told apart
  AxisKeys axes_;
  std::map<std::string, std::vector<results::Share>> shares_;
  std::map<int, money::Decimal> prices_;
  std::map<CostKey, Months> costs_;
  std::map<std::pair<std::string, Aim>, Months> whole_;
  std::map<BesideKey, Beside> beside_;
  std::set<chart::Family> families_;
  std::set<std::string> projects_;
  std::set<std::string> asked_;
  std::set<std::string> over_whole_;
  std::set<std::string> of_span_;
  std::set<std::string> unstated_;
  std::set<int> prices_missing_;
  std::map<std::string, std::vector<std::int64_t>> accounts_;
};

}  // namespace tungdong::reports
