#include "reports/disbursement.hpp"

#include "ledger/book/query/movement.hpp"
#include "ledger/book/query/serving.hpp"
#include "ledger/money/ratio.hpp"
#include "reports/figures.hpp"
#include "reports/pivot.hpp"
#include "reports/scope.hpp"
#include "reports/sources.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using chart::Stage;
using money::Dong;
using rules::Kind;

// What is counted, in the order of the columns.
enum class Sum : std::uint8_t {
  received,
  plan,
  extended,
  unallotted,
  allotted,
  committed,
  advanced,
  accepted,
  disbursed,
  lent,
  owed,
  returned,
  lapsed,
  carried,
};
using Sums = Pivot<Sum>;
using Amounts = std::map<Sum, Dong>;

constexpr bool is_disbursed(Stage stage) {
  return stage == Stage::advanced || book::is_accepted(stage);
}

constexpr bool is_allotted(const chart::Stand& stand) {
  switch (stand.stage) {
    case Stage::assigned:
    case Stage::committed:
    case Stage::advanced:
    case Stage::held:
    case Stage::spent:
    case Stage::settled:
    case Stage::lent:
      return true;
    case Stage::owed:
      return stand.holder.type == chart::HolderType::project;
    default:
      return false;
  }
}

// The net authority that a movement brought to a unit, as its account's own `plan` has it: what goes to units below
// stays received, what goes back up does not.
Dong received_by(Stage stage, const book::Movement& movement) {
  if (stage != Stage::available) return {};
  switch (movement.kind) {
    case Kind::open:
    case Kind::appropriate:
    case Kind::contribute:
    case Kind::receive:
    case Kind::allot:
      return movement.in;
    case Kind::withdraw:
      return -movement.out;
    case Kind::carry:
    case Kind::reallocate:
    case Kind::succeed:
      return movement.in - movement.out;
    default:
      return {};
  }
}

// What a movement on one account adds. Of a period (`flows`), what is carried out stays its plan and its spending, and
// what is carried in is new to it as plan, not as spending.
Amounts amounts_of(const chart::Account& account, const book::Movement& movement, bool flows) {
  const Stage stage = account.stand.stage;
  const bool carried = movement.kind == Kind::carry;
  const Dong net = movement.in - movement.out;
  const Dong planned = flows && carried ? movement.in : net;
  const Dong done = flows && carried ? Dong() : net;
  Amounts amounts;
  amounts[Sum::plan] = planned;
  if (account.period.is_extended()) amounts[Sum::extended] = planned;
  amounts[Sum::received] = received_by(stage, movement);
  if (stage == Stage::available || stage == Stage::transit) amounts[Sum::unallotted] = net;
  if (is_allotted(account.stand)) amounts[Sum::allotted] = planned;
  if (stage == Stage::committed) amounts[Sum::committed] = net;
  if (stage == Stage::advanced) amounts[Sum::advanced] = net;
  if (book::is_accepted(stage)) amounts[Sum::accepted] = done;
  if (is_disbursed(stage)) amounts[Sum::disbursed] = done;
  if (stage == Stage::lent) amounts[Sum::lent] = net;
  if (stage == Stage::owed) amounts[Sum::owed] = net;
  if (stage == Stage::returned) amounts[Sum::returned] = net;
  if (stage == Stage::lapsed) amounts[Sum::lapsed] = net;
  if (carried) amounts[Sum::carried] = movement.out;
  return amounts;
}

struct Tables {
  Sums programme, component, unit, source, period;
};

class Report {
 public:
  Report(book::Book& book, const Question& question) : scope_(book, question) {}

  Page page() {
    Page page = scope_.begin("disbursement");
    add_up();
    const auto component = [&](const std::string& code) { return scope_.component_name(code); };
    const auto unit = [&](const std::string& code) { return scope_.unit_name(code); };
    const auto source = [&](const std::string& code) { return scope_.source_name(code); };
    const auto period = [](const std::string& text) {
      const auto read = chart::Period::read(text);
      return read ? period_mark(*read) : data(text);
    };
    page.tables.push_back(table("programme", sums_.programme, component));
    page.tables.push_back(table("component", sums_.component, component));
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

  std::map<std::int64_t, Place> accounts() {
    std::map<std::int64_t, Place> places;
    for (auto& standing : book::accounts(scope_.store()))
      if (standing.key.stand.stage != Stage::origin && scope_.takes(standing.owner, standing.key))
        places.emplace(standing.account, Place{std::move(standing.owner), std::move(standing.key)});
    return places;
  }

  void add_up() {
    const auto places = accounts();
    const bool flows = scope_.question().period.has_value();
    for (const book::Movement& movement : book::movements(scope_.store(), scope_.moment())) {
      const auto found = places.find(movement.account);
      if (found == places.end()) continue;
      const auto& [owner, account] = found->second;
      const Family family = scope_.family(account.source);
      const Amounts amounts = amounts_of(account, movement, flows);
      add(sums_.programme, family, programme_of(account.component), amounts);
      add(sums_.component, family, account.component, amounts);
      add(sums_.unit, family, scope_.chart().unit_of(owner), amounts);
      add(sums_.source, family, account.source, amounts);
      add(sums_.period, family, account.period.text(), flows ? amounts : amounts_of(account, movement, true));
    }
  }

  static void add(Sums& sums, Family family, const std::string& code, const Amounts& amounts) {
    for (const auto& [sum, amount] : amounts) sums.add(family, code, sum, amount);
  }

  std::string programme_of(std::string code) {
    for (const chart::Component* node = scope_.chart().component(code); node != nullptr && !node->parent.empty();
         node = scope_.chart().component(code)) {
      if (node->parent == code) break;
      code = node->parent;
    }
    return code;
  }

  // The columns that have something to tell; plan and disbursed always do.
  std::vector<Sum> columns_of(const Sums& sums, bool unit) const {
    const bool flows = scope_.question().period.has_value() || &sums == &sums_.period;
    std::vector<Sum> columns;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(Sum::carried); ++i) {
      const Sum sum = static_cast<Sum>(i);
      const bool always = sum == Sum::plan || sum == Sum::allotted || sum == Sum::committed || sum == Sum::advanced ||
                          sum == Sum::accepted || sum == Sum::disbursed || sum == Sum::unallotted;
      const bool fits = sum == Sum::received ? unit : sum == Sum::carried ? flows : true;
      if (fits && (always || sums.columns().contains(sum))) columns.push_back(sum);
    }
    return columns;
  }

