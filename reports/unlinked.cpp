#include "reports/unlinked.hpp"

#include <algorithm>
#include <set>

#include "ledger/book/query/accepted.hpp"
#include "ledger/book/query/standing.hpp"
#include "ledger/money/ratio.hpp"
#include "reports/aims.hpp"
#include "reports/costs.hpp"
#include "reports/sources.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using money::Dong;

class Report {
 public:
  Report(book::Book& book, const Question& question)
      : scope_(book, question), facts_(scope_), costs_(scope_, axes_of(question)) {}

  Page page() {
    Page page = scope_.begin("unlinked");
    page.tables.push_back(spend());
    page.tables.push_back(idle());
    page.tables.push_back(unfounded());
    page.tables.push_back(links());
    if (!sources_.empty()) page.tables.push_back(sources_.table(scope_));
    return page;
  }

 private:
  static std::vector<Axis> axes_of(const Question& question) {
    return question.by.empty() ? std::vector{Axis::project} : question.by;
  }

  // Of each slice and family: accepted work, the part that serves nothing, and of that what payments say so of.
  struct Sum {
    Dong all;
    Dong unlinked;
    Dong said;
  };

  Table spend() {
    const auto by = axes_of(scope_.question());
    std::map<std::pair<std::vector<std::string>, Family>, Sum> sums;
    std::map<Family, Sum> totals;
    for (const auto& [key, months] : costs_.costs()) {
      const Dong cost = sum_of(months);
      Sum& sum = sums[{key.keys, key.family}];
      sum.all += cost;
      totals[key.family].all += cost;
      if (!key.aim.first.empty()) continue;
      sum.unlinked += cost;
      totals[key.family].unlinked += cost;
    }
    for (const auto& [key, said] : said_to_serve_none(by)) {
      sums[key].said += said;
      totals[key.second].said += said;
    }
    Table table = make_table("spend", term("unlinked.spend"), {});
    for (const Axis axis : by)
      for (Column& column : AxisKeys::columns(axis)) table.columns.push_back(std::move(column));
    const std::size_t width = table.columns.size();
    table.columns.push_back({"family", term("column.family"), ColumnType::text});
    table.keys = table.columns.size();
    table.columns.insert(table.columns.end(), {{"cost", term("unlinked.cost"), ColumnType::dong},
                                               {"unlinked", term("unlinked.unlinked"), ColumnType::dong},
                                               {"never", term("unlinked.never"), ColumnType::dong},
                                               {"said", term("unlinked.said"), ColumnType::dong},
                                               {"share", term("unlinked.share"), ColumnType::percent}});
    const auto line = [](std::vector<Cell> cells, Family family, const Sum& sum) {
      Row row;
      row.cells = std::move(cells);
      row.cells.emplace_back(named("heading_family", family));
      for (const Dong amount : {sum.all, sum.unlinked, sum.unlinked - sum.said, sum.said})
        row.cells.emplace_back(amount);
      row.cells.push_back(sum.all > Dong() ? Cell(money::percent(sum.unlinked, sum.all, 2)) : Cell(Empty{}));
      return row;
    };
    for (const auto& [key, sum] : sums) {
      if (sum.unlinked == Dong()) continue;
      std::vector<Cell> cells;
      for (std::size_t i = 0; i < by.size(); ++i)
        for (Cell& cell : costs_.axes().cells(by[i], key.first[i])) cells.push_back(std::move(cell));
      table.rows.push_back(line(std::move(cells), key.second, sum));
    }
    for (const auto& [family, sum] : totals) {
      std::vector<Cell> cells(width, Empty{});
      cells.front() = term("table.total");
      table.totals.push_back(line(std::move(cells), family, sum));
    }
    table.notes.push_back(term(table.rows.empty() ? "unlinked.all_linked" : "unlinked.note"));
    return table;
  }

  std::map<std::pair<std::vector<std::string>, Family>, Dong> said_to_serve_none(const std::vector<Axis>& by) {
    std::map<std::int64_t, book::Standing> accounts;
    for (book::Standing& account : book::accounts(scope_.store()))
      accounts.emplace(account.account, std::move(account));
    std::map<std::pair<std::vector<std::string>, Family>, Dong> said;
    for (const book::ServedMonth& one : book::served_by_month(scope_.store(), scope_.moment())) {
      const auto found = accounts.find(one.account);
      if (one.serves != "none" || found == accounts.end()) continue;
      const auto& [id, account] = *found;
      if (!scope_.takes(account.owner, account.key)) continue;
      for (const Slice& slice : costs_.axes().slices(by, account.owner, account.key))
        said[{slice.keys, scope_.family(account.key.source)}] += costs_.axes().part(one.net, slice, account.owner);
    }
    return said;
  }

