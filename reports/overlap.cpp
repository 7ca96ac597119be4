#include "reports/overlap.hpp"

#include <algorithm>
#include <set>

#include "ledger/book/query/records.hpp"
#include "reports/costs.hpp"
#include "reports/outcome_facts.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using money::Dong;

class Report {
 public:
  Report(book::Book& book, const Question& question)
      : scope_(book, question), facts_(scope_), costs_(scope_, {Axis::commune, Axis::programme}) {}

  Page page() {
    Page page = scope_.begin("overlap");
    page.tables.push_back(places());
    page.tables.push_back(lists());
    if (!sources_.empty()) page.tables.push_back(sources_.table(scope_));
    return page;
  }

 private:
  struct Paid {
    std::map<Family, Dong> costs;
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
    std::map<std::pair<std::string, Aim>, std::map<std::string, Paid>> paid;
    for (const auto& [key, months] : costs_.costs()) {
      const std::string& commune = key.keys[0];
      const Dong cost = sum_of(months);
      if (key.aim.first.empty() || commune.empty() || commune == several || cost <= Dong()) continue;
      Paid& one = paid[{commune, key.aim}][key.keys[1]];
      one.costs[key.family] += cost;
      one.projects.insert(key.project);
    }
    for (const auto& [subject, programmes] : paid) {
      if (programmes.size() < 2) continue;
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
        if (!asked(one.value.project)) continue;
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
  bool asked(const std::string& code) const {
    return std::ranges::any_of(costs_.beside(), [&](const auto& one) { return one.first.project == code; });
  }

  Scope scope_;
  OutcomeFacts facts_;
  Costs costs_;
  Sources sources_;
};

}  // namespace

Page overlap(book::Book& book, const Question& question) {
  return Report(book, question).page();
}

}  // namespace tungdong::reports
