#include "reports/promises.hpp"

#include <algorithm>
#include <cassert>
#include <set>

#include "ledger/book/draft.hpp"
#include "ledger/money/ratio.hpp"
#include "ledger/results/span.hpp"
#include "ledger/results/unit_cost.hpp"
#include "reports/judged.hpp"
#include "reports/laid.hpp"
#include "reports/sources.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using money::Decimal;
using money::Dong;
using results::Promise;
using results::Sighting;
using Known = rules::Known<Promise>;

// Of one holder, component and indicator, in the order of the log: the last is in force.
using Key = std::tuple<std::string, std::string, Aim>;

// What came of a promise.
struct Kept {
  std::expected<results::Quantity, results::NoQuantity> quantity;
  std::vector<const ResultRow*> rows;
  Dong cost;                    // accepted work of the budget that names the indicator
  Cell each;                    // for one delivered, or why not
  std::optional<Date> reached;  // the end of the period in which what was promised had been delivered
};

chart::Holder holder_of(const std::string& text) {
  const auto holder = chart::Holder::read(text);
  assert(holder);
  return *holder;
}

class Report {
 public:
  Report(book::Book& book, const Question& question)
      : scope_(book, question),
        facts_(scope_),
        costs_(scope_, {}),
        judge_(scope_, costs_, facts_, cutoffs(scope_)),
        rows_(result_rows(costs_, facts_)) {
    for (auto& known : book::records_of<Promise>(scope_.store(), scope_.moment())) {
      if (!takes(known.value)) continue;
      Key key{known.value.holder, known.value.component, {known.value.indicator, known.value.version}};
      promises_[std::move(key)].push_back(std::move(known));
    }
    day_ = scope_.day();
  }

  Page page() {
    Page page = scope_.begin("promises");
    Table promises = this->promises();
    if (!scope_.question().by.empty()) page.tables.push_back(along());
    page.tables.push_back(std::move(promises));
    page.tables.push_back(revisions());
    if (!sources_.empty()) page.tables.push_back(sources_.table(scope_));
    page.notes.push_back(term("promises.day", {{"date", day_}}));
    return page;
  }

 private:
  bool takes(const Promise& promise) {
    const auto holder = chart::Holder::read(promise.holder);
    if (!holder) return false;
    const Question& question = scope_.question();
    const bool by_money = !question.source.empty() || question.purpose || question.period;
    if (holder->type == chart::HolderType::unit)
      return question.project.empty() && question.source.empty() && !question.purpose &&
             scope_.takes_place(holder->code) &&
             (promise.component.empty() || scope_.takes_component(promise.component));
    const chart::Project* project = scope_.chart().project(holder->code);
    return project != nullptr && scope_.takes_place(project->unit) && scope_.takes_component(project->component) &&
           (question.project.empty() || question.project == holder->code) && (!by_money || costs_.asks(holder->code));
  }

  std::vector<Sighting> seen(const chart::Holder& holder, const Aim& aim) const {
    std::vector<Sighting> same;
    std::vector<Sighting> all;
    if (holder.type == chart::HolderType::project) {
      all = facts_.of_project(holder.code, aim.first);
    } else if (const auto found = facts_.of_places().find({holder.code, aim.first});
               found != facts_.of_places().end()) {
      all = found->second;
    }
    for (const Sighting& one : all)
      if (one.observation->version == aim.second && one.observation->segment.empty()) same.push_back(one);
    return same;
  }

  Kept kept(const chart::Holder& holder, const Promise& promise, const Aim& aim) {
    Kept kept{
        .quantity = std::unexpected(results::NoQuantity::none), .rows = {}, .cost = {}, .each = Empty{}, .reached = {}};
    const results::Indicator* indicator = facts_.indicator(aim.first, aim.second);
    if (indicator == nullptr) return kept;
    const auto all = seen(holder, aim);
    kept.quantity = results::quantity_of(all, indicator->accumulation);
    kept.reached = reached(all, *indicator, promise.quantity);
    kept.rows = rows_of(holder, promise, aim);
    for (const ResultRow* row : kept.rows) kept.cost += cost_of(*row);
    if (kept.rows.empty() || kept.cost == Dong())
      kept.each = Empty{term("promises.no_cost")};
    else if (holder.type == chart::HolderType::project)
      kept.each = judge_.judge(kept.rows).unit_cost;
    else
      kept.each = Empty{term("promises.of_place")};
    return kept;
  }

