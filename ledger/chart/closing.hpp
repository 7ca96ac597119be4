#pragma once
// Months and years that are closed, and what later decisions made of provisional money.

#include <string>
#include <string_view>

#include "ledger/chart/accounting_period.hpp"
#include "ledger/money/dong.hpp"
#include "ledger/record/field.hpp"

namespace tungdong::chart {

using record::Date;
using record::Need;

// The books of a unit and all below it are closed through the last day of a month (`2025-09`) or a year (`2025`, after
// its adjustment period: then also what was done in that period on the year's money). No entry is dated into it any
// more on any path, and no version of the chart. It seals what it closed: the log as it stood, the chart and the
// definitions in force, the balances of the last day. The seal is the book's to write.
struct Closing {
  static constexpr std::string_view kind = "closing";
  std::string unit;
  AccountingPeriod period;           // a month or a year
  std::optional<std::int64_t> size;  // of the log before this record
  std::string root;                  // and its root, hexadecimal
  std::string chart_sha256;          // of the records of chart, law and definitions dated until then, in their order
  std::string balances_sha256;       // of the balances of the last day: a line for each account, in their order

  template <class F>
  static void fields(F&& field) {
    field("unit", &Closing::unit, Need::key);
    field("period", &Closing::period, Need::required);
    field("size", &Closing::size, Need::optional);
    field("root", &Closing::root, Need::optional);
    field("chart_sha256", &Closing::chart_sha256, Need::optional);
    field("balances_sha256", &Closing::balances_sha256, Need::optional);
  }
};

// Takes a closing back: the latest one of the unit first, by an approver where the book has actors.
struct Reopening {
  static constexpr std::string_view kind = "reopening";
  std::string unit;
  std::int64_t closing{};  // the record of the closing
  std::string reason;

  template <class F>
  static void fields(F&& field) {
    field("unit", &Reopening::unit, Need::key);
    field("closing", &Reopening::closing, Need::required);
    field("reason", &Reopening::reason, Need::required);
  }
};

// The later decision on money that was sent provisionally (tạm cấp, ứng trước dự toán): how much it became. The
// difference is posted by an entry whose lines name the provisional one (attribute `confirms`).
struct Confirmation {
  static constexpr std::string_view kind = "confirmation";
  std::string line;    // the provisional line, `record.line`
  money::Dong amount;  // decided; 0: nothing of it

  template <class F>
  static void fields(F&& field) {
    field("line", &Confirmation::line, Need::key);
    field("amount", &Confirmation::amount, Need::required);
  }
};

}  // namespace tungdong::chart
