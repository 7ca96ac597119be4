#include "reports/flow_of_money.hpp"

#include <map>

#include "ledger/book/query/accepted.hpp"
#include "ledger/book/query/movement.hpp"
#include "ledger/book/query/standing.hpp"
#include "reports/costs.hpp"
#include "reports/outcome_facts.hpp"
#include "reports/scope.hpp"

namespace tungdong::reports {

namespace {

using chart::Stage;
using money::Dong;

// What becomes of money that is not accepted work, by the stage that it stands at.
std::string_view fate_of(Stage stage) {
  switch (stage) {
    case Stage::available:
    case Stage::transit:
      return "flow.unallotted";
    case Stage::assigned:
    case Stage::committed:
      return "flow.unspent";
    case Stage::advanced:
      return "flow.advanced";
    case Stage::owed:
      return "flow.owed";
    case Stage::lent:
      return "flow.lent";
    default:
      return "flow.given_up";
  }
}

using Key = std::tuple<std::int64_t, std::string, std::string>;  // step, and what names the two ends

class Flow {
 public:
  explicit Flow(Scope& scope) : scope_(scope), keys_(scope), costs_(scope, {Axis::component}), facts_(scope) {}

  Table table() {
    std::map<std::int64_t, std::pair<std::string, chart::Account>> accounts;
    for (auto& standing : book::accounts(scope_.store()))
      if (standing.key.stand.stage != Stage::origin && scope_.takes(standing.owner, standing.key) &&
          scope_.family(standing.key.source) == chart::Family::budget)
        accounts.emplace(standing.account, std::pair(std::move(standing.owner), std::move(standing.key)));
    for (const book::Movement& movement : book::movements(scope_.store(), scope_.moment())) {
      const auto found = accounts.find(movement.account);
      if (found == accounts.end()) continue;
      const auto& [owner, account] = found->second;
      for (const Slice& slice : keys_.slices({}, owner, account))
        add(owner, account, keys_.part(movement.in - movement.out, slice, owner));
    }
    // Accepted work by what it served: instead of the stages that it stands at.
    for (const auto& [key, months] : costs_.costs())
      if (key.family == chart::Family::budget) serve(key, sum_of(months));
    return write();
  }

 private:
  void add(const std::string& owner, const chart::Account& account, Dong amount) {
    const std::string unit = scope_.chart().unit_of(owner);
    const chart::Unit* known = scope_.chart().unit(unit);
    const std::string level =
        "level." + std::string(record::name_of(known == nullptr ? chart::Level::unstated : known->level));
    const std::string programme = scope_.chart().programme_of(account.component);
    bands_[{1, account.source, level}] += amount;
    bands_[{2, level, programme}] += amount;
    bands_[{3, programme, account.component}] += amount;
    const bool of_project = owner.starts_with("project:");
    if (!of_project || !book::is_accepted(account.stand.stage))
      bands_[{4, account.component, std::string(fate_of(account.stand.stage))}] += amount;
  }

  void serve(const CostKey& key, Dong cost) {
    const std::string aim = key.aim.first.empty() ? std::string("flow.unlinked")
                                                  : "@" + key.aim.first + "@" + std::to_string(key.aim.second);
    bands_[{4, key.keys.front(), aim}] += cost;
  }

  Text name(std::int64_t level, const std::string& key) {
    if (level == 0) return scope_.source_name(key);
    if (level == 1) return term(key);
    if (level == 2 || level == 3) return scope_.component_name(key);
    if (!key.starts_with('@')) return term(key);
    const std::size_t last = key.rfind('@');
    return facts_.name(key.substr(1, last - 1), std::stoll(key.substr(last + 1)));
  }

  Table write() {
    Table table = make_table("flow", term("flow.title"),
                             {{"from", term("flow.from"), ColumnType::text},
                              {"to", term("flow.to"), ColumnType::text},
                              {"step", term("flow.step"), ColumnType::number},
                              {"amount", term("flow.amount"), ColumnType::dong}},
                             2);
    for (const auto& [key, amount] : bands_) {
      if (amount == Dong()) continue;
      const auto& [step, from, to] = key;
      Row row;
      row.cells = {name(step - 1, from), name(step, to), money::Decimal(step, 0), amount};
      table.rows.push_back(std::move(row));
    }
    if (table.rows.empty()) return table;
    table.charts.push_back({.kind = ChartKind::flow,
                            .id = "flow_bands",
                            .title = term("flow.title"),
                            .caption = term("flow.caption"),
                            .names = {"from", "to"},
                            .values = {"step", "amount"},
                            .cut_across = {},
                            .cut_up = {}});
    table.notes.push_back(term("flow.note"));
    return table;
  }

  Scope& scope_;
  AxisKeys keys_;
  Costs costs_;
  OutcomeFacts facts_;
  std::map<Key, Dong> bands_;
};

}  // namespace

Page flow_of_money(book::Book& book, const Question& question) {
  Scope scope(book, question);
  Page page = scope.begin("flow");
  page.tables.push_back(Flow(scope).table());
  return page;
}

}  // namespace tungdong::reports
