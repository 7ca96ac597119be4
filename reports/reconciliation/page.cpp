#include <algorithm>

#include <fmt/format.h>

#include "reports/reconciliation/reconciled.hpp"

namespace tungdong::reports {

namespace {

using matching::Group;
using matching::Shape;
using matching::Trait;
using matching::Verdict;
using money::Decimal;
using money::Dong;

constexpr std::size_t most_named = 12;  // lines of a sum that are all named

Decimal count(std::int64_t number) {
  return {number, 0};
}

// What came of one kind of money: cash, or recoveries.
class Side {
 public:
  Side(Scope& scope, const Reconciled& reconciled, const Comparand& comparand)
      : scope_(scope), reconciled_(reconciled), comparand_(comparand) {}

  // Sums by verdict; the control totals under them are counted apart from the groups.
  Table summary(std::string id, Text title) const {
    Table table = make_table(std::move(id), std::move(title),
                             {{"verdict", term("reconcile.verdict"), ColumnType::text},
                              {"lines_here", term("reconcile.lines_here"), ColumnType::number},
                              {"here", term("reconcile.sum_here"), ColumnType::dong},
                              {"lines_there", term("reconcile.lines_there"), ColumnType::number},
                              {"there", term("reconcile.sum_there"), ColumnType::dong},
                              {"gap", term("reconcile.gap"), ColumnType::dong}});
    SideSum here;
    SideSum there;
    const auto add = [&](Text name, const auto& takes) {
      const auto [ours, theirs] = sums(takes);
      if (ours.lines == 0 && theirs.lines == 0) return;
      table.rows.push_back({.cells = cells(std::move(name), ours, theirs), .note = {}});
      here = {here.lines + ours.lines, here.amount + ours.amount};
      there = {there.lines + theirs.lines, there.amount + theirs.amount};
    };
    for (const Shape shape : {Shape::one_to_one, Shape::one_to_many, Shape::many_to_one})
      add(named("shape", shape),
          [&](const Group& group) { return group.verdict == Verdict::matched && group.shape() == shape; });
    for (std::size_t i = matching::verdict_count - 1; i-- > 0;)
      add(named("verdict", static_cast<Verdict>(i)),
          [&](const Group& group) { return group.verdict == static_cast<Verdict>(i); });
    table.totals.push_back({.cells = cells(term("table.total"), here, there), .note = {}});
    table.totals.push_back(
        {.cells = cells(term("reconcile.control"), comparand_.here(), comparand_.there()), .note = {}});
    return table;
  }

  // The groups that `takes`, both sides of each; nothing where there are none.
  template <class Takes>
  void list(Page& page, std::string id, Text title, Takes&& takes, std::optional<Text> advice) const {
    Table table = make_table(std::move(id), std::move(title),
                             {{"here", term("reconcile.here"), ColumnType::code},
                              {"there", term("reconcile.there"), ColumnType::text},
                              {"document", term("reconcile.document"), ColumnType::text},
                              {"date_here", term("reconcile.date_here"), ColumnType::date},
                              {"date_there", term("reconcile.date_there"), ColumnType::date},
                              {"amount_here", term("reconcile.sum_here"), ColumnType::dong},
                              {"amount_there", term("reconcile.sum_there"), ColumnType::dong},
                              {"gap", term("reconcile.gap"), ColumnType::dong},
                              {"differing", term("reconcile.differing"), ColumnType::text},
                              {"content", term("reconcile.content"), ColumnType::text},
                              {"remark", term("reconcile.remark"), ColumnType::text}},
                             2, Layout::cards);
    for (const Group& group : comparand_.groups)
      if (takes(group)) table.rows.push_back({.cells = cells(group), .note = {}});
    if (table.rows.empty()) return;
    drop_silent(table, {"document", "date_here", "date_there", "amount_here", "amount_there", "gap", "differing",
                        "content", "remark"});
    if (advice) table.notes.push_back(std::move(*advice));
    page.tables.push_back(std::move(table));
  }

  // Pairs that agree and bear different days.
  std::int64_t days_differ() const {
    return std::ranges::count_if(comparand_.groups, [&](const Group& group) {
      return group.verdict == Verdict::matched && group.shape() == Shape::one_to_one && dates_differ(group);
    });
  }

 private:
  template <class Takes>
  std::pair<SideSum, SideSum> sums(const Takes& takes) const {
    SideSum ours;
    SideSum theirs;
    const auto add = [](SideSum& sum, const matching::Line& line) {
      ++sum.lines;
      sum.amount += line.amount;
    };
    for (const Group& group : comparand_.groups) {
      if (!takes(group)) continue;
      for (const std::size_t i : group.theirs) add(theirs, comparand_.their_lines[i]);
      for (const std::size_t i : group.ours)
        if (comparand_.our_lines[i].inside) add(ours, comparand_.our_lines[i]);
    }
    return {ours, theirs};
  }

