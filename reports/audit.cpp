#include "reports/audit.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "ledger/book/query/line.hpp"
#include "ledger/book/query/payment.hpp"
#include "ledger/estimate/digits.hpp"
#include "ledger/journal/text.hpp"
#include "ledger/money/ratio.hpp"
#include "reports/scope.hpp"
#include "reports/sources.hpp"

namespace tungdong::reports {

namespace {

using book::Payment;
using estimate::Digits;
using money::Decimal;
using money::Dong;

constexpr std::int64_t near_days = 30;
constexpr std::int64_t far_factor = 10;
constexpr std::size_t most_numbers = 20;
constexpr std::int64_t most_of_check = 500;  // rows: nobody looks at more of one kind
constexpr std::int64_t least_repeats = 3;

struct Fact {
  Payment payment;
  std::string payee;
  std::string number;
  std::string bare;  // the number without signs and leading zeros
};

// Two of which one may be the other again; the later one is to be looked at.
struct Flag {
  std::string_view check;
  const Fact* fact{};
  const Fact* other{};
};

// A number as people mistype it: letters and digits alone, no zeros in front.
std::string bare(const std::string& number) {
  std::string text;
  for (const char c : journal::fold(number))
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) text += c;
  return text.substr(std::min(text.find_first_not_of('0'), text.size()));
}

std::int64_t days_between(Date from, Date until) {
  return std::abs((date::sys_days(until) - date::sys_days(from)).count());
}

class Audit {
 public:
  Audit(book::Book& book, const Question& question) : scope_(book, question) {
    load();
    std::ranges::stable_sort(facts_, {},
                             [](const Fact& one) { return std::pair(one.payment.date, one.payment.record); });
    by_payee();
    by_number();
    rebooked();
  }

  Page page() {
    Page page = scope_.begin("audit");
    page.tables.push_back(queue());
    page.tables.push_back(digits());
    page.tables.push_back(numbers());
    page.tables.push_back(round());
    if (!sources_.empty()) page.tables.push_back(sources_.table(scope_));
    page.notes.push_back(term("audit.note"));
    return page;
  }

 private:
  void load() {
    std::map<std::int64_t, const book::Standing*> accounts;
    for (const book::Standing& one : scope_.accounts())
      if (scope_.family(one.key.source) == chart::Family::budget && scope_.takes(one.owner, one.key))
        accounts.emplace(one.account, &one);
    for (const auto& known : book::records_of<chart::Contract>(scope_.store(), scope_.moment()))
      contractors_[known.value.code] = known.value.contractor;
    for (Payment& one : book::payments(scope_.store(), scope_.moment()))
      if (const auto found = accounts.find(one.account); found != accounts.end())
        facts_.push_back(fact_of(std::move(one), found->second->key.stand.holder));
  }

  Fact fact_of(Payment payment, const chart::Holder& holder) {
    const rules::Entry entry = book::entry_of(scope_.store(), payment.record);
    const auto& attributes = entry.lines.at(static_cast<std::size_t>(payment.line - 1)).attributes;
    const auto first_of = [&](std::initializer_list<rules::Attribute> names, std::string otherwise) {
      for (const rules::Attribute name : names)
        if (!attributes[name].empty()) return std::string(attributes[name]);
      return otherwise;
    };
    const auto contractor = contractors_.find(holder.code);
    const bool contracted = holder.type == chart::HolderType::contract && contractor != contractors_.end();
    Fact fact{.payment = std::move(payment), .payee = {}, .number = {}, .bare = {}};
    fact.payee =
        first_of({rules::Attribute::payee, rules::Attribute::list}, contracted ? contractor->second : holder.code);
    fact.number = first_of({rules::Attribute::invoice}, fact.payment.doc);
    fact.bare = tungdong::reports::bare(fact.number);
    return fact;
  }

  static bool within(const Fact& left, const Fact& right) {
    return days_between(left.payment.date, right.payment.date) <= near_days;
  }

  // Each payment against the last before it that it may repeat: one reason and one other is enough to look.
  void by_payee() {
    std::map<std::tuple<std::string, std::string, Date, Dong>, const Fact*> exact;
    std::map<std::tuple<std::string, std::string, Dong>, const Fact*> alike;
    std::map<std::pair<std::string, Dong>, const Fact*> amounts;
    std::map<std::string, std::vector<const Fact*>> payees;
    const auto last = [](auto& known, const auto& key) -> const Fact* {
      const auto found = known.find(key);
      return found == known.end() ? nullptr : found->second;
    };
    for (const Fact& one : facts_) {
      const Dong amount = one.payment.amount;
      const auto of_day = std::tuple(one.payee, one.number, one.payment.date, amount);
      const auto of_number = std::tuple(one.payee, one.bare, amount);
      const auto flag = [&](std::string_view check, const Fact* other) {
        if (other == nullptr || !within(*other, one)) return false;
        flags_.push_back({check, &one, other});
        return true;
      };
      if (!flag("exact-duplicate", last(exact, of_day)) && !flag("near-duplicate", last(alike, of_number)) &&
          !flag("twice-the-amount", last(amounts, std::pair(one.payee, amount + amount))) && amount.count() % 2 == 0)
        flag("twice-the-amount", last(amounts, std::pair(one.payee, Dong(amount.count() / 2))));
      exact[of_day] = alike[of_number] = amounts[{one.payee, amount}] = &one;
      payees[one.payee].push_back(&one);
    }
    for (const auto& [payee, all] : payees) relative_size(all);
  }

