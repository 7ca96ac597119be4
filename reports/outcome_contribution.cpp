// Outcomes of places beside the money that was meant for them: baseline, target, actual, change and share of target;
// and what a study attributes, where there is one.

#include <algorithm>

#include "ledger/money/ratio.hpp"
#include "ledger/results/change.hpp"
#include "ledger/results/span.hpp"
#include "ledger/results/unit_cost.hpp"
#include "reports/judged.hpp"
#include "reports/outcome_facts.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using money::Decimal;
using money::Dong;
using results::Observation;
using results::Sighting;

constexpr int ty_places = 9;

struct Subject {
  std::string place;
  Aim aim;
  std::vector<Sighting> whole;  // of this version, all segments together
  const Observation* base{};
  const Observation* value{};       // the one value of the last period; null where publications differ
  std::vector<Sighting> last;       // all of the last period
  const results::Target* target{};  // the last one for the version and place; null where there is none
};

class Contribution {
 public:
  Contribution(Scope& scope, const OutcomeFacts& facts, const Costs& costs, const Judge& judge, Sources& sources)
      : scope_(scope), facts_(facts), costs_(costs), judge_(judge), sources_(sources) {
    for (const auto& known : book::records_of<results::Target>(scope.store(), scope.moment())) {
      targets_.insert_or_assign({known.value.place, {known.value.indicator, known.value.version}}, known.value);
    }
  }

  Table table() {
    Table table = make_table("contribution", term("outcomes.contribution"),
                             {{"place", term("column.place"), ColumnType::text},
                              {"indicator", term("column.indicator"), ColumnType::text},
                              {"period", term("column.period"), ColumnType::code},
                              {"baseline", term("column.baseline"), ColumnType::number},
                              {"target", term("column.target"), ColumnType::number},
                              {"actual", term("column.actual"), ColumnType::number},
                              {"unit", term("column.unit_of_measure"), ColumnType::text},
                              {"change", term("outcomes.change"), ColumnType::number},
                              {"share", term("outcomes.share_of_target"), ColumnType::percent},
                              {"cost", term("outcomes.linked_cost"), ColumnType::dong},
                              {"in_flight", term("outcomes.in_flight"), ColumnType::dong},
                              {"outside", term("outcomes.outside"), ColumnType::dong},
                              {"unit_cost", term("outcomes.cost_per_point"), ColumnType::ratio},
                              {"per_ty", term("outcomes.change_per_ty"), ColumnType::number},
                              {"claim", term("column.claim"), ColumnType::text},
                              {"document", term("column.document"), ColumnType::code}},
                             2, Layout::cards);
    for (const auto& [subject, sightings] : facts_.of_places()) {
      if (!scope_.takes_place(subject.first)) continue;
      std::set<std::int64_t> versions;
      for (const Sighting& one : sightings) versions.insert(one.observation->version);
      for (const std::int64_t version : versions) {
        const Subject one = subject_of(subject.first, {subject.second, version}, sightings);
        const results::Indicator* indicator = facts_.indicator(subject.second, version);
        if (one.last.empty() || indicator == nullptr) continue;
        const Months linked = linked_to(one);
        if (one.base == nullptr && linked.empty()) continue;
        table.rows.push_back(row(one, *indicator, linked));
      }
    }
    drop_silent(table, {"in_flight", "outside"});
    if (!table.rows.empty()) table.notes.push_back(term("outcomes.contribution_note"));
    return table;
  }

 private:
  Subject subject_of(const std::string& place, const Aim& aim, const std::vector<Sighting>& sightings) const {
    Subject subject{
        .place = place, .aim = aim, .whole = {}, .base = nullptr, .value = nullptr, .last = {}, .target = nullptr};
    for (const Sighting& one : sightings)
      if (one.observation->segment.empty() && one.observation->version == aim.second) subject.whole.push_back(one);
    if (const Sighting* base = results::baseline_of(subject.whole)) subject.base = base->observation;
    subject.last = results::latest_of(subject.whole);
    if (subject.last.size() == 1) subject.value = subject.last.front().observation;
    if (const auto found = targets_.find({place, aim}); found != targets_.end()) subject.target = &found->second;
    return subject;
  }

  // The cost, within the question, of the projects in the place that name the indicator.
  Months linked_to(const Subject& subject) {
    Months linked;
    for (const auto& [key, months] : costs_.costs()) {
      if (key.aim != subject.aim || key.family != Family::budget || !lies_in(key.project, subject.place)) continue;
      for (const auto& [month, cost] : months) linked[month] += cost;
    }
    return linked;
  }

