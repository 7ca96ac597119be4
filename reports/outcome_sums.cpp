// What the values of an outcome add up to: over the places of a unit, over the periods of a place, over the segments of
// a whole. What may not be added up says why, in place of the number.

#include <algorithm>
#include <set>

#include "ledger/results/aggregate.hpp"
#include "reports/outcome_facts.hpp"

namespace tungdong::reports {

namespace {

using money::Decimal;
using results::Indicator;
using results::NoSum;
using results::Observation;
using results::Sighting;

using Added = std::expected<results::Sum, results::NotAdded>;

// What is asked of many: not of one value, and not where adding makes no sense to begin with.
bool is_worth_a_row(const Added& added, std::size_t parts) {
  if (parts < 2) return false;
  return added || (added.error().why != NoSum::not_additive && added.error().why != NoSum::stock_over_time);
}

class Sums {
 public:
  Sums(Scope& scope, const OutcomeFacts& facts) : scope_(scope), facts_(facts) {
    for (const auto& [subject, sightings] : facts.of_places())
      for (const Sighting& one : sightings) {
        if (one.observation->baseline) continue;
        const Key key{subject.second, one.observation->version, one.observation->period};
        values_[key][subject.first].push_back(one);
      }
  }

  Table table() {
    Table table = make_table("sums", term("outcomes.sums"),
                             {{"indicator", term("column.indicator"), ColumnType::text},
                              {"place", term("column.place"), ColumnType::text},
                              {"over", term("outcomes.added_over"), ColumnType::text},
                              {"period", term("column.period"), ColumnType::code},
                              {"parts", term("outcomes.added_parts"), ColumnType::number},
                              {"sum", term("outcomes.added_sum"), ColumnType::number},
                              {"observed", term("outcomes.added_observed"), ColumnType::number},
                              {"gap", term("figures.gap"), ColumnType::number},
                              {"unit", term("column.unit_of_measure"), ColumnType::text},
                              {"quality", term("column.quality"), ColumnType::text}},
                             3);
    for (const auto& [key, places] : values_) {
      const Indicator* indicator = facts_.indicator(key.code, key.version);
      if (indicator == nullptr) continue;
      over_places(table, *indicator, key, places);
      over_segments(table, *indicator, key, places);
    }
    over_time(table);
    if (!table.rows.empty()) table.notes.push_back(term("outcomes.sums_note"));
    return table;
  }

 private:
  struct Key {
    std::string code;
    std::int64_t version{};
    std::string period;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  using Places = std::map<std::string, std::vector<Sighting>>;

  static std::vector<Sighting> whole(const std::vector<Sighting>& sightings) {
    std::vector<Sighting> whole;
    std::ranges::copy_if(sightings, std::back_inserter(whole),
                         [](const Sighting& one) { return one.observation->segment.empty(); });
    return whole;
  }

  // To each unit the values of the places nearest below it: what a place below has is within the place's own already.
  void over_places(Table& table, const Indicator& indicator, const Key& key, const Places& places) {
    std::map<std::string, std::vector<Sighting>> below;
    for (const auto& [place, sightings] : places) {
      const std::vector<Sighting> values = whole(sightings);
      if (values.empty()) continue;
      for (const std::string& above : scope_.chart().line_of(place)) {
        if (above == place) continue;
        below[above].insert(below[above].end(), values.begin(), values.end());
        const auto observed = places.find(above);
        if (observed != places.end() && !whole(observed->second).empty()) break;
      }
    }
    // A unit with one unit below it that has them all would only say the same again.
    const auto said_below = [&](const std::string& unit, const std::vector<Sighting>& parts) {
      return std::ranges::any_of(below, [&](const auto& other) {
        return other.first != unit && scope_.chart().unit_within(other.first, unit) &&
               std::ranges::equal(other.second, parts, {}, &Sighting::record, &Sighting::record);
      });
    };
    const auto of_one = [](const std::vector<Sighting>& parts) {
      return std::ranges::all_of(
          parts, [&](const Sighting& one) { return one.observation->place == parts.front().observation->place; });
    };
    for (const auto& [unit, parts] : below)
      if (scope_.takes_place(unit) && !of_one(parts) && !said_below(unit, parts))
        push(table, indicator, unit, term("outcomes.over_places"), key.period, parts.size(),
             results::add_over_places(indicator, parts), observed(places, unit));
  }

