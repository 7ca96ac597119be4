#include <algorithm>
#include <map>

#include "ledger/book/query/law.hpp"
#include "ledger/money/wide.hpp"
#include "reports/audit/checks.hpp"

namespace tungdong::reports {

namespace {

using chart::Check;
using chart::HolderType;
using chart::ProjectType;
using money::Dong;

// One purchase: a contract as it was signed, or a payment that no contract stands behind. Payments of one contract are
// stages of one purchase and split nothing.
struct Purchase {
  std::string place;
  Date date;
  std::string payee;
  std::string number;
  Dong amount;
  std::string doc;
};

using Purchases = std::map<std::tuple<std::string, std::string, ProjectType>, std::vector<Purchase>>;

Purchases purchases(const Look& look) {
  Purchases all;
  const auto type_of = [&](const std::string& code) {
    const chart::Project* project = look.scope.chart().project(code);
    return project == nullptr ? ProjectType::task : project->type;
  };
  std::map<std::string, bool> seen;
  for (const auto& known : book::records_of<chart::Contract>(look.scope.store(), look.scope.moment())) {
    const chart::Contract& contract = known.value;
    if (!seen.try_emplace(contract.code, true).second || !look.scope.takes_project(contract.project)) continue;
    all[{contract.contractor, contract.project, type_of(contract.project)}].push_back(
        {std::to_string(known.record), contract.from.value_or(known.date), contract.contractor, contract.code,
         contract.value, known.doc});
  }
  // What an approved list pays is support to many, and no purchase.
  for (const Paid& one : look.paid)
    if (one.account.stand.holder.type == HolderType::project && one.list.empty())
      all[{one.payee, one.project, type_of(one.project)}].push_back(
          {one.place(), one.payment.date, one.payee, one.number, one.payment.amount, one.payment.doc});
  for (auto& [key, some] : all) std::ranges::stable_sort(some, {}, &Purchase::date);
  return all;
}

std::string rule_of(ProjectType type) {
  return "split-threshold/" + std::string(record::name_of(type));
}

// The threshold of a kind of purchase on a day; nothing where no rule is in force.
std::optional<Dong> threshold(book::Law& law, ProjectType type, Date day) {
  return law.value<Dong>(rule_of(type), day);
}

}  // namespace

void splitting(const Look& look) {
  book::Law law(look.scope.store(), look.scope.moment());
  for (const auto& [key, all] : purchases(look)) {
    // Those that may belong together, all within the days of the last of them.
    std::vector<const Purchase*> together;
    Dong sum;
    for (const Purchase& one : all) {
      const auto limit = threshold(law, std::get<ProjectType>(key), one.date);
      if (!limit || one.amount >= *limit) continue;
      together.push_back(&one);
      sum += one.amount;
      while (days_between(together.front()->date, one.date) > look.cutoffs.split_days) {
        sum -= together.front()->amount;
        together.erase(together.begin());
      }
      if (together.size() < 2 || sum < *limit) continue;
      const Purchase& first = *together.front();
      look.flags.push_back({.check = Check::splitting,
                            .place = one.place,
                            .date = one.date,
                            .who = data(one.payee),
                            .number = one.number,
                            .amount = one.amount,
                            .other = first.place,
                            .other_date = first.date,
                            .other_amount = first.amount,
                            .evidence = term("audit.split", {{"count", static_cast<std::int64_t>(together.size())},
                                                             {"sum", sum},
                                                             {"threshold", *limit}}),
                            .doc = one.doc});
      together.clear();
      sum = Dong();
    }
  }
}

Table threshold_table(const Look& look) {
  Table table = make_table("thresholds", term("audit.thresholds"),
                           {{"type", term("audit.purchase"), ColumnType::text},
                            {"threshold", term("audit.threshold"), ColumnType::dong},
                            {"below", term("audit.below"), ColumnType::number},
                            {"above", term("audit.above"), ColumnType::number}},
                           2);
  struct Near {
    std::int64_t below{};
    std::int64_t above{};
  };
  std::map<std::pair<ProjectType, Dong>, Near> near;
  book::Law law(look.scope.store(), look.scope.moment());
  for (const auto& [key, all] : purchases(look))
    for (const Purchase& one : all) {
      const auto type = std::get<ProjectType>(key);
      const auto limit = threshold(law, type, one.date);
      if (!limit) continue;
      Near& counts = near[{type, *limit}];
      const money::Wide tenfold = money::Wide{one.amount.count()} * 10;
      if (one.amount < *limit && tenfold >= money::Wide{limit->count()} * 9) ++counts.below;
      if (one.amount >= *limit && tenfold < money::Wide{limit->count()} * 11) ++counts.above;
    }
  for (const auto& [key, counts] : near) {
    Row row;
    row.cells = {named("project_type", key.first), key.second, money::Decimal(counts.below, 0),
                 money::Decimal(counts.above, 0)};
    table.rows.push_back(std::move(row));
  }
  table.notes.push_back(term(table.rows.empty() ? "audit.no_threshold" : "audit.threshold_note"));
  return table;
}

}  // namespace tungdong::reports
