#include "reports/overlap.hpp"

#include <algorithm>
#include <set>

#include "ledger/book/query/records.hpp"
#include "reports/costs.hpp"
#include "reports/laid.hpp"
#include "reports/outcome_facts.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using money::Dong;

// Where one result is paid twice, and by whom, come first; the axes asked for after them.
std::vector<Axis> axes_of(const Question& question) {
  std::vector<Axis> axes = question.by;
  axes.insert(axes.begin(), {Axis::commune, Axis::programme});
  return axes;
}

class Report {
 public:
  Report(book::Book& book, const Question& question)
      : scope_(book, question), facts_(scope_), costs_(scope_, axes_of(question)) {
    for (const auto& [key, months] : costs_.costs()) {
      const std::string& commune = key.keys[0];
      if (key.aim.first.empty() || commune.empty() || commune == several) continue;
      const Dong cost = sum_of(months);
      Paid& one = paid_[{commune, key.aim}][key.keys[1]];
      one.costs[key.family] += cost;
      one.along[{key.family, {key.keys.begin() + 2, key.keys.end()}}] += cost;
      one.projects.insert(key.project);
    }
    for (auto& [subject, programmes] : paid_)
      std::erase_if(programmes, [](const auto& one) {
        return std::ranges::all_of(one.second.costs, [](const auto& cost) { return cost.second <= Dong(); });
      });
    std::erase_if(paid_, [](const auto& one) { return one.second.size() < 2; });
  }

  Page page() {
    Page page = scope_.begin("overlap");
    if (!scope_.question().by.empty()) page.tables.push_back(along());
    page.tables.push_back(places());
    page.tables.push_back(lists());
    if (!sources_.empty()) page.tables.push_back(sources_.table(scope_));
    return page;
  }

 private:
  struct Paid {
    std::map<Family, Dong> costs;
    std::map<LaidKey, Dong> along;
    std::set<std::string> projects;
  };

  Table places() {
    Table table = make_table("places", term("overlap.places"),
                             {{"commune", term("column.commune"), ColumnType::text},
                              {"indicator", term("column.indicator"), ColumnType::text},
                              {"programme", term("column.programme"), ColumnType::text},
                              {"projects", term("outcomes.project_count"), ColumnType::number}},
                             3);
    for (const Family family : costs_.families())
      table.columns.push_back({"cost_" + std::string(record::name_of(family)),
                               term("outcomes.cost_of", {{"family", named("heading_family", family)}}),
                               ColumnType::dong});
    for (const auto& [subject, programmes] : paid_) {
      for (const auto& [programme, one] : programmes) {
        Row row;
        row.cells = {scope_.unit_name(subject.first), facts_.name(subject.second.first, subject.second.second),
                     scope_.component_name(programme),
                     money::Decimal(static_cast<std::int64_t>(one.projects.size()), 0)};
        for (const Family family : costs_.families()) {
          const auto found = one.costs.find(family);
          row.cells.emplace_back(found == one.costs.end() ? Dong() : found->second);
        }
        table.rows.push_back(std::move(row));
      }
    }
    table.notes.push_back(term(table.rows.empty() ? "overlap.none" : "overlap.note"));
    return table;
  }

  // What of the cost was for results that several programmes paid for.
  Table along() {
    const auto& by = scope_.question().by;
    AxisKeys& axes = costs_.axes();
    Table table = laid_table("along", term("overlap.along"), axes, by, true);
    table.columns.push_back({"results", term("overlap.results"), ColumnType::number});
    table.columns.push_back({"cost", term("unit_costs.cost"), ColumnType::dong});
    struct Sum {
      Dong cost;
      std::int64_t results{};
    };
    std::map<LaidKey, Sum> sums;
    std::map<Family, Sum> totals;
    for (const auto& [subject, programmes] : paid_) {
      std::set<LaidKey> seen;
      std::set<Family> families;
      for (const auto& [programme, one] : programmes)
        for (const auto& [key, cost] : one.along) {
          sums[key].cost += cost;
          totals[key.family].cost += cost;
          if (seen.insert(key).second) ++sums[key].results;
          if (families.insert(key.family).second) ++totals[key.family].results;
        }
    }
    const auto with = [](Row row, const Sum& sum) {
      row.cells.emplace_back(money::Decimal(sum.results, 0));
      row.cells.emplace_back(sum.cost);
      return row;
    };
    for (const auto& [key, sum] : sums) table.rows.push_back(with(laid_row(axes, by, key, true), sum));
    for (const auto& [family, sum] : totals) table.totals.push_back(with(laid_total(axes, by, family, true), sum));
    if (sums.empty()) table.notes.push_back(term("overlap.none"));
    return table;
  }

  Table lists() {
    Table table = make_table("lists", term("overlap.lists"),
                             {{"list", term("overlap.list"), ColumnType::code},
                              {"project", term("column.project"), ColumnType::text},
                              {"programme", term("column.programme"), ColumnType::text},
                              {"count", term("overlap.count"), ColumnType::number},
                              {"amount", term("overlap.amount"), ColumnType::dong},
                              {"document", term("column.document"), ColumnType::code}},
                             2);
    std::map<std::string, std::vector<rules::Known<chart::Beneficiaries>>> by_hash;
    for (auto& known : book::records_of<chart::Beneficiaries>(scope_.store(), scope_.moment()))
      if (!known.value.sha256.empty()) by_hash[known.value.sha256].push_back(std::move(known));
    for (const auto& [hash, same] : by_hash) {
      std::set<std::string> programmes;
      for (const auto& one : same) programmes.insert(programme_of(one.value.project));
      if (programmes.size() < 2) continue;
      for (const auto& one : same) {
        if (!costs_.asks(one.value.project)) continue;
        Row row;
        row.cells = {Code{one.value.code},
                     scope_.project_name(one.value.project),
                     scope_.component_name(programme_of(one.value.project)),
                     money::Decimal(one.value.count, 0),
                     one.value.amount,
                     sources_.cite(one.doc)};
        table.rows.push_back(std::move(row));
      }
    }
    return table;
  }

  std::string programme_of(const std::string& code) {
    const chart::Project* project = scope_.chart().project(code);
    return project == nullptr ? std::string() : scope_.chart().programme_of(project->component);
  }

  Scope scope_;
  OutcomeFacts facts_;
  Costs costs_;
  std::map<std::pair<std::string, Aim>, std::map<std::string, Paid>> paid_;  // what several programmes paid for
  Sources sources_;
};

}  // namespace

Page overlap(book::Book& book, const Question& question) {
  return Report(book, question).page();
}

}  // namespace tungdong::reports
