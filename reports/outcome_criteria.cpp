// Criteria that places meet, or lose again; and stocks that should move as their flows say.

#include <algorithm>

#include "ledger/results/criterion.hpp"
#include "ledger/results/identity.hpp"
#include "ledger/results/span.hpp"
#include "reports/outcome_facts.hpp"

namespace tungdong::reports {

namespace {

using results::Observation;
using results::Outcome;
using results::Sighting;
using results::Threshold;

std::optional<int> year_of(const Observation& observation) {
  const auto span = results::read_span(observation.period);
  return span ? std::optional(static_cast<int>(span->last.year())) : std::nullopt;
}

class Criteria {
 public:
  Criteria(Scope& scope, const OutcomeFacts& facts)
      : scope_(scope),
        facts_(facts),
        thresholds_(book::records_of<Threshold>(scope.store(), scope.moment())),
        zones_(book::records_of<chart::Zone>(scope.store(), scope.moment())) {
    for (const auto& known : thresholds_) pointers_.push_back(&known.value);
    for (const auto& [code, versions] : facts.indicators()) indicators_.emplace(code, &versions.rbegin()->second);
    for (const auto& [subject, sightings] : facts.of_places()) {
      auto& all = of_place_[subject.first];
      all.insert(all.end(), sightings.begin(), sightings.end());
    }
  }

  Table table() {
    Table table = make_table("criteria", term("criteria.title"),
                             {{"place", term("column.place"), ColumnType::text},
                              {"indicator", term("criteria.criterion"), ColumnType::text},
                              {"standard", term("criteria.standard"), ColumnType::code},
                              {"year", term("criteria.year"), ColumnType::code},
                              {"outcome", term("outcomes.verdict"), ColumnType::text},
                              {"met", term("criteria.met_in"), ColumnType::text},
                              {"lost", term("criteria.lost_in"), ColumnType::code},
                              {"missing", term("criteria.missing"), ColumnType::text}},
                             3);
    for (const auto& [place, sightings] : of_place_) {
      if (!scope_.takes_place(place)) continue;
      for (const auto& [code, indicator] : indicators_)
        if (indicator->measure == results::Measure::criterion) push(table, place, *indicator, sightings);
    }
    if (!table.rows.empty()) table.notes.push_back(term("criteria.note"));
    return table;
  }

 private:
  // The years in which the criterion, or what it is made of, was seen there.
  std::set<int> years(const results::Indicator& indicator, const std::vector<Sighting>& sightings) const {
    std::set<int> years;
    for (const Sighting& one : sightings) {
      const std::string& code = one.observation->indicator;
      const bool counts = code == indicator.code || std::ranges::find(indicator.parts, code) != indicator.parts.end();
      if (const auto year = year_of(*one.observation); counts && year) years.insert(*year);
    }
    return years;
  }

  // The standards that its thresholds, or those of its parts, belong to.
  std::set<std::string> standards(const results::Indicator& indicator) const {
    std::set<std::string> standards;
    for (const Threshold* one : pointers_)
      if (one->indicator == indicator.code ||
          std::ranges::find(indicator.parts, one->indicator) != indicator.parts.end())
        standards.insert(one->standard);
    if (standards.empty()) standards.emplace();
    return standards;
  }

  results::PlaceYear place_year(const std::string& place, int year, const std::string& standard) {
    results::PlaceYear at{.place = place, .above = {}, .zones = {}, .year = year, .standard = standard};
    at.above = scope_.chart().line_of(place);
    if (!at.above.empty()) at.above.erase(at.above.begin());
    for (const auto& known : zones_) {
      const chart::Zone& zone = known.value;
      const bool there = zone.unit == place || std::ranges::find(at.above, zone.unit) != at.above.end();
      if (there && zone.first_year <= year && year <= zone.last_year) at.zones.push_back(zone.zone);
    }
    return at;
  }

