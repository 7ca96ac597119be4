#include "reports/promises.hpp"

#include <algorithm>

#include "ledger/book/draft.hpp"
#include "ledger/money/ratio.hpp"
#include "ledger/results/span.hpp"
#include "ledger/results/unit_cost.hpp"
#include "reports/judged.hpp"
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
  Dong cost;                    // accepted work of the budget that names the indicator
  Cell each;                    // for one delivered, or why not
  std::optional<Date> reached;  // the end of the period in which what was promised had been delivered
};

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
    page.tables.push_back(promises());
    page.tables.push_back(revisions());
    if (!sources_.empty()) page.tables.push_back(sources_.table(scope_));
    page.notes.push_back(term("promises.day", {{"date", day_}}));
    return page;
  }

 private:
  bool takes(const Promise& promise) {
    const auto holder = chart::Holder::read(promise.holder);
    if (!holder) return false;
    if (holder->type == chart::HolderType::unit)
      return scope_.question().project.empty() && scope_.takes_place(holder->code) &&
             (promise.component.empty() || scope_.takes_component(promise.component));
    const chart::Project* project = scope_.chart().project(holder->code);
    return project != nullptr && scope_.takes_place(project->unit) && scope_.takes_component(project->component) &&
           (scope_.question().project.empty() || scope_.question().project == holder->code);
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
    Kept kept{.quantity = std::unexpected(results::NoQuantity::none), .cost = {}, .each = Empty{}, .reached = {}};
    const results::Indicator* indicator = facts_.indicator(aim.first, aim.second);
    if (indicator == nullptr) return kept;
    const auto all = seen(holder, aim);
    kept.quantity = results::quantity_of(all, indicator->accumulation);
    kept.reached = reached(all, *indicator, promise.quantity);
    if (holder.type == chart::HolderType::project) {
      std::vector<const ResultRow*> rows;
      for (const ResultRow& row : rows_)
        if (row.project == holder.code && row.aim == aim) rows.push_back(&row);
      const Judged judged = judge_.judge(rows);
      kept.cost = at(judged.all, Family::budget);
      kept.each = rows.empty() ? Cell(Empty{term("promises.no_cost")}) : judged.unit_cost;
      return kept;
    }
    for (const ResultRow& row : rows_) {
      const chart::Project* project = scope_.chart().project(row.project);
      if (row.aim != aim || project == nullptr || !scope_.chart().unit_within(project->unit, holder.code)) continue;
      if (!promise.component.empty() && !scope_.chart().component_within(project->component, promise.component))
        continue;
      for (const ByFamily* part : {&row.eligible, &row.in_flight, &row.outside}) kept.cost += at(*part, Family::budget);
    }
    kept.each = Empty{term(kept.cost == Dong() ? "promises.no_cost" : "promises.of_place")};
    return kept;
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
      const auto holder = *chart::Holder::read(promise.holder);
      const Aim& aim = std::get<2>(key);
      const Kept kept = this->kept(holder, promise, aim);
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
      const auto holder = *chart::Holder::read(std::get<0>(key));
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
  Date day_{};
};

}  // namespace

Page promises(book::Book& book, const Question& question) {
  return Report(book, question).page();
}

}  // namespace tungdong::reports
