#include <algorithm>

#include "ledger/results/change.hpp"
#include "ledger/results/verdict.hpp"
#include "reports/aims.hpp"
#include "reports/outcome_facts.hpp"

namespace tungdong::reports {

namespace {

using results::Sighting;
using results::Target;

Text aim(const Target& target) {
  std::vector<Named> args{{"op", named("operator_sign", target.op)}, {"value", target.value}};
  Text text = term("outcomes.aim", std::move(args));
  if (target.op == results::Operator::between && target.upper)
    text = term("outcomes.aim_between", {{"value", target.value}, {"upper", *target.upper}});
  return target.form == results::TargetForm::level ? text : joined({text, named("target_form", target.form)}, " ");
}

}  // namespace

Table targets(Scope& scope, const OutcomeFacts& facts, Sources& sources) {
  Table table = make_table("targets", term("outcomes.targets"),
                           {{"indicator", term("column.indicator"), ColumnType::text},
                            {"place", term("column.place"), ColumnType::code},
                            {"period", term("column.period"), ColumnType::code},
                            {"target", term("column.target"), ColumnType::text},
                            {"actual", term("column.actual"), ColumnType::number},
                            {"unit", term("column.unit_of_measure"), ColumnType::text},
                            {"outcome", term("outcomes.verdict"), ColumnType::text},
                            {"share", term("outcomes.share_of_target"), ColumnType::percent},
                            {"document", term("column.document"), ColumnType::code}});
  std::map<results::Outcome, std::int64_t> count;
  for (const JudgedTarget& one : judged_targets(scope, facts)) {
    const Target& target = one.target.value;
    const auto& values = one.values;
    const results::Verdict& verdict = one.verdict;
    ++count[verdict.outcome];
    const auto share = results::share_of_target(one.base, one.value, target);
    std::vector<std::string> documents{one.target.doc};
    for (const Sighting& value : values)
      if (std::ranges::find(documents, value.doc) == documents.end()) documents.push_back(value.doc);
    Row row;
    row.cells = {facts.name(target.indicator, target.version), Code{target.place}, Code{target.period}, aim(target)};
    row.cells.push_back(values.empty() ? Cell(Empty{named("undecided", results::Undecided::not_measured)})
                                       : Cell(values.back().observation->value));
    row.cells.emplace_back(facts.unit(target.indicator, target.version));
    row.cells.emplace_back(verdict.why == results::Undecided::nothing
                               ? named("outcome", verdict.outcome)
                               : joined({named("outcome", verdict.outcome), named("undecided", verdict.why)}, ": "));
    row.cells.push_back(share ? Cell(*share) : Cell(Empty{named("no_share", share.error())}));
    row.cells.push_back(sources.cite(documents));
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty())
    table.notes.push_back(term("outcomes.targets_count", {{"met", count[results::Outcome::met]},
                                                          {"missed", count[results::Outcome::missed]},
                                                          {"undecided", count[results::Outcome::undecided]},
                                                          {"all", static_cast<std::int64_t>(table.rows.size())}}));
  return table;
}

}  // namespace tungdong::reports
