// What projects cost and what they brought: a row for each project and indicator, and the ratios of sums over several.

#include <algorithm>
#include <array>

#include "ledger/book/query/paper.hpp"
#include "ledger/money/ratio.hpp"
#include "ledger/results/price.hpp"
#include "ledger/results/unit_cost.hpp"
#include "reports/judged.hpp"
#include "reports/outcome_facts.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using money::Dong;

// Above so many projects a page of papers is no longer read; the trace of a payment has them.
constexpr std::size_t most_projects_with_documents = 200;
constexpr std::int64_t most_documents = 5;
// And after so many lists of a project the next one tells nothing new.
constexpr int most_lists = 20;

void add(std::vector<std::string>& documents, const std::string& doc) {
  if (!doc.empty() && std::ranges::find(documents, doc) == documents.end()) documents.push_back(doc);
}

class Projects {
 public:
  Projects(Scope& scope, const OutcomeFacts& facts, Sources& sources)
      : scope_(scope),
        facts_(facts),
        sources_(sources),
        costs_(scope),
        cutoffs_(cutoffs(scope)),
        judge_(scope, costs_, facts, cutoffs_),
        rows_(result_rows(costs_, facts)) {
    for (const auto& known : book::records_of<results::Link>(scope_.store(), scope_.moment()))
      links_[known.value.project].push_back(known);
    for (const auto& [key, beside] : costs_.beside())
      if (key.family == Family::budget) beside_[{key.keys, key.project}] = beside;
  }

  std::vector<Table> tables() {
    std::vector<Table> tables;
    const bool along_axes = !scope_.question().by.empty();
    if (!along_axes) tables.push_back(by_project());
    if (Table sums = by_indicator(); along_axes || !sums.rows.empty()) tables.push_back(std::move(sums));
    if (Table rates = sensitivity(); !along_axes && !rates.rows.empty()) tables.push_back(std::move(rates));
    tables.push_back(contribution(scope_, facts_, costs_, judge_, sources_));
    return tables;
  }

 private:
  void push_costs(Table& table) const {
    for (const Family family : costs_.families())
      table.columns.push_back({"cost_" + std::string(record::name_of(family)),
                               term("outcomes.cost_of", {{"family", named("heading_family", family)}}),
                               ColumnType::dong});
    table.columns.push_back({"in_flight", term("outcomes.in_flight"), ColumnType::dong});
    table.columns.push_back({"outside", term("outcomes.outside"), ColumnType::dong});
  }

  static void push_figures(Table& table) {
    const std::initializer_list<Column> figures{{"quantity", term("column.quantity"), ColumnType::number},
                                                {"unit", term("column.unit_of_measure"), ColumnType::text},
                                                {"unit_cost", term("outcomes.unit_cost"), ColumnType::ratio},
                                                {"low", term("outcomes.interval_low"), ColumnType::ratio},
                                                {"high", term("outcomes.interval_high"), ColumnType::ratio},
                                                {"per_ty", term("outcomes.per_ty"), ColumnType::number},
                                                {"coverage", term("outcomes.coverage"), ColumnType::percent},
                                                {"verified", term("outcomes.verified"), ColumnType::percent},
                                                {"claim", term("column.claim"), ColumnType::text},
                                                {"grade", term("outcomes.grade"), ColumnType::text},
                                                {"reasons", term("outcomes.reasons"), ColumnType::text}};
    table.columns.insert(table.columns.end(), figures);
  }

  void cost_cells(Row& row, const Judged& judged) const {
    for (const Family family : costs_.families()) row.cells.emplace_back(at(judged.all, family));
    row.cells.emplace_back(at(judged.in_flight, Family::budget));
    row.cells.emplace_back(at(judged.outside, Family::budget));
  }

