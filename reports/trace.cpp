#include "reports/trace.hpp"

#include <algorithm>
#include <map>

#include "ledger/book/query/accepted.hpp"
#include "reports/trace_served.hpp"

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

// So many steps can be read; the sums behind them are of all.
constexpr std::size_t most_steps = 2'000;

Table path(Scope& scope, const std::vector<book::Step>& steps, book::Towards towards, Sources& sources) {
  Table table = make_table("path", term(towards == book::Towards::decisions ? "trace.path" : "trace.path_down"),
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
  for (const book::Step& step : std::span(steps).first(std::min(steps.size(), most_steps))) {
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
    if (step.last)
      row.note = towards == book::Towards::decisions
                     ? term("trace.decision", {{"source", scope.source_name(step.account.source)}})
                     : term("trace.stands");
    table.rows.push_back(std::move(row));
  }
  table.notes.push_back(term("trace.adds_up"));
  if (steps.size() > most_steps)
    table.notes.push_back(term("trace.cut", {{"shown", static_cast<std::int64_t>(most_steps)},
                                             {"all", static_cast<std::int64_t>(steps.size())}}));
  return table;
}

struct Decision {
  Date date;
  rules::Kind kind{};
  std::string source;
  std::string doc;
  Dong amount;
};

// What was traced, each family of money by itself.
using Traced = std::map<chart::Family, Dong>;

Table decisions(Scope& scope, const std::vector<book::Step>& steps, const Traced& traced, Sources& sources) {
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
  for (const auto& [family, amount] : traced) {
    Row total;
    total.cells = {term("trace.traced"), named("heading_family", family), Empty{}, Empty{}, Empty{}, amount};
    table.totals.push_back(std::move(total));
  }
  return table;
}

// Where the money stands at the end of the way down.
Table stands(Scope& scope, const std::vector<book::Step>& steps, const Traced& traced) {
  Table table = make_table("stands", term("trace.stands_now"),
                           {{"stage", term("column.stage"), ColumnType::text},
                            {"holder", term("column.holder"), ColumnType::text},
                            {"family", term("column.family"), ColumnType::text},
                            {"amount", term("column.amount"), ColumnType::dong}},
                           3);
  std::map<std::pair<chart::Stand, chart::Family>, Dong> sums;
  for (const book::Step& step : steps)
    if (step.last) sums[{step.account.stand, scope.family(step.account.source)}] += step.range.amount;
  for (const auto& [key, amount] : sums) {
    Row row;
    row.cells = {named("stage", key.first.stage), scope.holder_name(key.first.holder),
                 named("heading_family", key.second), amount};
    table.rows.push_back(std::move(row));
  }
  for (const auto& [family, amount] : traced) {
    Row total;
    total.cells = {term("trace.traced"), Empty{}, named("heading_family", family), amount};
    table.totals.push_back(std::move(total));
  }
  return table;
}

// A holder in a picture, where there is little room.
Text short_name(Scope& scope, const chart::Holder& holder) {
  if (holder.type == chart::HolderType::unit) return scope.unit_name(holder.code);
  if (holder.type == chart::HolderType::project) return scope.project_name(holder.code);
  if (holder.type == chart::HolderType::source) return scope.source_name(holder.code);
  return data(holder.code);
}

// The path as bands, from holder to holder and into the stage at its end: what moves from stage to stage within one
// holder is one piece of the way. From left to right as the money went; upwards, all ends at the right.
Table bands(Scope& scope, const std::vector<book::Step>& steps, book::Towards towards) {
  Table table = make_table("bands", term("trace.flow"),
                           {{"from", term("flow.from"), ColumnType::text},
                            {"to", term("flow.to"), ColumnType::text},
                            {"step", term("flow.step"), ColumnType::number},
                            {"amount", term("flow.amount"), ColumnType::dong}},
                           2);
  const bool up = towards == book::Towards::decisions;
  struct Way {
    std::vector<chart::Holder> holders;  // from the decision on
    chart::Stage end{};
    Dong amount;
  };
  std::vector<Way> ways;
  std::size_t longest = 0;
  std::vector<const book::Step*> open;  // to the step that is looked at
  for (const book::Step& step : steps) {
    open.resize(static_cast<std::size_t>(step.depth));
    open.push_back(&step);
    if (!step.last) continue;
    Way way{.holders = {}, .end = (up ? *open.front() : step).account.stand.stage, .amount = step.range.amount};
    for (const book::Step* one : open)
      if (way.holders.empty() || way.holders.back() != one->account.stand.holder)
        way.holders.push_back(one->account.stand.holder);
    if (up) std::ranges::reverse(way.holders);
    longest = std::max(longest, way.holders.size());
    ways.push_back(std::move(way));
  }
  std::map<std::tuple<std::size_t, Text, Text>, Dong, decltype([](const auto& left, const auto& right) {
             const auto key = [](const auto& one) {
               return std::tuple(std::get<0>(one), std::get<1>(one).in(Lang::vi), std::get<2>(one).in(Lang::vi));
             };
             return key(left) < key(right);
           })>
      sums;
  for (const Way& way : ways) {
    const std::size_t first = up ? longest - way.holders.size() : 0;
    for (std::size_t i = 0; i < way.holders.size(); ++i) {
      const bool ends = i + 1 == way.holders.size();
      sums[{first + i + 1, short_name(scope, way.holders[i]),
            ends ? named("stage", way.end) : short_name(scope, way.holders[i + 1])}] += way.amount;
    }
  }
  for (const auto& [key, amount] : sums) {
    Row row;
    row.cells = {std::get<1>(key), std::get<2>(key), number(static_cast<std::int64_t>(std::get<0>(key))), amount};
    table.rows.push_back(std::move(row));
  }
  table.charts.push_back({.kind = ChartKind::flow,
                          .id = "trace_flow",
                          .title = term("trace.flow"),
                          .caption = term("trace.flow_caption"),
                          .names = {"from", "to"},
                          .values = {"step", "amount"},
                          .cut_across = {},
                          .cut_up = {}});
  return table;
}

// Whose the account is that a lot stands on: looked up by itself, since a book may have more accounts than a trace
// steps.
std::string owner_of(Scope& scope, std::int64_t lot) {
  std::string owner;
  scope.store()
      .connection()
      .cached("SELECT account.owner FROM lot JOIN account ON account.id = lot.account WHERE lot.id = $1")
      .one([&](const sql::Statement& row) { owner = row.text(0); }, lot);
  return owner;
}

// What of the traced money is accepted work: at the start of the way up, at the end of the way down.
std::vector<AcceptedRange> accepted_of(Scope& scope, const std::vector<book::Step>& steps, book::Towards towards) {
  std::vector<AcceptedRange> ranges;
  for (const book::Step& step : steps) {
    const bool counts = towards == book::Towards::decisions ? step.depth == 0 : step.last;
    if (!counts || !book::is_accepted(step.account.stand.stage)) continue;
    const std::string owner = owner_of(scope, step.range.lot);
    if (!owner.starts_with("project:")) continue;
    ranges.push_back({.range = step.range,
                      .project = owner.substr(std::string_view("project:").size()),
                      .family = scope.family(step.account.source)});
  }
  return ranges;
}

}  // namespace

