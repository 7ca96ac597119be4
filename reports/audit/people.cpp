#include <map>
#include <set>

#include "reports/audit/checks.hpp"

namespace tungdong::reports {

namespace {

using chart::Check;
using chart::RollUse;

constexpr std::size_t shown_people = 3;
constexpr std::size_t shown_digits = 8;

// A person is known by the key and the pseudonym together.
using Person = std::pair<std::string, std::string>;

// A list that was paid: by which payment, out of which programme, to whom.
struct PaidList {
  const Paid* paid = nullptr;
  std::string component;
  std::string programme;
  std::multiset<Person> people;
};

// The first few of them, enough to find them again on the roll.
Text few(const std::vector<Person>& people) {
  std::string text;
  for (std::size_t i = 0; i < std::min(people.size(), shown_people); ++i)
    text += (i == 0 ? "" : ", ") + people[i].second.substr(0, shown_digits) + "…";
  return data(text);
}

Text evidence(std::string_view id, const std::vector<Person>& people) {
  return term(std::string(id), {{"count", static_cast<std::int64_t>(people.size())}, {"people", few(people)}});
}

class Checking {
 public:
  explicit Checking(const Look& look) : look_(look) {
    for (auto& known : book::records_of<chart::Roll>(look.scope.store(), look.scope.moment()))
      (known.value.use == RollUse::paid ? paid_rolls_ : eligible_).push_back(std::move(known.value));
    std::map<std::pair<std::string, std::string>, PaidList> lists;  // by project and list
    for (const Paid& one : look.paid)
      if (!one.list.empty()) lists.try_emplace({one.project, one.list}, PaidList{&one, {}, {}, {}});
    for (const chart::Roll& roll : paid_rolls_) {
      const auto found = lists.find({roll.project, roll.code});
      if (found == lists.end()) continue;
      for (const std::string& person : roll.people) found->second.people.emplace(roll.people_key, person);
    }
    for (auto& [key, list] : lists) {
      if (list.people.empty()) continue;
      list.component = list.paid->account.component;
      list.programme = look.scope.chart().programme_of(list.component);
      lists_.push_back(std::move(list));
    }
    std::ranges::stable_sort(
        lists_, {}, [](const PaidList& list) { return std::pair(list.paid->payment.date, list.paid->payment.record); });
  }

  void run() {
    std::map<Person, const PaidList*> first;  // the first list that paid a person
    for (const PaidList& list : lists_) {
      twice(list);
      two_programmes(list, first);
      not_eligible(list);
      for (const Person& person : list.people) first.try_emplace(person, &list);
    }
  }

 private:
  void twice(const PaidList& list) {
    std::vector<Person> people;
    for (auto one = list.people.begin(); one != list.people.end(); one = list.people.upper_bound(*one))
      if (list.people.count(*one) > 1) people.push_back(*one);
    if (!people.empty()) look_.flag(Check::twice_on_list, *list.paid, nullptr, evidence("audit.people", people));
  }

  // Against each earlier list of another programme with whom it shares anybody.
  void two_programmes(const PaidList& list, const std::map<Person, const PaidList*>& first) {
    std::map<const Paid*, std::vector<Person>> shared;
    std::vector<const Paid*> order;
    for (auto one = list.people.begin(); one != list.people.end(); one = list.people.upper_bound(*one)) {
      const auto found = first.find(*one);
      if (found == first.end() || found->second->programme == list.programme) continue;
      auto& people = shared[found->second->paid];
      if (people.empty()) order.push_back(found->second->paid);
      people.push_back(*one);
    }
    for (const Paid* other : order)
      look_.flag(Check::two_programmes, *list.paid, other, evidence("audit.people", shared.at(other)));
  }

  // Only where there is a roll of the eligible for the component under the same key, of whatever day.
  void not_eligible(const PaidList& list) {
    const Date date = list.paid->payment.date;
    std::set<std::string> asked;  // keys for which there is a roll
    std::set<Person> may;
    for (const chart::Roll& roll : eligible_) {
      if (!roll.component.empty() && !look_.scope.chart().component_within(list.component, roll.component)) continue;
      asked.insert(roll.people_key);
      if ((roll.from && date < *roll.from) || (roll.until && *roll.until < date)) continue;
      for (const std::string& person : roll.people) may.emplace(roll.people_key, person);
    }
    std::vector<Person> people;
    for (auto one = list.people.begin(); one != list.people.end(); one = list.people.upper_bound(*one))
      if (asked.contains(one->first) && !may.contains(*one)) people.push_back(*one);
    if (!people.empty()) look_.flag(Check::not_eligible, *list.paid, nullptr, evidence("audit.people", people));
  }

  const Look& look_;
  std::vector<chart::Roll> paid_rolls_;
  std::vector<chart::Roll> eligible_;
  std::vector<PaidList> lists_;  // by the day of payment
};

}  // namespace

void people(const Look& look) {
  Checking(look).run();
}

}  // namespace tungdong::reports
