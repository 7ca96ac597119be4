#include "ledger/rules/resolve.hpp"

#include <algorithm>
#include <cassert>

#include "ledger/rules/parameter.hpp"

namespace tungdong::rules {

namespace {

using chart::HolderType;

struct Resolving {
  const Facts& facts;
  const Heading& heading;
  Resolved& line;
  words::Refusals& refusals;

  void refuse(std::string_view code, std::vector<std::pair<std::string_view, words::Arg>> args = {}) {
    refusals.push_back(rules::refuse(code, line, std::move(args)));
  }

  template <class T>
  const T* find(std::string_view unknown, const std::string& code) {
    const T* found = facts.shelf<T>().on(code, heading.date);
    if (found != nullptr) return found;
    if (const auto& versions = facts.shelf<T>().all(code); versions.empty())
      refuse(unknown, {{"code", code}});
    else
      refuse("not-yet-in-force", {{"code", code}, {"from", versions.front().date}, {"date", heading.date}});
    return nullptr;
  }

  const chart::Unit* project_owner(const std::string& code) {
    line.project = find<chart::Project>("unknown-project", code);
    line.project_code = code;
    return line.project == nullptr ? nullptr : find<chart::Unit>("unknown-unit", line.project->unit);
  }

  // The unit that stands behind a holder.
  const chart::Unit* unit_of(const chart::Holder& holder) {
    switch (holder.type) {
      case HolderType::source:
        return nullptr;
      case HolderType::unit:
        return find<chart::Unit>("unknown-unit", holder.code);
      case HolderType::project:
        return project_owner(holder.code);
      case HolderType::contract:
        line.contract = find<chart::Contract>("unknown-contract", holder.code);
        line.contract_code = holder.code;
        return line.contract == nullptr ? nullptr : project_owner(line.contract->project);
    }
    return nullptr;
  }

  // Who ran a project when an entry that is taken back was recorded: it may have changed hands since.
  std::string_view owner_then(const std::string& project, std::int64_t entry) {
    const auto original = facts.original(entry);
    assert(original);  // it was loaded with the reversal
    const auto& versions = facts.shelf<chart::Project>().all(project);
    const auto then = std::find_if(versions.rbegin(), versions.rend(), [&](const auto& known) {
      return known.record < entry && known.date <= original->date;
    });
    return then == versions.rend() ? std::string_view() : then->value.unit;
  }

  // Whose year one end of the line is of.
  std::string_view budget_of(const chart::Holder& holder, const chart::Unit* unit) {
    if (unit == nullptr) return {};
    // A line may call itself a reversal in an entry that is none: that is refused elsewhere.
    const auto& reversed = line.entry->reverses;
    if (!reversed || holder.type == HolderType::unit) return unit->code;
    return owner_then(line.project_code, *reversed);
  }

  // Whether a unit has the project, or has had it.
  bool has_run(const std::string& unit) {
    return std::ranges::any_of(facts.shelf<chart::Project>().all(line.project_code), [&](const auto& known) {
      return known.value.unit == unit && known.date <= heading.date;
    });
  }

  const chart::Unit* government(const chart::Unit* unit) {
    for (std::size_t step = 0; step < chart::deepest_tree && unit != nullptr && !unit->parent.empty(); ++step) {
      const chart::Unit* above = facts.shelf<chart::Unit>().on(unit->parent, heading.date);
      if (above == nullptr || above->level != unit->level) break;
      unit = above;
    }
    return unit;
  }

  bool below_in_government(const chart::Unit* unit, const chart::Unit& top) {
    for (std::size_t step = 0; step < chart::deepest_tree; ++step) {
      if (unit == nullptr || unit->level != top.level || unit->parent.empty()) return false;
      if (unit->parent == top.code) return true;
      unit = facts.shelf<chart::Unit>().on(unit->parent, heading.date);
    }
    return false;
  }

  bool budget_below(const chart::Unit& lower, const chart::Unit& upper) {
    if (lower.level <= upper.level || lower.level > chart::Level::commune || lower.parent.empty()) return false;
    const chart::Unit* above = facts.shelf<chart::Unit>().on(lower.parent, heading.date);
    return above != nullptr && government(above)->code == government(&upper)->code;
  }

  bool succeeded() {
    const Line& moved = *line.line;
    const auto& heirs = facts.shelf<chart::Succession>().all(moved.from.holder.code);
    return std::ranges::any_of(heirs, [&](const auto& known) {
      return known.value.successor == moved.to.holder.code && known.date <= heading.date;
    });
  }

