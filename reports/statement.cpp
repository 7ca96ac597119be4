#include "reports/statement.hpp"

#include "ledger/book/query/line.hpp"
#include "reports/scope.hpp"
#include "reports/sources.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using chart::Stage;
using money::Dong;

struct Asked {
  chart::Holder holder;
  std::optional<Stage> stage;
};

std::optional<Asked> read_account_name(const std::string& text) {
  if (auto holder = chart::Holder::read(text)) return Asked{std::move(*holder), std::nullopt};
  if (auto stand = chart::Stand::read(text)) return Asked{std::move(stand->holder), stand->stage};
  return std::nullopt;
}

// What turned over in a stage, of one family of money.
struct Turned {
  Dong opening, in, out;
  Dong closing() const { return opening + in - out; }
};
using StageKey = std::pair<Stage, Family>;

class Statement {
 public:
  Statement(Scope& scope, Asked asked) : scope_(scope), asked_(std::move(asked)) {
    for (auto& one : book::accounts(scope_.store())) {
      const bool of_holder = one.key.stand.holder == asked_.holder;
      held_ = held_ || of_holder;
      const bool taken =
          of_holder && (!asked_.stage || *asked_.stage == one.key.stand.stage) && scope_.takes(one.owner, one.key);
      if (taken) mine_.insert(one.account);
      accounts_.emplace(one.account, std::move(one.key));
    }
  }

  bool held() const { return held_; }

  void add_to(Page& page) {
    Table lines = lines_table();
    const auto all = book::lines_of(scope_.store(), asked_.holder, scope_.moment());
    for (const book::EnteredLine& line : all)
      if (line.reverses) reversed_by_.emplace(*line.reverses, line.record);
    for (const book::EnteredLine& line : all) {
      add(lines, line, line.from_account, false);
      add(lines, line, line.account, true);
    }
    page.tables.push_back(balances());
    page.tables.push_back(std::move(lines));
    page.tables.push_back(sources_.table(scope_));
  }

 private:
  static Table lines_table() {
    return make_table("lines", term("statement.lines"),
                      {{"date", term("column.date"), ColumnType::date},
                       {"record", term("column.record"), ColumnType::number},
                       {"line", term("column.line"), ColumnType::number},
                       {"kind", term("column.kind"), ColumnType::text},
                       {"stage", term("column.stage"), ColumnType::text},
                       {"in", term("column.in"), ColumnType::dong},
                       {"out", term("column.out"), ColumnType::dong},
                       {"balance", term("column.balance"), ColumnType::dong},
                       {"family", term("column.family"), ColumnType::text},
                       {"other", term("statement.other"), ColumnType::text},
                       {"source", term("column.source"), ColumnType::code},
                       {"component", term("column.component"), ColumnType::code},
                       {"period", term("column.period"), ColumnType::code},
                       {"document", term("column.document"), ColumnType::code}},
                      3);
  }

  void add(Table& lines, const book::EnteredLine& line, std::int64_t id, bool in) {
    if (!mine_.contains(id)) return;
    const chart::Account& account = accounts_.at(id);
    const Family family = scope_.family(account.source);
    Turned& turned = turned_[{account.stand.stage, family}];
    const auto& from = scope_.question().from;
    if (from && line.date < *from) {
      turned.opening += in ? line.amount : -line.amount;
      return;
    }
    (in ? turned.in : turned.out) += line.amount;
    const chart::Stand& other = accounts_.at(in ? line.from_account : line.account).stand;
    Row row;
    row.cells = {line.date,
                 money::Decimal(line.record, 0),
                 money::Decimal(line.line, 0),
                 named("kind", line.kind),
                 named("stage", account.stand.stage),
                 in ? Cell(line.amount) : Cell(Empty{}),
                 in ? Cell(Empty{}) : Cell(line.amount),
                 turned.closing(),
                 named("heading_family", family),
                 joined({named("stage", other.stage), scope_.holder_name(other.holder)}, " · "),
                 Code{account.source},
                 Code{account.component},
                 Code{account.period.text()},
                 sources_.cite(line.doc)};
    if (line.reverses)
      row.note = term("statement.reverses", {{"record", *line.reverses},
                                             {"reason", data(book::entry_of(scope_.store(), line.record).reason)}});
    else if (const auto found = reversed_by_.find(line.record); found != reversed_by_.end())
      row.note = term("statement.reversed", {{"record", found->second}});
    lines.rows.push_back(std::move(row));
  }

  Table balances() const {
    Table table = make_table("balances", term("statement.balances"),
                             {{"stage", term("column.stage"), ColumnType::text},
                              {"family", term("column.family"), ColumnType::text},
                              {"opening", term("column.opening"), ColumnType::dong},
                              {"in", term("column.in"), ColumnType::dong},
                              {"out", term("column.out"), ColumnType::dong},
                              {"closing", term("column.closing"), ColumnType::dong}},
                             2);
    std::map<Family, Turned> totals;
    const auto line = [](Text name, Family family, const Turned& turned) {
      Row row;
      row.cells = {std::move(name), named("heading_family", family), turned.opening, turned.in, turned.out,
                   turned.closing()};
      return row;
    };
    for (const auto& [key, turned] : turned_) {
      table.rows.push_back(line(named("stage", key.first), key.second, turned));
      Turned& total = totals[key.second];
      total.opening += turned.opening;
      total.in += turned.in;
      total.out += turned.out;
    }
    for (const auto& [family, total] : totals) table.totals.push_back(line(term("table.total"), family, total));
    const auto& from = scope_.question().from;
    table.notes.push_back(from ? term("statement.from", {{"date", *from}}) : term("statement.whole"));
    return table;
  }

  Scope& scope_;
  Asked asked_;
  bool held_{};
  std::map<std::int64_t, chart::Account> accounts_;
  std::set<std::int64_t> mine_;
  std::map<std::int64_t, std::int64_t> reversed_by_;
  std::map<StageKey, Turned> turned_;
  Sources sources_;
};

}  // namespace

std::expected<Page, words::Refusals> statement(book::Book& book, const Question& question) {
  auto asked = read_account_name(question.account);
  Question whole = question;
  whole.purpose.reset();
  Scope scope(book, whole);
  const auto unknown = [&] {
    return std::unexpected(words::Refusals{{"report-no-account", {{"account", question.account}}}});
  };
  if (!asked) return unknown();
  const chart::Holder holder = asked->holder;
  Statement statement(scope, std::move(*asked));
  if (!statement.held()) return unknown();
  Page page = scope.begin("statement");
  page.origin.filters.insert(
      page.origin.filters.begin(),
      term("report.filter_word", {{"what", term("column.account")}, {"name", scope.holder_name(holder)}}));
  statement.add_to(page);
  if (question.purpose) page.notes.push_back(term("statement.no_purpose"));
  return page;
}

}  // namespace tungdong::reports