  // The cost of the budget, whenever it was spent.
  static Dong cost_of(const ResultRow& row) {
    return at(row.eligible, Family::budget) + at(row.in_flight, Family::budget) + at(row.outside, Family::budget);
  }

  // What a project cost for the indicator; of a unit, what the projects of it and of those below it cost.
  std::vector<const ResultRow*> rows_of(const chart::Holder& holder, const Promise& promise, const Aim& aim) {
    std::vector<const ResultRow*> rows;
    for (const ResultRow& row : rows_) {
      if (row.aim != aim) continue;
      if (holder.type == chart::HolderType::project) {
        if (row.project == holder.code) rows.push_back(&row);
        continue;
      }
      const chart::Project* project = scope_.chart().project(row.project);
      if (project != nullptr && scope_.chart().unit_within(project->unit, holder.code) &&
          (promise.component.empty() || scope_.chart().component_within(project->component, promise.component)))
        rows.push_back(&row);
    }
    return rows;
  }

  static std::optional<Date> reached(const std::vector<Sighting>& all, const results::Indicator& indicator,
                                     const Decimal& promised) {
    std::map<Date, Decimal> by_day;
    for (const Sighting& one : all)
      if (const auto span = results::read_span(one.observation->period); span && !one.observation->baseline)
        by_day[span->last] = one.observation->value;
    Decimal sum;
    for (const auto& [day, value] : by_day) {
      const auto total = indicator.accumulation == results::Accumulation::flow ? results::sum(sum, value) : value;
      if (!total) return std::nullopt;
      sum = *total;
      if (sum >= promised) return day;
    }
    return std::nullopt;
  }

  // Days after the day promised: until it was reached, or until today where it was not.
  Cell late(const Promise& promise, const Kept& kept) const {
    if (!promise.due) return Empty{term("promises.no_day")};
    const Date until = kept.reached.value_or(day_);
    const auto days = date::sys_days(until) - date::sys_days(*promise.due);
    return Decimal(std::max<std::int64_t>(0, days.count()), 0);
  }

  Table promises() {
    Table table = make_table("promises", term("promises.promises"),
                             {{"holder", term("promises.holder"), ColumnType::text},
                              {"indicator", term("column.indicator"), ColumnType::text},
                              {"promised", term("promises.quantity"), ColumnType::number},
                              {"delivered", term("promises.delivered"), ColumnType::number},
                              {"share", term("promises.share"), ColumnType::percent},
                              {"unit", term("column.unit_of_measure"), ColumnType::text},
                              {"cost", term("unit_costs.cost"), ColumnType::dong},
                              {"promised_each", term("promises.promised_each"), ColumnType::ratio},
                              {"for_promised", term("promises.for_promised"), ColumnType::ratio},
                              {"for_delivered", term("promises.for_delivered"), ColumnType::ratio},
                              {"due", term("promises.due"), ColumnType::date},
                              {"late", term("promises.late"), ColumnType::number},
                              {"revisions", term("promises.count"), ColumnType::number},
                              {"document", term("column.document"), ColumnType::code}},
                             2, Layout::cards);
    for (const auto& [key, all] : promises_) {
      const Promise& promise = all.back().value;
      const chart::Holder holder = holder_of(promise.holder);
      const Aim& aim = std::get<2>(key);
      const Kept kept = this->kept(holder, promise, aim);
      if (!scope_.question().by.empty()) add(groups_[group_of(holder, promise, aim)], promise, kept);
      Row row;
      row.cells = {scope_.holder_name(holder), facts_.name(aim.first, aim.second), promise.quantity};
      if (kept.quantity) {
        row.cells.emplace_back(kept.quantity->number);
        row.cells.emplace_back(money::percent(kept.quantity->number, promise.quantity, 2));
      } else {
        row.cells.insert(row.cells.end(), 2, Empty{named("no_quantity", kept.quantity.error())});
      }
      row.cells.emplace_back(facts_.unit(aim.first, aim.second));
      row.cells.emplace_back(kept.cost);
      if (promise.unit_cost)
        row.cells.emplace_back(*promise.unit_cost);
      else
        row.cells.emplace_back(Empty{term("promises.no_price")});
      const auto each = kept.cost > Dong() ? results::unit_cost(kept.cost, promise.quantity) : std::nullopt;
      if (each)
        row.cells.emplace_back(each->each);
      else
        row.cells.emplace_back(Empty{term("promises.no_cost")});
      row.cells.push_back(kept.each);
      if (promise.due)
        row.cells.emplace_back(*promise.due);
      else
        row.cells.emplace_back(Empty{term("promises.no_day")});
      row.cells.push_back(late(promise, kept));
      row.cells.emplace_back(Decimal(static_cast<std::int64_t>(all.size()) - 1, 0));
      row.cells.push_back(sources_.cite(all.back().doc));
      table.rows.push_back(std::move(row));
    }
    table.notes.push_back(term(table.rows.empty() ? "promises.nothing" : "promises.note"));
    return table;
  }

