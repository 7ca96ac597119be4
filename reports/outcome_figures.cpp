#include <map>

#include "ledger/results/unit_cost.hpp"
#include "reports/outcome_facts.hpp"

namespace tungdong::reports {

namespace {

using results::Figure;

// A published sum of money and the counts published beside it as what it did.
struct Beside {
  const rules::Known<Figure>* money{};
  std::vector<const rules::Known<Figure>*> counts;
};

std::map<std::int64_t, Beside> pairs(Scope& scope, const std::vector<rules::Known<Figure>>& figures) {
  std::map<std::string, const rules::Known<Figure>*> by_code;
  for (const auto& known : figures) by_code[known.value.code] = &known;
  std::map<std::int64_t, Beside> pairs;
  for (const auto& known : figures) {
    const auto found = by_code.find(known.value.beside);
    if (known.value.beside.empty() || found == by_code.end() || by_code[known.value.code] != &known) continue;
    const Figure& money = found->second->value;
    const Question& question = scope.question();
    if (!question.project.empty() || !question.source.empty() || !scope.takes_place(money.place)) continue;
    if (!question.component.empty() && !scope.takes_component(money.component)) continue;
    Beside& beside = pairs[found->second->record];
    beside.money = found->second;
    beside.counts.push_back(&known);
  }
  return pairs;
}

// "507 hộ (Hộ được hỗ trợ nhà ở)"
Text counted(const Figure& figure) {
  std::vector<Named> args{{"name", data(figure.name, figure.name_en)}, {"unit", data(figure.unit, figure.unit_en)}};
  if (!figure.value) return data(figure.name, figure.name_en);
  args.push_back({"value", *figure.value});
  if (figure.bound == results::Bound::exact) return term("outcomes.counted", std::move(args));
  args.push_back({"bound", named("bound", figure.bound)});
  return term("outcomes.counted_bound", std::move(args));
}

}  // namespace

Table stated_ratios(Scope& scope, Sources& sources) {
  Table table = make_table("stated_ratios", term("outcomes.stated_ratios"),
                           {{"name", term("column.name"), ColumnType::text},
                            {"period", term("column.period"), ColumnType::code},
                            {"amount", term("column.amount"), ColumnType::dong},
                            {"basis", term("column.basis"), ColumnType::text},
                            {"bound", term("column.bound"), ColumnType::text},
                            {"counts", term("outcomes.beside"), ColumnType::text},
                            {"ratio", term("outcomes.ratio"), ColumnType::ratio},
                            {"unit", term("outcomes.per"), ColumnType::text},
                            {"claim", term("column.claim"), ColumnType::text},
                            {"document", term("column.document"), ColumnType::code}},
                           1, Layout::cards);
  const auto figures = book::records_of<Figure>(scope.store(), scope.moment());
  for (const auto& [record, beside] : pairs(scope, figures)) {
    const Figure& money = beside.money->value;
    std::vector<const Figure*> counts;
    std::vector<Text> words;
    std::vector<std::string> documents{beside.money->doc};
    for (const auto* count : beside.counts) {
      counts.push_back(&count->value);
      words.push_back(counted(count->value));
      if (count->doc != documents.front()) documents.push_back(count->doc);
    }
    const auto ratio = results::stated_ratio(money, counts);
    Row row;
    row.cells = {data(money.name, money.name_en), Code{money.period}};
    Cell stated = Empty{};
    if (const auto amount = money.amount) stated = *amount;
    row.cells.push_back(std::move(stated));
    row.cells.emplace_back(named("basis", money.basis));
    row.cells.emplace_back(named("bound", money.bound));
    row.cells.emplace_back(joined(std::move(words)));
    if (ratio) {
      row.cells.emplace_back(ratio->cost.each);
      row.cells.emplace_back(data(counts.front()->unit, counts.front()->unit_en));
      row.cells.emplace_back(joined({named("claim_of", ratio->bound), term("claim.ungraded"),
                                     term(ratio->cost.exact ? "outcomes.exact" : "outcomes.rounded")},
                                    ", "));
    } else {
      row.cells.emplace_back(Empty{named("no_ratio", ratio.error())});
      row.cells.emplace_back(Empty{});
      row.cells.emplace_back(term("claim.refused"));
    }
    row.cells.push_back(sources.cite(documents));
    row.note = data(money.note, money.note_en);
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty()) table.notes.push_back(term("outcomes.stated_note"));
  return table;
}

}  // namespace tungdong::reports
