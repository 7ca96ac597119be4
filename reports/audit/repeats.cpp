#include <algorithm>
#include <cstdlib>
#include <map>

#include "reports/audit/checks.hpp"

namespace tungdong::reports {

namespace {

using chart::Check;
using money::Dong;

// Each payment against the last before it that it may repeat: one reason and one other is enough to look.
void by_payee(const Look& look) {
  std::map<std::tuple<std::string, std::string, Date, Dong>, const Paid*> exact;
  std::map<std::tuple<std::string, std::string, Dong>, const Paid*> alike;
  std::map<std::pair<std::string, Dong>, const Paid*> amounts;
  const auto last = [](auto& known, const auto& key) -> const Paid* {
    const auto found = known.find(key);
    return found == known.end() ? nullptr : found->second;
  };
  for (const Paid& one : look.paid) {
    const Dong amount = one.payment.amount;
    const auto of_day = std::tuple(one.payee, one.number, one.payment.date, amount);
    const auto of_number = std::tuple(one.payee, one.bare, amount);
    const auto flag = [&](Check check, const Paid* other) {
      if (other == nullptr || days_between(other->payment.date, one.payment.date) > look.cutoffs.near_days)
        return false;
      look.flag(check, one, other);
      return true;
    };
    if (!flag(Check::exact_duplicate, last(exact, of_day)) && !flag(Check::near_duplicate, last(alike, of_number)) &&
        !flag(Check::twice_the_amount, last(amounts, std::pair(one.payee, amount + amount))) && amount.count() % 2 == 0)
      flag(Check::twice_the_amount, last(amounts, std::pair(one.payee, Dong(amount.count() / 2))));
    exact[of_day] = alike[of_number] = amounts[{one.payee, amount}] = &one;
  }
}

void by_number(const Look& look) {
  std::map<std::tuple<Date, std::string, Dong>, std::vector<const Paid*>> same;
  for (const Paid& one : look.paid) same[{one.payment.date, one.number, one.payment.amount}].push_back(&one);
  for (const auto& [key, all] : same)
    for (std::size_t i = 1; i < all.size(); ++i)
      if (all[i]->payee != all[0]->payee) look.flag(Check::another_payee, *all[i], all[0]);
}

// What was paid again after it was reversed is often a correction, and sometimes not.
void rebooked(const Look& look) {
  struct Reversed {
    Dong amount;
    std::int64_t account{};
    Date date;
  };
  std::vector<Reversed> reversed;
  look.scope.store()
      .connection()
      .cached(
          "SELECT lot.amount, lot.account, again.date FROM entry AS again JOIN lot ON lot.record = again.reverses "
          "WHERE again.reverses IS NOT NULL AND lot.kind IN ($1, $2) AND again.record <= $3 AND again.date <= $4 "
          "ORDER BY lot.id")
      .for_each(
          [&](const sql::Statement& row) {
            reversed.push_back({Dong(row.int64(0)), row.int64(1), book::day_of(row.int64(2))});
          },
          record::name_of(rules::Kind::pay), record::name_of(rules::Kind::advance), look.scope.moment().last_record(),
          look.scope.moment().last_day());
  std::map<std::pair<std::int64_t, Dong>, std::vector<const Paid*>> paid;
  for (const Paid& one : look.paid) paid[{one.payment.account, one.payment.amount}].push_back(&one);
  for (const Reversed& one : reversed)
    for (const Paid* again : paid[{one.account, one.amount}]) {
      const std::int64_t days = days_between(one.date, again->payment.date);
      if (days < 0 || days > look.cutoffs.near_days) continue;
      look.flag(Check::rebooked, *again, nullptr, term("audit.reversed_on", {{"date", one.date}}));
      break;
    }
}

void relative_size(const Look& look) {
  std::map<std::string, std::vector<const Paid*>> payees;
  for (const Paid& one : look.paid) payees[one.payee].push_back(&one);
  for (auto& [payee, all] : payees) {
    if (all.size() < 2) continue;
    std::ranges::stable_sort(all, std::ranges::greater(), [](const Paid* one) { return one->payment.amount; });
    if (all[0]->payment.amount.count() > look.cutoffs.size_factor * all[1]->payment.amount.count())
      look.flag(Check::far_above_others, *all[0], all[1]);
  }
}

}  // namespace

void repeats(const Look& look) {
  by_payee(look);
  by_number(look);
  rebooked(look);
  relative_size(look);
}

}  // namespace tungdong::reports