  static std::string_view id_of(Sum sum) {
    static constexpr std::array<std::string_view, 14> ids{"received",  "plan",     "extended", "unallotted", "allotted",
                                                          "committed", "advanced", "accepted", "disbursed",  "lent",
                                                          "owed",      "returned", "lapsed",   "carried"};
    return ids[static_cast<std::size_t>(sum)];
  }

  static Cell rate(Family family, Dong part, Dong whole, std::string_view why) {
    if (family == Family::credit) return Empty{term("disbursement.credit")};
    if (whole <= Dong()) return Empty{term(std::string(why))};
    return money::percent(part, whole, 2);
  }

  template <class Name>
  Table table(std::string_view id, const Sums& sums, Name&& name_of, bool unit = false) {
    Table table = make_table("by_" + std::string(id), term("disbursement.by_" + std::string(id)), {}, 2);
    table.columns.push_back({std::string(id), term("column." + std::string(id)), ColumnType::code});
    table.columns.push_back({"name", term("column.name"), ColumnType::text});
    const bool families = sums.totals().size() > 1;
    if (families) table.columns.push_back({"family", term("column.family"), ColumnType::text});
    if (families) table.keys = 3;
    const std::vector<Sum> columns = columns_of(sums, unit);
    for (const Sum sum : columns) {
      table.columns.push_back(
          {std::string(id_of(sum)), term("disbursement." + std::string(id_of(sum))), ColumnType::dong});
      if (sum != Sum::disbursed) continue;
      table.columns.push_back({"of_plan", term("disbursement.of_plan"), ColumnType::percent});
      table.columns.push_back({"of_allotted", term("disbursement.of_allotted"), ColumnType::percent});
    }
    const auto line = [&](Cell code, Cell name, Family family, const Amounts& amounts, bool total) {
      Row row;
      row.cells = {std::move(code), std::move(name)};
      if (families) row.cells.emplace_back(named("family", family));
      for (const Sum sum : columns) {
        row.cells.push_back(total && sum == Sum::received ? Cell(Empty{term("disbursement.levels")})
                                                          : Cell(Sums::at(amounts, sum)));
        if (sum != Sum::disbursed) continue;
        const Dong disbursed = Sums::at(amounts, sum);
        row.cells.push_back(rate(family, disbursed, Sums::at(amounts, Sum::plan), "disbursement.no_plan"));
        row.cells.push_back(rate(family, disbursed, Sums::at(amounts, Sum::allotted), "disbursement.no_allotted"));
      }
      return row;
    };
    for (const auto& [key, amounts] : sums.rows())
      table.rows.push_back(line(Code{key.code}, name_of(key.code), key.family, amounts, false));
    const bool adds = id != "period" || !sums.columns().contains(Sum::carried);
    for (const auto& [family, amounts] : sums.totals())
      if (adds) table.totals.push_back(line(Empty{}, term("table.total"), family, amounts, true));
    return table;
  }

  template <class Name>
  Table by_unit(Name&& name_of) {
    Table by_unit = table("unit", sums_.unit, name_of, true);
    std::size_t i = 0;
    for (const auto& [key, amounts] : sums_.unit.rows()) {
      Row& row = by_unit.rows[i++];
      const Dong plan = Sums::at(amounts, Sum::plan);
      if (plan != Dong() && plan == Sums::at(amounts, Sum::unallotted) && plan == Sums::at(amounts, Sum::received))
        row.note = term("disbursement.nothing_below");
    }
    return by_unit;
  }

  Scope scope_;
  Sources sources_;
  Tables sums_;
};

}  // namespace

Page disbursement(book::Book& book, const Question& question) {
  return Report(book, question).page();
}

}  // namespace tungdong::reports
