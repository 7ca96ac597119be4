#include "reports/reconciliation/reconciled.hpp"

#include <map>
#include <set>

#include <fmt/format.h>

#include "ledger/book/query/line.hpp"

namespace tungdong::reports {

namespace {

using matching::Trait;
using rules::Attribute;
using rules::Kind;

// Lines of ours this many days around the period are there to explain what the statement has within it.
constexpr date::days margin{31};

// Money of these families lies on no account of a budget.
constexpr bool at_the_treasury(chart::Family family) {
  return family == chart::Family::budget || family == chart::Family::oda || family == chart::Family::integrated;
}

// What a line of ours is called in a statement: retained money was paid, what came back is a negative of what it was.
std::string_view kind_of(Kind kind, chart::Stage from) {
  switch (kind) {
    case Kind::advance:
      return "advance";
    case Kind::recover:
      return "recover";
    case Kind::lend:
    case Kind::repay:
      return "lend";
    case Kind::refund:
      return from == chart::Stage::advanced ? "advance" : "pay";
    default:
      return "pay";
  }
}

constexpr bool comes_back(Kind kind) {
  return kind == Kind::refund || kind == Kind::repay;
}

class Reconciling {
 public:
  Reconciling(Scope& scope, const ReconciliationOrder& order, Statement statement)
      : scope_(scope), period_(order.period) {
    result_.order = order;
    result_.statement = std::move(statement);
  }

  Reconciled run() {
    read_book();
    name_documents();
    split();
    for (Comparand* one : {&result_.cash, &result_.recoveries})
      one->groups = matching::match(one->their_lines, one->our_lines);
    return std::move(result_);
  }

 private:
  bool within(const std::string& unit) { return scope_.chart().unit_within(unit, result_.order.unit); }

  void read_book() {
    const Date from(date::sys_days(period_.first()) - margin);
    const Date until(date::sys_days(period_.last()) + margin);
    std::map<std::string, std::string> units;  // empty: not asked for
    std::int64_t record = 0;
    rules::Entry entry;
    for (book::TreasuryLine& line : book::treasury_lines(scope_.store(), from, until, scope_.moment())) {
      if (!at_the_treasury(scope_.family(line.source))) continue;
      auto [known, is_new] = units.try_emplace(line.owner);
      if (is_new)
        if (std::string unit = scope_.chart().unit_of(line.owner); within(unit)) known->second = std::move(unit);
      if (known->second.empty()) continue;
      if (line.record != record) {
        record = line.record;
        entry = book::entry_of(scope_.store(), record);
      }
      const auto place = static_cast<std::size_t>(line.line - 1);
      if (place >= entry.lines.size())
        throw sql::Failure(sql::Cause::corrupt, fmt::format("record {} has no line {}", record, line.line));
      const chart::Document* document = scope_.chart().document(line.doc);
      result_.book.push_back({.entered = std::move(line),
                              .attributes = entry.lines[place].attributes,
                              .unit = known->second,
                              .number = document == nullptr ? std::string() : document->number,
                              .lines = static_cast<std::int64_t>(entry.lines.size())});
    }
  }

  // A voucher goes by its number, or by its code in the book where it has none. A statement may name it by either;
  // what is a number is taken for one first.
  void name_documents() {
    for (const BookLine& line : result_.book)
      if (std::string number = matching::document_key(line.number); !number.empty())
        documents_.insert_or_assign(matching::document_key(line.entered.doc), std::move(number));
    for (const BookLine& line : result_.book) documents_.erase(matching::document_key(line.number));
  }

  std::string document_of(const std::string& text) const {
    std::string key = matching::document_key(text);
    const auto known = documents_.find(key);
    return known == documents_.end() ? key : known->second;
  }

  static bool is_extended(const StatementRow& row) { return row.period && row.period->is_extended(); }

  void split() {
    const auto& rows = result_.statement.rows;
    const bool plans = std::ranges::any_of(rows, is_extended);
    const bool recoveries = result_.order.recoveries ||
                            std::ranges::any_of(rows, [](const auto& row) { return row.kind == Kind::recover; });
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Comparand& side = rows[i].kind == Kind::recover ? result_.recoveries : result_.cash;
      side.theirs.push_back(i);
      side.their_lines.push_back(line_of(rows[i], plans));
    }
    std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> places;  // of a record's line, in its list
    for (std::size_t i = 0; i < result_.book.size(); ++i) {
      const BookLine& one = result_.book[i];
      matching::Line line = line_of(one, plans);
      if (one.entered.kind == Kind::recover && !recoveries) {
        if (!line.inside) continue;
        ++result_.recoveries_left_out.lines;
        result_.recoveries_left_out.amount += line.amount;
        continue;
      }
      Comparand& side = one.entered.kind == Kind::recover ? result_.recoveries : result_.cash;
      if (one.entered.reverses)
        if (const auto original = places.find({*one.entered.reverses, one.lines + 1 - one.entered.line});
            original != places.end())
          line.reverses = original->second;
      places.emplace(std::pair(one.entered.record, one.entered.line), side.ours.size());
      side.ours.push_back(i);
      side.our_lines.push_back(std::move(line));
    }
  }