  static std::vector<Cell> cells(Text name, const SideSum& ours, const SideSum& theirs) {
    return {std::move(name),     count(ours.lines), ours.amount,
            count(theirs.lines), theirs.amount,     ours.amount - theirs.amount};
  }

  const BookLine& book(std::size_t i) const { return reconciled_.book[comparand_.ours[i]]; }
  const StatementRow& statement_row(std::size_t i) const { return reconciled_.statement.rows[comparand_.theirs[i]]; }

  bool dates_differ(const Group& group) const {
    const auto& theirs = comparand_.their_lines[group.theirs.front()].date;
    return theirs && theirs != comparand_.our_lines[group.ours.front()].date;
  }

  template <class Name>
  static std::string places(const std::vector<std::size_t>& all, const char* between, const Name& name) {
    std::string text;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all.size() > most_named && i == most_named - 1) return text + fmt::format(" … ({})", all.size());
      text += (i == 0 ? "" : between) + name(all[i]);
    }
    return text;
  }
  Cell lines(const std::vector<std::size_t>& all) const {
    if (all.empty()) return Empty{};
    return Code{places(all, " ", [&](std::size_t i) { return book(i).reference(); })};
  }
  Text rows(const std::vector<std::size_t>& all) const {
    if (all.empty()) return {};
    std::string numbers = places(all, ", ", [&](std::size_t i) { return std::to_string(statement_row(i).row); });
    return term("reconcile.row", {{"rows", data(std::move(numbers))}});
  }

  static Dong sum(const std::vector<std::size_t>& places, const std::vector<matching::Line>& lines) {
    Dong all;
    for (const std::size_t i : places) all += lines[i].amount;
    return all;
  }

  // What of it is written on a side, as it was written.
  std::string here(const BookLine& line, const matching::Line& compared, Trait trait) const {
    if (trait == Trait::document) return line.number.empty() ? line.entered.doc : line.number;
    return reconciled_.texts[compared[trait]];
  }
  std::string there(const StatementRow& row, const matching::Line& compared, Trait trait) const {
    return trait == Trait::document ? row.document : reconciled_.texts[compared[trait]];
  }

  Text differing(const Group& group) const {
    std::vector<Text> texts;
    if (!is_difference(group.verdict) || group.theirs.size() != 1 || group.ours.size() != 1) return {};
    const matching::Line& ours = comparand_.our_lines[group.ours.front()];
    const matching::Line& theirs = comparand_.their_lines[group.theirs.front()];
    for (std::size_t i = 0; i < matching::trait_count; ++i) {
      const auto trait = static_cast<Trait>(i);
      if (!group.differing.has(trait)) continue;
      texts.push_back(
          term("reconcile.differs", {{"what", named("trait", trait)},
                                     {"here", data(here(book(group.ours.front()), ours, trait))},
                                     {"there", data(there(statement_row(group.theirs.front()), theirs, trait))}}));
    }
    if (group.verdict == Verdict::period_differs && ours.inside != theirs.inside && ours.date && theirs.date)
      texts.push_back(term("reconcile.months_differ", {{"here", *ours.date}, {"there", *theirs.date}}));
    return joined(std::move(texts));
  }

  Text content(const Group& group) const {
    std::vector<Text> texts;
    const auto add = [&](const std::string& text) {
      if (!text.empty()) texts.push_back(data(text));
    };
    if (!group.ours.empty()) {
      const BookLine& line = book(group.ours.front());
      texts.push_back(named("kind", line.entered.kind));
      texts.push_back(scope_.holder_name({line.entered.to->holder_type, line.entered.to->holder}));
      texts.push_back(scope_.source_name(line.entered.to->source));
      add(std::string(line.attributes[rules::Attribute::payee]));
      add(std::string(line.attributes[rules::Attribute::note]));
    } else {
      const StatementRow& one = statement_row(group.theirs.front());
      if (one.kind) texts.push_back(named("kind", *one.kind));
      for (const std::string* text :
           {&one.unit, &one.project, &one.contract, &one.source, &one.component, &one.payee, &one.note})
        add(*text);
    }
    return joined(std::move(texts), " · ");
  }

  Text remark(const Group& group) const {
    std::vector<Text> texts;
    for (const std::size_t i : group.ours) {
      const book::TreasuryLine& line = book(i).entered;
      if (group.verdict == Verdict::cancelled) continue;
      if (line.reverses) texts.push_back(term("reconcile.is_reversal", {{"record", *line.reverses}}));
      if (line.reversed_by) texts.push_back(term("reconcile.reversed_by", {{"record", *line.reversed_by}}));
    }
    if (group.twin)
      texts.push_back(term("reconcile.repeats",
                           {{"line", group.verdict == Verdict::duplicate_here ? data(book(*group.twin).reference())
                                                                              : rows({*group.twin})}}));
    return joined(std::move(texts));
  }

