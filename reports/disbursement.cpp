#include "reports/disbursement.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "ledger/book/query/accepted.hpp"
#include "ledger/book/query/movement.hpp"
#include "ledger/book/query/paper.hpp"
#include "ledger/money/ratio.hpp"
#include "reports/counted.hpp"
#include "reports/figures.hpp"
#include "reports/laid.hpp"
#include "reports/scope.hpp"
#include "reports/sources.hpp"

namespace tungdong::reports {

namespace {

constexpr std::int64_t most_notes = 3;

using chart::Family;
using chart::Stage;
using money::Dong;
using rules::Kind;

// The sums of each row and of each family: families are never added together.
template <class Key>
struct SumsBy {
  std::map<std::pair<Family, Key>, Amounts> rows;
  std::map<Family, Amounts> totals;

  void add(Family family, const Key& key, const Amounts& amounts) {
    rows[{family, key}] += amounts;
    totals[family] += amounts;
  }
  // Whether any row has something under a sum.
  bool has(Sum sum) const {
    return std::ranges::any_of(rows, [&](const auto& row) { return row.second[sum] != Dong(); });
  }
};
using Sums = SumsBy<std::string>;

struct Tables {
  Sums programme, component, unit, source, period;
  SumsBy<std::vector<std::string>> along;  // the axes of the question
};

class Report {
 public:
  Report(book::Book& book, const Question& question)
      : scope_(book, question), axes_(scope_), from_(window(scope_.question())) {}

  Page page() {
    Page page = scope_.begin("disbursement");
    add_up();
    if (!scope_.question().by.empty()) {
      page.tables.push_back(along());
      page.notes.push_back(term("disbursement.definitions"));
      return page;
    }
    const auto component = [&](const std::string& code) { return scope_.component_name(code); };
    const auto unit = [&](const std::string& code) { return scope_.unit_name(code); };
    const auto source = [&](const std::string& code) { return scope_.source_name(code); };
    const auto period = [](const std::string& text) {
      const auto read = chart::Period::read(text);
      return read ? period_mark(*read) : data(text);
    };
    page.tables.push_back(table("programme", sums_.programme, component));
    page.tables.push_back(table("component", sums_.component, component));
    if (from_) page.tables.push_back(in_period());
    page.tables.push_back(by_unit(unit));
    page.tables.push_back(table("source", sums_.source, source));
    page.tables.push_back(table("period", sums_.period, period));
    page.tables.back().notes.push_back(term("disbursement.period_note"));
    page.tables.push_back(money_figures(scope_, sources_));
    page.notes.push_back(term("disbursement.definitions"));
    for (Text& note : gap_notes(scope_, sources_)) page.notes.push_back(std::move(note));
    if (!sources_.empty()) page.tables.push_back(sources_.table(scope_));
    return page;
  }

 private:
  struct Place {
    std::string owner;
    chart::Account account;
  };

  // The first day of what is "in the period": as asked, or the year of the plan that is asked for.
  static std::optional<book::Date> window(const Question& question) {
    if (question.from || !question.period || question.period->is_span()) return question.from;
    const int year = question.period->is_extended() ? question.period->extended : question.period->first;
    return date::year(year) / date::January / date::day(1);
  }

  // What "in the period" means on this page.
  Text window_note() const {
    if (!from_) return term("disbursement.window_whole");
    return term(scope_.question().from ? "disbursement.window_from" : "disbursement.window_year", {{"date", *from_}});
  }

  std::map<std::int64_t, Place> accounts() {
    std::map<std::int64_t, Place> places;
    for (auto& standing : book::accounts(scope_.store()))
      if (standing.key.stand.stage != Stage::origin && scope_.takes(standing.owner, standing.key))
        places.emplace(standing.account, Place{std::move(standing.owner), std::move(standing.key)});
    return places;
  }

  void add_up() {
    const auto places = accounts();
    const auto& by = scope_.question().by;
    const bool flows = scope_.question().period.has_value() || std::ranges::find(by, Axis::period) != by.end();
    std::map<std::int64_t, std::pair<Amounts, Amounts>> sums;  // standing, flowing
    for (const book::Movement& movement : book::movements(scope_.store(), scope_.moment())) {
      const auto found = places.find(movement.account);
      if (found == places.end()) continue;
      auto& [standing, flowing] = sums[movement.account];
      standing += amounts_of(found->second.account, movement, false);
      flowing += amounts_of(found->second.account, movement, true);
    }
    if (from_) take_out_what_was_before(*from_, places, sums);
    for (auto& [id, amounts] : sums) {
      const Place& place = places.at(id);
      add(place, flows ? amounts.second : amounts.first, amounts.second);
      if (place.account.stand.stage == Stage::available) unallotted_[place.account.stand.holder.code].push_back(id);
    }
  }

