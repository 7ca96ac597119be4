#include <algorithm>

#include "ledger/book/query/paper.hpp"
#include "ledger/results/change.hpp"
#include "ledger/results/rebase.hpp"
#include "ledger/results/span.hpp"
#include "reports/outcome_facts.hpp"

namespace tungdong::reports {

namespace {

using money::Dong;
using results::Observation;
using results::Sighting;

constexpr std::int64_t most_documents = 5;
constexpr std::size_t most_notes = 3;
constexpr std::size_t most_cited = 6;  // accounts of one sum: the papers of thousands would all be read for five

// What an observation says of itself, beside its value.
Text quality(const Observation& one) {
  std::vector<Text> words{named("nature", one.nature), named("status", one.status)};
  if (one.bound != results::Bound::exact) words.insert(words.begin(), named("bound", one.bound));
  if (!one.verifier.empty()) words.push_back(term("outcomes.verified_by", {{"name", data(one.verifier)}}));
  if (!one.segment.empty()) words.push_back(term("outcomes.segment", {{"name", data(one.segment)}}));
  return joined(std::move(words), ", ");
}

// Why the money there cannot be divided by the change.
Text no_cost_per_point(const results::Indicator* indicator, const Observation& one) {
  std::vector<Text> reasons;
  if (indicator != nullptr && indicator->measure == results::Measure::rate && !one.denominator)
    reasons.push_back(term("outcomes.no_base"));
  if (one.nature == results::Nature::projected) reasons.push_back(term("outcomes.only_projected"));
  reasons.push_back(term("outcomes.no_attribution"));
  return joined(std::move(reasons));
}

// Baselines of places that took others over: made from theirs where none was recorded of the place itself.
class Predecessors {
 public:
  Predecessors(Scope& scope, const OutcomeFacts& facts) : facts_(facts) {
    for (const auto& known : book::records_of<chart::Succession>(scope.store(), scope.moment()))
      handovers_.push_back({.from = known.value.unit, .to = known.value.successor});
    if (handovers_.empty()) return;
    for (const auto& [subject, sightings] : facts.of_places())
      for (const Sighting& one : sightings)
        if (one.observation->baseline) baselines_[subject.second].push_back(one);
  }

  // Nothing where the place took over none, or its predecessors have no baseline at all.
  std::optional<std::expected<results::Rebased, results::NotRebased>> baseline(const std::string& place,
                                                                               const std::string& code,
                                                                               std::int64_t version) const {
    const results::Indicator* indicator = facts_.indicator(code, version);
    const auto found = baselines_.find(code);
    if (indicator == nullptr || found == baselines_.end()) return std::nullopt;
    const bool any = std::ranges::any_of(handovers_, [&](const results::Handover& one) {
      return one.to == place && std::ranges::any_of(found->second, [&](const Sighting& base) {
               return base.observation->place == one.from;
             });
    });
    if (!any) return std::nullopt;
    return results::rebase(*indicator, place, handovers_, found->second);
  }

 private:
  const OutcomeFacts& facts_;
  std::vector<results::Handover> handovers_;
  std::map<std::string, std::vector<Sighting>> baselines_;  // by indicator, of all places, in the order of the places
};

class Series {
 public:
  Series(const OutcomeFacts& facts, const std::string& code, const std::vector<Sighting>& sightings,
         const Observation* rebased)
      : facts_(facts), definitions_(facts.definitions(code, sightings)), base_(rebased) {
    for (const Sighting& one : sightings)
      if (one.observation->segment.empty()) whole_.push_back(one);
    if (const Sighting* base = results::baseline_of(whole_)) base_ = base->observation;
    for (const results::Indicator* one : definitions_)
      if (!one->dispute.empty() && dispute_.empty()) dispute_ = data(one->dispute, one->dispute_en);
  }

  Row row(const Sighting& sighting, Text place, Cell target, Sources& sources) const {
    const Observation& one = *sighting.observation;
    const results::Indicator* indicator = facts_.indicator(one.indicator, one.version);
    Row row;
    const Text name = facts_.name(one.indicator, one.version);
    row.cells = {
        definitions_.size() > 1 ? term("outcomes.definition", {{"name", name}, {"version", one.version}}) : name,
        Code{one.period},
        std::move(place),
        one.value,
        std::move(target),
        facts_.unit(one.indicator, one.version),
        joined({one.baseline ? term("outcomes.is_baseline") : Text(),
                &one == base_ && sighting.record == 0 ? term("outcomes.is_rebased") : Text(), quality(one)},
               ", ")};
    push_change(row, one, indicator);
    row.cells.emplace_back(indicator == nullptr ? Text() : named("result_level", indicator->level));
    row.cells.push_back(sources.cite(sighting.doc));
    row.note = data(one.note, one.note_en);
    return row;
  }