  // Promises that may be added up: of one indicator, made on one level, under the same keys. What a province promised
  // has what its communes and projects promised within it.
  struct GroupKey {
    std::vector<std::string> keys;
    Aim aim;
    std::optional<chart::Level> level;  // none: projects
    friend auto operator<=>(const GroupKey&, const GroupKey&) = default;
  };
  struct Group {
    std::int64_t promises{};
    std::int64_t late{};
    std::int64_t without{};  // nothing was observed to hold against the promise
    std::optional<Decimal> promised{Decimal()};
    std::optional<Decimal> delivered{Decimal()};
    std::set<const ResultRow*> rows;
  };

  GroupKey group_of(const chart::Holder& holder, const Promise& promise, const Aim& aim) {
    GroupKey group{.keys = {}, .aim = aim, .level = {}};
    std::string component = promise.component;
    if (holder.type == chart::HolderType::project) {
      if (const chart::Project* project = scope_.chart().project(holder.code); project != nullptr)
        component = project->component;
    } else if (const chart::Unit* unit = scope_.chart().unit(holder.code); unit != nullptr) {
      group.level = unit->level;
    }
    group.keys = costs_.axes().keys_of(scope_.question().by,
                                       {.owner = promise.holder, .component = std::move(component), .period = {}});
    return group;
  }

  void add(Group& group, const Promise& promise, const Kept& kept) const {
    ++group.promises;
    if (promise.due && kept.reached.value_or(day_) > *promise.due) ++group.late;
    if (group.promised) group.promised = results::sum(*group.promised, promise.quantity);
    if (!kept.quantity)
      ++group.without;
    else if (group.delivered)
      group.delivered = results::sum(*group.delivered, kept.quantity->number);
    group.rows.insert(kept.rows.begin(), kept.rows.end());
  }

  Table along() {
    const auto& by = scope_.question().by;
    AxisKeys& axes = costs_.axes();
    Table table = laid_table("along", term("promises.along"), axes, by, false);
    table.keys += 2;
    for (Column& column : std::vector<Column>{{"indicator", term("column.indicator"), ColumnType::text},
                                              {"level", term("promises.level"), ColumnType::text},
                                              {"promises", term("promises.promise_count"), ColumnType::number},
                                              {"late", term("promises.late_count"), ColumnType::number},
                                              {"without", term("promises.without"), ColumnType::number},
                                              {"promised", term("promises.quantity"), ColumnType::number},
                                              {"delivered", term("promises.delivered"), ColumnType::number},
                                              {"share", term("promises.share"), ColumnType::percent},
                                              {"unit", term("column.unit_of_measure"), ColumnType::text},
                                              {"cost", term("unit_costs.cost"), ColumnType::dong},
                                              {"for_promised", term("promises.for_promised"), ColumnType::ratio},
                                              {"for_delivered", term("promises.for_delivered"), ColumnType::ratio}})
      table.columns.push_back(std::move(column));
    for (const auto& [key, group] : groups_) {
      Row row = laid_row(axes, by, {.family = Family::budget, .keys = key.keys}, false);
      row.cells.insert(
          row.cells.end(),
          {facts_.name(key.aim.first, key.aim.second), key.level ? named("level", *key.level) : term("column.project"),
           Decimal(group.promises, 0), Decimal(group.late, 0), Decimal(group.without, 0)});
      push_sums(row, key, group);
      table.rows.push_back(std::move(row));
    }
    table.notes.push_back(term(table.rows.empty() ? "promises.nothing" : "promises.along_note"));
    return table;
  }