std::expected<Page, words::Refusals> trace(book::Book& book, const std::string& subject,
                                           std::optional<book::Towards> towards, const Question& question) {
  Question moment;
  moment.as_of = question.as_of;
  moment.known_at = question.known_at;
  Scope scope(book, moment);
  auto start = trace_start(scope, subject);
  if (!start) return std::unexpected(std::move(start.error()));
  if (towards) start->towards = *towards;
  Page page = scope.begin("trace");
  Sources sources;
  std::vector<book::Step> steps;
  Traced traced;
  for (const book::Range& range : start->ranges)
    for (book::Step& step : book::follow(scope.store(), range, start->towards, scope.moment())) {
      if (step.depth == 0) traced[scope.family(step.account.source)] += step.range.amount;
      steps.push_back(std::move(step));
    }
  const bool up = start->towards == book::Towards::decisions;
  page.tables.push_back(up ? decisions(scope, steps, traced, sources) : stands(scope, steps, traced));
  if (const auto ranges = accepted_of(scope, steps, start->towards); !ranges.empty())
    page.tables.push_back(served(scope, ranges, start->aim, sources));
  if (!steps.empty()) page.tables.push_back(bands(scope, steps, start->towards));
  page.tables.push_back(path(scope, steps, start->towards, sources));
  page.tables.push_back(sources.table(scope));
  return page;
}

std::expected<Page, words::Refusals> trace(book::Book& book, std::int64_t record, const Question& question) {
  return trace(book, std::to_string(record), std::nullopt, question);
}

}  // namespace tungdong::reports
