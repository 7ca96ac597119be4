#include "reports/trace_served.hpp"

#include "ledger/book/query/accepted.hpp"
#include "reports/outcome_facts.hpp"
#include "reports/result_rows.hpp"
#include "reports/shares.hpp"

namespace tungdong::reports {

namespace {

using money::Dong;

using Money = std::pair<std::string, chart::Family>;  // of a project
using Parts = std::map<std::pair<Money, Aim>, Dong>;  // no aim: serves nothing

void add(Parts& parts, const Money& money, Dong amount, const std::vector<results::Share>& shares) {
  const auto apportioned = results::apportion_cost(amount, shares);
  Dong rest = amount;
  for (std::size_t i = 0; apportioned && i < shares.size(); ++i) {
    parts[{money, {shares[i].indicator, shares[i].version}}] += apportioned->parts[i];
    rest -= apportioned->parts[i];
  }
  if (rest != Dong()) parts[{money, {}}] += rest;
}

}  // namespace

Table served(Scope& scope, const std::vector<AcceptedRange>& ranges, const std::optional<Aim>& aim, Sources& sources) {
  Table table = make_table("served", term("trace.served"),
                           {{"project", term("column.project"), ColumnType::text},
                            {"indicator", term("column.indicator"), ColumnType::text},
                            {"family", term("column.family"), ColumnType::text},
                            {"amount", term("column.amount"), ColumnType::dong},
                            {"quantity", term("trace.seen"), ColumnType::number},
                            {"unit", term("column.unit_of_measure"), ColumnType::text},
                            {"level", term("column.result_level"), ColumnType::text},
                            {"document", term("column.document"), ColumnType::code}},
                           3);
  const OutcomeFacts facts(scope);
  const auto shares = shares_of_projects(scope);
  // Named by the payment itself first; the rest of a project's money as a whole, by its links.
  Parts parts;
  std::map<Money, Dong> by_links;
  std::map<chart::Family, Dong> totals;
  for (const AcceptedRange& one : ranges) {
    Dong rest = one.range.amount;
    for (const book::NamedPart& part : book::named_parts(scope.store(), one.range)) {
      add(parts, {one.project, one.family}, part.amount, shares_on_line(part.serves));
      rest -= part.amount;
    }
    by_links[{one.project, one.family}] += rest;
    totals[one.family] += one.range.amount;
  }
  for (const auto& [money, amount] : by_links) {
    const auto found = shares.find(money.first);
    add(parts, money, amount, found == shares.end() ? std::vector<results::Share>() : found->second);
  }
  for (const auto& [key, amount] : parts) {
    const auto& [money, of] = key;
    const std::string& project = money.first;
    if (amount == Dong() || (aim && of != *aim)) continue;
    Row row;
    row.cells = {scope.project_name(project),
                 of.first.empty() ? term("flow.unlinked") : facts.name(of.first, of.second),
                 named("heading_family", money.second), amount};
    const auto quantity = quantity_of_project(facts, project, of);
    const results::Indicator* indicator = facts.indicator(of.first, of.second);
    row.cells.push_back(of.first.empty() ? Cell(Empty{})
                        : quantity       ? Cell(quantity->number)
                                         : Cell(Empty{named("no_quantity", quantity.error())}));
    row.cells.emplace_back(facts.unit(of.first, of.second));
    row.cells.emplace_back(indicator == nullptr ? Text() : named("result_level", indicator->level));
    std::vector<std::string> documents;
    for (const results::Sighting& one : facts.of_project(project, of.first)) documents.push_back(one.doc);
    row.cells.push_back(documents.empty() ? Cell(Empty{}) : sources.cite(documents));
    table.rows.push_back(std::move(row));
  }
  if (!aim)
    for (const auto& [family, total] : totals) {
      Row row;
      row.cells.assign(table.columns.size(), Empty{});
      row.cells[0] = term("table.total");
      row.cells[2] = named("heading_family", family);
      row.cells[3] = total;
      table.totals.push_back(std::move(row));
    }
  table.notes.push_back(term(table.rows.empty() ? "trace.served_none" : "trace.served_note"));
  return table;
}

}  // namespace tungdong::reports