  void push_sums(Row& row, const GroupKey& key, const Group& group) {
    const results::Indicator* indicator = facts_.indicator(key.aim.first, key.aim.second);
    const bool adds = indicator != nullptr && indicator->measure == results::Measure::count && group.promised;
    const auto cell = [&](const std::optional<Decimal>& sum, bool known) {
      return adds && sum && known ? Cell(*sum) : Cell(Empty{term(adds ? "promises.no_result" : "promises.no_sum")});
    };
    const bool any = group.without < group.promises;
    Dong cost;
    for (const ResultRow* one : group.rows) cost += cost_of(*one);
    row.cells.push_back(cell(group.promised, true));
    row.cells.push_back(cell(group.delivered, any));
    row.cells.push_back(adds && any && group.delivered && *group.promised > Decimal()
                            ? Cell(money::percent(*group.delivered, *group.promised, 2))
                            : Cell(Empty{}));
    row.cells.emplace_back(facts_.unit(key.aim.first, key.aim.second));
    row.cells.emplace_back(cost);
    const auto each = adds && cost > Dong() ? results::unit_cost(cost, *group.promised) : std::nullopt;
    row.cells.push_back(each ? Cell(each->each) : Cell(Empty{term("promises.no_cost")}));
    if (key.level)
      row.cells.emplace_back(Empty{term("promises.of_place")});
    else if (group.rows.empty())
      row.cells.emplace_back(Empty{term("promises.no_cost")});
    else
      row.cells.push_back(judge_.judge(std::vector<const ResultRow*>(group.rows.begin(), group.rows.end())).unit_cost);
  }

  std::string who(std::int64_t record) {
    const auto recorded = book::decode(scope_.store().body(record));
    return recorded ? recorded->envelope.by : std::string();
  }

  Table revisions() {
    Table table = make_table("revisions", term("promises.revisions"),
                             {{"holder", term("promises.holder"), ColumnType::text},
                              {"indicator", term("column.indicator"), ColumnType::text},
                              {"record", term("column.record"), ColumnType::number},
                              {"date", term("column.date"), ColumnType::date},
                              {"by", term("promises.by"), ColumnType::text},
                              {"quantity", term("promises.quantity"), ColumnType::number},
                              {"promised_each", term("promises.promised_each"), ColumnType::ratio},
                              {"due", term("promises.due"), ColumnType::date},
                              {"state", term("promises.state"), ColumnType::text},
                              {"document", term("column.document"), ColumnType::code}},
                             2);
    for (const auto& [key, all] : promises_) {
      const Aim& aim = std::get<2>(key);
      const chart::Holder holder = holder_of(std::get<0>(key));
      const auto known = seen(holder, aim);
      for (std::size_t i = 0; i < all.size(); ++i) {
        const Known& one = all[i];
        const bool late = std::ranges::any_of(
            known, [&](const Sighting& of) { return !of.observation->baseline && of.record < one.record; });
        Row row;
        row.cells = {scope_.holder_name(holder), facts_.name(aim.first, aim.second),
                     Decimal(one.record, 0),     one.date,
                     data(who(one.record)),      one.value.quantity};
        if (one.value.unit_cost)
          row.cells.emplace_back(*one.value.unit_cost);
        else
          row.cells.emplace_back(Empty{term("promises.no_price")});
        if (one.value.due)
          row.cells.emplace_back(*one.value.due);
        else
          row.cells.emplace_back(Empty{term("promises.no_day")});
        row.cells.emplace_back(joined(
            {term(i == 0 ? "promises.first" : "promises.revised"), late ? term("promises.after_result") : Text()},
            ", "));
        row.cells.push_back(sources_.cite(one.doc));
        row.note = data(one.value.note, one.value.note_en);
        table.rows.push_back(std::move(row));
      }
    }
    return table;
  }

  Scope scope_;
  OutcomeFacts facts_;
  Costs costs_;
  Judge judge_;
  std::vector<ResultRow> rows_;
  Sources sources_;
  std::map<Key, std::vector<Known>> promises_;
  std::map<GroupKey, Group> groups_;
  Date day_{};
};

}  // namespace

Page promises(book::Book& book, const Question& question) {
  return Report(book, question).page();
}

}  // namespace tungdong::reports