  void figure_cells(Row& row, const Aim& aim, Judged judged) const {
    row.cells.push_back(std::move(judged.quantity));
    row.cells.push_back(aim.first.empty() ? Cell(Empty{}) : Cell(facts_.unit(aim.first, aim.second)));
    for (Cell* cell :
         {&judged.unit_cost, &judged.low, &judged.high, &judged.per_ty, &judged.coverage, &judged.verified})
      row.cells.push_back(std::move(*cell));
    row.cells.emplace_back(std::move(judged.claim));
    row.cells.push_back(std::move(judged.grade));
    row.cells.emplace_back(joined(std::move(judged.limits)));
  }

  Table by_project() {
    Table table = make_table("projects", term("outcomes.projects"),
                             {{"project", term("column.project"), ColumnType::text},
                              {"indicator", term("column.indicator"), ColumnType::text},
                              {"code", term("column.code"), ColumnType::code},
                              {"share", term("outcomes.share"), ColumnType::percent},
                              {"full_cost", term("outcomes.full_cost"), ColumnType::dong}},
                             2, Layout::cards);
    push_costs(table);
    push_figures(table);
    table.columns.push_back({"document", term("column.document"), ColumnType::code});
    ByFamily totals;
    std::map<std::string, Dong> whole;
    for (const ResultRow& row : rows_) whole[row.project] += all_of(row);
    for (const ResultRow& row : rows_) {
      for (const ByFamily* part : {&row.eligible, &row.in_flight, &row.outside})
        for (const auto& [family, cost] : *part) totals[family] += cost;
      table.rows.push_back(project_row(row, whole[row.project]));
    }
    if (table.rows.empty()) return table;
    Row total;
    total.cells = {term("table.total"), Empty{}, Empty{}, Empty{}, Empty{}};
    for (const Family family : costs_.families()) total.cells.emplace_back(at(totals, family));
    total.cells.resize(table.columns.size(), Empty{});
    table.totals.push_back(std::move(total));
    drop_silent(table, {"in_flight", "outside", "low", "high", "per_ty", "coverage", "verified", "grade"});
    push_notes(table);
    return table;
  }

  static Dong all_of(const ResultRow& row) {
    return at(row.eligible, Family::budget) + at(row.in_flight, Family::budget) + at(row.outside, Family::budget);
  }

  void push_notes(Table& table) const {
    table.notes.push_back(term("outcomes.cost_note"));
    table.notes.push_back(gate_note(cutoffs_));
    if (costs_.families().size() > 1) table.notes.push_back(term("report.families_apart"));
    for (const int year : costs_.prices_missing())
      table.notes.push_back(term("outcomes.price_missing",
                                 {{"index", data(scope_.question().price_index)}, {"year", std::int64_t{year}}}));
  }

  Row project_row(const ResultRow& of, Dong whole) {
    const ResultRow* const one[] = {&of};
    Judged judged = judge_.judge(one);
    Row row;
    row.cells = {scope_.project_name(of.project),
                 of.aim.first.empty() ? term("outcomes.unlinked") : facts_.name(of.aim.first, of.aim.second),
                 Code{of.aim.first}};
    row.cells.push_back(whole == Dong() ? Cell(Empty{term("outcomes.no_budget_money")})
                                        : Cell(money::percent(all_of(of), whole, 2)));
    row.cells.emplace_back(whole);
    cost_cells(row, judged);
    std::vector<std::string> documents = documents_of(of.project);
    if (of.quantity)
      for (const results::Sighting& sighting : of.quantity->from) add(documents, sighting.doc);
    for (const auto& link : links_[of.project])
      if (link.value.indicator == of.aim.first) add(documents, link.doc);
    if (!of.aim.first.empty()) limit_by_papers(of, judged, documents);
    figure_cells(row, of.aim, std::move(judged));
    row.cells.push_back(sources_.cite(documents));
    return row;
  }

