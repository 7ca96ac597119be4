#include "reports/figures.hpp"

#include "ledger/book/query/records.hpp"

namespace tungdong::reports {

namespace {

using results::Figure;

bool is_money(const Figure& figure) {
  return figure.amount.has_value() || (figure.unit == "%" && figure.basis != results::Basis::unstated);
}

// What a question about money narrows: place and component. A figure says nothing of projects and sources.
bool in_scope(Scope& scope, const Figure& figure) {
  const Question& question = scope.question();
  return question.project.empty() && question.source.empty() && scope.takes_place(figure.place) &&
         (question.component.empty() || scope.takes_component(figure.component));
}

Table frame(std::string_view id) {
  Table table = make_table(std::string(id), term("report." + std::string(id)),
                           {{"name", term("column.name"), ColumnType::text},
                            {"place", term("column.place"), ColumnType::code},
                            {"component", term("column.component"), ColumnType::code},
                            {"period", term("column.period"), ColumnType::code}});
  return table;
}

template <class T>
Cell maybe(const std::optional<T>& value) {
  return value ? Cell(*value) : Cell(Empty{});
}

}  // namespace

Table money_figures(Scope& scope, Sources& sources) {
  Table table = frame("figures");
  table.columns.push_back({"basis", term("column.basis"), ColumnType::text});
  table.columns.push_back({"bound", term("column.bound"), ColumnType::text});
  table.columns.push_back({"amount", term("column.amount"), ColumnType::dong});
  table.columns.push_back({"half_unit", term("column.half_unit"), ColumnType::dong});
  table.columns.push_back({"rate", term("column.percent_published"), ColumnType::percent});
  table.columns.push_back({"part_of", term("column.part_of"), ColumnType::code});
  table.columns.push_back({"document", term("column.document"), ColumnType::code});
  for (const auto& known : book::records_of<Figure>(scope.store(), scope.moment())) {
    const Figure& figure = known.value;
    if (!is_money(figure) || !in_scope(scope, figure)) continue;
    Row row;
    row.cells = {data(figure.name, figure.name_en),
                 Code{figure.place},
                 Code{figure.component},
                 Code{figure.period},
                 named("basis", figure.basis),
                 named("bound", figure.bound),
                 maybe(figure.amount),
                 maybe(figure.half_unit),
                 maybe(figure.amount ? std::optional<money::Decimal>() : figure.value),
                 Code{figure.part_of},
                 sources.cite(known.doc)};
    row.note = data(figure.note, figure.note_en);
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty()) table.notes.push_back(term("report.figures_apart"));
  return table;
}

Table other_figures(Scope& scope, Sources& sources) {
  Table table = frame("other_figures");
  table.columns.push_back({"bound", term("column.bound"), ColumnType::text});
  table.columns.push_back({"value", term("column.value"), ColumnType::number});
  table.columns.push_back({"unit", term("column.unit_of_measure"), ColumnType::text});
  table.columns.push_back({"document", term("column.document"), ColumnType::code});
  for (const auto& known : book::records_of<Figure>(scope.store(), scope.moment())) {
    const Figure& figure = known.value;
    if (is_money(figure) || !figure.beside.empty() || !figure.value || !in_scope(scope, figure)) continue;
    Row row;
    row.cells = {data(figure.name, figure.name_en),
                 Code{figure.place},
                 Code{figure.component},
                 Code{figure.period},
                 named("bound", figure.bound),
                 *figure.value,
                 data(figure.unit, figure.unit_en),
                 sources.cite(known.doc)};
    row.note = data(figure.note, figure.note_en);
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty()) table.notes.push_back(term("report.other_figures_apart"));
  return table;
}

std::vector<Text> gap_notes(Scope& scope, Sources& sources) {
  std::vector<Text> notes;
  for (const auto& known : book::records_of<results::Gap>(scope.store(), scope.moment())) {
    const results::Gap& gap = known.value;
    if (!scope.takes_place(gap.place)) continue;
    sources.cite(known.doc);
    notes.push_back(term("report.gap", {{"place", scope.unit_name(gap.place)},
                                        {"period", data(gap.period)},
                                        {"text", data(gap.text, gap.text_en)},
                                        {"doc", data(known.doc)}}));
  }
  return notes;
}

}  // namespace tungdong::reports
