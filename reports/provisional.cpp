#include "reports/provisional.hpp"

#include <map>

#include <fmt/format.h>

#include "ledger/book/query/provisional.hpp"
#include "reports/days.hpp"
#include "reports/scope.hpp"
#include "reports/sources.hpp"

namespace tungdong::reports {

namespace {

using money::Decimal;
using money::Dong;

Text state_of(const book::Provisional& one) {
  if (!one.confirmed) return term("provisional.waits");
  const Dong missing = one.missing();
  if (missing == Dong()) return term("provisional.settled");
  return missing > Dong() ? term("provisional.to_send", {{"amount", missing}})
                          : term("provisional.to_withdraw", {{"amount", -missing}});
}

}  // namespace

Page provisional(book::Book& book, const Question& question) {
  Scope scope(book, question);
  Page page = scope.begin("provisional");
  const Date day = scope.day();
  Sources sources;
  Table table = make_table("provisional", term("provisional.lines"),
                           {{"place", term("audit.place"), ColumnType::code},
                            {"sort", term("provisional.sort"), ColumnType::text},
                            {"date", term("column.date"), ColumnType::date},
                            {"from", term("provisional.from"), ColumnType::text},
                            {"to", term("provisional.to"), ColumnType::text},
                            {"source", term("column.source"), ColumnType::text},
                            {"component", term("column.component"), ColumnType::code},
                            {"sent", term("provisional.sent"), ColumnType::dong},
                            {"decided", term("provisional.decided"), ColumnType::dong},
                            {"posted", term("provisional.posted"), ColumnType::dong},
                            {"state", term("provisional.state"), ColumnType::text},
                            {"days", term("provisional.days"), ColumnType::number},
                            {"documents", term("column.document"), ColumnType::code}},
                           1, Layout::cards);
  struct Sum {
    Dong sent, open;
  };
  std::map<chart::Family, Sum> sums;
  for (const book::Provisional& one : book::provisional_lines(scope.store(), question.moment())) {
    const rules::Line& line = one.line;
    const chart::Account to = line.to_account();
    if (!scope.takes(line.to.holder.text(), to)) continue;
    std::vector<std::string> papers{one.doc};
    if (one.confirmed && one.confirmed->doc != one.doc) papers.push_back(one.confirmed->doc);
    Row row;
    row.cells = {Code{fmt::format("{}.{}", one.record, one.number)},
                 term("provisional." + std::string(line.attributes[rules::Attribute::provisional])),
                 one.date,
                 scope.holder_name(line.from.holder),
                 scope.holder_name(line.to.holder),
                 scope.source_name(line.source),
                 Code{to.component},
                 line.amount,
                 one.confirmed ? Cell(one.confirmed->value.amount) : Cell(Empty{term("provisional.undecided")}),
                 one.confirmed ? Cell(one.difference) : Cell(Empty{}),
                 state_of(one),
                 Decimal(days_between(one.date, one.confirmed ? one.confirmed->date : day), 0),
                 sources.cite(papers)};
    table.rows.push_back(std::move(row));
    Sum& sum = sums[scope.family(line.source)];
    sum.sent += line.amount;
    if (!one.confirmed) sum.open += line.amount;
  }
  for (const auto& [family, sum] : sums) {
    Row row;
    row.cells = {named("family", family),
                 Empty{},
                 Empty{},
                 Empty{},
                 Empty{},
                 Empty{},
                 Empty{},
                 sum.sent,
                 Empty{},
                 Empty{},
                 term("provisional.open", {{"amount", sum.open}}),
                 Empty{},
                 Empty{}};
    table.totals.push_back(std::move(row));
  }
  if (table.rows.empty()) page.notes.push_back(term("provisional.none"));
  page.tables.push_back(std::move(table));
  if (!sources.empty()) page.tables.push_back(sources.table(scope));
  return page;
}

}  // namespace tungdong::reports
