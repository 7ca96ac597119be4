#include "reports/result_rows.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "ledger/money/ratio.hpp"
#include "ledger/money/wide.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using money::Decimal;
using money::Dong;
using results::Sighting;

// Digits that a financed part of a quantity keeps beyond those of the quantity itself.
constexpr int part_places = 4;

std::vector<Sighting> of_version(const OutcomeFacts& facts, const std::string& project, const Aim& aim) {
  std::vector<Sighting> same;
  for (const Sighting& one : facts.of_project(project, aim.first))
    if (one.observation->version == aim.second) same.push_back(one);
  return same;
}

const results::Observation* base_of_project(const OutcomeFacts& facts, const std::string& project, const Aim& aim) {
  const auto same = of_version(facts, project, aim);
  const Sighting* base = results::baseline_of(same);
  return base == nullptr ? nullptr : base->observation;
}

void split(ResultRow& row, Family family, const Months& months, const results::CostWindow& window) {
  for (const auto& [month, cost] : months) {
    const bool early = window.after && month <= *window.after;
    const bool late = window.upto && month > *window.upto;
    ByFamily& part = early ? row.outside : late ? row.in_flight : row.eligible;
    part[family] += cost;
    row.last_year = std::max(row.last_year, static_cast<int>(month / 100));
    if (&part != &row.eligible || family != Family::budget || cost == Dong()) continue;
    row.years[static_cast<int>(month / 100)] += cost;
  }
}

}  // namespace

Dong at(const ByFamily& amounts, Family family) {
  const auto found = amounts.find(family);
  return found == amounts.end() ? Dong() : found->second;
}

std::optional<Decimal> ResultRow::financed() const {
  if (!quantity) return std::nullopt;
  if (!is_part()) return quantity->number;
  const Dong cost = at(eligible, Family::budget);
  if (whole <= Dong() || cost <= Dong()) return std::nullopt;
  const int places = std::min(money::max_places, quantity->number.places() + part_places);
  try {
    const money::Wide units = money::Wide{quantity->number.units()} * money::ten_to(places - quantity->number.places());
    const money::Wide share = units * cost.count();
    const money::Wide half = share >= 0 ? money::Wide{whole.count()} / 2 : -money::Wide{whole.count()} / 2;
    std::int64_t part = money::narrow((share + half) / whole.count());
    int kept = places;
    for (; kept > quantity->number.places() && part % 10 == 0; --kept) part /= 10;
    return Decimal(part, kept);
  } catch (const std::overflow_error&) {
    return std::nullopt;
  }
}

std::expected<results::Quantity, results::NoQuantity> quantity_of_project(const OutcomeFacts& facts,
                                                                          const std::string& project, const Aim& aim) {
  const results::Indicator* indicator = facts.indicator(aim.first, aim.second);
  const auto accumulation = indicator == nullptr ? results::Accumulation::stock : indicator->accumulation;
  const auto same = of_version(facts, project, aim);
  auto quantity = results::quantity_of(same, accumulation);
  const results::Observation* base = base_of_project(facts, project, aim);
  if (!quantity || base == nullptr || accumulation == results::Accumulation::flow) return quantity;
  try {
    quantity->number = quantity->number - base->value;
  } catch (const std::overflow_error&) {
    return std::unexpected(results::NoQuantity::too_large);
  }
  if (base->bound != results::Bound::exact) quantity->bound = results::Bound::about;
  return quantity;
}

std::vector<ResultRow> result_rows(const Costs& costs, const OutcomeFacts& facts) {
  std::vector<ResultRow> rows;
  const auto same_row = [](const ResultRow& row, const CostKey& key) {
    return row.keys == key.keys && row.project == key.project && row.aim == key.aim;
  };
  results::CostWindow window;
  for (const auto& [key, months] : costs.costs()) {
    if (!costs.projects().contains(key.project)) continue;
    if (rows.empty() || !same_row(rows.back(), key)) {
      ResultRow row{.keys = key.keys,
                    .project = key.project,
                    .aim = key.aim,
                    .indicator = facts.indicator(key.aim.first, key.aim.second),
                    .eligible = {},
                    .in_flight = {},
                    .outside = {},
                    .years = {},
                    .last_year = {},
                    .quantity = std::unexpected(results::NoQuantity::none),
                    .base = nullptr,
                    .whole = {}};
      window = {};
      if (row.indicator != nullptr) {
        row.quantity = quantity_of_project(facts, key.project, key.aim);
        row.base = base_of_project(facts, key.project, key.aim);
        if (row.quantity) window = results::cost_window(row.base, row.quantity->from, *row.indicator);
      }
      row.whole = sum_of(costs.whole(key.project, key.aim), window.after, window.upto);
      rows.push_back(std::move(row));
    }
    split(rows.back(), key.family, months, window);
  }
  // What serves no indicator has an empty code, which comes first of its project: it is read last.
  std::ranges::stable_sort(rows, [](const ResultRow& left, const ResultRow& right) {
    const bool none_left = left.aim.first.empty();
    const bool none_right = right.aim.first.empty();
    return std::tie(left.keys, left.project, none_left, left.aim) <
           std::tie(right.keys, right.project, none_right, right.aim);
  });
  return rows;
}

}  // namespace tungdong::reports