  Table idle() {
    Table table = make_table("idle", term("unlinked.idle"),
                             {{"code", term("column.code"), ColumnType::code},
                              {"indicator", term("column.indicator"), ColumnType::text},
                              {"level", term("column.result_level"), ColumnType::text},
                              {"known", term("unlinked.known"), ColumnType::text}});
    std::set<Aim> served;
    for (const auto& [key, months] : costs_.costs()) served.insert(key.aim);
    std::map<Aim, std::pair<bool, bool>> known;  // observed, aimed at
    for (const auto& [subject, sightings] : facts_.of_places())
      if (scope_.takes_place(subject.first))
        for (const results::Sighting& one : sightings) known[{subject.second, one.observation->version}].first = true;
    for (const JudgedTarget& one : judged_targets(scope_, facts_))
      known[{one.target.value.indicator, one.target.value.version}].second = true;
    for (const auto& [aim, how] : known) {
      if (served.contains(aim)) continue;
      const results::Indicator* indicator = facts_.indicator(aim.first, aim.second);
      std::vector<Text> words;
      if (how.first) words.push_back(term("unlinked.observed"));
      if (how.second) words.push_back(term("unlinked.aimed_at"));
      Row row;
      row.cells = {Code{aim.first}, facts_.name(aim.first, aim.second),
                   indicator == nullptr ? Text() : named("result_level", indicator->level),
                   joined(std::move(words), ", ")};
      table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) table.notes.push_back(term("unlinked.idle_note"));
    return table;
  }

  Table unfounded() {
    Table table = make_table("unfounded", term("unlinked.unfounded"),
                             {{"place", term("column.place"), ColumnType::text},
                              {"indicator", term("column.indicator"), ColumnType::text},
                              {"period", term("column.period"), ColumnType::code},
                              {"document", term("column.document"), ColumnType::code}},
                             2);
    for (const JudgedTarget& one : judged_targets(scope_, facts_)) {
      if (one.base != nullptr) continue;
      const results::Target& target = one.target.value;
      Row row;
      row.cells = {scope_.unit_name(target.place), facts_.name(target.indicator, target.version), Code{target.period},
                   sources_.cite(one.target.doc)};
      table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) table.notes.push_back(term("unlinked.unfounded_note"));
    return table;
  }

  // When a result of a project for an indicator was first known; nothing where it never was.
  std::optional<std::int64_t> first_seen(const std::string& project, const std::string& indicator) const {
    const auto seen = facts_.of_project(project, indicator);
    return seen.empty() ? std::nullopt : std::optional(seen.front().record);
  }

  Table links() {
    Table table = make_table("links", term("unlinked.links"),
                             {{"project", term("column.project"), ColumnType::text},
                              {"indicator", term("column.indicator"), ColumnType::text},
                              {"record", term("column.record"), ColumnType::number},
                              {"date", term("column.date"), ColumnType::date},
                              {"reason", term("unlinked.reason"), ColumnType::text},
                              {"document", term("column.document"), ColumnType::code}},
                             2);
    std::map<std::pair<std::string, std::string>, const rules::Known<results::Link>*> last;
    const auto known = book::records_of<results::Link>(scope_.store(), scope_.moment());
    const auto push = [&](const rules::Known<results::Link>& link, Text reason) {
      Row row;
      row.cells = {scope_.project_name(link.value.project),
                   facts_.name(link.value.indicator, link.value.version),
                   money::Decimal(link.record, 0),
                   link.date,
                   std::move(reason),
                   sources_.cite(link.doc)};
      table.rows.push_back(std::move(row));
    };
    for (const auto& link : known) {
      const auto [place, fresh] = last.try_emplace({link.value.project, link.value.indicator}, &link);
      if (fresh) continue;
      const auto seen = first_seen(link.value.project, link.value.indicator);
      const bool changed = place->second->value.share_ppm != link.value.share_ppm;
      if (changed && seen && *seen < link.record && costs_.asks(link.value.project))
        push(link, term("unlinked.share_changed", {{"from", money::Decimal(place->second->value.share_ppm, 4)},
                                                   {"to", money::Decimal(link.value.share_ppm, 4)}}));
      place->second = &link;
    }
    for (const auto& [key, link] : last) {
      if (link->value.share_ppm == 0 || !costs_.asks(link->value.project)) continue;
      const auto versions = facts_.definitions(link->value.indicator, {});
      if (!versions.empty() && versions.back()->version > link->value.version)
        push(*link, term("unlinked.superseded", {{"version", versions.back()->version}}));
    }
    return table;
  }

  Scope scope_;
  OutcomeFacts facts_;
  Costs costs_;
  Sources sources_;
};

}  // namespace

Page unlinked(book::Book& book, const Question& question) {
  return Report(book, question).page();
}

}  // namespace tungdong::reports
