#pragma once
// How much stands on each account at a moment.

#include <vector>

#include "ledger/book/query/moment.hpp"
#include "ledger/book/store.hpp"

namespace tungdong::book {

struct Standing {
  std::int64_t account{};
  std::string owner;  // "unit:11", "project:DA", "source:NSTW"
  chart::Account key;
  money::Dong balance;
};

// Every account that is not empty, in the order of the accounts' numbers. Their sum is zero for each source.
//   now           the running balances: the account table alone, whatever the length of the log
//   as of a day   turnover of whole months before it, and the lots of the month that it breaks
//   known at N    the lots of the first N records
std::vector<Standing> standings(Store& store, const Moment& moment);

// Every account there is, empty ones too, with its balance at the moment.
std::vector<Standing> accounts(Store& store, const Moment& moment = {});

}  // namespace tungdong::book
