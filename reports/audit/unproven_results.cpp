#include <algorithm>
#include <map>
#include <tuple>

#include "ledger/money/ratio.hpp"
#include "ledger/results/span.hpp"
#include "reports/audit/checks.hpp"
#include "reports/result_rows.hpp"

namespace tungdong::reports {

namespace {

using chart::Check;
using money::Decimal;
using money::Dong;

class Checking {
 public:
  explicit Checking(const Look& look) : look_(look), facts_(look.scope), costs_(look.scope, {Axis::project}) {
    for (const Paid& one : look.paid) last_[one.project] = &one;
  }

  void shares() {
    std::map<std::pair<std::string, std::string>, std::int64_t> last;
    for (const auto& known : book::records_of<results::Link>(look_.scope.store(), look_.scope.moment())) {
      const results::Link& link = known.value;
      const auto [place, fresh] = last.try_emplace({link.project, link.indicator}, link.share_ppm);
      const std::int64_t before = std::exchange(place->second, link.share_ppm);
      if (fresh || before == link.share_ppm || !look_.scope.takes_project(link.project)) continue;
      const auto seen = facts_.of_project(link.project, link.indicator);
      if (seen.empty() || seen.front().record > known.record) continue;
      look_.flags.push_back(of_record(
          Check::share_changed, known.record, known.date, known.doc, look_.scope.project_name(link.project),
          link.indicator, seen.front().record,
          term("unlinked.share_changed", {{"from", Decimal(before, 4)}, {"to", Decimal(link.share_ppm, 4)}})));
    }
  }

  void targets() {
    std::map<std::tuple<std::string, std::int64_t, std::string, std::string>, const results::Target*> last;
    const auto known_targets = book::records_of<results::Target>(look_.scope.store(), look_.scope.moment());
    for (const auto& known : known_targets) {
      const results::Target& target = known.value;
      const results::Target*& before = last[{target.indicator, target.version, target.place, target.period}];
      const results::Target* old = std::exchange(before, &target);
      const bool same = old != nullptr && old->value == target.value && old->op == target.op &&
                        old->form == target.form && old->upper == target.upper;
      if (old == nullptr || same || !look_.scope.takes_place(target.place)) continue;
      const auto seen = first_result(target);
      if (!seen || *seen > known.record) continue;
      look_.flags.push_back(of_record(Check::target_changed, known.record, known.date, known.doc,
                                      look_.scope.unit_name(target.place), target.indicator, *seen,
                                      term("audit.target_moved", {{"from", old->value}, {"to", target.value}})));
    }
  }

  void unlinked() {
    std::map<std::string, std::pair<Dong, Dong>> of;  // accepted work of the budget, and what of it serves nothing
    for (const auto& [key, months] : costs_.costs()) {
      if (key.family != chart::Family::budget) continue;
      auto& [all, none] = of[key.project];
      const Dong cost = sum_of(months);
      all += cost;
      if (key.aim.first.empty()) none += cost;
    }
    for (const auto& [project, sums] : of)
      if (sums.second > Dong())
        of_project(Check::unlinked, project, sums.second, term("audit.of_all", {{"all", sums.first}}));
  }

  // Observed never, though the earliest lag after the last cost has passed.
  void unobserved() {
    const auto now = results::month_of(look_.scope.day());
    for (const ResultRow& row : result_rows(costs_, facts_)) {
      const Dong cost = at(row.eligible, chart::Family::budget) + at(row.in_flight, chart::Family::budget);
      if (row.aim.first.empty() || row.indicator == nullptr || cost <= Dong()) continue;
      if (row.quantity || row.quantity.error() != results::NoQuantity::none) continue;
      const auto paid = last_.find(row.project);
      if (paid == last_.end()) continue;
      const std::int64_t lag = row.indicator->lag_to_months.value_or(row.indicator->lag_from_months.value_or(0));
      if (results::month_of(paid->second->payment.date) >= results::months_before(now, lag)) continue;
      of_project(Check::no_result, row.project, cost,
                 term("audit.never_seen", {{"indicator", facts_.name(row.aim.first, row.aim.second)}, {"lag", lag}}));
    }
  }

 private:
  Flag of_record(Check check, std::int64_t record, Date date, std::string doc, Text who, std::string indicator,
                 std::int64_t other, Text evidence) {
    return {.check = check,
            .place = std::to_string(record),
            .date = date,
            .who = std::move(who),
            .number = std::move(indicator),
            .amount = std::nullopt,
            .other = std::to_string(other),
            .other_date = std::nullopt,
            .other_amount = std::nullopt,
            .evidence = std::move(evidence),
            .doc = std::move(doc)};
  }

  // At the project's last payment: when it is paid again there is something new to look at.
  void of_project(Check check, const std::string& project, Dong amount, Text evidence) {
    const auto paid = last_.find(project);
    if (paid == last_.end()) return;
    Flag flag = flag_of(check, *paid->second, nullptr, std::move(evidence));
    flag.who = look_.scope.project_name(project);
    flag.amount = amount;
    look_.flags.push_back(std::move(flag));
  }

  // When a value of the target's place and period was first recorded.
  std::optional<std::int64_t> first_result(const results::Target& target) const {
    const auto found = facts_.of_places().find({target.place, target.indicator});
    const auto aimed = results::read_span(target.period);
    if (found == facts_.of_places().end() || !aimed) return std::nullopt;
    for (const results::Sighting& one : found->second) {
      const auto span = results::read_span(one.observation->period);
      if (one.observation->baseline || !span || span->last < aimed->first || aimed->last < span->last) continue;
      return one.record;
    }
    return std::nullopt;
  }

  const Look& look_;
  OutcomeFacts facts_;
  Costs costs_;
  std::map<std::string, const Paid*> last_;  // payment of a project
};

}  // namespace

void unproven_results(const Look& look) {
  Checking checking(look);
  checking.shares();
  checking.targets();
  checking.unlinked();
  checking.unobserved();
}

}  // namespace tungdong::reports