  void relative_size(const std::vector<const Fact*>& all) {
    if (all.size() < 2) return;
    std::vector<const Fact*> largest = all;
    std::ranges::stable_sort(largest, std::ranges::greater(), [](const Fact* one) { return one->payment.amount; });
    if (largest[0]->payment.amount.count() > far_factor * largest[1]->payment.amount.count())
      flags_.push_back({"far-above-others", largest[0], largest[1]});
  }

  void by_number() {
    std::map<std::tuple<Date, std::string, Dong>, std::vector<const Fact*>> same;
    for (const Fact& one : facts_) same[{one.payment.date, one.number, one.payment.amount}].push_back(&one);
    for (const auto& [key, all] : same)
      for (std::size_t i = 1; i < all.size(); ++i)
        if (all[i]->payee != all[0]->payee) flags_.push_back({"another-payee", all[i], all[0]});
  }

  // What was paid again after it was reversed is often a correction, and sometimes not.
  void rebooked() {
    struct Reversed {
      Dong amount;
      std::int64_t account{};
      Date date;
    };
    std::vector<Reversed> reversed;
    scope_.store()
        .connection()
        .cached(
            "SELECT lot.amount, lot.account, again.date FROM entry AS again JOIN lot ON lot.record = again.reverses "
            "WHERE again.reverses IS NOT NULL AND lot.kind IN ($1, $2) AND again.record <= $3 AND again.date <= $4 "
            "ORDER BY lot.id")
        .for_each(
            [&](const sql::Statement& row) {
              reversed.push_back({Dong(row.int64(0)), row.int64(1), book::day_of(row.int64(2))});
            },
            record::name_of(rules::Kind::pay), record::name_of(rules::Kind::advance), scope_.moment().last_record(),
            scope_.moment().last_day());
    std::map<std::pair<std::int64_t, Dong>, std::vector<const Fact*>> paid;
    for (const Fact& fact : facts_) paid[{fact.payment.account, fact.payment.amount}].push_back(&fact);
    for (const Reversed& one : reversed)
      for (const Fact* fact : paid[{one.account, one.amount}])
        if (fact->payment.date >= one.date && days_between(one.date, fact->payment.date) <= near_days) {
          flags_.push_back({"rebooked", fact, nullptr});
          break;
        }
  }

  static Cell place(const Payment& payment) { return Code{fmt::format("{}.{}", payment.record, payment.line)}; }

  Table queue() {
    Table table = make_table("queue", term("audit.queue"),
                             {{"check", term("audit.check"), ColumnType::text},
                              {"place", term("audit.place"), ColumnType::code},
                              {"date", term("column.date"), ColumnType::date},
                              {"payee", term("audit.payee"), ColumnType::text},
                              {"number", term("audit.number"), ColumnType::code},
                              {"amount", term("column.amount"), ColumnType::dong},
                              {"other", term("audit.other"), ColumnType::code},
                              {"other_date", term("audit.other_date"), ColumnType::date},
                              {"other_amount", term("audit.other_amount"), ColumnType::dong},
                              {"document", term("column.document"), ColumnType::code}},
                             2, Layout::cards);
    std::map<std::string_view, std::int64_t> counts;
    for (const Flag& flag : flags_) {
      if (++counts[flag.check] > most_of_check) continue;
      const Payment& payment = flag.fact->payment;
      Row row;
      row.cells = {term("audit." + std::string(flag.check)),
                   place(payment),
                   payment.date,
                   data(flag.fact->payee),
                   Code{flag.fact->number},
                   payment.amount};
      if (flag.other == nullptr)
        row.cells.insert(row.cells.end(), 3, Empty{});
      else
        row.cells.insert(row.cells.end(),
                         {place(flag.other->payment), flag.other->payment.date, flag.other->payment.amount});
      row.cells.push_back(sources_.cite(payment.doc));
      table.rows.push_back(std::move(row));
    }
    in_transit(table);
    table.notes.push_back(term(table.rows.empty() ? "audit.queue_empty" : "audit.queue_note",
                               {{"days", near_days}, {"factor", far_factor}}));
    for (const auto& [check, count] : counts)
      if (count > most_of_check)
        table.notes.push_back(term(
            "audit.cut", {{"check", term("audit." + std::string(check))}, {"count", count}, {"shown", most_of_check}}));
    return table;
  }

