#include "reports/unlinked.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "ledger/book/query/accepted.hpp"
#include "ledger/money/ratio.hpp"
#include "reports/costs.hpp"
#include "reports/outcome_facts.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using money::Dong;

struct Part {
  Dong cost;
  Dong unlinked;
};

Cell share_of(const Part& part) {
  if (part.cost <= Dong()) return Empty{term("unlinked.no_cost")};
  return money::percent(part.unlinked, part.cost, 2);
}

// Shares are kept in parts per million: a per cent is ten thousand of them.
money::Decimal percent_of(std::int64_t ppm) {
  return {ppm, 4};
}

class Report {
 public:
  Report(book::Book& book, const Question& question)
      : book_(book), scope_(book, question), facts_(scope_), costs_(scope_) {
    for (const auto& known : book::records_of<results::Link>(scope_.store(), scope_.moment())) links_.push_back(known);
  }

  Page page() {
    Page page = scope_.begin("unlinked");
    page.tables.push_back(by_project());
    page.tables.push_back(along("by_component", {Axis::component}));
    page.tables.push_back(along("by_unit", {Axis::unit}));
    if (!scope_.question().by.empty()) page.tables.push_back(along("by", scope_.question().by));
    page.tables.push_back(indicators());
    page.tables.push_back(links());
    page.notes.push_back(term("unlinked.note"));
    if (costs_.families().size() > 1) page.notes.push_back(term("report.families_apart"));
    if (!sources_.empty()) page.tables.push_back(sources_.table(scope_));
    return page;
  }

 private:
  static void push_money(Table& table) {
    table.columns.push_back({"family", term("column.family"), ColumnType::text});
    table.columns.push_back({"cost", term("unlinked.cost"), ColumnType::dong});
    table.columns.push_back({"unlinked", term("unlinked.amount"), ColumnType::dong});
    table.columns.push_back({"share", term("unlinked.share_of"), ColumnType::percent});
  }

  static void push_money(Row& row, Family family, const Part& part) {
    row.cells.emplace_back(named("heading_family", family));
    row.cells.emplace_back(part.cost);
    row.cells.emplace_back(part.unlinked);
    row.cells.push_back(share_of(part));
  }

  static void add(Part& part, const Aim& aim, Dong cost) {
    part.cost += cost;
    if (aim.first.empty()) part.unlinked += cost;
  }

  // Projects with a payment that says it serves no outcome.
  std::set<std::string> explicit_ones() {
    std::map<std::int64_t, std::string> owners;
    for (const auto& account : book::accounts(scope_.store()))
      if (scope_.takes(account.owner, account.key)) owners.emplace(account.account, account.owner);
    std::set<std::string> projects;
    for (const auto& served : book::served_by_month(scope_.store(), scope_.moment())) {
      const auto owner = owners.find(served.account);
      if (served.serves != "none" || owner == owners.end()) continue;
      if (const auto holder = chart::Holder::read(owner->second)) projects.insert(holder->code);
    }
    return projects;
  }

  Text why(const std::string& project, const std::set<std::string>& explicit_ones) const {
    std::vector<Text> reasons;
    if (explicit_ones.contains(project)) reasons.push_back(term("unlinked.explicit"));
    if (costs_.over_whole(project))
      reasons.push_back(term("unlinked.over"));
    else if (!costs_.shares_of(project).empty())
      reasons.push_back(term("unlinked.partly"));
    else if (reasons.empty())
      reasons.push_back(term("unlinked.never"));
    return joined(std::move(reasons));
  }

  Table by_project() {
    Table table = make_table(
        "spend", term("unlinked.spend"),
        {{"project", term("column.project"), ColumnType::code}, {"name", term("column.name"), ColumnType::text}}, 2);
    push_money(table);
    table.columns.push_back({"why", term("unlinked.why"), ColumnType::text});
    std::map<std::pair<std::string, Family>, Part> parts;
    std::map<Family, Part> totals;
    for (const auto& [key, months] : costs_.costs()) {
      add(parts[{key.project, key.family}], key.aim, sum_of(months));
      add(totals[key.family], key.aim, sum_of(months));
    }
    const auto none = explicit_ones();
    for (const auto& [key, part] : parts) {
      if (part.unlinked == Dong()) continue;
      Row row;
      row.cells = {Code{key.first}, scope_.project_name(key.first)};
      push_money(row, key.second, part);
      row.cells.emplace_back(why(key.first, none));
      table.rows.push_back(std::move(row));
    }
    for (const auto& [family, part] : totals) {
      Row total;
      total.cells = {term("table.total"), Empty{}};
      push_money(total, family, part);
      total.cells.emplace_back(Empty{});
      table.totals.push_back(std::move(total));
    }
    return table;
  }

