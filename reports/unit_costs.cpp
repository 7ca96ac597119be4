#include "reports/unit_costs.hpp"

#include <algorithm>

#include "ledger/money/ratio.hpp"
#include "ledger/results/peers.hpp"
#include "ledger/results/unit_cost.hpp"
#include "reports/judged.hpp"
#include "reports/work_kind.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using money::Decimal;
using money::Dong;

struct Group {
  std::vector<std::string> keys;
  Aim aim;
  std::string work;
  std::string zone;
  friend auto operator<=>(const Group&, const Group&) = default;
};

// A project with the cost of one.
struct Priced {
  const ResultRow* row{};
  Decimal quantity;
  Dong each;
};

class Report {
 public:
  Report(book::Book& book, const Question& question)
      : scope_(book, question),
        facts_(scope_),
        costs_(scope_),
        cutoffs_(cutoffs(scope_)),
        judge_(scope_, costs_, facts_, cutoffs_),
        kinds_(scope_),
        rows_(result_rows(costs_, facts_)) {
    for (const ResultRow& row : rows_) {
      const bool output = row.indicator != nullptr && row.indicator->level == results::ResultLevel::output &&
                          row.indicator->measure == results::Measure::count;
      if (!output) continue;
      groups_[{row.keys, row.aim, kinds_.work_of(row.project), kinds_.zone_of(row.project, row.last_year)}].push_back(
          &row);
    }
  }

  Page page() {
    Page page = scope_.begin("unit-costs");
    Table groups = make_table("groups", term("unit_costs.groups"), keys());
    Table projects = make_table("projects", term("unit_costs.projects"), keys());
    begin(groups, projects);
    for (const auto& [group, rows] : groups_) add(group, rows, groups, projects);
    if (groups.rows.empty()) groups.notes.push_back(term("unit_costs.nothing"));
    groups.notes.push_back(term("unit_costs.note", {{"peers", cutoffs_.gate.peers}, {"z", cutoffs_.outlier_z}}));
    groups.notes.push_back(gate_note(cutoffs_));
    for (const int year : costs_.prices_missing())
      groups.notes.push_back(term("outcomes.price_missing",
                                  {{"index", data(scope_.question().price_index)}, {"year", std::int64_t{year}}}));
    page.tables.push_back(std::move(groups));
    if (!projects.rows.empty()) page.tables.push_back(std::move(projects));
    return page;
  }

 private:
  std::vector<Column> keys() const {
    std::vector<Column> columns;
    for (const Axis axis : scope_.question().by)
      for (Column& column : AxisKeys::columns(axis)) columns.push_back(std::move(column));
    columns.push_back({"indicator", term("column.indicator"), ColumnType::text});
    columns.push_back({"work", term("unit_costs.work"), ColumnType::text});
    columns.push_back({"zone", term("unit_costs.zone"), ColumnType::code});
    return columns;
  }

  static void begin(Table& groups, Table& projects) {
    groups.keys = groups.columns.size();
    groups.columns.insert(groups.columns.end(), {{"peers", term("outcomes.project_count"), ColumnType::number},
                                                 {"cost", term("unit_costs.cost"), ColumnType::dong},
                                                 {"quantity", term("column.quantity"), ColumnType::number},
                                                 {"unit", term("column.unit_of_measure"), ColumnType::text},
                                                 {"ratio", term("outcomes.ratio_of_sums"), ColumnType::ratio},
                                                 {"least", term("unit_costs.least"), ColumnType::ratio},
                                                 {"lower_quartile", term("unit_costs.q1"), ColumnType::ratio},
                                                 {"median", term("unit_costs.median"), ColumnType::ratio},
                                                 {"upper_quartile", term("unit_costs.q3"), ColumnType::ratio},
                                                 {"most", term("unit_costs.most"), ColumnType::ratio},
                                                 {"outliers", term("unit_costs.outliers"), ColumnType::number}});
    projects.columns.insert(projects.columns.begin(), {"project", term("column.project"), ColumnType::text});
    projects.keys = projects.columns.size();
    projects.columns.insert(projects.columns.end(), {{"cost", term("unit_costs.cost"), ColumnType::dong},
                                                     {"quantity", term("column.quantity"), ColumnType::number},
                                                     {"unit_cost", term("outcomes.unit_cost"), ColumnType::ratio},
                                                     {"of_median", term("unit_costs.of_median"), ColumnType::percent},
                                                     {"z", term("unit_costs.z"), ColumnType::number},
                                                     {"flag", term("unit_costs.flag"), ColumnType::text}});
  }