  bool lies_in(const std::string& code, const std::string& place) {
    const chart::Project* project = scope_.chart().project(code);
    if (project == nullptr) return false;
    if (project->places.empty()) return scope_.chart().unit_within(project->unit, place);
    return std::ranges::all_of(project->places,
                               [&](const std::string& one) { return scope_.chart().unit_within(one, place); });
  }

  const results::Study* study_of(const Subject& subject) const {
    const auto& studies = judge_.studies();
    for (auto study = studies.rbegin(); study != studies.rend(); ++study)
      if (study->place == subject.place && study->indicator == subject.aim.first &&
          study->version == subject.aim.second)
        return &*study;
    return nullptr;
  }

  Row row(const Subject& subject, const results::Indicator& indicator, const Months& linked) {
    Row row;
    row.cells = {scope_.unit_name(subject.place), facts_.name(subject.aim.first, subject.aim.second),
                 Code{subject.last.front().observation->period}};
    row.cells.push_back(subject.base == nullptr ? Cell(Empty{named("no_change", results::NoChange::no_baseline)})
                                                : Cell(subject.base->value));
    row.cells.push_back(target_cell(subject));
    row.cells.push_back(subject.value == nullptr ? Cell(Empty{named("no_quantity", results::NoQuantity::conflicting)})
                                                 : Cell(subject.value->value));
    row.cells.emplace_back(data(indicator.unit, indicator.unit_en));
    push_change(row, subject);
    const auto window = results::cost_window(subject.base, subject.last, indicator);
    const Dong cost = sum_of(linked, window.after, window.upto);
    row.cells.emplace_back(cost);
    row.cells.emplace_back(window.upto ? sum_of(linked, window.upto, std::nullopt) : Dong());
    row.cells.emplace_back(window.after ? sum_of(linked, std::nullopt, window.after) : Dong());
    push_claim(row, subject, indicator, cost);
    std::vector<std::string> documents;
    for (const Sighting& one : subject.whole)
      if (std::ranges::find(documents, one.doc) == documents.end()) documents.push_back(one.doc);
    row.cells.push_back(sources_.cite(documents));
    return row;
  }

  static Cell target_cell(const Subject& subject) {
    if (subject.target == nullptr) return Empty{term("outcomes.no_target")};
    if (subject.target->form != results::TargetForm::level)
      return Empty{joined({data(subject.target->value.text()), named("target_form", subject.target->form)}, " ")};
    return subject.target->value;
  }

  void push_change(Row& row, const Subject& subject) const {
    if (subject.value == nullptr) {
      row.cells.insert(row.cells.end(), 2, Empty{named("no_share", results::NoShare::not_measured)});
      return;
    }
    const auto change =
        results::change(subject.base, *subject.value, facts_.definitions(subject.aim.first, subject.whole));
    row.cells.push_back(change ? Cell(change->by) : Cell(Empty{named("no_change", change.error())}));
    if (subject.target == nullptr) {
      row.cells.emplace_back(Empty{term("outcomes.no_target")});
      return;
    }
    const auto share = results::share_of_target(subject.base, subject.value, *subject.target);
    row.cells.push_back(share ? Cell(*share) : Cell(Empty{named("no_share", share.error())}));
  }

  void push_claim(Row& row, const Subject& subject, const results::Indicator& indicator, Dong cost) const {
    const results::Study* study = study_of(subject);
    if (study == nullptr) {
      row.cells.emplace_back(Empty{term("outcomes.no_attribution")});
      row.cells.emplace_back(Empty{term("claim.contribution")});
      row.cells.emplace_back(term("claim.contribution"));
      return;
    }
    const Decimal effect = indicator.direction == results::Direction::down ? study->effect.negate() : study->effect;
    const auto each = cost > Dong() ? results::unit_cost(cost, effect) : std::nullopt;
    row.cells.push_back(each ? Cell(each->each) : Cell(Empty{term("outcomes.no_effect")}));
    row.cells.push_back(each ? Cell(money::percent(effect, Decimal(cost.count(), ty_places - 2), 2))
                             : Cell(Empty{term("outcomes.no_effect")}));
    row.cells.emplace_back(
        term("claim.attributed", {{"design", named("design", study->design)}, {"code", data(study->code)}}));
  }

  Scope& scope_;
  const OutcomeFacts& facts_;
  const Costs& costs_;
  const Judge& judge_;
  Sources& sources_;
  std::map<std::pair<std::string, Aim>, results::Target> targets_;
};

}  // namespace

Table contribution(Scope& scope, const OutcomeFacts& facts, const Costs& costs, const Judge& judge, Sources& sources) {
  return Contribution(scope, facts, costs, judge, sources).table();
}

}  // namespace tungdong::reports
