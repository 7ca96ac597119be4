#pragma once
// What is counted of money on its way: which sums a movement on an account adds to, and what follows from them.

#include <array>
#include <cstdint>

#include "ledger/book/query/movement.hpp"
#include "ledger/chart/account.hpp"

namespace tungdong::reports {

// What is counted, in the order of the columns.
enum class Sum : std::uint8_t {
  received,
  original,
  changes,
  brought,
  plan,
  extended,
  current,
  unallotted,
  allotted,
  committed,
  opening,
  accepted_in,
  paid,
  recovered,
  disbursed_in,
  closing,
  advanced,
  accepted,
  disbursed,
  lent,
  owed,
  returned,
  lapsed,
  carried,
};
inline constexpr std::size_t sum_count = 24;

// An amount for each sum.
struct Amounts {
  std::array<money::Dong, sum_count> of{};

  money::Dong& operator[](Sum sum) { return of[static_cast<std::size_t>(sum)]; }
  money::Dong operator[](Sum sum) const { return of[static_cast<std::size_t>(sum)]; }
  Amounts& operator+=(const Amounts& other) {
    for (std::size_t i = 0; i < sum_count; ++i) of[i] += other.of[i];
    return *this;
  }
  Amounts& operator-=(const Amounts& other) {
    for (std::size_t i = 0; i < sum_count; ++i) of[i] -= other.of[i];
    return *this;
  }
  // What follows from the other sums: worked out after these were split, so that a part adds up like the whole.
  void derive();
};

// What a movement adds to the sums of a window of time. Advances that were opened with or carried in come from before
// it, whenever that was recorded; whatever else takes from an advance recovers it, gives it back or disallows it.
Amounts in_window(const chart::Account& account, const book::Movement& movement, bool flows);

// What a movement on one account adds. Of a period (`flows`), what is carried out stays its plan and its spending, and
// what is carried in is new to it as plan, not as spending.
Amounts amounts_of(const chart::Account& account, const book::Movement& movement, bool flows);

}  // namespace tungdong::reports
