#pragma once
// A statement of the Treasury set against the book: both sides as they were compared, and what came of it.

#include <string>
#include <vector>

#include "ledger/book/query/treasury.hpp"
#include "ledger/chart/accounting_period.hpp"
#include "ledger/matching/match.hpp"
#include "reports/reconciliation/statement.hpp"
#include "reports/scope.hpp"

namespace tungdong::reports {

struct ReconciliationOrder {
  std::string unit;  // and what lies below it
  chart::AccountingPeriod period;
  // Recoveries of advances move no cash. They are compared, by themselves, where the statement lists any, or where
  // this asks for it.
  bool recoveries = false;
};

// A line of the book with what its entry says of it.
struct BookLine {
  book::TreasuryLine entered;
  rules::Attributes attributes;
  std::string unit;      // to whose authority it belongs
  std::string number;    // of its document, where it has one
  std::int64_t lines{};  // of its entry

  std::string reference() const;  // "976.1"
};

struct SideSum {
  std::int64_t lines{};
  money::Dong amount;
};

// Cash, or recoveries: each list in the order of its book; ours with what lies around the period.
struct Comparand {
  std::vector<std::size_t> theirs;  // rows of the statement, by place
  std::vector<std::size_t> ours;    // lines of the book, by place
  std::vector<matching::Line> their_lines;
  std::vector<matching::Line> our_lines;
  std::vector<matching::Group> groups;

  // Of what belongs to the period, counted apart from the groups.
  SideSum there() const;
  SideSum here() const;
  std::size_t differences() const;
};

struct Reconciled {
  ReconciliationOrder order;
  Statement statement;
  std::vector<BookLine> book;  // in the order of the log
  matching::Texts texts;       // of the lines that are compared
  Comparand cash;
  Comparand recoveries;
  SideSum recoveries_left_out;  // of the book, where they are not compared

  std::size_t differences() const { return cash.differences() + recoveries.differences(); }
  SideSum matched() const;  // lines of ours in cash that agree
};

// Compares. The unit must be one of the chart.
Reconciled reconcile(Scope& scope, const ReconciliationOrder& order, Statement statement);

// The page: sums by verdict on both sides with their control totals, then each kind of difference, both sides of it
// and what to do. What agrees is listed too where `all` asks for it; sums of several lines always are.
Page reconciliation(Scope& scope, const Reconciled& reconciled, bool all);

}  // namespace tungdong::reports
