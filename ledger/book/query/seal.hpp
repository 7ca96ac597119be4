#pragma once
// What a closing seals: the chart and definitions that were in force, and the balances of the last day.

#include <string>

#include "ledger/book/query/moment.hpp"
#include "ledger/book/store.hpp"
#include "ledger/chart/closing.hpp"

namespace tungdong::book {

// What a closing is over. Of a month the balances are those of its last day. Of a year they are those of the year's
// money, and of what was left of earlier ones, on the last day of its adjustment period (rule year-end/adjustment in
// force on the day of closing): later money goes on moving in those days.
struct SealScope {
  std::string unit;              // and all below it
  std::int64_t size{};           // of the log before the closing
  Date last_day;                 // of the period: of chart and definitions
  Date balance_day;              // a last day of a month
  std::optional<int> plan_year;  // of a year: money of it and of earlier ones alone
};

// The closing must have its size. A year without the rule ends with its December.
SealScope scope_of(Store& store, const chart::Closing& closing, Date on);

struct Seal {
  std::string chart_sha256;     // hexadecimal
  std::string balances_sha256;  // hexadecimal
};

// The chart's hash runs over the bodies of every record of chart, law and definitions dated until the last day, among
// the first so many of the log, in its order, a line feed behind each. The balances' runs over a line for each account
// with money on it, `stage:type:holder source component period amount`, ordered by owner and account. Balances are read
// as the book has them now: of a closed period they cannot change.
Seal seal_of(Store& store, const SealScope& scope);

// The accounts with what stood on them, in the same order: what the certificate of a closing prints.
struct SealedBalance {
  chart::Account account;
  money::Dong balance;
};
std::vector<SealedBalance> sealed_balances(Store& store, const SealScope& scope);

}  // namespace tungdong::book
