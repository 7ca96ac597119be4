#pragma once
// What was decided and is still to be stored.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/chart/account.hpp"
#include "ledger/rules/lot.hpp"
#include "ledger/rules/mark.hpp"

namespace tungdong::rules {

// What one end of a line turns over. Several of one month, account and kind are added up when they are written.
struct Turn {
  std::int32_t month{};  // yyyymm
  std::int64_t account{};
  Kind kind{};
  money::Dong in;
  money::Dong out;
};

// An account as a batch left it.
struct ChangedAccount {
  std::int64_t id{};
  chart::Stage stage{};
  std::optional<chart::Account> opened;  // where the batch opened it: it was not stored before
  std::string owner;                     // of one that it opened
  money::Dong balance;
  money::Dong plan;
  std::optional<Date> taken;
};

// What a batch has changed and a writer has yet to store.
struct Unwritten {
  std::vector<Lot> lots;    // new ones, by id
  std::vector<Draw> draws;  // by lot and seq; also from lots that were stored before
  std::vector<Turn> turns;  // two for each line, in the order of the log
  std::vector<std::pair<std::string, Mark>> marks;
  std::vector<ChangedAccount> accounts;  // by id; told when all is handed over
};

}  // namespace tungdong::rules
