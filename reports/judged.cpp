#include "reports/judged.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "ledger/book/query/records.hpp"
#include "ledger/estimate/interval.hpp"
#include "ledger/money/ratio.hpp"
#include "ledger/money/wide.hpp"
#include "ledger/results/unit_cost.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using money::Decimal;
using money::Dong;

constexpr int ty_places = 9;  // a tỷ is 10^9 đồng

Decimal rate(Dong part, Dong whole) {
  return whole <= Dong() ? Decimal() : money::percent(part, whole, 2);
}

// Results for a tỷ đồng: 100 × quantity / (cost in hundreds of a tỷ).
Cell per_ty(const Decimal& quantity, Dong cost) try {
  return money::percent(quantity, Decimal(cost.count(), ty_places - 2), 2);
} catch (const std::overflow_error&) {
  return Empty{named("no_quantity", results::NoQuantity::too_large)};
}

void add(ByFamily& all, const ByFamily& more) {
  for (const auto& [family, amount] : more) all[family] += amount;
}

// What it counts for; nothing where it does not.
std::optional<Decimal> counted(const ResultRow& row) {
  const bool counts = row.quantity && at(row.eligible, Family::budget) > Dong();
  return counts ? row.financed() : std::nullopt;
}

// Why there is nothing to divide, before any bar is asked; empty where there is.
Text nothing_to_divide(const ResultRow& row) {
  if (row.indicator == nullptr) return term("outcomes.unknown_indicator");
  if (row.indicator->measure != results::Measure::count) return term("outcomes.not_a_count");
  if (!row.quantity) return named("no_quantity", row.quantity.error());
  if (at(row.eligible, Family::budget) <= Dong())
    return term(at(row.in_flight, Family::budget) > Dong() ? "outcomes.all_in_flight" : "outcomes.no_budget_money");
  if (row.quantity->number <= Decimal()) return term("outcomes.not_positive");
  if (!row.financed()) return named("no_quantity", results::NoQuantity::too_large);
  return {};
}

}  // namespace

Judge::Judge(Scope& scope, const Costs& costs, const OutcomeFacts&, const Cutoffs& cutoffs)
    : scope_(scope), costs_(costs), cutoffs_(cutoffs) {
  for (auto& known : book::records_of<results::Study>(scope.store(), scope.moment()))
    studies_.push_back(std::move(known.value));
  for (const auto& [key, months] : costs.costs()) {
    if (key.family != Family::budget) continue;
    auto& [all, named] = linked_[{key.keys, key.project}];
    const Dong cost = sum_of(months);
    all += cost;
    if (!key.aim.first.empty()) named += cost;
  }
  for (const auto& [key, beside] : costs.beside())
    if (key.family == Family::budget) owed_[{key.keys, key.project}] += beside.owed;
}

const results::Study* Judge::study_of_project(const std::string& project, const Aim& aim) const {
  for (auto study = studies_.rbegin(); study != studies_.rend(); ++study)
    if (study->project == project && study->indicator == aim.first && study->version == aim.second) return &*study;
  return nullptr;
}

void Judge::add_up(std::span<const ResultRow* const> rows, Judged& judged) const {
  for (const ResultRow* row : rows) {
    add(judged.eligible, row->eligible);
    for (const ByFamily* part : {&row->eligible, &row->in_flight, &row->outside}) add(judged.all, *part);
    add(judged.in_flight, row->in_flight);
    add(judged.outside, row->outside);
    // What is in flight has no result to be missed yet.
    const bool has_cost = at(row->eligible, Family::budget) > Dong();
    if (counted(*row))
      ++judged.projects;
    else if (has_cost)
      ++judged.without;
  }
}