  // Leaves only the window in its sums, and the advances that stood on its eve.
  void take_out_what_was_before(Date from, const std::map<std::int64_t, Place>& places,
                                std::map<std::int64_t, std::pair<Amounts, Amounts>>& sums) {
    for (const book::Movement& movement : book::movements(scope_.store(), scope_.question().before(from))) {
      const auto found = places.find(movement.account);
      if (found == places.end()) continue;
      const chart::Account& account = found->second.account;
      const Dong net = movement.in - movement.out;
      auto& [standing, flowing] = sums[movement.account];
      standing -= in_window(account, movement, false);
      flowing -= in_window(account, movement, true);
      if (account.stand.stage != Stage::advanced) continue;
      standing[Sum::opening] += net;
      flowing[Sum::opening] += movement.kind == Kind::carry ? movement.in : net;
    }
  }

  // The part of an account's sums that falls into a slice of its money.
  Amounts part(const Amounts& amounts, const Slice& slice, const std::string& owner) {
    Amounts some = amounts;
    if (slice.purpose)
      for (Dong& amount : some.of) amount = axes_.part(amount, slice, owner);
    some.derive();
    return some;
  }

  void add(const Place& place, const Amounts& amounts, const Amounts& of_period) {
    const chart::Account& account = place.account;
    const Family family = scope_.family(account.source);
    for (const Slice& slice : axes_.slices(scope_.question().by, place.owner, account)) {
      const Amounts some = part(amounts, slice, place.owner);
      if (!scope_.question().by.empty()) {
        sums_.along.add(family, slice.keys, some);
        continue;
      }
      sums_.programme.add(family, scope_.chart().programme_of(account.component), some);
      sums_.component.add(family, account.component, some);
      sums_.unit.add(family, scope_.chart().unit_of(place.owner), some);
      sums_.source.add(family, account.source, some);
      sums_.period.add(family, account.period.text(), part(of_period, slice, place.owner));
    }
  }

  // The columns that have something to tell; plan and disbursed always do.
  std::vector<Sum> columns_of(const Sums& sums, bool unit) const {
    const bool flows = scope_.question().period.has_value() || &sums == &sums_.period;
    std::vector<Sum> columns;
    for (std::size_t i = 0; i < sum_count; ++i) {
      const Sum sum = static_cast<Sum>(i);
      const bool always = sum == Sum::plan || sum == Sum::allotted || sum == Sum::committed || sum == Sum::advanced ||
                          sum == Sum::accepted || sum == Sum::disbursed || sum == Sum::unallotted;
      const bool apart = sum == Sum::original || sum == Sum::changes;
      const bool fits = sum == Sum::received  ? unit
                        : sum == Sum::carried ? flows
                        : apart               ? from_ && sums.has(Sum::changes)
                        : sum == Sum::brought ? from_ && sums.has(Sum::changes) && sums.has(Sum::brought)
                                              : !of_window(sum) && sum != Sum::current;
      if (fits && (always || apart || sums.has(sum))) columns.push_back(sum);
    }
    return columns;
  }

  static constexpr bool of_window(Sum sum) { return sum >= Sum::opening && sum <= Sum::closing; }

  // All the columns of the forms; those of other life than a budget's only where they have something to tell.
  std::vector<Sum> all_columns() const {
    std::vector<Sum> columns;
    for (std::size_t i = 0; i < sum_count; ++i) {
      const Sum sum = static_cast<Sum>(i);
      const bool rare = sum == Sum::lent || sum == Sum::owed;
      if (sum != Sum::received && sum != Sum::advanced && (!rare || sums_.along.has(sum))) columns.push_back(sum);
    }
    return columns;
  }

  static std::string_view id_of(Sum sum) {
    static constexpr std::array<std::string_view, sum_count> ids{
        "received", "original",  "changes",   "brought",     "plan", "extended",  "current",      "unallotted",
        "allotted", "committed", "opening",   "accepted_in", "paid", "recovered", "disbursed_in", "closing",
        "advanced", "accepted",  "disbursed", "lent",        "owed", "returned",  "lapsed",       "carried"};
    return ids[static_cast<std::size_t>(sum)];
  }

  static Cell rate(Family family, Dong part, Dong whole, std::string_view why) {
    if (family == Family::credit) return Empty{term("disbursement.credit")};
    if (whole <= Dong()) return Empty{term(std::string(why))};
    return money::percent(part, whole, 2);
  }

  static void head(Table& table, const std::vector<Sum>& columns) {
    for (const Sum sum : columns) {
      table.columns.push_back(
          {std::string(id_of(sum)), term("disbursement." + std::string(id_of(sum))), ColumnType::dong});
      if (sum != Sum::disbursed) continue;
      table.columns.push_back({"of_plan", term("disbursement.of_plan"), ColumnType::percent});
      table.columns.push_back({"of_allotted", term("disbursement.of_allotted"), ColumnType::percent});
    }
  }

  static void fill(Row& row, const std::vector<Sum>& columns, Family family, const Amounts& amounts, bool total) {
    for (const Sum sum : columns) {
      row.cells.push_back(total && sum == Sum::received ? Cell(Empty{term("disbursement.levels")})
                                                        : Cell(amounts[sum]));
      if (sum != Sum::disbursed) continue;
      const Dong disbursed = amounts[sum];
      row.cells.push_back(rate(family, disbursed, amounts[Sum::plan], "disbursement.no_plan"));
      row.cells.push_back(rate(family, disbursed, amounts[Sum::allotted], "disbursement.no_allotted"));
    }
  }

