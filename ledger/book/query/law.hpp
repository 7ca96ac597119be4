#pragma once
// The dated values of rules, for reports that set money against them.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/book/query/moment.hpp"
#include "ledger/book/store.hpp"
#include "ledger/chart/document.hpp"
#include "ledger/record/codec.hpp"

namespace tungdong::book {

// The rules that a book knew at a moment, each code's read when it is first asked for.
class Law {
 public:
  Law(Store& store, Moment moment) : store_(store), moment_(moment) {}

  // The rule under a code that is in force on a day: the last recorded whose dates hold the day. A row recorded later
  // with the same first day replaces the earlier. Null where none is in force.
  const chart::Rule* in_force(const std::string& code, Date on);

  // Its value as an amount, a per cent or another number; nothing where none is in force.
  template <class T>
  std::optional<T> value(const std::string& code, Date on) {
    const chart::Rule* rule = in_force(code, on);
    return rule == nullptr ? std::nullopt : record::read_text<T>(rule->value);
  }

 private:
  Store& store_;
  Moment moment_;
  std::map<std::string, std::vector<chart::Rule>> rules_;  // in the order of the log
};

// The same of one code, once.
std::optional<chart::Rule> rule_in_force(Store& store, const Moment& moment, std::string_view code, Date on);

}  // namespace tungdong::book
