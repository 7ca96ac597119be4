#include "ledger/book/query/year_end.hpp"

#include <algorithm>

#include "ledger/book/query/chart_view.hpp"
#include "ledger/book/query/law.hpp"
#include "ledger/book/query/standing.hpp"
#include "ledger/chart/project.hpp"
#include "ledger/rules/parameter.hpp"

namespace tungdong::book {

namespace {

using chart::Capital;
using chart::Stage;

constexpr std::array open_stages{Stage::available, Stage::transit,  Stage::assigned,
                                 Stage::committed, Stage::advanced, Stage::held};

// Under which reason money is carried, by capital and stage.
std::string_view reason_of(Capital capital, Stage stage) {
  if (capital == Capital::recurrent) {
    if (stage == Stage::committed || stage == Stage::held) return "d";
    return stage == Stage::advanced ? "" : "c";
  }
  return "b";
}

std::optional<Date> deadline(Law& law, const std::string& code, int year, Date on) {
  const chart::Rule* rule = law.in_force(code, on);
  const auto read = rule == nullptr ? std::nullopt : rules::Deadline::read(rule->value);
  return read ? std::optional(read->in(year)) : std::nullopt;
}

bool lapses(Stage stage) {
  return stage == Stage::available || stage == Stage::assigned || stage == Stage::committed;
}

}  // namespace

std::vector<YearEndLine> year_end(Store& store, const std::string& unit, int year, Date on) {
  ChartView chart(store, {});
  Law law(store, {});
  std::vector<YearEndLine> lines;
  for (const Standing& standing : standings(store, {})) {
    const chart::Account& account = standing.key;
    const chart::Period& period = account.period;
    if (std::ranges::find(open_stages, account.stand.stage) == open_stages.end()) continue;
    if (period.is_span() || rules::window_year(period) != year) continue;
    if (!chart.unit_within(chart.unit_of(standing.owner), unit)) continue;
    const chart::Source* source = chart.source(account.source);
    if (source == nullptr || source->capital == Capital::none) continue;
    YearEndLine line{
        .account = account, .amount = standing.balance, .what = YearEnd::stays, .reason = {}, .last_day = {}};
    const std::string reason(period.is_extended() ? "" : reason_of(source->capital, account.stand.stage));
    const auto carried = reason.empty() ? std::nullopt : deadline(law, "carry-reason/" + reason, year, on);
    if (carried) {
      line.what = YearEnd::carry;
      line.reason = reason;
      line.last_day = carried;
    } else if (lapses(account.stand.stage)) {
      line.what = YearEnd::lapse;
    } else if (account.stand.stage == Stage::advanced && source->capital == Capital::recurrent) {
      line.what = YearEnd::repay;
      line.last_day = deadline(law, "year-end/advances", year, on);
    }
    lines.push_back(std::move(line));
  }
  std::ranges::sort(lines, {}, &YearEndLine::account);
  return lines;
}

std::vector<rules::Line> year_end_lines(Store& store, const std::vector<YearEndLine>& plan) {
  std::vector<rules::Line> lines;
  const auto line_of = [](rules::Kind kind, const YearEndLine& planned, Stage from, Stage to) {
    rules::Line line;
    line.kind = kind;
    line.amount = planned.amount;
    line.from = {from, planned.account.stand.holder};
    line.to = {to, planned.account.stand.holder};
    line.source = planned.account.source;
    line.component = planned.account.component;
    line.period = planned.account.period;
    return line;
  };
  for (const YearEndLine& planned : plan) {
    const Stage stage = planned.account.stand.stage;
    if (planned.what == YearEnd::carry) {
      rules::Line line = line_of(rules::Kind::carry, planned, stage, stage);
      line.to_period = planned.account.period;
      line.to_period->extended = static_cast<std::int16_t>(planned.account.period.last + 1);
      line.attributes.set(rules::Attribute::reason, planned.reason);
      lines.push_back(std::move(line));
    } else if (planned.what == YearEnd::lapse) {
      rules::Line line = line_of(rules::Kind::lapse, planned, stage, Stage::lapsed);
      if (stage == Stage::committed) {
        const auto contracts = store.records<chart::Contract>(planned.account.stand.holder.code);
        const chart::Holder project{chart::HolderType::project, contracts.back().value.project};
        rules::Line release = line_of(rules::Kind::release, planned, Stage::committed, Stage::assigned);
        release.to.holder = project;
        lines.push_back(std::move(release));
        line.from = {Stage::assigned, project};
        line.to = {Stage::lapsed, project};
      }
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

}  // namespace tungdong::book