  bool related() {
    const Line& moved = *line.line;
    const chart::Holder& from = moved.from.holder;
    const chart::Holder& to = moved.to.holder;
    switch (line.flow->relation) {
      case Relation::from_mirror:
        return from.code == moved.source;
      case Relation::to_mirror:
        return to.code == moved.source;
      case Relation::same:
        return from == to;
      case Relation::below_in_government:
        return below_in_government(line.to_unit, *line.from_unit);
      case Relation::budget_below:
        return budget_below(*line.to_unit, *line.from_unit);
      case Relation::unit_to_project:
        return line.project->unit == from.code;
      case Relation::project_to_unit:
        return has_run(to.code);
      case Relation::project_to_contract:
        return line.contract->project == from.code;
      case Relation::contract_to_project:
        return line.contract->project == to.code;
      case Relation::to_owner_unit:
        return line.project->unit == to.code;
      case Relation::successor:
        return succeeded();
      case Relation::back_up:
      case Relation::any:
        return true;
    }
    return false;
  }

  void amount() {
    const money::Dong amount = line.line->amount;
    if (amount <= money::Dong(0)) refuse("not-positive", {{"amount", amount}});
  }

  void changes() {
    const Line& moved = *line.line;
    const bool component = !moved.to_component.empty() && moved.to_component != moved.component;
    const bool period = moved.to_period && *moved.to_period != moved.period;
    const Changes allowed = line.flow->changes;
    if (component && allowed == Changes::nothing) refuse("component-changes", {{"component", moved.to_component}});
    if (period && allowed != Changes::period_and_component)
      refuse("period-changes", {{"period", moved.to_period->text()}});
    if (moved.kind == Kind::reallocate && !component) refuse("component-same", {{"component", moved.component}});
    if (moved.from_end() == moved.to_end()) refuse("same-account", {});
  }

  // The component exists and its programme runs in the plan year (Circular 324/2016/TT-BTC: a code valid on the date),
  // or in the year that the money was carried into: carried, it may stand at the component or at its successor.
  void component() {
    const Line& moved = *line.line;
    find<chart::Component>("unknown-component", moved.component);
    const chart::AccountParts to = moved.to_end();
    line.component = to.component == moved.component ? facts.shelf<chart::Component>().on(moved.component, heading.date)
                                                     : find<chart::Component>("unknown-component", to.component);
    if (line.component == nullptr || moved.kind == Kind::reverse) return;
    const int first = to.period.first;
    const int year = window_year(to.period);
    const auto& from = line.component->from;
    const auto& until = line.component->until;
    if ((from && static_cast<int>(from->year()) > year) || (until && static_cast<int>(until->year()) < first))
      refuse("component-not-in-force", {{"component", line.component->code}, {"period", to.period.text()}});
  }

  // Money that comes to a project enters its component; what was carried into a successor component stays there.
  void project_component() {
    const auto of_project = [](const chart::Holder& holder) {
      return holder.type == HolderType::project || holder.type == HolderType::contract;
    };
    if (line.line->kind == Kind::reverse) return;
    if (of_project(line.line->from.holder) || !of_project(line.line->to.holder)) return;
    if (line.line->component != line.project->component)
      refuse("not-the-projects-component", {{"project", line.project_code}, {"component", line.project->component}});
  }

  void run() {
    const Line& moved = *line.line;
    amount();
    line.source = find<chart::Source>("unknown-source", moved.source);
    component();
    line.from_unit = unit_of(moved.from.holder);
    line.to_unit = moved.to.holder == moved.from.holder ? line.from_unit : unit_of(moved.to.holder);
    line.from_budget = budget_of(moved.from.holder, line.from_unit);
    line.to_budget = budget_of(moved.to.holder, line.to_unit);
    line.flow = find_flow(moved);
    if (line.flow == nullptr) {
      refuse(
          "no-such-flow",
          {{"kind", std::string(record::name_of(moved.kind))}, {"from", moved.from.text()}, {"to", moved.to.text()}});
      return;
    }
    changes();
    const bool known = (line.from_unit != nullptr || moved.from.holder.type == HolderType::source) &&
                       (line.to_unit != nullptr || moved.to.holder.type == HolderType::source);
    if (!known) return;
    project_component();
    if (!related())
      refuse("not-related", {{"relation", std::string(record::name_of(line.flow->relation))},
                             {"from", moved.from.holder.text()},
                             {"to", moved.to.holder.text()}});
  }
};

}  // namespace

Resolved resolve(const Facts& facts, const Heading& heading, const Entry& entry, std::size_t index,
                 words::Refusals& refusals) {
  Resolved line;
  line.entry = &entry;
  line.line = &entry.lines[index];
  line.number = static_cast<std::int64_t>(index) + 1;
  Resolving{facts, heading, line, refusals}.run();
  return line;
}

}  // namespace tungdong::rules
