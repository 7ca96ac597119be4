#pragma once
// What a closing seals: the chart and definitions that were in force, and the balances of the last day.

#include <string>

#include "ledger/book/query/moment.hpp"
#include "ledger/book/store.hpp"

namespace tungdong::book {

struct Seal {
  std::string chart_sha256;     // hexadecimal
  std::string balances_sha256;  // hexadecimal
};

// Of a unit and all below it at a moment with both its ends: the last day of a month, and how many records were known.
// The balances are those of now: of a closed month they cannot change. The chart's hash runs over the bodies
// of every record of chart, law and definitions dated until then, in the order of the log, a line feed behind each. The
// balances' runs over a line for each account with money on it, `stage:type:holder source component period amount`, in
// the order of these.
Seal seal_of(Store& store, const std::string& unit, const Moment& moment);

// The accounts of a unit and all below it with what stood on them at the end of that day, in the same order: what the
// certificate of a closing prints.
struct SealedBalance {
  chart::Account account;
  money::Dong balance;
};
std::vector<SealedBalance> sealed_balances(Store& store, const std::string& unit, const Moment& moment);

}  // namespace tungdong::book
