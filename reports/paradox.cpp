#include "reports/paradox.hpp"

#include <array>
#include <map>

#include "ledger/book/query/accepted.hpp"
#include "ledger/book/query/standing.hpp"
#include "ledger/money/ratio.hpp"
#include "ledger/results/change.hpp"
#include "ledger/results/paradox.hpp"
#include "ledger/results/promise.hpp"
#include "reports/aims.hpp"
#include "reports/cutoff.hpp"
#include "reports/result_rows.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using money::Decimal;
using money::Dong;
using results::Paradox;

// Money of the budget, and how much of it was disbursed.
struct Spent {
  Dong given;
  Dong disbursed;
  bool given_on{};  // some of it went to a project: where none did, what was spent below is not known

  Cell rate() const {
    if (const auto known = percent()) return *known;
    return Empty{term(given <= Dong() ? "paradox.no_money" : "paradox.nothing_below")};
  }
  std::optional<Decimal> percent() const {
    return given <= Dong() || !given_on ? std::nullopt : std::optional(money::percent(disbursed, given, 2));
  }
};

// How much of the way was gone, or why that is not known.
struct Achieved {
  std::optional<Decimal> percent;
  Text unknown;

  Cell cell() const { return percent ? Cell(*percent) : Cell(Empty{unknown}); }
};

struct Tally {
  std::array<std::int64_t, results::paradox_count> rows{};
  std::array<Dong, results::paradox_count> disbursed{};
};

class Report {
 public:
  Report(book::Book& book, const Question& question)
      : scope_(book, question), facts_(scope_), costs_(scope_), cutoffs_(cutoffs(scope_)) {
    for (const auto& known : book::records_of<results::Promise>(scope_.store(), scope_.moment()))
      promises_[known.value.holder].insert_or_assign({known.value.indicator, known.value.version}, known.value);
    for (const auto& [key, beside] : costs_.beside()) {
      if (key.family != Family::budget) continue;
      projects_[key.project].given += beside.assigned;
      projects_[key.project].disbursed += beside.disbursed;
      projects_[key.project].given_on = true;
      slices_[key.project][key.keys].given += beside.assigned;
      slices_[key.project][key.keys].disbursed += beside.disbursed;
    }
    std::erase_if(projects_, [](const auto& project) { return project.second.given == Dong(); });
  }

  Page page() {
    Page page = scope_.begin("paradox");
    Table projects = by_project();
    Table places = by_place();
    if (!scope_.question().by.empty()) {
      page.tables.push_back(classes());
      page.notes.push_back(cutoff_note());
      return page;
    }
    page.tables.push_back(std::move(projects));
    page.tables.push_back(std::move(places));
    page.tables.push_back(classes());
    page.notes.push_back(cutoff_note());
    return page;
  }

 private:
  Text cutoff_note() const {
    return term("paradox.cutoffs",
                {{"disbursed", cutoffs_.disbursed}, {"achieved", cutoffs_.achieved}, {"ahead", cutoffs_.ahead}});
  }

  Paradox class_of(const Spent& spent, const Achieved& achieved) const {
    return results::paradox_of(spent.percent(), achieved.percent, cutoffs_.disbursed, cutoffs_.achieved);
  }

  static std::vector<Column> rates() {
    return {{"disbursed_rate", term("paradox.disbursed_rate"), ColumnType::percent},
            {"achieved", term("paradox.achieved"), ColumnType::percent},
            {"class", term("paradox.class"), ColumnType::text}};
  }

  static Chart scatter(const std::string& id, const Cutoffs& cutoffs) {
    return {.kind = ChartKind::scatter,
            .id = id + "_scatter",
            .title = term("paradox." + id),
            .caption = term("paradox.caption"),
            .names = {id == "projects" ? "project" : "place", "class"},
            .values = {"disbursed_rate", "achieved"},
            .cut_across = cutoffs.disbursed,
            .cut_up = cutoffs.achieved};
  }

