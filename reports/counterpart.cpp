#include "reports/counterpart.hpp"

#include "ledger/book/query/accepted.hpp"
#include "ledger/book/query/law.hpp"
#include "ledger/book/query/records.hpp"
#include "ledger/money/ratio.hpp"
#include "reports/laid.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using chart::Level;
using chart::Stage;
using money::Dong;

struct Key {
  std::string programme;
  std::string province;
  chart::Period period;  // the years of the plan, wherever it was carried
  friend auto operator<=>(const Key&, const Key&) = default;
};

constexpr bool is_local(Level level) {
  return level == Level::province || level == Level::district || level == Level::commune;
}

// Of both levels, what was budgeted and what of it was paid.
struct Given {
  Dong central, local, central_paid, local_paid, unstated;

  void add(Level level, Dong amount, Dong paid) {
    if (level == Level::central) {
      central += amount;
      central_paid += paid;
    } else if (is_local(level)) {
      local += amount;
      local_paid += paid;
    } else {
      unstated += amount;
    }
  }
};

// What a ratio asks of an amount, rounded up: anything less would be below it.
Dong required(Dong central, const money::Decimal& percent) {
  if (central <= Dong()) return {};
  const money::Wide whole = money::Wide{100} * money::ten_to(percent.places());
  return Dong(money::narrow((money::Wide{central.count()} * percent.units() + whole - 1) / whole));
}

class Report {
 public:
  Report(book::Book& book, const Question& question) : scope_(book, question), axes_(scope_) {}

  Page page() {
    Page page = scope_.begin("counterpart");
    add_up();
    if (!scope_.question().by.empty()) page.tables.push_back(along());
    page.tables.push_back(table());
    page.notes.push_back(term("counterpart.what_counts"));
    return page;
  }

 private:
  std::string province_of(const std::string& owner) {
    for (const std::string& code : scope_.chart().line_of(scope_.chart().unit_of(owner))) {
      const chart::Unit* unit = scope_.chart().unit(code);
      if (unit != nullptr && unit->level == Level::province) return code;
    }
    return {};
  }

  void add_up() {
    const auto& by = scope_.question().by;
    for (const book::Standing& one : scope_.accounts()) {
      const Stage stage = one.key.stand.stage;
      if (one.balance == Dong() || stage == Stage::origin || !scope_.takes(one.owner, one.key)) continue;
      const chart::Source* source = scope_.chart().source(one.key.source);
      if (source == nullptr || source->family != Family::budget) continue;
      Key key{.programme = scope_.chart().programme_of(one.key.component),
              .province = province_of(one.owner),
              .period = one.key.period};
      if (key.province.empty()) continue;
      key.period.extended = 0;
      const bool is_paid = stage == Stage::advanced || book::is_accepted(stage);
      Given& given = given_[key];
      for (const Slice& slice : axes_.slices(by, one.owner, one.key)) {
        const Dong amount = axes_.part(one.balance, slice, one.owner);
        const Dong paid = is_paid ? amount : Dong();
        given.add(source->level, amount, paid);
        if (!by.empty()) along_[slice.keys].add(source->level, amount, paid);
      }
    }
  }

  std::string grade_of(const Key& key) {
    std::string grade;
    for (const auto& known : book::records_under<chart::UnitClass>(scope_.store(), scope_.moment(), key.province)) {
      const chart::UnitClass& one = known.value;
      if (one.scheme == "counterpart" && one.first_year <= key.period.last && key.period.last <= one.last_year)
        grade = one.grade;
    }
    return grade;
  }

  std::optional<chart::Rule> rule_of(const Key& key, const std::string& grade) {
    book::Date day = date::year(key.period.last) / date::December / 31;
    if (const auto& as_of = scope_.question().as_of; as_of && *as_of < day) day = *as_of;
    const std::string code = "counterpart/" + key.programme;
    if (!grade.empty())
      if (auto rule = book::rule_in_force(scope_.store(), scope_.moment(), code + "/" + grade, day)) return rule;
    return book::rule_in_force(scope_.store(), scope_.moment(), code, day);
  }