  void in_transit(Table& table) {
    const Date today = scope_.day();
    std::map<std::int64_t, const book::Standing*> accounts;
    for (const book::Standing& one : scope_.accounts()) accounts.emplace(one.account, &one);
    for (const book::StandingLot& lot : book::standing_lots(scope_.store(), chart::Stage::transit, scope_.moment())) {
      const book::Standing& at = *accounts.at(lot.lot.account);
      if (!scope_.takes(at.owner, at.key) ||
          (date::sys_days(today) - date::sys_days(lot.lot.date)).count() <= near_days)
        continue;
      Dong amount;
      for (const book::Range& range : lot.open) amount += range.amount;
      Row row;
      row.cells = {term("audit.in-transit"),
                   Code{fmt::format("{}.{}", lot.lot.record, lot.lot.line)},
                   lot.lot.date,
                   scope_.holder_name(at.key.stand.holder),
                   Code{lot.doc},
                   amount,
                   Empty{},
                   Empty{},
                   Empty{},
                   sources_.cite(lot.doc)};
      table.rows.push_back(std::move(row));
    }
  }

  std::vector<std::int64_t> amounts() const {
    std::vector<std::int64_t> amounts;
    for (const Fact& one : facts_) amounts.push_back(one.payment.amount.count());
    return amounts;
  }

  Table digits() const {
    Table table = make_table("digits", term("audit.digits"),
                             {{"test", term("audit.test"), ColumnType::text},
                              {"payments", term("sample.payments"), ColumnType::number},
                              {"deviation", term("audit.deviation"), ColumnType::number},
                              {"conformity", term("audit.conformity"), ColumnType::text},
                              {"chi_squared", term("audit.chi_squared"), ColumnType::number},
                              {"critical", term("audit.critical"), ColumnType::number}});
    const std::vector<std::int64_t> all = amounts();
    for (const Digits which : {Digits::first, Digits::second, Digits::first_two, Digits::last_two}) {
      Row row;
      row.cells = {named("digits", which), Decimal(static_cast<std::int64_t>(all.size()), 0)};
      if (const auto test = estimate::digit_test(which, all)) {
        row.cells.insert(
            row.cells.end(),
            {Decimal(std::llround(test->deviation * 1e5), 5), named("conformity", test->conformity),
             Decimal(std::llround(test->chi_squared * 100), 2), Decimal(std::llround(test->critical * 100), 2)});
      } else {
        row.cells.insert(row.cells.end(), 4, Empty{term("audit.too_few", {{"least", estimate::least_amounts(which)}})});
      }
      table.rows.push_back(std::move(row));
    }
    table.notes.push_back(term("audit.digits_note"));
    return table;
  }

  Table numbers() const {
    Table table = make_table(
        "numbers", term("audit.numbers"),
        {{"amount", term("column.amount"), ColumnType::dong}, {"times", term("audit.times"), ColumnType::number}});
    std::map<Dong, std::int64_t> counts;
    for (const Fact& one : facts_) ++counts[one.payment.amount];
    std::vector<std::pair<Dong, std::int64_t>> often;
    for (const auto& [amount, count] : counts)
      if (count >= least_repeats) often.emplace_back(amount, count);
    std::ranges::stable_sort(often, std::ranges::greater(), &std::pair<Dong, std::int64_t>::second);
    for (const auto& [amount, count] : std::span(often).first(std::min(often.size(), most_numbers))) {
      Row row;
      row.cells = {amount, Decimal(count, 0)};
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  Table round() const {
    Table table = make_table("round", term("audit.round"),
                             {{"unit", term("audit.round_unit"), ColumnType::dong},
                              {"times", term("audit.times"), ColumnType::number},
                              {"share", term("audit.round_share"), ColumnType::percent}});
    for (const std::int64_t unit : {1'000'000LL, 10'000'000LL, 100'000'000LL}) {
      const auto count =
          std::ranges::count_if(facts_, [&](const Fact& one) { return one.payment.amount.count() % unit == 0; });
      Row row;
      row.cells = {Dong(unit), Decimal(count, 0),
                   facts_.empty()
                       ? Cell(Empty{})
                       : Cell(money::percent(Dong(count), Dong(static_cast<std::int64_t>(facts_.size())), 2))};
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  Scope scope_;
  std::map<std::string, std::string> contractors_;
  std::vector<Fact> facts_;  // by date, then record
  std::vector<Flag> flags_;
  Sources sources_;
};

}  // namespace

Page audit(book::Book& book, const Question& question) {
  return Audit(book, question).page();
}

}  // namespace tungdong::reports