 private:
  void push_change(Row& row, const Observation& one, const results::Indicator* indicator) const {
    if (one.baseline) {
      row.cells.insert(row.cells.end(), {Empty{}, Empty{}, Empty{}});
      return;
    }
    const bool apart = !one.segment.empty();
    const auto change = results::change(apart ? nullptr : base_, one, definitions_);
    if (!change) {
      const Text why = named("no_change", change.error());
      row.cells.emplace_back(
          Empty{change.error() == results::NoChange::disputed ? joined({why, dispute_}, ": ") : why});
      row.cells.emplace_back(Empty{});
      row.cells.emplace_back(Empty{term("outcomes.no_change_no_cost")});
      return;
    }
    row.cells.emplace_back(change->by);
    const bool points = indicator != nullptr && indicator->measure == results::Measure::rate;
    const std::string_view direction = change->better > 0   ? "outcomes.better"
                                       : change->better < 0 ? "outcomes.worse"
                                                            : "outcomes.unchanged";
    row.cells.emplace_back(joined(
        {points && indicator->unit == "%" ? term("outcomes.points") : Text(), term(std::string(direction))}, ", "));
    row.cells.emplace_back(Empty{no_cost_per_point(indicator, one)});
  }

  const OutcomeFacts& facts_;
  std::vector<const results::Indicator*> definitions_;
  std::vector<Sighting> whole_;
  const Observation* base_{};
  Text dispute_;
};

std::set<std::pair<std::string, std::string>> aimed_at(Scope& scope) {
  std::set<std::pair<std::string, std::string>> aimed;
  for (const auto& known : book::records_of<results::Target>(scope.store(), scope.moment()))
    aimed.insert({known.value.place, known.value.indicator});
  return aimed;
}

// The levels to be reached, by place, indicator, version and the last day of their period.
using Levels = std::map<std::tuple<std::string, std::string, std::int64_t, record::Date>, money::Decimal>;

Levels levels_of(Scope& scope) {
  Levels levels;
  for (const auto& known : book::records_of<results::Target>(scope.store(), scope.moment())) {
    const results::Target& one = known.value;
    const auto span = results::read_span(one.period);
    if (span && one.form == results::TargetForm::level && one.op != results::Operator::between)
      levels.insert_or_assign({one.place, one.indicator, one.version, span->last}, one.value);
  }
  return levels;
}

Cell target_of(const Levels& levels, const Observation& observation) {
  const auto span = results::read_span(observation.period);
  if (!span) return Empty{};
  const auto found = levels.find({observation.place, observation.indicator, observation.version, span->last});
  return found == levels.end() ? Cell(Empty{}) : Cell(found->second);
}

void add_documents(Scope& scope, std::int64_t account, std::vector<std::string>& documents) {
  if (documents.size() >= static_cast<std::size_t>(most_documents)) return;
  for (std::string& doc : book::documents_of(scope.store(), account, scope.moment(), most_documents))
    if (std::ranges::find(documents, doc) == documents.end() &&
        documents.size() < static_cast<std::size_t>(most_documents))
      documents.push_back(std::move(doc));
}

// What officers noted on the money: a bound, a missing year.
void add_notes(Scope& scope, std::int64_t account, std::vector<Text>& notes) {
  if (notes.size() >= most_notes) return;
  for (const book::LineNote& note : book::notes_of(scope.store(), account, scope.moment(), most_documents)) {
    const Text text = data(note.vi, note.en);
    if (notes.size() < most_notes && std::ranges::find(notes, text) == notes.end()) notes.push_back(text);
  }
}

// A series that has nothing but values for which the table of targets speaks.
bool only_targets(const std::vector<Sighting>& sightings) {
  return sightings.size() == 1 && !sightings.front().observation->baseline;
}

}  // namespace

Table changes(Scope& scope, const OutcomeFacts& facts, Sources& sources) {
  Table table = make_table("changes", term("outcomes.changes"),
                           {{"indicator", term("column.indicator"), ColumnType::text},
                            {"period", term("column.period"), ColumnType::code},
                            {"place", term("column.place"), ColumnType::text},
                            {"value", term("column.value"), ColumnType::number},
                            {"target", term("column.target"), ColumnType::number},
                            {"unit", term("column.unit_of_measure"), ColumnType::text},
                            {"quality", term("column.quality"), ColumnType::text},
                            {"change", term("outcomes.change"), ColumnType::number},
                            {"direction", term("outcomes.direction"), ColumnType::text},
                            {"cost", term("outcomes.cost_per_point"), ColumnType::ratio},
                            {"level", term("column.result_level"), ColumnType::text},
                            {"document", term("column.document"), ColumnType::code}},
                           2);
  const auto aimed = aimed_at(scope);
  const Levels levels = levels_of(scope);
  const Predecessors predecessors(scope, facts);
  std::set<std::string> places;
  for (const auto& [subject, sightings] : facts.of_places()) {
    if (!scope.takes_place(subject.first)) continue;
    if (aimed.contains(subject) && only_targets(sightings)) continue;
    std::optional<std::expected<results::Rebased, results::NotRebased>> base;
    const bool based = std::ranges::any_of(sightings, [](const Sighting& one) { return one.observation->baseline; });
    if (!based) base = predecessors.baseline(subject.first, subject.second, sightings.front().observation->version);
    const Series series(facts, subject.second, sightings, base && *base ? &(*base)->baseline : nullptr);
    if (base && *base) {
      Row row =
          series.row({.record = 0, .date = {}, .doc = (*base)->from.front().doc, .observation = &(*base)->baseline},
                     scope.unit_name(subject.first), Empty{}, sources);
      std::vector<Text> places_of;
      for (const Sighting& one : (*base)->from) places_of.push_back(scope.unit_name(one.observation->place));
      row.note = term("outcomes.rebased_from", {{"places", joined(std::move(places_of), ", ")}});
      table.rows.push_back(std::move(row));
    } else if (base) {
      std::vector<Text> stand{named("no_rebase", base->error().why)};
      for (const std::string& one : base->error().places) stand.push_back(scope.unit_name(one));
      table.notes.push_back(term("outcomes.not_rebased",
                                 {{"place", scope.unit_name(subject.first)},
                                  {"indicator", facts.name(subject.second, sightings.front().observation->version)},
                                  {"why", joined(std::move(stand), ", ")}}));
    }
    for (const Sighting& one : sightings)
      table.rows.push_back(
          series.row(one, scope.unit_name(subject.first), target_of(levels, *one.observation), sources));
    places.insert(subject.first);
  }
  drop_silent(table, {"target"});
  // Of several places the lines of one indicator would run into each other.
  if (places.size() == 1)
    table.charts.push_back({.kind = ChartKind::trend,
                            .id = "changes_trend",
                            .title = term("outcomes.changes"),
                            .caption = term("outcomes.trend_caption"),
                            .names = {"indicator", "period"},
                            .values = {"value", "target"},
                            .cut_across = {},
                            .cut_up = {}});
  if (!table.rows.empty()) table.notes.push_back(term("outcomes.contribution_note"));
  return table;
}

Table money_of_places(Scope& scope, const OutcomeFacts& facts, Sources& sources) {
  Table table = make_table("money_of_places", term("outcomes.money_of_places"),
                           {{"place", term("column.place"), ColumnType::text},
                            {"family", term("column.family"), ColumnType::text},
                            {"component", term("column.component"), ColumnType::text},
                            {"period", term("column.period"), ColumnType::code},
                            {"amount", term("outcomes.authority"), ColumnType::dong},
                            {"claim", term("column.claim"), ColumnType::text},
                            {"document", term("column.document"), ColumnType::code}},
                           3, Layout::cards);
  std::set<std::string> places;
  for (const auto& [subject, sightings] : facts.of_places())
    if (scope.takes_place(subject.first)) places.insert(subject.first);
  struct Money {
    Dong amount;  // of the place and all units below it
    std::vector<std::string> documents;
    std::vector<Text> notes;
    std::size_t asked{};  // accounts asked for notes
    std::size_t cited{};  // accounts asked for documents
  };
  std::map<std::tuple<std::string, chart::Family, std::string, std::string>, Money> sums;
  for (const book::Standing& standing : scope.accounts()) {
    if (standing.balance == Dong() || !scope.takes(standing.owner, standing.key)) continue;
    for (const std::string& place : scope.chart().line_of(scope.chart().unit_of(standing.owner))) {
      if (!places.contains(place)) continue;
      Money& money =
          sums[{place, scope.family(standing.key.source), standing.key.component, standing.key.period.text()}];
      money.amount += standing.balance;
      if (money.cited++ < most_cited) add_documents(scope, standing.account, money.documents);
      const bool entered = standing.key.stand.stage == chart::Stage::available && money.asked < most_notes;
      if (entered) add_notes(scope, standing.account, money.notes);
      money.asked += entered ? 1 : 0;
    }
  }
  for (const auto& [key, money] : sums) {
    const auto& [unit, family, component, period] = key;
    const auto read = chart::Period::read(period);
    Row row;
    row.cells = {scope.unit_name(unit), named("family", family),    scope.component_name(component), Code{period},
                 money.amount,          term("claim.contribution"), sources.cite(money.documents)};
    std::vector<Text> notes = money.notes;
    if (read && read->is_span()) notes.insert(notes.begin(), term("period.span_note", {{"period", data(period)}}));
    row.note = joined(std::move(notes), " ");
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty()) table.notes.push_back(term("outcomes.money_note"));
  return table;
}

}  // namespace tungdong::reports
