#include "reports/statement.hpp"

#include "ledger/book/query/line.hpp"
#include "reports/laid.hpp"
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

  void add(Dong amount, bool comes, bool before) {
    if (before)
      opening += comes ? amount : -amount;
    else
      (comes ? in : out) += amount;
  }
  Turned& operator+=(const Turned& other) {
    opening += other.opening;
    in += other.in;
    out += other.out;
    return *this;
  }
};
using StageKey = std::pair<Stage, Family>;
struct AlongKey {
  LaidKey laid;
  Stage stage{};
  friend auto operator<=>(const AlongKey&, const AlongKey&) = default;
};

class Statement {
 public:
  Statement(Scope& scope, Asked asked) : scope_(scope), axes_(scope), asked_(std::move(asked)) {
    for (const book::Standing& one : scope_.accounts()) {
      const bool of_holder = one.key.stand.holder == asked_.holder;
      held_ = held_ || of_holder;
      const bool taken =
          of_holder && (!asked_.stage || *asked_.stage == one.key.stand.stage) && scope_.takes(one.owner, one.key);
      if (taken) mine_.insert(one.account);
      accounts_.emplace(one.account, &one);
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
    if (!scope_.question().by.empty()) page.tables.push_back(along());
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
    const book::Standing& standing = *accounts_.at(id);
    const chart::Account& account = standing.key;
    const Family family = scope_.family(account.source);
    const auto& by = scope_.question().by;
    const auto& from = scope_.question().from;
    const bool before = from && line.date < *from;
    Turned& turned = turned_[{account.stand.stage, family}];
    turned.add(line.amount, in, before);
    if (!by.empty())
      for (const Slice& slice : axes_.slices(by, standing.owner, account))
        along_[{{family, slice.keys}, account.stand.stage}].add(axes_.part(line.amount, slice, standing.owner), in,
                                                                before);
    if (before) return;
    const chart::Stand& other = accounts_.at(in ? line.from_account : line.account)->key.stand;
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

  static void push_turned(Table& table) {
    for (const std::string_view id : {"opening", "in", "out", "closing"})
      table.columns.push_back({std::string(id), term("column." + std::string(id)), ColumnType::dong});
  }
  static Row with(Row row, const Turned& turned) {
    row.cells.insert(row.cells.end(), {turned.opening, turned.in, turned.out, turned.closing()});
    return row;
  }

  Table along() {
    const auto& by = scope_.question().by;
    Table table = laid_table("along", term("statement.along"), axes_, by, true);
    table.columns.push_back({"stage", term("column.stage"), ColumnType::text});
    ++table.keys;
    push_turned(table);
    std::map<Family, Turned> totals;
    for (const auto& [key, turned] : along_) {
      Row row = laid_row(axes_, by, key.laid, true);
      row.cells.emplace_back(named("stage", key.stage));
      table.rows.push_back(with(std::move(row), turned));
      totals[key.laid.family] += turned;
    }
    for (const auto& [family, total] : totals) {
      Row row = laid_total(axes_, by, family, true);
      row.cells.emplace_back(Empty{});
      table.totals.push_back(with(std::move(row), total));
    }
    return table;
  }

  Table balances() const {
    Table table = make_table(
        "balances", term("statement.balances"),
        {{"stage", term("column.stage"), ColumnType::text}, {"family", term("column.family"), ColumnType::text}}, 2);
    push_turned(table);
    std::map<Family, Turned> totals;
    const auto head = [](Text name, Family family) {
      Row row;
      row.cells = {std::move(name), named("heading_family", family)};
      return row;
    };
    for (const auto& [key, turned] : turned_) {
      table.rows.push_back(with(head(named("stage", key.first), key.second), turned));
      totals[key.second] += turned;
    }
    for (const auto& [family, total] : totals) table.totals.push_back(with(head(term("table.total"), family), total));
    const auto& from = scope_.question().from;
    table.notes.push_back(from ? term("statement.from", {{"date", *from}}) : term("statement.whole"));
    return table;
  }

  Scope& scope_;
  AxisKeys axes_;
  Asked asked_;
  bool held_{};
  std::map<std::int64_t, const book::Standing*> accounts_;
  std::set<std::int64_t> mine_;
  std::map<std::int64_t, std::int64_t> reversed_by_;
  std::map<StageKey, Turned> turned_;
  std::map<AlongKey, Turned> along_;
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