  static Cell text(Text text) { return text.empty() ? Cell(Empty{}) : Cell(std::move(text)); }

  std::vector<Cell> cells(const Group& group) const {
    const bool ours = !group.ours.empty();
    const bool theirs = !group.theirs.empty();
    const auto date = [](bool there_is, const std::vector<matching::Line>& all,
                         const std::vector<std::size_t>& places) -> Cell {
      if (!there_is || !all[places.front()].date) return Empty{};
      return *all[places.front()].date;
    };
    const Dong amount_here = sum(group.ours, comparand_.our_lines);
    const Dong amount_there = sum(group.theirs, comparand_.their_lines);
    const std::string document =
        ours ? here(book(group.ours.front()), {}, Trait::document) : statement_row(group.theirs.front()).document;
    std::vector<Cell> row;
    row.reserve(11);
    row.push_back(lines(group.ours));
    row.push_back(text(rows(group.theirs)));
    row.push_back(text(data(document)));
    row.push_back(date(ours, comparand_.our_lines, group.ours));
    row.push_back(date(theirs, comparand_.their_lines, group.theirs));
    row.push_back(ours ? Cell(amount_here) : Empty{});
    row.push_back(theirs ? Cell(amount_there) : Empty{});
    row.push_back(ours && theirs ? Cell(amount_here - amount_there) : Empty{});
    row.push_back(text(differing(group)));
    row.push_back(text(content(group)));
    row.push_back(text(remark(group)));
    return row;
  }

  Scope& scope_;
  const Reconciled& reconciled_;
  const Comparand& comparand_;
};

void add_side(Page& page, const Side& side, const std::string& prefix, Text title, bool all) {
  page.tables.push_back(side.summary(prefix + "summary", std::move(title)));
  for (std::size_t i = 0; i < matching::verdict_count; ++i) {
    const auto verdict = static_cast<Verdict>(i);
    if (!is_difference(verdict)) continue;
    const std::string name(record::name_of(verdict));
    side.list(
        page, prefix + name, term("reconcile.title." + name),
        [&](const Group& group) { return group.verdict == verdict; }, term("reconcile.do." + name));
  }
  const auto matched = [](bool single) {
    return [single](const Group& group) {
      return group.verdict == Verdict::matched && (group.shape() == Shape::one_to_one) == single;
    };
  };
  side.list(page, prefix + "sums", term("reconcile.sums_table"), matched(false), std::nullopt);
  if (!all) return;
  side.list(
      page, prefix + "cancelled", term("reconcile.cancelled_table"),
      [](const Group& group) { return group.verdict == Verdict::cancelled; }, std::nullopt);
  side.list(page, prefix + "matched", term("reconcile.matched_table"), matched(true), std::nullopt);
}

}  // namespace

Page reconciliation(Scope& scope, const Reconciled& reconciled, bool all) {
  Page page = scope.begin("reconciliation");
  const auto filter = [&](const char* what, Text name) {
    page.origin.filters.push_back(term("report.filter_word", {{"what", term(what)}, {"name", std::move(name)}}));
  };
  filter("reconcile.period", data(reconciled.order.period.text()));
  filter("reconcile.statement", data(reconciled.statement.file.name));
  filter("reconcile.statement_hash", data(journal::hex(reconciled.statement.file.hash)));
  const Side cash(scope, reconciled, reconciled.cash);
  add_side(page, cash, "", term("reconcile.cash"), all);
  if (!reconciled.recoveries.groups.empty())
    add_side(page, Side(scope, reconciled, reconciled.recoveries), "recoveries-", term("reconcile.recoveries"), all);

  if (reconciled.differences() == 0) page.notes.push_back(term("reconcile.clean"));
  if (const std::int64_t days = cash.days_differ(); days > 0)
    page.notes.push_back(term("reconcile.days_differ", {{"count", days}}));
  if (reconciled.recoveries_left_out.lines > 0)
    page.notes.push_back(term("reconcile.recoveries_left_out", {{"count", reconciled.recoveries_left_out.lines},
                                                                {"amount", reconciled.recoveries_left_out.amount}}));
  if (reconciled.order.period.is_year())
    page.notes.push_back(term("reconcile.year_note", {{"year", std::int64_t{reconciled.order.period.year}},
                                                      {"last", reconciled.order.period.last()}}));
  page.notes.push_back(term("reconcile.note"));
  return page;
}

}  // namespace tungdong::reports
