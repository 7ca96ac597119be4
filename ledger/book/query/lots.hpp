#pragma once
// The moves of money that the balances of a past day or of an earlier book are counted from.

#include <functional>

#include "ledger/book/query/moment.hpp"
#include "ledger/book/store.hpp"

namespace tungdong::book {

struct Move {
  std::int64_t account{};
  std::int64_t from_account{};
  rules::Kind kind{};  // of a reversal, the kind that it reverses
  bool reverses{};
  money::Dong amount;
  std::int64_t month{};  // 202512
};

// 202512, and a month after all others.
constexpr std::int64_t month_number(Date date) {
  return day_number(date) / 100;
}
inline constexpr std::int64_t last_month = 999'999;

// Every move up to the moment, in the order of the log: all of them, or only those within the month of `broken`.
void for_each_move(Store& store, const Moment& moment, std::optional<Date> broken,
                   const std::function<void(const Move&)>& fn);

}  // namespace tungdong::book