results::Evidence Judge::evidence(std::span<const ResultRow* const> rows, const Judged& judged) const {
  results::Evidence evidence;
  std::set<int> years;
  std::set<std::pair<std::vector<std::string>, std::string>> projects;
  Dong cost;
  Dong verified;
  for (const ResultRow* row : rows) {
    const results::Indicator& indicator = *row->indicator;
    evidence.one_kind = evidence.one_kind && !indicator.mixed;
    const bool from_nothing = indicator.level == results::ResultLevel::output || row->base != nullptr ||
                              indicator.accumulation == results::Accumulation::flow;
    evidence.baseline = evidence.baseline && from_nothing;
    evidence.shares_whole = evidence.shares_whole && !costs_.over_whole(row->project);
    for (const auto& [year, spent] : row->years) years.insert(year);
    projects.insert({row->keys, row->project});
    if (!counted(*row)) continue;
    cost += at(row->eligible, Family::budget);
    if (row->quantity->status != results::Status::reported) verified += at(row->eligible, Family::budget);
    evidence.seen = evidence.seen && row->quantity->nature != results::Nature::projected;
  }
  Dong all;
  Dong linked;
  Dong owed;
  for (const auto& project : projects) {
    if (const auto found = linked_.find(project); found != linked_.end()) {
      all += found->second.first;
      linked += found->second.second;
    }
    if (const auto found = owed_.find(project); found != owed_.end()) owed += found->second;
  }
  const bool deflated = scope_.question().price_year && costs_.prices_missing().empty();
  // Money of a span of years cannot be brought to the prices of one: nobody knows in which it was spent.
  const bool of_span = std::ranges::any_of(rows, [&](const ResultRow* row) { return costs_.of_span(row->project); });
  evidence.one_price = !of_span && (deflated || years.size() <= 1);
  evidence.all_measured = judged.without == 0;
  evidence.lag_elapsed = cost > Dong();
  evidence.projects = judged.projects;
  evidence.coverage = rate(linked, all);
  evidence.verified = rate(verified, cost);
  evidence.flagged = rate(owed, all);
  return evidence;
}

void Judge::price(std::span<const ResultRow* const> rows, Judged& judged) const {
  Dong cost;
  Decimal quantity;
  bool exact = true;
  results::Status status = results::Status::audited;
  for (const ResultRow* row : rows) {
    const auto counts = counted(*row);
    if (!counts) continue;
    const auto sum = results::sum(quantity, *counts);
    if (!sum) return;
    quantity = *sum;
    cost += at(row->eligible, Family::budget);
    exact = exact && !row->is_part();
    status = std::min(status, row->quantity->status);
  }
  judged.quantity = quantity;
  const auto evidence = this->evidence(rows, judged);
  judged.coverage = evidence.coverage;
  judged.verified = evidence.verified;
  const auto grade = results::grade(evidence, cutoffs_.gate);
  const auto each = results::unit_cost(cost, quantity);
  if (!grade || !each) {
    std::vector<Text> why;
    if (!grade)
      for (const results::Bar bar : grade.error()) why.push_back(named("bar", bar));
    else
      why.push_back(term("outcomes.not_positive"));
    judged.claim = term("claim.refused");
    judged.unit_cost = Empty{term("outcomes.unqualified", {{"reasons", joined(std::move(why))}})};
    judged.per_ty = Empty{term("claim.refused")};
    judged.grade = Empty{term("claim.refused")};
    return;
  }
  judged.unit_cost = each->each;
  judged.per_ty = reports::per_ty(quantity, cost);
  judged.grade = named("grade", *grade);
  judged.claim = joined(
      {named("claim_of_entries", status), term(each->exact && exact ? "outcomes.exact" : "outcomes.rounded")}, ", ");
  if (judged.without == 0)
    judged.low = judged.high = Empty{term("outcomes.census")};
  else
    interval(rows, judged);
}

// Of projects that stand for others that were not measured.
void Judge::interval(std::span<const ResultRow* const> rows, Judged& judged) {
  std::vector<estimate::Pair> pairs;
  for (const ResultRow* row : rows) {
    const auto quantity = counted(*row);
    if (!quantity) continue;
    pairs.push_back({.numerator = static_cast<double>(at(row->eligible, Family::budget).count()),
                     .denominator = static_cast<double>(quantity->units()) /
                                    static_cast<double>(money::ten_to(quantity->places()))});
  }
  constexpr double confidence = 0.95;
  const auto means = estimate::means_of(pairs);
  const auto interval = means ? estimate::fieller(*means, confidence) : std::unexpected(means.error());
  const auto end = [](double value) { return Dong(std::llround(value)); };
  const bool fits = interval && std::abs(interval->lower) < 9e15 && std::abs(interval->higher) < 9e15;
  judged.low = fits ? Cell(end(interval->lower)) : Cell(Empty{term("outcomes.interval_open")});
  judged.high = fits ? Cell(end(interval->higher)) : Cell(Empty{term("outcomes.interval_open")});
}