  // What a ratio asks for is asked of a programme in a province in a year: along other axes stands what was given.
  Table along() {
    const auto& by = scope_.question().by;
    Table table = laid_table("along", term("counterpart.along"), axes_, by, false);
    for (const std::string_view id : {"central", "local"})
      table.columns.push_back({std::string(id), term("counterpart." + std::string(id)), ColumnType::dong});
    table.columns.push_back({"share", term("counterpart.share"), ColumnType::percent});
    for (const std::string_view id : {"central_paid", "local_paid"})
      table.columns.push_back({std::string(id), term("counterpart." + std::string(id)), ColumnType::dong});
    table.columns.push_back({"share_paid", term("counterpart.share_paid"), ColumnType::percent});
    table.columns.push_back({"unstated", term("counterpart.of_no_level"), ColumnType::dong});
    const auto with = [](Row row, const Given& given) {
      const auto share = [](Dong local, Dong central) {
        return central > Dong() ? Cell(money::percent(local, central, 2)) : Cell(Empty{term("counterpart.no_central")});
      };
      row.cells.insert(row.cells.end(),
                       {given.central, given.local, share(given.local, given.central), given.central_paid,
                        given.local_paid, share(given.local_paid, given.central_paid), given.unstated});
      return row;
    };
    Given total;
    for (const auto& [keys, given] : along_) {
      table.rows.push_back(with(laid_row(axes_, by, {.family = Family::budget, .keys = keys}, false), given));
      total.central += given.central;
      total.local += given.local;
      total.central_paid += given.central_paid;
      total.local_paid += given.local_paid;
      total.unstated += given.unstated;
    }
    if (along_.empty())
      table.notes.push_back(term("counterpart.nothing"));
    else
      table.totals.push_back(with(laid_total(axes_, by, Family::budget, false), total));
    table.notes.push_back(term("counterpart.along_note"));
    drop_silent(table, {"unstated"});
    return table;
  }

  Table table() {
    Table table = make_table("counterpart", term("counterpart.table"),
                             {{"programme", term("column.programme"), ColumnType::code},
                              {"province", term("column.province"), ColumnType::code},
                              {"period", term("column.period"), ColumnType::code},
                              {"programme_name", term("counterpart.programme_name"), ColumnType::text},
                              {"province_name", term("counterpart.province_name"), ColumnType::text},
                              {"grade", term("counterpart.grade"), ColumnType::text},
                              {"ratio", term("counterpart.ratio"), ColumnType::percent},
                              {"basis", term("counterpart.basis"), ColumnType::text},
                              {"central", term("counterpart.central"), ColumnType::dong},
                              {"local", term("counterpart.local"), ColumnType::dong},
                              {"required", term("counterpart.required"), ColumnType::dong},
                              {"gap", term("counterpart.gap"), ColumnType::dong},
                              {"central_paid", term("counterpart.central_paid"), ColumnType::dong},
                              {"local_paid", term("counterpart.local_paid"), ColumnType::dong},
                              {"required_paid", term("counterpart.required_paid"), ColumnType::dong},
                              {"gap_paid", term("counterpart.gap_paid"), ColumnType::dong},
                              {"state", term("counterpart.state"), ColumnType::text}},
                             3, Layout::cards);
    for (const auto& [key, given] : given_) table.rows.push_back(row(key, given));
    if (given_.empty()) table.notes.push_back(term("counterpart.nothing"));
    return table;
  }

  Row row(const Key& key, const Given& given) {
    const std::string grade = grade_of(key);
    const auto rule = rule_of(key, grade);
    const auto read =
        rule ? money::read_decimal(rule->value, money::Style::plain) : std::unexpected(money::NumberFault::empty);
    Row row;
    row.cells = {Code{key.programme},
                 Code{key.province},
                 Code{key.period.text()},
                 scope_.component_name(key.programme),
                 scope_.unit_name(key.province),
                 grade.empty() ? Cell(Empty{term("counterpart.no_grade")}) : Cell(data(grade))};
    if (given.unstated != Dong()) row.note = term("counterpart.unstated", {{"amount", given.unstated}});
    if (!rule || !read) {
      const Cell none = Empty{term("counterpart.no_ratio")};
      row.cells.insert(row.cells.end(), {none, none, given.central, given.local, none, none, given.central_paid,
                                         given.local_paid, none, none, term("counterpart.not_judged")});
      return row;
    }
    const Dong budgeted = required(given.central, *read);
    const Dong paid = required(given.central_paid, *read);
    const bool short_budget = given.local < budgeted;
    const bool short_paid = given.local_paid < paid;
    row.cells.insert(row.cells.end(),
                     {*read, data(rule->basis), given.central, given.local, budgeted, given.local - budgeted,
                      given.central_paid, given.local_paid, paid, given.local_paid - paid,
                      term(short_budget ? "counterpart.short_budget"
                           : short_paid ? "counterpart.short_paid"
                                        : "counterpart.met")});
    return row;
  }

  Scope scope_;
  AxisKeys axes_;
  std::map<Key, Given> given_;
  std::map<std::vector<std::string>, Given> along_;
};

}  // namespace

Page counterpart(book::Book& book, const Question& question) {
  return Report(book, question).page();
}

}  // namespace tungdong::reports