  std::vector<Cell> key_cells(const Group& group) {
    std::vector<Cell> cells;
    const auto& by = scope_.question().by;
    for (std::size_t i = 0; i < by.size(); ++i)
      for (Cell& cell : costs_.axes().cells(by[i], group.keys[i])) cells.push_back(std::move(cell));
    cells.emplace_back(facts_.name(group.aim.first, group.aim.second));
    cells.emplace_back(kinds_.work_name(group.work));
    cells.push_back(group.zone.empty()      ? Cell(Empty{term("unit_costs.no_zone")})
                    : group.zone == several ? Cell(Empty{term("axis.several")})
                                            : Cell(Code{group.zone}));
    return cells;
  }

  static std::vector<Priced> priced(const std::vector<const ResultRow*>& rows) {
    std::vector<Priced> priced;
    for (const ResultRow* row : rows) {
      const auto quantity = row->financed();
      const Dong cost = at(row->eligible, Family::budget);
      const auto each = quantity && cost > Dong() ? results::unit_cost(cost, *quantity) : std::nullopt;
      if (quantity && each) priced.push_back({.row = row, .quantity = *quantity, .each = each->each});
    }
    return priced;
  }

  void add(const Group& group, const std::vector<const ResultRow*>& rows, Table& groups, Table& projects) {
    const Judged judged = judge_.judge(rows);
    const std::vector<Priced> all = priced(rows);
    std::vector<Dong> each;
    each.reserve(all.size());
    for (const Priced& one : all) each.push_back(one.each);
    Text why;  // there is no comparison
    if (const auto* barred = std::get_if<Empty>(&judged.unit_cost)) why = barred->reason;
    if (why.empty() && static_cast<std::int64_t>(all.size()) < cutoffs_.gate.peers)
      why = term("unit_costs.few", {{"count", static_cast<std::int64_t>(all.size())}, {"peers", cutoffs_.gate.peers}});
    const auto spread = why.empty() ? results::spread_of(each) : std::nullopt;
    std::int64_t outliers = 0;
    for (const Priced& one : all) projects.rows.push_back(project_row(group, one, judged, spread, why, outliers));
    Row row;
    row.cells = key_cells(group);
    row.cells.emplace_back(Decimal(static_cast<std::int64_t>(all.size()), 0));
    row.cells.emplace_back(at(judged.eligible, Family::budget));
    row.cells.push_back(judged.quantity);
    row.cells.emplace_back(facts_.unit(group.aim.first, group.aim.second));
    row.cells.push_back(judged.unit_cost);
    for (const auto member : {&results::Spread::least, &results::Spread::lower_quartile, &results::Spread::median,
                              &results::Spread::upper_quartile, &results::Spread::most})
      row.cells.push_back(spread ? Cell((*spread).*member) : Cell(Empty{why}));
    row.cells.push_back(spread ? Cell(Decimal(outliers, 0)) : Cell(Empty{why}));
    groups.rows.push_back(std::move(row));
  }

  Row project_row(const Group& group, const Priced& one, const Judged& judged,
                  const std::optional<results::Spread>& spread, const Text& why, std::int64_t& outliers) {
    Row row;
    row.cells = key_cells(group);
    row.cells.insert(row.cells.begin(), scope_.project_name(one.row->project));
    row.cells.emplace_back(at(one.row->eligible, Family::budget));
    row.cells.emplace_back(one.quantity);
    const bool barred = std::holds_alternative<Empty>(judged.unit_cost);
    row.cells.push_back(barred ? judged.unit_cost : Cell(one.each));
    if (!spread) {
      row.cells.insert(row.cells.end(), {Empty{why}, Empty{why}, Empty{}});
      return row;
    }
    const auto z = results::robust_z(one.each, *spread);
    const Decimal zero;
    const bool far = z && (*z > cutoffs_.outlier_z || *z < zero - cutoffs_.outlier_z);
    row.cells.push_back(spread->median > Dong() ? Cell(money::percent(one.each, spread->median, 2)) : Cell(Empty{}));
    row.cells.push_back(z ? Cell(*z) : Cell(Empty{term("unit_costs.no_deviation")}));
    row.cells.push_back(far ? Cell(term(*z > zero ? "unit_costs.high" : "unit_costs.low")) : Cell(Empty{}));
    if (far) ++outliers;
    return row;
  }

  Scope scope_;
  OutcomeFacts facts_;
  Costs costs_;
  Cutoffs cutoffs_;
  Judge judge_;
  WorkKinds kinds_;
  std::vector<ResultRow> rows_;
  std::map<Group, std::vector<const ResultRow*>> groups_;
};

}  // namespace

Page unit_costs(book::Book& book, const Question& question) {
  return Report(book, question).page();
}

}  // namespace tungdong::reports