  matching::Line line_of(const StatementRow& row, bool plans) {
    matching::Line line;
    auto& chart = scope_.chart();
    line.date = row.date;
    line.amount = row.amount;
    if (row.kind && comes_back(*row.kind) && line.amount > money::Dong()) line.amount = -line.amount;
    line[Trait::document] = document_of(row.document);
    line[chart.unit(row.unit) != nullptr      ? Trait::unit
         : chart.project(row.unit) != nullptr ? Trait::project
                                              : Trait::unit_code] = row.unit;
    if (!row.project.empty()) line[Trait::project] = row.project;
    line[Trait::contract] = row.contract;
    line[chart.source(row.source) != nullptr ? Trait::source : Trait::source_code] = row.source;
    if (chart.component(row.component) != nullptr)
      line[Trait::component] = row.component;
    else
      line[Trait::programme] = matching::programme_key(row.component);
    line[Trait::chapter] = row.chapter;
    line[Trait::sector] = row.sector;
    line[Trait::item] = row.item;
    line[Trait::sub_item] = row.sub_item;
    // Which payment came back a statement need not say.
    if (row.kind && *row.kind != Kind::refund) line[Trait::kind] = kind_of(*row.kind, {});
    const Date day = row.date.value_or(period_.first());
    if (row.period) {
      line[Trait::year] = std::to_string(chart::budget_year(*row.period, day));
      if (plans) line[Trait::plan] = row.period->text();
    }
    line.inside = row.period ? period_.covers(day, *row.period) : day >= period_.first() && day <= period_.last();
    return line;
  }

  matching::Line line_of(const BookLine& one, bool plans) {
    const book::TreasuryLine& entered = one.entered;
    const bool undone = entered.reverses.has_value();
    matching::Line line;
    line.date = entered.date;
    line.amount = comes_back(entered.kind) == undone ? entered.amount : -entered.amount;
    line[Trait::document] = matching::document_key(one.number.empty() ? entered.doc : one.number);
    line[Trait::unit] = one.unit;
    line[Trait::unit_code] = one.attributes[Attribute::unit_code];
    if (entered.owner.starts_with("project:")) line[Trait::project] = entered.owner.substr(8);
    if (entered.holder_type == chart::HolderType::contract) line[Trait::contract] = entered.holder;
    line[Trait::source] = entered.source;
    line[Trait::source_code] = one.attributes[Attribute::source_code];
    line[Trait::component] = entered.component;
    if (const chart::Component* component = scope_.chart().component(entered.component))
      line[Trait::programme] = matching::programme_key(component->state_code);
    line[Trait::chapter] = one.attributes[Attribute::chapter];
    line[Trait::sector] = one.attributes[Attribute::sector];
    line[Trait::item] = one.attributes[Attribute::item];
    line[Trait::sub_item] = one.attributes[Attribute::sub_item];
    line[Trait::kind] = kind_of(entered.kind, undone ? entered.to : entered.from);
    const auto period = chart::Period::read(entered.period).value_or(chart::Period{});
    line[Trait::year] = std::to_string(chart::budget_year(period, entered.date));
    if (plans) line[Trait::plan] = entered.period;
    line.inside = period_.covers(entered.date, period);
    return line;
  }

  Scope& scope_;
  chart::AccountingPeriod period_;
  std::map<std::string, std::string> documents_;  // their numbers by their codes
  Reconciled result_;
};

SideSum sum_of(const std::vector<matching::Line>& lines, bool inside) {
  SideSum sum;
  for (const matching::Line& line : lines) {
    if (inside && !line.inside) continue;
    ++sum.lines;
    sum.amount += line.amount;
  }
  return sum;
}

}  // namespace

std::string BookLine::reference() const {
  return fmt::format("{}.{}", entered.record, entered.line);
}

SideSum Comparand::there() const {
  return sum_of(their_lines, false);
}

SideSum Comparand::here() const {
  return sum_of(our_lines, true);
}

std::size_t Comparand::differences() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(groups, [](const auto& group) { return matching::is_difference(group.verdict); }));
}

SideSum Reconciled::matched() const {
  SideSum sum;
  for (const matching::Group& group : cash.groups) {
    if (group.verdict != matching::Verdict::matched) continue;
    sum.lines += static_cast<std::int64_t>(group.ours.size());
    for (const std::size_t i : group.ours) sum.amount += cash.our_lines[i].amount;
  }
  return sum;
}

Reconciled reconcile(Scope& scope, const ReconciliationOrder& order, Statement statement) {
  return Reconciling(scope, order, std::move(statement)).run();
}

}  // namespace tungdong::reports