  void over_segments(Table& table, const Indicator& indicator, const Key& key, const Places& places) {
    for (const auto& [place, sightings] : places) {
      if (!scope_.takes_place(place)) continue;
      std::map<std::string, std::vector<Sighting>> dimensions;
      for (const Sighting& one : sightings)
        if (const auto end = one.observation->segment.find(':'); end != std::string::npos)
          dimensions[one.observation->segment.substr(0, end)].push_back(one);
      for (const auto& [dimension, parts] : dimensions)
        push(table, indicator, place, term("outcomes.over_segments", {{"name", data(dimension)}}), key.period,
             parts.size(),
             results::add_over_segments(indicator, dimension, segments_of(key.code, key.version, dimension), parts),
             observed(places, place));
    }
  }

  void over_time(Table& table) {
    for (const auto& [subject, sightings] : facts_.of_places()) {
      if (!scope_.takes_place(subject.first)) continue;
      std::map<std::int64_t, std::vector<Sighting>> versions;
      for (const Sighting& one : whole(sightings))
        if (!one.observation->baseline) versions[one.observation->version].push_back(one);
      for (const auto& [version, parts] : versions) {
        const Indicator* indicator = facts_.indicator(subject.second, version);
        if (indicator == nullptr || indicator->accumulation != results::Accumulation::flow) continue;
        const auto [first, last] = std::ranges::minmax(
            parts, {}, [](const Sighting& one) -> const std::string& { return one.observation->period; });
        push(table, *indicator, subject.first, term("outcomes.over_time"),
             first.observation->period + " – " + last.observation->period, parts.size(),
             results::add_over_time(*indicator, parts), std::nullopt);
      }
    }
  }

  std::vector<std::string> segments_of(const std::string& code, std::int64_t version, const std::string& dimension) {
    std::vector<Sighting> all;
    for (const auto& [key, places] : values_)
      if (key.code == code && key.version == version)
        for (const auto& [place, sightings] : places) all.insert(all.end(), sightings.begin(), sightings.end());
    return results::segments_of(dimension, all);
  }

  // The one whole value of a place itself; nothing where there is none, or several.
  static std::optional<Decimal> observed(const Places& places, const std::string& place) {
    const auto found = places.find(place);
    if (found == places.end()) return std::nullopt;
    const std::vector<Sighting> values = whole(found->second);
    return values.size() == 1 ? std::optional(values.front().observation->value) : std::nullopt;
  }

  void push(Table& table, const Indicator& indicator, const std::string& place, Text over, const std::string& period,
            std::size_t parts, const Added& added, const std::optional<Decimal>& observed) {
    if (!is_worth_a_row(added, parts)) return;
    Row row;
    row.cells = {facts_.name(indicator.code, indicator.version), scope_.unit_name(place), std::move(over), Code{period},
                 Decimal(static_cast<std::int64_t>(parts), 0)};
    if (added) {
      row.cells.emplace_back(added->value);
      row.cells.push_back(observed ? Cell(*observed) : Cell(Empty{term("outcomes.not_observed_whole")}));
      row.cells.push_back(observed ? Cell(added->value - *observed) : Cell(Empty{}));
    } else {
      const Text why = named("no_sum", added.error().why);
      std::vector<Text> missing;
      for (const std::string& one : added.error().missing) missing.push_back(data(one));
      row.cells.emplace_back(Empty{missing.empty() ? why : joined({why, joined(std::move(missing), ", ")}, ": ")});
      row.cells.push_back(observed ? Cell(*observed) : Cell(Empty{}));
      row.cells.emplace_back(Empty{});
    }
    row.cells.emplace_back(facts_.unit(indicator.code, indicator.version));
    row.cells.push_back(
        added ? Cell(joined({added->bound == results::Bound::exact ? Text() : named("bound", added->bound),
                             named("nature", added->nature), named("status", added->status)},
                            ", "))
              : Cell(Empty{}));
    table.rows.push_back(std::move(row));
  }

  Scope& scope_;
  const OutcomeFacts& facts_;
  std::map<Key, Places> values_;
};

}  // namespace

Table sums(Scope& scope, const OutcomeFacts& facts) {
  return Sums(scope, facts).table();
}

}  // namespace tungdong::reports
