#include "reports/findings.hpp"

#include <array>
#include <cassert>
#include <map>

#include <fmt/format.h>

#include "ledger/book/query/disallowed.hpp"
#include "ledger/book/query/records.hpp"
#include "reports/days.hpp"
#include "reports/scope.hpp"
#include "reports/sources.hpp"

namespace tungdong::reports {

namespace {

using book::Disallowed;
using chart::Remedy;
using money::Decimal;
using money::Dong;

// The last day of each age of a debt. Whatever is older falls into the last.
struct Age {
  std::string_view id;
  std::int64_t most_days;
};
constexpr std::array ages{Age{"to_90", 90}, Age{"to_180", 180}, Age{"to_365", 365},
                          Age{"beyond", std::numeric_limits<std::int64_t>::max()}};

struct Money {
  Dong disallowed;
  Dong recovered;
  Dong owed;
  std::array<Dong, ages.size()> by_age{};

  void add(const Disallowed& one, std::int64_t days) {
    disallowed += one.amount;
    recovered += one.recovered;
    owed += one.owed;
    std::size_t age = 0;
    while (days > ages.at(age).most_days) ++age;
    by_age.at(age) += one.owed;
  }
  Money& operator+=(const Money& other) {
    disallowed += other.disallowed;
    recovered += other.recovered;
    owed += other.owed;
    for (std::size_t i = 0; i < by_age.size(); ++i) by_age.at(i) += other.by_age.at(i);
    return *this;
  }
};

struct Found {
  rules::Known<chart::Finding> known;  // as last recorded
  std::string first_doc;               // the paper that it was made in
  Date made;
  Money money;
};

enum class State : std::uint8_t { closed, done, overdue, open };

struct Body {
  std::int64_t findings{};
  std::int64_t open{};
  std::int64_t overdue{};
  Dong asked;
  Money money;
};

class Report {
 public:
  Report(book::Book& book, const Question& question) : scope_(book, question), day_(scope_.day()) {
    for (auto& known : book::records_of<chart::Finding>(scope_.store(), scope_.moment())) {
      const std::string code = known.value.code;
      const auto [place, fresh] = found_.try_emplace(code);
      if (fresh) {
        place->second.first_doc = known.doc;
        place->second.made = known.date;
        order_.push_back(code);
      }
      place->second.known = std::move(known);
    }
    for (const book::Standing& one : scope_.accounts()) accounts_.emplace(one.account, &one);
    disallowed_ = book::disallowed(scope_.store(), scope_.moment());
    for (const Disallowed& one : disallowed_)
      if (const auto found = found_.find(one.finding); found != found_.end())
        found->second.money.add(one, days_since(one.date));
    std::erase_if(order_, [&](const std::string& code) { return !takes(found_.at(code).known.value.holder); });
    std::erase_if(disallowed_, [&](const Disallowed& one) {
      const book::Standing& at = *accounts_.at(one.account);
      return !scope_.takes(at.owner, at.key);
    });
  }

  Page page() {
    Page page = scope_.begin("findings");
    page.tables.push_back(bodies());
    page.tables.push_back(findings());
    if (!disallowed_.empty()) page.tables.push_back(disallowances());
    if (!sources_.empty()) page.tables.push_back(sources_.table(scope_));
    return page;
  }

 private:
  std::int64_t days_since(Date from) const { return days_between(from, day_); }

  bool takes(const std::string& text) {
    const auto holder = chart::Holder::read(text);
    if (!holder) return false;
    switch (holder->type) {
      case chart::HolderType::unit:
        return scope_.question().project.empty() && scope_.question().component.empty() &&
               scope_.takes_place(holder->code);
      case chart::HolderType::project:
        return scope_.takes_project(holder->code);
      case chart::HolderType::contract: {
        const auto contract = book::record_in_force<chart::Contract>(scope_.store(), scope_.moment(), holder->code);
        return contract && scope_.takes_project(contract->value.project);
      }
      case chart::HolderType::source:
        break;
    }
    return false;
  }

  // One that asks for money is done when all of it is recovered; any other when its body says so.
  State state_of(const Found& found) const {
    const chart::Finding& finding = found.known.value;
    if (finding.closed && *finding.closed <= day_) return State::closed;
    if (finding.remedy == Remedy::recover && finding.amount && found.money.recovered >= *finding.amount)
      return State::done;
    return finding.due && *finding.due < day_ ? State::overdue : State::open;
  }

  Text body_of(const Found& found) {
    const chart::Document* document = scope_.chart().document(found.first_doc);
    return document == nullptr || document->issuer.empty() ? term("findings.no_body") : data(document->issuer);
  }

  Table bodies() {
    Table table = make_table("bodies", term("findings.bodies"),
                             {{"body", term("findings.body"), ColumnType::text},
                              {"findings", term("findings.count"), ColumnType::number},
                              {"open", term("findings.open"), ColumnType::number},
                              {"overdue", term("findings.overdue"), ColumnType::number},
                              {"asked", term("findings.asked"), ColumnType::dong},
                              {"disallowed", term("findings.disallowed"), ColumnType::dong},
                              {"recovered", term("findings.recovered"), ColumnType::dong},
                              {"owed", term("findings.owed"), ColumnType::dong}});
    for (const Age& age : ages)
      table.columns.push_back({std::string(age.id), term("findings." + std::string(age.id)), ColumnType::dong});
    std::map<std::string, std::pair<Text, Body>> bodies;
    Body all;
    for (const std::string& code : order_) {
      const Found& found = found_.at(code);
      const Text name = body_of(found);
      auto& [text, body] = bodies[name.in(Lang::vi)];
      text = name;
      const State state = state_of(found);
      for (Body* one : {&body, &all}) {
        ++one->findings;
        one->open += state == State::open || state == State::overdue ? 1 : 0;
        one->overdue += state == State::overdue ? 1 : 0;
        one->asked += found.known.value.amount.value_or(Dong());
        one->money += found.money;
      }
    }
    const auto line = [](Text name, const Body& body) {
      Row row;
      row.cells = {std::move(name), Decimal(body.findings, 0), Decimal(body.open, 0), Decimal(body.overdue, 0),
                   body.asked,      body.money.disallowed,     body.money.recovered,  body.money.owed};
      for (const Dong amount : body.money.by_age) row.cells.emplace_back(amount);
      return row;
    };
    for (const auto& [name, one] : bodies) table.rows.push_back(line(one.first, one.second));
    if (bodies.size() > 1) table.totals.push_back(line(term("table.total"), all));
    table.notes.push_back(term(order_.empty() ? "findings.nothing" : "findings.note"));
    return table;
  }