  void push(Table& table, const std::string& place, const results::Indicator& indicator,
            const std::vector<Sighting>& sightings) {
    const auto years = this->years(indicator, sightings);
    if (years.empty()) return;
    for (const std::string& standard : standards(indicator)) {
      std::vector<std::pair<int, Outcome>> outcomes;
      results::Judgement last;
      std::string met;
      for (const int year : years) {
        last =
            results::judge_criterion(indicator.code, place_year(place, year, standard),
                                     {.indicators = indicators_, .thresholds = pointers_, .observations = sightings});
        outcomes.emplace_back(year, last.outcome);
        if (last.outcome == Outcome::met) met += (met.empty() ? "" : ", ") + std::to_string(year);
      }
      const auto lost = results::lost_in(outcomes);
      std::vector<Text> missing;
      for (const std::string& code : last.missing)
        if (const auto found = indicators_.find(code); found != indicators_.end())
          missing.push_back(data(found->second->name, found->second->name_en));
        else
          missing.push_back(data(code));
      Row row;
      row.cells = {scope_.unit_name(place),
                   data(indicator.name, indicator.name_en),
                   Code{standard},
                   Code{std::to_string(*years.rbegin())},
                   last.why == results::Unmet::nothing
                       ? named("outcome", last.outcome)
                       : joined({named("outcome", last.outcome), named("unmet", last.why)}, ": "),
                   data(met)};
      if (lost)
        row.cells.emplace_back(Code{std::to_string(*lost)});
      else
        row.cells.emplace_back(Empty{});
      row.cells.emplace_back(joined(std::move(missing), ", "));
      table.rows.push_back(std::move(row));
    }
  }

  Scope& scope_;
  const OutcomeFacts& facts_;
  std::vector<rules::Known<Threshold>> thresholds_;
  std::vector<rules::Known<chart::Zone>> zones_;
  std::vector<const Threshold*> pointers_;
  std::map<std::string, const results::Indicator*, std::less<>> indicators_;  // the last version of each
  std::map<std::string, std::vector<Sighting>> of_place_;
};

// The value of a place's indicator for a period, all segments together; the last recorded. Null where there is none.
const Observation* value_of(const OutcomeFacts& facts, const std::string& place, const std::string& code,
                            const std::string& period) {
  const Observation* value = nullptr;
  if (const auto found = facts.of_places().find({place, code}); found != facts.of_places().end())
    for (const Sighting& one : found->second)
      if (one.observation->segment.empty() && one.observation->period == period) value = one.observation;
  return value;
}

}  // namespace

Table criteria(Scope& scope, const OutcomeFacts& facts) {
  return Criteria(scope, facts).table();
}

Table stocks(Scope& scope, const OutcomeFacts& facts) {
  Table table = make_table("stocks", term("stocks.title"),
                           {{"place", term("column.place"), ColumnType::text},
                            {"indicator", term("column.indicator"), ColumnType::text},
                            {"period", term("column.period"), ColumnType::code},
                            {"opening", term("stocks.opening"), ColumnType::number},
                            {"gains", term("stocks.gains"), ColumnType::number},
                            {"losses", term("stocks.losses"), ColumnType::number},
                            {"expected", term("stocks.expected"), ColumnType::number},
                            {"closing", term("stocks.closing"), ColumnType::number},
                            {"gap", term("column.gap"), ColumnType::number}},
                           3);
  for (const auto& [subject, sightings] : facts.of_places()) {
    if (!scope.takes_place(subject.first)) continue;
    std::map<record::Date, const Observation*> seen;
    for (const Sighting& one : sightings)
      if (const auto span = results::read_span(one.observation->period); span && one.observation->segment.empty())
        seen[span->last] = one.observation;
    const Observation* opening = nullptr;
    for (const auto& [day, closing] : seen) {
      const results::Indicator* indicator = facts.indicator(subject.second, closing->version);
      if (indicator == nullptr || (indicator->gains.empty() && indicator->losses.empty())) break;
      if (opening != nullptr) {
        std::vector<const Observation*> gains;
        std::vector<const Observation*> losses;
        gains.reserve(indicator->gains.size());
        losses.reserve(indicator->losses.size());
        for (const auto& code : indicator->gains)
          gains.push_back(value_of(facts, subject.first, code, closing->period));
        for (const auto& code : indicator->losses)
          losses.push_back(value_of(facts, subject.first, code, closing->period));
        const auto identity = results::identity_of(opening, gains, losses, closing);
        Row row;
        row.cells = {scope.unit_name(subject.first), data(indicator->name, indicator->name_en), Code{closing->period}};
        if (identity)
          for (const money::Decimal& number : {identity->opening, identity->gains, identity->losses, identity->expected,
                                               identity->closing, identity->gap})
            row.cells.emplace_back(number);
        else
          row.cells.resize(table.columns.size(), Empty{named("no_identity", identity.error())});
        table.rows.push_back(std::move(row));
      }
      opening = closing;
    }
  }
  if (!table.rows.empty()) table.notes.push_back(term("stocks.note"));
  return table;
}

}  // namespace tungdong::reports
