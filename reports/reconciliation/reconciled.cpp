#include "reports/reconciliation/reconciled.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>

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
      if (!at_the_treasury(scope_.family(line.to->source))) continue;
      auto [known, is_new] = units.try_emplace(line.to->owner);
      if (is_new)
        if (std::string unit = scope_.chart().unit_of(line.to->owner); within(unit)) known->second = std::move(unit);
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
                              .attributes = std::move(entry.lines[place].attributes),
                              .unit = known->second,
                              .number = document == nullptr ? std::string() : document->number,
                              .lines = static_cast<std::int64_t>(entry.lines.size())});
    }
  }

  // A voucher goes by its number, or by its code in the book where it has none. A statement may name it by either;
  // what is a number is taken for one first.
  void name_documents() {
    std::map<std::string_view, std::string_view> numbers;  // of each document once
    for (const BookLine& line : result_.book) numbers.emplace(line.entered.doc, line.number);
    for (const auto& [code, number] : numbers)
      if (std::string key = matching::document_key(number); !key.empty())
        documents_.insert_or_assign(matching::document_key(code), std::move(key));
    for (const auto& [code, number] : numbers) {
      documents_.erase(matching::document_key(number));
      vouchers_.emplace(code, text(matching::document_key(number.empty() ? code : number)));
    }
  }

  std::uint32_t text(std::string_view text) { return result_.texts.number_of(text); }

  std::uint32_t document_of(const std::string& text) {
    const std::string key = matching::document_key(text);
    const auto known = documents_.find(key);
    return this->text(known == documents_.end() ? key : known->second);
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
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> places(result_.book.size(), none);  // in the list that a line is in
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
      if (const auto original = reversed_by(one); original && places[*original] != none)
        line.reverses = places[*original];
      places[i] = side.ours.size();
      side.ours.push_back(i);
      side.our_lines.push_back(line);
    }
  }

  // The line of ours that this one reverses, if it is among them.
  std::optional<std::size_t> reversed_by(const BookLine& line) const {
    if (!line.entered.reverses) return std::nullopt;
    const std::pair original(*line.entered.reverses, line.lines + 1 - line.entered.line);
    const auto place = [](const BookLine& one) { return std::pair(one.entered.record, one.entered.line); };
    const auto found = std::ranges::lower_bound(result_.book, original, {}, place);
    if (found == result_.book.end() || place(*found) != original) return std::nullopt;
    return static_cast<std::size_t>(found - result_.book.begin());
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
                                              : Trait::unit_code] = text(row.unit);
    if (!row.project.empty()) line[Trait::project] = text(row.project);
    line[Trait::contract] = text(row.contract);
    line[chart.source(row.source) != nullptr ? Trait::source : Trait::source_code] = text(row.source);
    if (chart.component(row.component) != nullptr)
      line[Trait::component] = text(row.component);
    else
      line[Trait::programme] = text(matching::programme_key(row.component));
    line[Trait::chapter] = text(row.chapter);
    line[Trait::sector] = text(row.sector);
    line[Trait::item] = text(row.item);
    line[Trait::sub_item] = text(row.sub_item);
    // Which payment came back a statement need not say.
    if (row.kind && *row.kind != Kind::refund) line[Trait::kind] = text(kind_of(*row.kind, {}));
    const Date day = row.date.value_or(period_.first());
    if (row.period) {
      line[Trait::year] = text(std::to_string(chart::budget_year(*row.period, day)));
      if (plans) line[Trait::plan] = text(row.period->text());
    }
    line.inside = row.period ? period_.covers(day, *row.period) : day >= period_.first() && day <= period_.last();
    return line;
  }

  matching::Line line_of(const BookLine& one, bool plans) {
    const book::TreasuryLine& entered = one.entered;
    const book::TreasuryAccount& to = *entered.to;
    const bool undone = entered.reverses.has_value();
    matching::Line line;
    line.date = entered.date;
    line.amount = comes_back(entered.kind) == undone ? entered.amount : -entered.amount;
    line[Trait::document] = vouchers_.at(entered.doc);
    line[Trait::unit] = text(one.unit);
    line[Trait::unit_code] = text(one.attributes[Attribute::unit_code]);
    if (to.owner.starts_with("project:")) line[Trait::project] = text(std::string_view(to.owner).substr(8));
    if (to.holder_type == chart::HolderType::contract) line[Trait::contract] = text(to.holder);
    line[Trait::source] = text(to.source);
    line[Trait::source_code] = text(one.attributes[Attribute::source_code]);
    line[Trait::component] = text(to.component);
    if (const chart::Component* component = scope_.chart().component(to.component))
      line[Trait::programme] = text(matching::programme_key(component->state_code));
    line[Trait::chapter] = text(one.attributes[Attribute::chapter]);
    line[Trait::sector] = text(one.attributes[Attribute::sector]);
    line[Trait::item] = text(one.attributes[Attribute::item]);
    line[Trait::sub_item] = text(one.attributes[Attribute::sub_item]);
    line[Trait::kind] = text(kind_of(entered.kind, undone ? to.stage : entered.from));
    line[Trait::year] = text(std::to_string(chart::budget_year(to.period, entered.date)));
    if (plans) line[Trait::plan] = text(to.period.text());
    line.inside = period_.covers(entered.date, to.period);
    return line;
  }

  Scope& scope_;
  chart::AccountingPeriod period_;
  std::map<std::string, std::string> documents_;                  // their numbers by their codes, as they are compared
  std::unordered_map<std::string_view, std::uint32_t> vouchers_;  // the text of each of ours; looked up, never walked
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