  // All columns, along the axes of the question.
  Table along() {
    const auto& by = scope_.question().by;
    const auto& sums = sums_.along;
    const bool families = sums.totals.size() > 1;
    Table table = laid_table("along", term("disbursement.along"), axes_, by, families);
    const std::vector<Sum> columns = all_columns();
    head(table, columns);
    for (const auto& [key, amounts] : sums.rows) {
      table.rows.push_back(laid_row(axes_, by, {key.first, key.second}, families));
      fill(table.rows.back(), columns, key.first, amounts, false);
    }
    const bool periods = std::ranges::find(by, Axis::period) != by.end();
    const bool adds = !periods || !sums.has(Sum::carried);
    for (const auto& [family, amounts] : sums.totals) {
      if (!adds) break;
      table.totals.push_back(laid_total(axes_, by, family, families));
      fill(table.totals.back(), columns, family, amounts, true);
    }
    if (periods) table.notes.push_back(term("disbursement.period_note"));
    table.notes.push_back(term("disbursement.plan_note"));
    table.notes.push_back(window_note());
    table.notes.push_back(term("disbursement.window_sums"));
    return table;
  }

  // What moved within the window, by component: its columns are those of the monthly form.
  Table in_period() {
    const Sums& sums = sums_.component;
    const bool families = sums.totals.size() > 1;
    static constexpr std::array by{Axis::component};
    Table table = laid_table("in_period", term("disbursement.in_period"), axes_, by, families);
    static const std::vector<Sum> columns{Sum::opening,   Sum::accepted_in,  Sum::paid,
                                          Sum::recovered, Sum::disbursed_in, Sum::closing};
    head(table, columns);
    for (const auto& [key, amounts] : sums.rows) {
      table.rows.push_back(laid_row(axes_, by, {key.first, {key.second}}, families));
      fill(table.rows.back(), columns, key.first, amounts, false);
    }
    for (const auto& [family, amounts] : sums.totals) {
      table.totals.push_back(laid_total(axes_, by, family, families));
      fill(table.totals.back(), columns, family, amounts, true);
    }
    table.notes.push_back(window_note());
    table.notes.push_back(term("disbursement.window_sums"));
    return table;
  }

  template <class Name>
  Table table(std::string_view id, const Sums& sums, Name&& name_of, bool unit = false) {
    Table table = make_table("by_" + std::string(id), term("disbursement.by_" + std::string(id)), {}, 2);
    table.columns.push_back({std::string(id), term("column." + std::string(id)), ColumnType::code});
    table.columns.push_back({"name", term("column.name"), ColumnType::text});
    const bool families = sums.totals.size() > 1;
    if (families) table.columns.push_back({"family", term("column.family"), ColumnType::text});
    if (families) table.keys = 3;
    const std::vector<Sum> columns = columns_of(sums, unit);
    head(table, columns);
    const auto line = [&](Cell code, Cell name, Family family, const Amounts& amounts, bool total) {
      Row row;
      row.cells = {std::move(code), std::move(name)};
      if (families) row.cells.emplace_back(named("heading_family", family));
      fill(row, columns, family, amounts, total);
      return row;
    };
    for (const auto& [key, amounts] : sums.rows)
      table.rows.push_back(line(Code{key.second}, name_of(key.second), key.first, amounts, false));
    const bool adds = id != "period" || !sums.has(Sum::carried);
    for (const auto& [family, amounts] : sums.totals)
      if (adds) table.totals.push_back(line(term("table.total"), Empty{}, family, amounts, true));
    return table;
  }

  template <class Name>
  Table by_unit(Name&& name_of) {
    Table by_unit = table("unit", sums_.unit, name_of, true);
    std::size_t i = 0;
    for (const auto& [key, amounts] : sums_.unit.rows) {
      Row& row = by_unit.rows[i++];
      const Dong plan = amounts[Sum::plan];
      if (plan != Dong() && plan == amounts[Sum::unallotted] && plan == amounts[Sum::received])
        row.note = joined(notes_below(key.second), " ");
    }
    return by_unit;
  }

  // That nothing is recorded below the unit, and what officers noted on its money.
  std::vector<Text> notes_below(const std::string& unit) {
    std::vector<Text> notes{term("disbursement.nothing_below")};
    for (const std::int64_t account : unallotted_[unit])
      for (const book::LineNote& note : book::notes_of(scope_.store(), account, scope_.moment(), most_notes)) {
        const Text text = data(note.vi, note.en);
        if (std::ranges::find(notes, text) == notes.end() && notes.size() <= static_cast<std::size_t>(most_notes))
          notes.push_back(text);
      }
    return notes;
  }

  Scope scope_;
  AxisKeys axes_;
  std::optional<book::Date> from_;
  Sources sources_;
  Tables sums_;
  std::map<std::string, std::vector<std::int64_t>> unallotted_;  // the accounts of authority not passed on, by unit
};

}  // namespace

Page disbursement(book::Book& book, const Question& question) {
  return Report(book, question).page();
}

}  // namespace tungdong::reports