  Table along(std::string id, const std::vector<Axis>& axes) {
    Question question = scope_.question();
    question.by = axes;
    Scope scope(book_, question);
    Costs costs(scope);
    Text title = term("unlinked." + id);
    Table table = make_table(std::move(id), std::move(title), {}, 2 * axes.size());
    for (const Axis axis : axes)
      for (Column& column : costs.axes().columns(axis)) table.columns.push_back(std::move(column));
    push_money(table);
    std::map<std::pair<std::vector<std::string>, Family>, Part> parts;
    for (const auto& [key, months] : costs.costs()) add(parts[{key.keys, key.family}], key.aim, sum_of(months));
    for (const auto& [key, part] : parts) {
      Row row;
      for (std::size_t i = 0; i < axes.size(); ++i)
        for (Cell& cell : costs.axes().cells(axes[i], key.first[i])) row.cells.push_back(std::move(cell));
      push_money(row, key.second, part);
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  Table indicators() {
    Table table = make_table("indicators", term("unlinked.indicators"),
                             {{"indicator", term("column.indicator"), ColumnType::code},
                              {"name", term("column.name"), ColumnType::text},
                              {"why", term("unlinked.why"), ColumnType::text}},
                             2);
    std::set<std::string> served;
    for (const auto& [key, months] : costs_.costs()) served.insert(key.aim.first);
    std::set<std::string> based;
    for (const auto& known : book::records_of<results::Observation>(scope_.store(), scope_.moment()))
      if (known.value.baseline) based.insert(known.value.indicator);
    for (const auto& [code, version] : versions()) {
      std::vector<Text> reasons;
      if (!served.contains(code)) reasons.push_back(term("unlinked.unserved"));
      if (!based.contains(code)) reasons.push_back(term("unlinked.no_baseline"));
      if (reasons.empty()) continue;
      Row row;
      row.cells = {Code{code}, facts_.name(code, version), joined(std::move(reasons))};
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  // The last version of each indicator.
  std::map<std::string, std::int64_t> versions() {
    std::map<std::string, std::int64_t> versions;
    for (const auto& known : book::records_of<results::Indicator>(scope_.store(), scope_.moment())) {
      auto& last = versions[known.value.code];
      last = std::max(last, known.value.version);
    }
    return versions;
  }

  Table links() {
    Table table = make_table("links", term("unlinked.links"),
                             {{"project", term("column.project"), ColumnType::code},
                              {"indicator", term("column.indicator"), ColumnType::code},
                              {"why", term("unlinked.why"), ColumnType::text},
                              {"date", term("column.date"), ColumnType::date},
                              {"document", term("column.document"), ColumnType::code}},
                             2);
    const auto latest = versions();
    std::map<std::pair<std::string, std::string>, const rules::Known<results::Link>*> last;
    for (const auto& known : links_) {
      const results::Link& link = known.value;
      if (!costs_.projects().contains(link.project)) continue;
      const auto*& before = last[{link.project, link.indicator}];
      if (before != nullptr && before->value.share_ppm != link.share_ppm)
        for (const results::Sighting& seen : facts_.of_project(link.project, link.indicator))
          if (seen.record < known.record && !seen.observation->baseline) {
            push(table, known,
                 term("unlinked.after", {{"from", percent_of(before->value.share_ppm)},
                                         {"to", percent_of(link.share_ppm)},
                                         {"date", seen.date}}));
            break;
          }
      before = &known;
    }
    for (const auto& [key, known] : last) {
      const auto now = latest.find(key.second);
      if (known == nullptr || known->value.share_ppm == 0 || now == latest.end() || now->second <= known->value.version)
        continue;
      push(table, *known, term("unlinked.superseded", {{"version", known->value.version}, {"now", now->second}}));
    }
    return table;
  }

  void push(Table& table, const rules::Known<results::Link>& known, Text why) {
    Row row;
    row.cells = {Code{known.value.project}, Code{known.value.indicator}, std::move(why), known.date,
                 sources_.cite(known.doc)};
    table.rows.push_back(std::move(row));
  }

  book::Book& book_;
  Scope scope_;
  OutcomeFacts facts_;
  Costs costs_;
  Sources sources_;
  std::vector<rules::Known<results::Link>> links_;
};

}  // namespace

Page unlinked(book::Book& book, const Question& question) {
  return Report(book, question).page();
}

}  // namespace tungdong::reports
