#include <algorithm>

#include "ledger/book/query/paper.hpp"
#include "ledger/money/ratio.hpp"
#include "ledger/results/unit_cost.hpp"
#include "reports/costs.hpp"
#include "reports/outcome_facts.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using money::Dong;
using ByFamily = std::map<Family, Dong>;  // never added over families

// Above so many projects a page of papers is no longer read; the trace of a payment has them.
constexpr std::size_t most_projects_with_documents = 200;
constexpr std::int64_t most_documents = 5;
// And after so many lists of a project the next one tells nothing new.
constexpr int most_lists = 20;

struct ProjectCost {
  ByFamily total;
  ByFamily advanced;
  std::map<Aim, ByFamily> parts;
  std::vector<std::int64_t> accounts;  // where the accepted work stands
  bool span{};                         // some of it is of a span of years
  bool unstated{};                     // of a source whose level or capital was not published
  bool over_whole{};                   // its links claim more than there is
};

Dong at(const ByFamily& costs, Family family) {
  const auto found = costs.find(family);
  return found == costs.end() ? Dong() : found->second;
}

class Projects {
 public:
  Projects(Scope& scope, const OutcomeFacts& facts, Sources& sources)
      : scope_(scope), facts_(facts), sources_(sources) {}

  std::vector<Table> tables() {
    add_up();
    std::vector<Table> tables{by_project()};
    if (Table sums = by_indicator(); !sums.rows.empty()) tables.push_back(std::move(sums));
    return tables;
  }

 private:
  void add_up() {
    const Costs costs(scope_);
    for (const auto& [key, months] : costs.costs()) {
      const Dong cost = sum_of(months);
      if (cost == Dong() || !costs.projects().contains(key.project)) continue;
      ProjectCost& project = projects_[key.project];
      project.total[key.family] += cost;
      project.parts[key.aim][key.family] += cost;
      project.over_whole = costs.over_whole(key.project);
      project.span = costs.of_span(key.project);
      project.unstated = costs.of_unstated_source(key.project);
      project.accounts = costs.accounts_of(key.project);
    }
    for (const auto& [key, beside] : costs.beside())
      if (const auto found = projects_.find(key.project); found != projects_.end())
        found->second.advanced[key.family] += beside.advanced;
    families_ = costs.families();
    for (const auto& known : book::records_of<results::Link>(scope_.store(), scope_.moment()))
      links_[known.value.project].push_back(known);
  }

  Table by_project() {
    Table table = make_table("projects", term("outcomes.projects"),
                             {{"project", term("column.project"), ColumnType::text},
                              {"indicator", term("column.indicator"), ColumnType::text},
                              {"code", term("column.code"), ColumnType::code},
                              {"share", term("outcomes.share"), ColumnType::percent}},
                             2, Layout::cards);
    push_costs(table);
    const std::initializer_list<Column> more{{"quantity", term("column.quantity"), ColumnType::number},
                                             {"unit", term("column.unit_of_measure"), ColumnType::text},
                                             {"unit_cost", term("outcomes.unit_cost"), ColumnType::ratio},
                                             {"claim", term("column.claim"), ColumnType::text},
                                             {"reasons", term("outcomes.reasons"), ColumnType::text},
                                             {"document", term("column.document"), ColumnType::code}};
    table.columns.insert(table.columns.end(), more);
    ByFamily totals;
    for (const auto& [code, project] : projects_) {
      for (const auto& [family, cost] : project.total) totals[family] += cost;
      for (const auto& [aim, costs] : project.parts)
        if (!aim.first.empty()) table.rows.push_back(row(code, project, aim, costs));
      if (const auto none = project.parts.find({}); none != project.parts.end())
        table.rows.push_back(row(code, project, none->first, none->second));
    }
    if (!table.rows.empty()) {
      Row total;
      total.cells = {term("table.total"), Empty{}, Empty{}, Empty{}};
      for (const Family family : families_) total.cells.emplace_back(at(totals, family));
      total.cells.resize(table.columns.size(), Empty{});
      table.totals.push_back(std::move(total));
      table.notes.push_back(term("outcomes.cost_note"));
      if (families_.size() > 1) table.notes.push_back(term("report.families_apart"));
    }
    return table;
  }

  void push_costs(Table& table) const {
    for (const Family family : families_)
      table.columns.push_back({"cost_" + std::string(record::name_of(family)),
                               term("outcomes.cost_of", {{"family", named("heading_family", family)}}),
                               ColumnType::dong});
  }

