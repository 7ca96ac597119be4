#include "reports/trace.hpp"

#include "ledger/book/query/trace.hpp"
#include "reports/scope.hpp"
#include "reports/sources.hpp"

namespace tungdong::reports {

namespace {

using money::Dong;

Cell number(std::int64_t value) {
  return money::Decimal(value, 0);
}

// "QĐ 1719 · title" of the document that a step rests on.
Text paper(Scope& scope, const std::string& code) {
  const chart::Document* document = scope.chart().document(code);
  if (document == nullptr) return {};
  return joined({data(document->number), data(document->title, document->title_en)}, " · ");
}

Table path(Scope& scope, const std::vector<book::Step>& steps, Sources& sources) {
  Table table = make_table("path", term("trace.path"),
                           {{"stand", term("trace.stand"), ColumnType::text},
                            {"level", term("column.level"), ColumnType::number},
                            {"amount", term("column.amount"), ColumnType::dong},
                            {"kind", term("column.kind"), ColumnType::text},
                            {"date", term("column.date"), ColumnType::date},
                            {"record", term("column.record"), ColumnType::number},
                            {"line", term("column.line"), ColumnType::number},
                            {"range", term("trace.range"), ColumnType::code},
                            {"source", term("column.source"), ColumnType::code},
                            {"component", term("column.component"), ColumnType::code},
                            {"period", term("column.period"), ColumnType::code},
                            {"document", term("column.document"), ColumnType::code},
                            {"paper", term("column.title"), ColumnType::text}},
                           1, Layout::cards);
  for (const book::Step& step : steps) {
    Row row;
    row.depth = static_cast<int>(step.depth);
    const Text stage = named("stage", step.account.stand.stage);
    row.cells = {joined({stage, scope.holder_name(step.account.stand.holder)}, " · "),
                 number(step.depth),
                 step.range.amount,
                 named("kind", step.lot.kind),
                 step.lot.date,
                 number(step.lot.record),
                 number(step.lot.line),
                 Code{fmt::format("{}.{} [{}, {})", step.lot.record, step.lot.line, step.range.start.count(),
                                  (step.range.start + step.range.amount).count())},
                 Code{step.account.source},
                 Code{step.account.component},
                 Code{step.account.period.text()},
                 sources.cite(step.doc),
                 paper(scope, step.doc)};
    if (step.last) row.note = term("trace.decision", {{"source", scope.source_name(step.account.source)}});
    table.rows.push_back(std::move(row));
  }
  table.notes.push_back(term("trace.adds_up"));
  return table;
}

struct Decision {
  Date date;
  rules::Kind kind{};
  std::string source;
  std::string doc;
  Dong amount;
};

Table decisions(Scope& scope, const std::vector<book::Step>& steps, Dong traced, Sources& sources) {
  Table table = make_table("decisions", term("trace.decisions"),
                           {{"document", term("column.document"), ColumnType::code},
                            {"paper", term("column.title"), ColumnType::text},
                            {"date", term("column.date"), ColumnType::date},
                            {"kind", term("column.kind"), ColumnType::text},
                            {"source", term("column.source"), ColumnType::code},
                            {"amount", term("column.amount"), ColumnType::dong}});
  std::map<std::pair<std::int64_t, std::string>, Decision> by_record;
  for (const book::Step& step : steps) {
    if (!step.last) continue;
    Decision& decision = by_record[{step.lot.record, step.account.source}];
    decision.date = step.lot.date;
    decision.kind = step.lot.kind;
    decision.source = step.account.source;
    decision.doc = step.doc;
    decision.amount += step.range.amount;
  }
  for (const auto& [record, decision] : by_record) {
    Row row;
    row.cells = {sources.cite(decision.doc),   paper(scope, decision.doc), decision.date,
                 named("kind", decision.kind), Code{decision.source},      decision.amount};
    table.rows.push_back(std::move(row));
  }
  Row total;
  total.cells = {term("trace.traced"), Empty{}, Empty{}, Empty{}, Empty{}, traced};
  table.totals.push_back(std::move(total));
  return table;
}

}  // namespace

std::expected<Page, words::Refusals> trace(book::Book& book, std::int64_t record, const Question& question) {
  Question moment;
  moment.as_of = question.as_of;
  moment.known_at = question.known_at;
  Scope scope(book, moment);
  const auto lots = book::lots_of(scope.store(), record, scope.moment());
  if (lots.empty()) return std::unexpected(words::Refusals{{"report-no-entry", {{"record", record}}}});
  Page page = scope.begin("trace");
  Sources sources;
  std::vector<book::Step> steps;
  Dong traced;
  for (const rules::Lot& lot : lots) {
    traced += lot.amount;
    for (book::Step& step :
         book::follow(scope.store(), {lot.id, Dong(), lot.amount}, book::Towards::decisions, scope.moment()))
      steps.push_back(std::move(step));
  }
  page.tables.push_back(path(scope, steps, sources));
  page.tables.push_back(decisions(scope, steps, traced, sources));
  page.tables.push_back(sources.table(scope));
  return page;
}

}  // namespace tungdong::reports