  Table findings() {
    Table table = make_table("findings", term("findings.findings"),
                             {{"code", term("column.code"), ColumnType::code},
                              {"body", term("findings.body"), ColumnType::text},
                              {"made", term("findings.made"), ColumnType::date},
                              {"holder", term("column.holder"), ColumnType::text},
                              {"remedy", term("field.remedy"), ColumnType::text},
                              {"text", term("findings.text"), ColumnType::text},
                              {"asked", term("findings.asked"), ColumnType::dong},
                              {"disallowed", term("findings.disallowed"), ColumnType::dong},
                              {"recovered", term("findings.recovered"), ColumnType::dong},
                              {"owed", term("findings.owed"), ColumnType::dong},
                              {"days", term("findings.days"), ColumnType::number},
                              {"due", term("field.due"), ColumnType::date},
                              {"state", term("findings.state"), ColumnType::text},
                              {"document", term("column.document"), ColumnType::code}},
                             1, Layout::cards);
    for (const std::string& code : order_) {
      const Found& found = found_.at(code);
      const chart::Finding& finding = found.known.value;
      const auto holder = chart::Holder::read(finding.holder);
      Row row;
      row.cells = {Code{code},
                   body_of(found),
                   found.made,
                   holder ? scope_.holder_name(*holder) : data(finding.holder),
                   named("remedy", finding.remedy),
                   data(finding.text, finding.text_en),
                   finding.amount ? Cell(*finding.amount) : Cell(Empty{term("findings.no_money")}),
                   found.money.disallowed,
                   found.money.recovered,
                   found.money.owed,
                   Decimal(days_since(found.made), 0),
                   finding.due ? Cell(*finding.due) : Cell(Empty{}),
                   state_words(found),
                   papers_of(found)};
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  // That it was made in, and that it was last recorded by.
  Cell papers_of(const Found& found) {
    std::vector<std::string> papers{found.first_doc};
    if (found.known.doc != found.first_doc) papers.push_back(found.known.doc);
    return sources_.cite(papers);
  }

  Text state_words(const Found& found) const {
    const chart::Finding& finding = found.known.value;
    switch (state_of(found)) {
      case State::closed:
        assert(finding.closed);
        return term("findings.closed", {{"date", *finding.closed}});
      case State::done:
        return term("findings.done");
      case State::overdue:
        assert(finding.due);
        return term("findings.late", {{"days", days_since(*finding.due)}});
      case State::open:
        break;
    }
    const bool unentered = finding.remedy == Remedy::recover && found.money.disallowed == Dong();
    return term(unentered ? "findings.not_entered" : "findings.running");
  }

  // Each line that took money back: by which entry a finding was carried out, and how far.
  Table disallowances() {
    Table table = make_table("disallowances", term("findings.disallowances"),
                             {{"place", term("audit.place"), ColumnType::code},
                              {"finding", term("findings.named"), ColumnType::text},
                              {"date", term("column.date"), ColumnType::date},
                              {"holder", term("column.holder"), ColumnType::text},
                              {"disallowed", term("findings.disallowed"), ColumnType::dong},
                              {"recovered", term("findings.recovered"), ColumnType::dong},
                              {"last_refund", term("findings.last_refund"), ColumnType::date},
                              {"owed", term("findings.owed"), ColumnType::dong},
                              {"days", term("findings.days"), ColumnType::number},
                              {"document", term("column.document"), ColumnType::code}},
                             2, Layout::cards);
    bool loose = false;
    for (const Disallowed& one : disallowed_) {
      const bool known = found_.contains(one.finding);
      loose = loose || !known;
      Row row;
      row.cells = {Code{fmt::format("{}.{}", one.record, one.line)},
                   known ? data(one.finding) : term("findings.loose", {{"finding", data(one.finding)}}),
                   one.date,
                   scope_.holder_name(accounts_.at(one.account)->key.stand.holder),
                   one.amount,
                   one.recovered,
                   one.last_refund ? Cell(*one.last_refund) : Cell(Empty{term("findings.no_refund")}),
                   one.owed,
                   Decimal(days_since(one.date), 0),
                   sources_.cite(one.doc)};
      table.rows.push_back(std::move(row));
    }
    if (loose) table.notes.push_back(term("findings.loose_note"));
    return table;
  }

  Scope scope_;
  Date day_;
  std::map<std::string, Found> found_;
  std::vector<std::string> order_;  // of the log, within the question
  std::map<std::int64_t, const book::Standing*> accounts_;
  std::vector<Disallowed> disallowed_;  // within the question
  Sources sources_;
};

}  // namespace

Page findings(book::Book& book, const Question& question) {
  return Report(book, question).page();
}

}  // namespace tungdong::reports
