#pragma once
// Money as it stands: a lot is what one line brought, and a draw what another line took of it.

#include <cstdint>
#include <vector>

#include "ledger/chart/account.hpp"
#include "ledger/money/dong.hpp"
#include "ledger/record/field.hpp"
#include "ledger/rules/entry.hpp"

namespace tungdong::rules {

using record::Date;

// An interval [0, amount) of money that one line brought to its account. [0, drawn) of it has left again.
struct Lot {
  std::int64_t id{};  // lots are numbered in the order of the log: record, then line
  std::int64_t record{};
  std::int64_t line{};  // from 1
  Date date;
  Kind kind{};
  std::int64_t account{};       // that it stands on
  std::int64_t from_account{};  // that the line moved it from
  money::Dong amount;
  money::Dong drawn;
  std::int64_t undoes{};  // the lot of the line that a reversal undoes; 0: none, or not asked for

  money::Dong open() const { return amount - drawn; }
};

// A range that a line took from a lot: [start, start + amount). A line's draws, in order, tile its new lot.
struct Draw {
  std::int64_t lot{};  // the lot that the line made
  std::int64_t seq{};  // from 0
  std::int64_t of{};   // the lot that it took from
  money::Dong start;
  money::Dong amount;
};

// Where a lot came from, for lines that may only move money back there.
struct Ancestry {
  std::int64_t record{};
  Kind kind{};
  chart::Stand at;
  chart::Stand from;
  // The lots that the money was in before: those that it was drawn from, or, of a lot that a reversal made, those that
  // the line was drawn from which it undoes. None for money from the mirror account.
  std::vector<std::int64_t> parents;
};

// An entry that is to be reversed.
struct Original {
  std::int64_t first_lot{};  // its lots are numbered in the order of its lines
  Date date;
};

}  // namespace tungdong::rules
