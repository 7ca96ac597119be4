#pragma once
// An account as whoever decides has it in memory.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/chart/account.hpp"
#include "ledger/rules/lot.hpp"

namespace tungdong::rules {

// A taking from an account that is dated after its lot: who took what, so that a refusal can name them.
struct Taking {
  std::int64_t lot_record{};  // that brought the money
  std::int64_t record{};      // that took it
  Date date;
  money::Dong amount;
};

struct AccountState {
  chart::Account account;
  std::string owner;  // the unit ("unit:11"), or the project of the holder ("project:DA-01"), or the source
  std::int64_t id{};
  money::Dong balance;
  money::Dong plan;           // net authority that came in: opened, appropriated, allotted, received, less withdrawn
  std::optional<Date> taken;  // the latest date of any draw from it
  bool lots_loaded{};
  // The last lot that was read, its date and id, where not all were: of what comes after it only what the batch itself
  // has brought is in memory.
  std::optional<std::pair<Date, std::int64_t>> lots_until;
  std::size_t lots_counted{};   // of `lots`, among all that are held
  std::vector<Lot> lots;        // open ones, by date, then id; the drawn-out stay until the batch is written
  std::vector<Taking> takings;  // loaded where a line is dated before `taken`
  bool changed{};
  bool stored{};
  std::size_t place{};  // among the accounts in memory
  bool ready{};         // all was loaded that lines from or to it refer to
};

}  // namespace tungdong::rules
