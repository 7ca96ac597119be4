#include "reports/closing.hpp"

#include <map>
#include <set>
#include <stdexcept>

#include "ledger/book/local_time.hpp"
#include "ledger/book/query/line.hpp"
#include "ledger/book/query/records.hpp"
#include "ledger/book/query/seal.hpp"
#include "ledger/book/query/year_end.hpp"
#include "ledger/rules/closed.hpp"
#include "reports/scope.hpp"

namespace tungdong::reports {

namespace {

using chart::Closing;
using money::Dong;

bool seal_holds(book::Store& store, const Closing& closing, Date on) {
  const book::Seal seal = book::seal_of(store, book::scope_of(store, closing, on));
  return seal.chart_sha256 == closing.chart_sha256 && seal.balances_sha256 == closing.balances_sha256;
}

// The reopening of a closing, where there is one.
std::optional<rules::Known<chart::Reopening>> reopened(book::Store& store, const std::string& unit,
                                                       std::int64_t closing) {
  for (auto& known : book::records_under<chart::Reopening>(store, {}, unit))
    if (known.value.closing == closing) return std::move(known);
  return std::nullopt;
}

Table balances(Scope& scope, const std::vector<book::SealedBalance>& sealed) {
  Table table = make_table("balances", term("closing.balances"),
                           {{"stage", term("column.stage"), ColumnType::text},
                            {"holder", term("column.holder"), ColumnType::text},
                            {"source", term("column.source"), ColumnType::text},
                            {"component", term("column.component"), ColumnType::code},
                            {"period", term("column.period"), ColumnType::code},
                            {"amount", term("field.amount"), ColumnType::dong}},
                           2, Layout::cards);
  std::map<chart::Family, Dong> totals;
  for (const auto& [account, balance] : sealed) {
    Row row;
    row.cells = {named("stage", account.stand.stage), scope.holder_name(account.stand.holder),
                 scope.source_name(account.source),   Code{account.component},
                 Code{account.period.text()},         balance};
    table.rows.push_back(std::move(row));
    totals[scope.family(account.source)] += balance;
  }
  for (const auto& [family, sum] : totals) {
    Row row;
    row.cells = {named("family", family), Empty{}, Empty{}, Empty{}, Empty{}, sum};
    table.totals.push_back(std::move(row));
  }
  return table;
}

// Money by where it stands, a family a column would never mix: a row for each stage and family.
Table by_stage(Scope& scope, const std::vector<book::SealedBalance>& sealed) {
  Table table = make_table("stages", term("closing.stages"),
                           {{"stage", term("column.stage"), ColumnType::text},
                            {"family", term("column.family"), ColumnType::text},
                            {"amount", term("field.amount"), ColumnType::dong}},
                           2);
  std::map<std::pair<chart::Stage, chart::Family>, Dong> sums;
  for (const auto& [account, balance] : sealed) sums[{account.stand.stage, scope.family(account.source)}] += balance;
  for (const auto& [key, sum] : sums) {
    Row row;
    row.cells = {named("stage", key.first), named("family", key.second), sum};
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table year_end_table(Scope& scope, const std::vector<book::YearEndLine>& plan) {
  Table table = make_table("year_end", term("closing.year_end"),
                           {{"what", term("closing.what"), ColumnType::text},
                            {"holder", term("column.holder"), ColumnType::text},
                            {"stage", term("column.stage"), ColumnType::text},
                            {"source", term("column.source"), ColumnType::text},
                            {"component", term("column.component"), ColumnType::code},
                            {"period", term("column.period"), ColumnType::code},
                            {"amount", term("field.amount"), ColumnType::dong},
                            {"reason", term("closing.reason"), ColumnType::text},
                            {"last_day", term("closing.last_day"), ColumnType::date}},
                           2, Layout::cards);
  std::map<std::pair<book::YearEnd, chart::Family>, Dong> totals;
  for (const book::YearEndLine& line : plan) {
    Row row;
    row.cells = {named("year_end", line.what),
                 scope.holder_name(line.account.stand.holder),
                 named("stage", line.account.stand.stage),
                 scope.source_name(line.account.source),
                 Code{line.account.component},
                 Code{line.account.period.text()},
                 line.amount,
                 line.reason.empty() ? Cell(Empty{}) : Cell(term("carry_reason." + line.reason)),
                 line.last_day ? Cell(*line.last_day) : Cell(Empty{})};
    table.rows.push_back(std::move(row));
    totals[{line.what, scope.family(line.account.source)}] += line.amount;
  }
  for (const auto& [key, sum] : totals) {
    Row row;
    row.cells = {
        term("closing.total", {{"what", named("year_end", key.first)}, {"family", named("family", key.second)}}),
        Empty{},
        Empty{},
        Empty{},
        Empty{},
        Empty{},
        sum,
        Empty{},
        Empty{}};
    table.totals.push_back(std::move(row));
  }
  return table;
}

// Proposals dated until a day that nobody decided on.
Table waiting(book::Book& book, Date last_day) {
  Table table = make_table("waiting", term("closing.waiting"),
                           {{"record", term("inbox.record_number"), ColumnType::code},
                            {"by", term("inbox.by"), ColumnType::code},
                            {"date", term("column.date"), ColumnType::date},
                            {"document", term("column.document"), ColumnType::code}});
  std::set<std::string> decided;
  for (const auto& known : book::records_of<chart::Approval>(book.store(), {})) decided.insert(known.value.proposed);
  for (const auto& known : book::records_of<chart::Proposal>(book.store(), {})) {
    if (decided.contains(known.value.proposed) || known.date > last_day) continue;
    Row row;
    row.cells = {Code{std::to_string(known.record)}, Code{book::recorded_of(book.store(), known.record).envelope.by},
                 known.date, known.doc.empty() ? Cell(Empty{}) : Cell(Code{known.doc})};
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Page closing_preview(book::Book& book, const std::string& unit, const chart::AccountingPeriod& period, Date on) {
  Question question;
  question.unit = unit;
  Scope scope(book, question);
  Page page = scope.begin("closing_preview");
  const Date last_day = period.last_by_calendar();
  if (period.is_year()) {
    const auto plan = book::year_end(scope.store(), unit, period.year, on);
    page.tables.push_back(year_end_table(scope, plan));
    if (plan.empty()) page.notes.push_back(term("closing.nothing_open", {{"period", data(period.text())}}));
  }
  Table wait = waiting(book, last_day);
  if (wait.rows.empty())
    page.notes.push_back(term("closing.none_waiting"));
  else
    page.tables.push_back(std::move(wait));
  page.notes.push_back(term(period.is_year() ? "closing.preview_year" : "closing.preview_month",
                            {{"period", data(period.text())}, {"unit", scope.unit_name(unit)}}));
  return page;
}

Page closing_certificate(book::Book& book, std::int64_t record) {
  const auto recorded = book.record(record);
  const auto* closing = recorded ? std::get_if<Closing>(&recorded->body) : nullptr;
  if (!recorded || closing == nullptr) throw std::invalid_argument("not a closing");
  const Date last_day = closing->period.last_by_calendar();
  Question question;
  question.as_of = last_day;
  question.unit = closing->unit;
  Scope scope(book, question);
  Page page = scope.begin("closing_certificate");
  const book::SealScope sealed_scope = book::scope_of(scope.store(), *closing, recorded->envelope.date);
  Table table = make_table(
      "certificate", term("closing.certificate"),
      {{"what", term("closing.item"), ColumnType::text}, {"value", term("closing.value"), ColumnType::text}});
  const auto add = [&](std::string what, Text value) {
    Row row;
    row.cells = {term(std::move(what)), std::move(value)};
    table.rows.push_back(std::move(row));
  };
  add("closing.unit", scope.unit_name(closing->unit));
  add("closing.period", data(closing->period.text()));
  add("closing.through", term("closing.a_day", {{"date", last_day}}));
  if (sealed_scope.plan_year) add("closing.adjusted", term("closing.a_day", {{"date", sealed_scope.balance_day}}));
  add("closing.record", data(std::to_string(record)));
  add("closing.by", data(recorded->envelope.by));
  add("closing.on", term("closing.a_day", {{"date", recorded->envelope.date}}));
  add("field.size", data(std::to_string(closing->size.value_or(0))));
  add("field.root", data(closing->root));
  add("field.chart_sha256", data(closing->chart_sha256));
  add("field.balances_sha256", data(closing->balances_sha256));
  add("closing.seal", term(seal_holds(scope.store(), *closing, recorded->envelope.date) ? "closing.seal_holds"
                                                                                        : "closing.seal_broken"));
  if (const auto opened = reopened(book.store(), closing->unit, record))
    add("closing.reopened",
        term("closing.reopened_by",
             {{"record", opened->record}, {"date", opened->date}, {"reason", data(opened->value.reason)}}));
  page.tables.push_back(std::move(table));
  const auto sealed = book::sealed_balances(scope.store(), sealed_scope);
  page.tables.push_back(by_stage(scope, sealed));
  page.tables.push_back(balances(scope, sealed));
  page.notes.push_back(term("closing.certificate_note"));
  return page;
}

Page closings(book::Book& book, const Question& question) {
  Scope scope(book, question);
  Page page = scope.begin("closings");
  Table table = make_table("closings", term("closing.closings"),
                           {{"record", term("closing.record"), ColumnType::code},
                            {"unit", term("closing.unit"), ColumnType::text},
                            {"period", term("closing.period"), ColumnType::code},
                            {"date", term("closing.on"), ColumnType::date},
                            {"by", term("closing.by"), ColumnType::code},
                            {"state", term("closing.state"), ColumnType::text},
                            {"seal", term("closing.seal"), ColumnType::text}},
                           3, Layout::cards);
  for (const auto& known : book::records_of<Closing>(scope.store(), question.moment())) {
    if (!scope.takes_place(known.value.unit)) continue;
    const auto opened = reopened(scope.store(), known.value.unit, known.record);
    Row row;
    row.cells = {
        Code{std::to_string(known.record)},
        scope.unit_name(known.value.unit),
        Code{known.value.period.text()},
        known.date,
        Code{book::recorded_of(book.store(), known.record).envelope.by},
        opened ? term("closing.reopened_by",
                      {{"record", opened->record}, {"date", opened->date}, {"reason", data(opened->value.reason)}})
               : term("closing.stands"),
        opened ? Cell(Empty{})
               : Cell(term(seal_holds(scope.store(), known.value, known.date) ? "closing.seal_holds"
                                                                              : "closing.seal_broken"))};
    table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) page.notes.push_back(term("closing.none"));
  page.tables.push_back(std::move(table));
  return page;
}

}  // namespace tungdong::reports