  void limit_by_papers(const ResultRow& of, Judged& judged, std::vector<std::string>& documents) {
    int listed = 0;
    for (const auto& known : lists_of(of.project)) {
      if (++listed > most_lists) {
        judged.limits.push_back(term("outcomes.more_lists", {{"count", std::int64_t{most_lists}}}));
        break;
      }
      add(documents, known.doc);
      if (known.value.sha256.empty())
        judged.limits.push_back(joined({term("outcomes.list_unpublished", {{"code", data(known.value.code)}}),
                                        data(known.value.note, known.value.note_en)},
                                       ": "));
    }
    if (const auto found = beside_.find({of.keys, of.project}); found != beside_.end()) {
      const Beside& beside = found->second;
      if (beside.advanced != Dong())
        judged.limits.push_back(term("outcomes.advance_apart", {{"amount", beside.advanced}}));
      if (beside.owed != Dong() || beside.recovered != Dong())
        judged.limits.push_back(term("outcomes.owed_apart", {{"owed", beside.owed}, {"recovered", beside.recovered}}));
    }
    Dong unlinked;
    for (const ResultRow& other : rows_)
      if (other.project == of.project && other.aim.first.empty()) unlinked += all_of(other);
    if (unlinked != Dong()) judged.limits.push_back(term("outcomes.partly_linked", {{"amount", unlinked}}));
  }

  const std::vector<rules::Known<chart::Beneficiaries>>& lists_of(const std::string& project) {
    const auto [place, fresh] = lists_.try_emplace(project);
    if (fresh)
      place->second =
          book::records_under<chart::Beneficiaries>(scope_.store(), scope_.moment(), project, most_lists + 1);
    return place->second;
  }

  const std::vector<std::string>& documents_of(const std::string& project) {
    const auto [place, fresh] = documents_.try_emplace(project);
    std::vector<std::string>& documents = place->second;
    if (!fresh || costs_.projects().size() > most_projects_with_documents) return documents;
    for (const std::int64_t account : costs_.accounts_of(project))
      if (documents.size() < static_cast<std::size_t>(most_documents))
        for (const std::string& doc : book::documents_of(scope_.store(), account, scope_.moment(), most_documents))
          if (documents.size() < static_cast<std::size_t>(most_documents)) add(documents, doc);
    return documents;
  }

  // Over the projects that served an indicator, along the axes asked for.
  Table by_indicator() {
    const auto& by = scope_.question().by;
    Table table = make_table("indicators", term("outcomes.indicators"), {});
    for (const Axis axis : by)
      for (Column& column : costs_.axes().columns(axis)) table.columns.push_back(std::move(column));
    table.keys = table.columns.size() + 1;
    table.columns.push_back({"indicator", term("column.indicator"), ColumnType::text});
    table.columns.push_back({"code", term("column.code"), ColumnType::code});
    table.columns.push_back({"projects", term("outcomes.project_count"), ColumnType::number});
    table.columns.push_back({"missing", term("outcomes.without_quantity"), ColumnType::number});
    push_costs(table);
    push_figures(table);
    std::map<std::pair<std::vector<std::string>, Aim>, std::vector<const ResultRow*>> groups;
    for (const ResultRow& row : rows_) groups[{row.keys, row.aim}].push_back(&row);
    for (const auto& [key, rows] : groups) {
      const auto& [keys, aim] = key;
      if (by.empty() && (aim.first.empty() || rows.size() < 2)) continue;
      Judged judged = judge_.judge(rows);
      Row row;
      for (std::size_t i = 0; i < by.size(); ++i)
        for (Cell& cell : costs_.axes().cells(by[i], keys[i])) row.cells.push_back(std::move(cell));
      row.cells.emplace_back(aim.first.empty() ? term("outcomes.unlinked") : facts_.name(aim.first, aim.second));
      row.cells.emplace_back(Code{aim.first});
      row.cells.emplace_back(money::Decimal(judged.projects, 0));
      row.cells.emplace_back(money::Decimal(judged.without, 0));
      cost_cells(row, judged);
      figure_cells(row, aim, std::move(judged));
      table.rows.push_back(std::move(row));
    }
    if (table.rows.empty()) return table;
    drop_silent(table, {"in_flight", "outside", "low", "high", "per_ty", "coverage", "verified", "grade"});
    table.notes.push_back(term("outcomes.ratio_of_sums_note"));
    if (!by.empty()) push_notes(table);
    return table;
  }