  Achieved delivered(const std::string& project, const results::Promise& promise) const {
    const auto quantity = quantity_of_project(facts_, project, {promise.indicator, promise.version});
    if (!quantity) return {.percent = {}, .unknown = named("no_quantity", quantity.error())};
    try {
      return {.percent = money::percent(quantity->number, promise.quantity, 2), .unknown = {}};
    } catch (const std::overflow_error&) {
      return {.percent = {}, .unknown = named("no_quantity", results::NoQuantity::too_large)};
    }
  }

  Table by_project() {
    Table table = make_table("projects", term("paradox.projects"),
                             {{"project", term("column.project"), ColumnType::text},
                              {"indicator", term("column.indicator"), ColumnType::text},
                              {"given", term("paradox.given"), ColumnType::dong},
                              {"disbursed", term("paradox.disbursed"), ColumnType::dong}},
                             2);
    for (Column& column : rates()) table.columns.push_back(std::move(column));
    table.columns.insert(table.columns.end() - 2, {"physical", term("paradox.physical"), ColumnType::percent});
    table.columns.insert(table.columns.end() - 2, {"ahead", term("paradox.ahead"), ColumnType::number});
    for (const auto& [code, spent] : projects_) {
      const auto promised = promises_.find("project:" + code);
      if (promised == promises_.end()) {
        push_project(table, code, spent, {}, {.percent = {}, .unknown = term("paradox.no_promise")});
        continue;
      }
      for (const auto& [aim, promise] : promised->second)
        push_project(table, code, spent, aim, delivered(code, promise));
    }
    if (!table.rows.empty()) {
      table.charts.push_back(scatter("projects", cutoffs_));
      table.charts.push_back({.kind = ChartKind::bars,
                              .id = "projects_bars",
                              .title = term("paradox.bars"),
                              .caption = term("paradox.bars_caption"),
                              .names = {"project", "indicator"},
                              .values = {"disbursed_rate", "physical", "achieved"},
                              .cut_across = {},
                              .cut_up = {}});
      table.notes.push_back(term("paradox.projects_note"));
    }
    return table;
  }

  void push_project(Table& table, const std::string& code, const Spent& spent, const Aim& aim,
                    const Achieved& achieved) {
    const results::Observation* progress = facts_.progress_of_project(code);
    const Paradox paradox = class_of(spent, achieved);
    Row row;
    row.cells = {scope_.project_name(code),
                 aim.first.empty() ? Cell(Empty{}) : Cell(facts_.name(aim.first, aim.second)), spent.given,
                 spent.disbursed, spent.rate()};
    row.cells.push_back(progress == nullptr ? Cell(Empty{term("paradox.no_progress")}) : Cell(progress->value));
    const auto paid = spent.percent();
    const bool known = progress != nullptr && paid;
    row.cells.push_back(known ? Cell(*paid - progress->value) : Cell(Empty{}));
    if (known && *paid - progress->value > cutoffs_.ahead) row.note = term("paradox.paid_ahead");
    row.cells.push_back(achieved.cell());
    row.cells.emplace_back(named("paradox", paradox));
    table.rows.push_back(std::move(row));
    for (const auto& [keys, slice] : slices_[code]) count(keys, paradox, slice.disbursed);
  }

  void count(const std::vector<std::string>& keys, Paradox paradox, Dong disbursed) {
    Tally& tally = tallies_[keys];
    ++tally.rows[static_cast<std::size_t>(paradox)];
    tally.disbursed[static_cast<std::size_t>(paradox)] += disbursed;
  }

  // The budget's money of every unit, with all units and projects below it.
  std::map<std::string, Spent> money_of_places() {
    std::map<std::string, Spent> places;
    for (const book::Standing& standing : scope_.accounts()) {
      if (standing.balance == Dong()) continue;
      const chart::Stage stage = standing.key.stand.stage;
      if (stage == chart::Stage::origin || scope_.family(standing.key.source) != Family::budget ||
          !scope_.takes(standing.owner, standing.key))
        continue;
      const bool disbursed = stage == chart::Stage::advanced || book::is_accepted(stage);
      for (const std::string& place : scope_.chart().line_of(scope_.chart().unit_of(standing.owner))) {
        places[place].given += standing.balance;
        if (disbursed) places[place].disbursed += standing.balance;
        if (stage != chart::Stage::available && stage != chart::Stage::transit) places[place].given_on = true;
      }
    }
    return places;
  }