  Row row(const std::string& code, const ProjectCost& project, const Aim& aim, const ByFamily& costs) {
    Row row;
    const Dong cost = at(costs, Family::budget);
    const Dong whole = at(project.total, Family::budget);
    row.cells = {scope_.project_name(code),
                 aim.first.empty() ? term("outcomes.unlinked") : facts_.name(aim.first, aim.second), Code{aim.first}};
    row.cells.push_back(whole == Dong() ? Cell(Empty{term("outcomes.no_budget_money")})
                                        : Cell(money::percent(cost, whole, 2)));
    for (const Family family : families_) row.cells.emplace_back(at(costs, family));
    std::vector<std::string> documents = documents_of(code, project);
    if (aim.first.empty()) {
      const Text why = term(project.over_whole ? "outcomes.over_whole" : "outcomes.serves_none");
      row.cells.insert(row.cells.end(), {Empty{}, Empty{}, Empty{why}, term("claim.refused"), Empty{}});
      row.cells.push_back(sources_.cite(documents));
      return row;
    }
    push_quantity(row, code, project, aim, cost, documents);
    return row;
  }

  void push_quantity(Row& row, const std::string& code, const ProjectCost& project, const Aim& aim, Dong cost,
                     std::vector<std::string>& documents) {
    const results::Indicator* indicator = facts_.indicator(aim.first, aim.second);
    const auto quantity = quantity_of(code, aim);
    row.cells.push_back(quantity ? Cell(quantity->number) : Cell(Empty{named("no_quantity", quantity.error())}));
    row.cells.emplace_back(facts_.unit(aim.first, aim.second));
    if (quantity)
      for (const results::Sighting& one : quantity->from) add(documents, one.doc);
    for (const auto& link : links_[code])
      if (link.value.indicator == aim.first) add(documents, link.doc);
    const Text refusal = why_no_cost(indicator, quantity, cost);
    const auto each = refusal.empty() ? results::unit_cost(cost, quantity->number) : std::nullopt;
    if (!refusal.empty() || !each) {
      const bool contribution = indicator != nullptr && indicator->level != results::ResultLevel::output;
      row.cells.emplace_back(Empty{refusal.empty() ? term("outcomes.not_positive") : refusal});
      row.cells.emplace_back(term(contribution ? "claim.contribution" : "claim.refused"));
    } else {
      row.cells.emplace_back(each->each);
      row.cells.emplace_back(joined(
          {named("claim_of_entries", quantity->status), term(each->exact ? "outcomes.exact" : "outcomes.rounded")},
          ", "));
    }
    row.cells.emplace_back(reasons(code, project, quantity, documents));
    row.cells.push_back(sources_.cite(documents));
  }

  std::expected<results::Quantity, results::NoQuantity> quantity_of(const std::string& project, const Aim& aim) const {
    const results::Indicator* indicator = facts_.indicator(aim.first, aim.second);
    std::vector<results::Sighting> same;
    for (const results::Sighting& one : facts_.of_project(project, aim.first))
      if (one.observation->version == aim.second) same.push_back(one);
    return results::quantity_of(same, indicator == nullptr ? results::Accumulation::stock : indicator->accumulation);
  }

  static Text why_no_cost(const results::Indicator* indicator,
                          const std::expected<results::Quantity, results::NoQuantity>& quantity, Dong cost) {
    if (indicator == nullptr) return term("outcomes.unknown_indicator");
    if (indicator->level != results::ResultLevel::output) return term("outcomes.no_attribution");
    if (indicator->measure != results::Measure::count) return term("outcomes.not_a_count");
    if (!quantity) return named("no_quantity", quantity.error());
    if (cost <= Dong()) return term("outcomes.no_budget_money");
    return {};
  }

  // What keeps the figure from claiming more.
  Text reasons(const std::string& code, const ProjectCost& project,
               const std::expected<results::Quantity, results::NoQuantity>& quantity,
               std::vector<std::string>& documents) {
    std::vector<Text> reasons;
    if (quantity) {
      if (quantity->status == results::Status::reported) reasons.push_back(term("outcomes.only_reported"));
      if (quantity->nature != results::Nature::measured) reasons.push_back(named("nature", quantity->nature));
      if (quantity->bound != results::Bound::exact) reasons.push_back(named("bound", quantity->bound));
    }
    int listed = 0;
    for (const auto& known : lists_of(code)) {
      if (++listed > most_lists) {
        reasons.push_back(term("outcomes.more_lists", {{"count", std::int64_t{most_lists}}}));
        break;
      }
      add(documents, known.doc);
      if (known.value.sha256.empty())
        reasons.push_back(joined({term("outcomes.list_unpublished", {{"code", data(known.value.code)}}),
                                  data(known.value.note, known.value.note_en)},
                                 ": "));
    }
    if (project.span) reasons.push_back(term("outcomes.span"));
    if (project.unstated) reasons.push_back(term("outcomes.source_unstated"));
    if (const Dong advanced = at(project.advanced, Family::budget); advanced != Dong())
      reasons.push_back(term("outcomes.advance_apart", {{"amount", advanced}}));
    if (const auto part = project.parts.find({}); part != project.parts.end())
      if (const Dong unlinked = at(part->second, Family::budget); unlinked != Dong())
        reasons.push_back(term("outcomes.partly_linked", {{"amount", unlinked}}));
    if (project.total.size() > 1) reasons.push_back(term("outcomes.other_families"));
    return joined(std::move(reasons));
  }

