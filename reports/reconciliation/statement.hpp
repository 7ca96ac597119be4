#pragma once
// A Treasury statement as it was read: what each row says, before it is compared with anything.

#include <optional>
#include <string>
#include <vector>

#include "ledger/chart/period.hpp"
#include "ledger/rules/entry.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// Empty is not stated. A unit may be written by our code or by its mã ĐVQHNS, a source by our code or its mã nguồn, a
// component by our code or its mã CTMTQG.
struct StatementRow {
  std::int64_t row{};  // as a spreadsheet numbers it
  std::string unit;
  std::string item;
  std::string sub_item;
  std::string source;
  std::string component;
  std::string chapter;
  std::string sector;
  std::string document;
  std::string project;
  std::string contract;
  std::string payee;
  std::string note;
  std::optional<Date> date;
  std::optional<chart::Period> period;  // plan year
  // pay, advance, retain, recover, refund, lend or repay. A row of refund or repay counts against, whichever sign it
  // bears.
  std::optional<rules::Kind> kind;
  money::Dong amount;  // what came back is negative
};

struct Statement {
  FileOrigin file;
  std::vector<StatementRow> rows;
};

}  // namespace tungdong::reports