void Judge::attribute(const ResultRow& row, const results::Study& study, Judged& judged) const {
  const Dong cost = at(row.eligible, Family::budget);
  const bool down = row.indicator->direction == results::Direction::down;
  const Decimal effect = down ? study.effect.negate() : study.effect;
  judged.claim = term("claim.attributed", {{"design", named("design", study.design)}, {"code", data(study.code)}});
  const auto each = cost > Dong() ? results::unit_cost(cost, effect) : std::nullopt;
  if (!each) {
    judged.unit_cost = Empty{term("outcomes.no_effect")};
    return;
  }
  judged.quantity = study.effect;
  judged.unit_cost = each->each;
  judged.per_ty = reports::per_ty(effect, cost);
  if (!study.lower || !study.higher) return;
  // The larger the effect, the cheaper one of it: the ends change sides.
  const Decimal least = down ? study.higher->negate() : *study.lower;
  const Decimal most = down ? study.lower->negate() : *study.higher;
  const auto low = results::unit_cost(cost, most);
  const auto high = results::unit_cost(cost, least);
  judged.low = low ? Cell(low->each) : Cell(Empty{term("outcomes.interval_open")});
  judged.high = high ? Cell(high->each) : Cell(Empty{term("outcomes.interval_open")});
}

std::vector<Text> Judge::limits(std::span<const ResultRow* const> rows) const {
  std::vector<Text> limits;
  const auto say = [&](Text text) {
    if (std::ranges::find(limits, text) == limits.end()) limits.push_back(std::move(text));
  };
  Dong in_flight;
  Dong outside;
  for (const ResultRow* row : rows) {
    in_flight += at(row->in_flight, Family::budget);
    outside += at(row->outside, Family::budget);
    if (row->quantity) {
      if (row->quantity->status == results::Status::reported) say(term("outcomes.only_reported"));
      if (row->quantity->nature != results::Nature::measured) say(named("nature", row->quantity->nature));
      if (row->quantity->bound != results::Bound::exact) say(named("bound", row->quantity->bound));
    }
    if (row->is_part()) say(term("outcomes.financing_share"));
    if (costs_.of_span(row->project)) say(term("outcomes.span"));
    if (costs_.of_unstated_source(row->project)) say(term("outcomes.source_unstated"));
    for (const auto& [family, cost] : row->eligible)
      if (family != Family::budget && cost != Dong()) say(term("outcomes.other_families"));
  }
  if (in_flight != Dong()) say(term("outcomes.in_flight_apart", {{"amount", in_flight}}));
  if (outside != Dong()) say(term("outcomes.outside_apart", {{"amount", outside}}));
  return limits;
}

Judged Judge::judge(std::span<const ResultRow* const> rows) const {
  Judged judged;
  add_up(rows, judged);
  if (rows.empty()) return judged;
  const ResultRow& first = *rows.front();
  judged.limits = limits(rows);
  if (first.aim.first.empty()) {
    judged.claim = term("claim.refused");
    judged.unit_cost = Empty{term(costs_.over_whole(first.project) ? "outcomes.over_whole" : "outcomes.serves_none")};
    return judged;
  }
  if (first.indicator != nullptr && first.indicator->level != results::ResultLevel::output) {
    if (rows.size() == 1 && first.quantity) judged.quantity = first.quantity->number;
    const results::Study* study = rows.size() == 1 ? study_of_project(first.project, first.aim) : nullptr;
    if (study != nullptr) {
      attribute(first, *study, judged);
      return judged;
    }
    judged.claim = term("claim.contribution");
    judged.unit_cost = Empty{term("outcomes.no_attribution")};
    judged.per_ty = Empty{term("claim.contribution")};
    return judged;
  }
  if (judged.projects == 0) {
    judged.claim = term("claim.refused");
    judged.quantity =
        first.quantity ? Cell(first.quantity->number) : Cell(Empty{named("no_quantity", first.quantity.error())});
    judged.unit_cost = Empty{nothing_to_divide(first)};
    return judged;
  }
  if (const Text why = rows.size() == 1 ? nothing_to_divide(first) : Text(); !why.empty()) {
    judged.claim = term("claim.refused");
    judged.quantity = first.quantity->number;
    judged.unit_cost = Empty{why};
    return judged;
  }
  if (first.indicator->measure != results::Measure::count) {
    judged.claim = term("claim.refused");
    judged.unit_cost = Empty{term("outcomes.not_a_count")};
    return judged;
  }
  price(rows, judged);
  return judged;
}

}  // namespace tungdong::reports