  // The first lists of a project, with one more than is told of where there are more.
  const std::vector<rules::Known<chart::Beneficiaries>>& lists_of(const std::string& project) {
    const auto [place, fresh] = lists_.try_emplace(project);
    if (fresh)
      place->second =
          book::records_under<chart::Beneficiaries>(scope_.store(), scope_.moment(), project, most_lists + 1);
    return place->second;
  }

  const std::vector<std::string>& documents_of(const std::string& code, const ProjectCost& project) {
    const auto [place, fresh] = documents_.try_emplace(code);
    std::vector<std::string>& documents = place->second;
    if (!fresh || projects_.size() > most_projects_with_documents) return documents;
    for (const std::int64_t account : project.accounts)
      if (documents.size() < static_cast<std::size_t>(most_documents))
        for (const std::string& doc : book::documents_of(scope_.store(), account, scope_.moment(), most_documents))
          if (documents.size() < static_cast<std::size_t>(most_documents)) add(documents, doc);
    return documents;
  }

  static void add(std::vector<std::string>& documents, const std::string& doc) {
    if (!doc.empty() && std::ranges::find(documents, doc) == documents.end()) documents.push_back(doc);
  }

  // Ratio of sums over the projects that have both a cost and a quantity: never the mean of their ratios.
  Table by_indicator() {
    const Text cost_of_budget = term("outcomes.cost_of", {{"family", named("heading_family", Family::budget)}});
    Table table = make_table("indicators", term("outcomes.indicators"),
                             {{"indicator", term("column.indicator"), ColumnType::text},
                              {"code", term("column.code"), ColumnType::code},
                              {"projects", term("outcomes.project_count"), ColumnType::number},
                              {"cost", cost_of_budget, ColumnType::dong},
                              {"quantity", term("column.quantity"), ColumnType::number},
                              {"unit", term("column.unit_of_measure"), ColumnType::text},
                              {"unit_cost", term("outcomes.ratio_of_sums"), ColumnType::ratio},
                              {"missing", term("outcomes.without_quantity"), ColumnType::number}});
    struct Sum {
      Dong cost;
      money::Decimal quantity;
      std::int64_t with{};
      std::int64_t without{};
    };
    std::map<Aim, Sum> sums;
    for (const auto& [code, project] : projects_)
      for (const auto& [aim, costs] : project.parts) {
        const results::Indicator* indicator = facts_.indicator(aim.first, aim.second);
        if (indicator == nullptr || indicator->level != results::ResultLevel::output) continue;
        const auto quantity = quantity_of(code, aim);
        Sum& sum = sums[aim];
        const Dong cost = at(costs, Family::budget);
        if (!why_no_cost(indicator, quantity, cost).empty()) {
          ++sum.without;
          continue;
        }
        const auto total = results::sum(sum.quantity, quantity->number);
        if (!total) {
          ++sum.without;
          continue;
        }
        ++sum.with;
        sum.cost += cost;
        sum.quantity = *total;
      }
    for (const auto& [aim, sum] : sums) {
      if (sum.with < 2) continue;
      const auto each = results::unit_cost(sum.cost, sum.quantity);
      Row row;
      row.cells = {
          facts_.name(aim.first, aim.second), Code{aim.first}, money::Decimal(sum.with, 0), sum.cost, sum.quantity,
          facts_.unit(aim.first, aim.second)};
      row.cells.push_back(each ? Cell(each->each) : Cell(Empty{term("outcomes.not_positive")}));
      row.cells.emplace_back(money::Decimal(sum.without, 0));
      table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) table.notes.push_back(term("outcomes.ratio_of_sums_note"));
    return table;
  }

  Scope& scope_;
  const OutcomeFacts& facts_;
  Sources& sources_;
  std::map<std::string, ProjectCost> projects_;
  std::set<Family> families_;
  std::map<std::string, std::vector<rules::Known<results::Link>>> links_;
  std::map<std::string, std::vector<rules::Known<chart::Beneficiaries>>> lists_;
  std::map<std::string, std::vector<std::string>> documents_;
};

}  // namespace

std::vector<Table> project_costs(Scope& scope, const OutcomeFacts& facts, Sources& sources) {
  return Projects(scope, facts, sources).tables();
}

}  // namespace tungdong::reports