  // What a rate of interest would change: the cost of one at several rates, in the value of the last year of cost. Only
  // what passed the gate has a cost of one to change.
  Table sensitivity() const {
    static constexpr std::array rates{0, 5, 10};  // per cent; J-PAL's usual rate is the last
    Table table = make_table("sensitivity", term("sensitivity.title"),
                             {{"indicator", term("column.indicator"), ColumnType::text},
                              {"code", term("column.code"), ColumnType::code},
                              {"base_year", term("sensitivity.base_year"), ColumnType::code},
                              {"projects", term("outcomes.project_count"), ColumnType::number}});
    for (const int rate : rates)
      table.columns.push_back(
          {"rate_" + std::to_string(rate), term("sensitivity.at", {{"rate", std::int64_t{rate}}}), ColumnType::ratio});
    std::map<Aim, std::vector<const ResultRow*>> groups;
    for (const ResultRow& row : rows_)
      if (!row.aim.first.empty()) groups[row.aim].push_back(&row);
    for (const auto& [aim, rows] : groups) {
      const Judged judged = judge_.judge(rows);
      const auto* quantity = std::get_if<money::Decimal>(&judged.quantity);
      const bool output =
          rows.front()->indicator != nullptr && rows.front()->indicator->level == results::ResultLevel::output;
      if (!output || quantity == nullptr || !std::holds_alternative<Dong>(judged.unit_cost)) continue;
      std::map<int, Dong> years;
      for (const ResultRow* row : rows)
        if (row->financed())
          for (const auto& [year, cost] : row->years) years[year] += cost;
      if (years.empty()) continue;
      std::vector<results::YearAmount> amounts;
      amounts.reserve(years.size());
      for (const auto& [year, cost] : years) amounts.push_back({year, cost});
      const int base = years.rbegin()->first;
      Row row;
      row.cells = {facts_.name(aim.first, aim.second), Code{aim.first}, Code{std::to_string(base)},
                   money::Decimal(judged.projects, 0)};
      for (const int rate : rates) row.cells.push_back(at_rate(amounts, base, rate, *quantity));
      table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) table.notes.push_back(term("sensitivity.note"));
    return table;
  }

  static Cell at_rate(const std::vector<results::YearAmount>& amounts, int base, int rate,
                      const money::Decimal& quantity) {
    const auto worth = results::discount(amounts, base, money::Decimal(rate, 0));
    if (!worth) return Empty{named("no_discount", worth.error())};
    Dong sum;
    for (const results::YearAmount& one : *worth) sum += one.amount;
    const auto each = results::unit_cost(sum, quantity);
    if (!each) return Empty{term("outcomes.not_positive")};
    return each->each;
  }

  Scope& scope_;
  const OutcomeFacts& facts_;
  Sources& sources_;
  Costs costs_;
  Cutoffs cutoffs_;
  Judge judge_;
  std::vector<ResultRow> rows_;
  std::map<std::string, std::vector<rules::Known<results::Link>>> links_;
  std::map<std::string, std::vector<rules::Known<chart::Beneficiaries>>> lists_;
  std::map<std::string, std::vector<std::string>> documents_;
  std::map<std::pair<std::vector<std::string>, std::string>, Beside> beside_;
};

}  // namespace

std::vector<Table> project_costs(Scope& scope, const OutcomeFacts& facts, Sources& sources) {
  return Projects(scope, facts, sources).tables();
}

}  // namespace tungdong::reports
