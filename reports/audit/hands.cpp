#include <algorithm>
#include <map>
#include <set>

#include "ledger/book/query/line.hpp"
#include "reports/audit/checks.hpp"

namespace tungdong::reports {

namespace {

using chart::Check;
using money::Dong;

constexpr unsigned morning = 6;
constexpr unsigned night = 21;

// Payments that are one thing to look at: the first of them, and how many there are.
struct Heap {
  const Paid* first = nullptr;
  std::int64_t count{};
  Dong sum;
  std::int64_t longest{};

  void add(const Paid& paid, std::int64_t days = 0) {
    if (first == nullptr || paid.payment.record < first->payment.record) first = &paid;
    ++count;
    sum += paid.payment.amount;
    longest = std::max(longest, days);
  }
};

void push(const Look& look, Check check, const Heap& heap, Text who, Text evidence) {
  Flag flag = flag_of(check, *heap.first, nullptr, std::move(evidence));
  flag.who = std::move(who);
  flag.amount = heap.sum;
  look.flags.push_back(std::move(flag));
}

void back_dated(const Look& look) {
  std::map<std::pair<Date, std::string>, Heap> heaps;  // by the day of recording and the document
  for (const Paid& one : look.paid) {
    const std::int64_t days = days_between(one.payment.date, one.recorded.day);
    if (days > look.cutoffs.recorded_days) heaps[{one.recorded.day, one.payment.doc}].add(one, days);
  }
  for (const auto& [key, heap] : heaps)
    push(look, Check::back_dated, heap, data(heap.first->by),
         term("audit.recorded", {{"count", heap.count}, {"day", key.first}, {"days", heap.longest}}));
}

void outside_hours(const Look& look) {
  std::map<std::pair<Date, std::string>, Heap> heaps;  // by the day of recording and the hand
  for (const Paid& one : look.paid)
    if (one.recorded.sunday || one.recorded.hour < morning || one.recorded.hour >= night)
      heaps[{one.recorded.day, one.by}].add(one);
  for (const auto& [key, heap] : heaps)
    push(look, Check::outside_hours, heap, data(key.second),
         term("audit.at_hour", {{"count", heap.count},
                                {"day", key.first},
                                {"hour", static_cast<std::int64_t>(heap.first->recorded.hour)}}));
}

// Who recorded the acceptances of a holder.
struct Accepting {
  std::map<std::string, std::string> by;  // of each, by its code
  std::set<std::string> hands;
};
using Hands = std::map<std::string, Accepting>;  // by holder

Hands hands_of_acceptances(const Look& look) {
  Hands hands;
  for (const auto& known : book::records_of<chart::Acceptance>(look.scope.store(), look.scope.moment())) {
    Accepting& of = hands[known.value.holder];
    const std::string by = book::recorded_of(look.scope.store(), known.record).envelope.by;
    of.by[known.value.code] = by;
    of.hands.insert(by);
  }
  return hands;
}

// Whether a payment's own hand recorded the acceptance that it cites; of one that cites none, all of its holder's.
bool one_hand(const Accepting& accepting, const Paid& paid) {
  if (const auto cited = accepting.by.find(paid.acceptance); cited != accepting.by.end())
    return cited->second == paid.by;
  return accepting.hands.size() == 1 && *accepting.hands.begin() == paid.by;
}

// In a book that only one hand writes this says nothing new of any payment: there it is said once, of all.
void same_hand(const Look& look) {
  const Hands hands = hands_of_acceptances(look);
  std::set<std::string> all;
  for (const auto& [holder, accepting] : hands) all.insert(accepting.hands.begin(), accepting.hands.end());
  for (const Paid& one : look.paid) all.insert(one.by);
  std::map<std::pair<std::string, std::string>, Heap> heaps;  // by the hand and the holder
  for (const Paid& one : look.paid) {
    const std::string holder = one.account.stand.holder.text();
    const auto found = hands.find(holder);
    if (one.payment.kind == rules::Kind::pay && one.list.empty() && found != hands.end() &&
        one_hand(found->second, one))
      heaps[{one.by, all.size() > 1 ? holder : std::string()}].add(one);
  }
  for (const auto& [key, heap] : heaps)
    push(look, Check::same_hand, heap, data(key.first),
         term(key.second.empty() ? "audit.only_hand" : "audit.one_hand",
              {{"count", heap.count}, {"holder", look.scope.holder_name(heap.first->account.stand.holder)}}));
}

}  // namespace

void hands(const Look& look) {
  back_dated(look);
  outside_hours(look);
  same_hand(look);
}

}  // namespace tungdong::reports