  static Achieved achieved_of(const JudgedTarget& one) {
    const auto share = results::share_of_target(one.base, one.value, one.target.value);
    if (share) return {.percent = *share, .unknown = {}};
    // Without a baseline a target that was met was achieved whole; of one that was missed nobody knows how far.
    if (one.verdict.outcome == results::Outcome::met) return {.percent = Decimal(100, 0), .unknown = {}};
    return {.percent = {},
            .unknown = one.verdict.outcome == results::Outcome::missed
                           ? joined({named("outcome", one.verdict.outcome), named("no_share", share.error())}, ": ")
                           : named("undecided", one.verdict.why)};
  }

  Table by_place() {
    Table table = make_table("places", term("paradox.places"),
                             {{"place", term("column.place"), ColumnType::text},
                              {"indicator", term("column.indicator"), ColumnType::text},
                              {"period", term("column.period"), ColumnType::code},
                              {"given", term("paradox.given"), ColumnType::dong},
                              {"disbursed", term("paradox.disbursed"), ColumnType::dong}},
                             2);
    for (Column& column : rates()) table.columns.push_back(std::move(column));
    const auto places = money_of_places();
    for (const JudgedTarget& one : judged_targets(scope_, facts_)) {
      const results::Target& target = one.target.value;
      const auto found = places.find(target.place);
      const Spent spent = found == places.end() ? Spent() : found->second;
      const Achieved achieved = achieved_of(one);
      Row row;
      row.cells = {scope_.unit_name(target.place),
                   facts_.name(target.indicator, target.version),
                   Code{target.period},
                   spent.given,
                   spent.disbursed,
                   spent.rate(),
                   achieved.cell(),
                   named("paradox", class_of(spent, achieved))};
      table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) {
      table.charts.push_back(scatter("places", cutoffs_));
      table.notes.push_back(term("paradox.places_note"));
    }
    return table;
  }

  Table classes() {
    const auto& by = scope_.question().by;
    Table table = make_table("classes", term("paradox.classes"), {});
    for (const Axis axis : by)
      for (Column& column : costs_.axes().columns(axis)) table.columns.push_back(std::move(column));
    table.columns.push_back({"class", term("paradox.class"), ColumnType::text});
    table.keys = table.columns.size();
    table.columns.push_back({"projects", term("outcomes.project_count"), ColumnType::number});
    table.columns.push_back({"disbursed", term("paradox.disbursed"), ColumnType::dong});
    for (const auto& [keys, tally] : tallies_)
      for (std::size_t i = 0; i < results::paradox_count; ++i) {
        if (tally.rows[i] == 0) continue;
        Row row;
        for (std::size_t axis = 0; axis < by.size(); ++axis)
          for (Cell& cell : costs_.axes().cells(by[axis], keys[axis])) row.cells.push_back(std::move(cell));
        row.cells.emplace_back(named("paradox", static_cast<Paradox>(i)));
        row.cells.emplace_back(Decimal(tally.rows[i], 0));
        row.cells.emplace_back(tally.disbursed[i]);
        table.rows.push_back(std::move(row));
      }
    if (!table.rows.empty()) table.notes.push_back(term("paradox.classes_note"));
    return table;
  }

  Scope scope_;
  OutcomeFacts facts_;
  Costs costs_;
  Cutoffs cutoffs_;
  std::map<std::string, std::map<Aim, results::Promise>> promises_;  // the last of each, by holder
  std::map<std::string, Spent> projects_;
  std::map<std::string, std::map<std::vector<std::string>, Spent>> slices_;
  std::map<std::vector<std::string>, Tally> tallies_;
};

}  // namespace

Page paradox(book::Book& book, const Question& question) {
  return Report(book, question).page();
}

}  // namespace tungdong::reports
