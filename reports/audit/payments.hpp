#pragma once
// Payments of the budget as the checks of an audit take them: who was paid on which paper, and by whose hand.

#include <string>
#include <vector>

#include "ledger/book/local_time.hpp"
#include "ledger/book/query/payment.hpp"
#include "reports/days.hpp"
#include "reports/scope.hpp"

namespace tungdong::reports {

struct Paid {
  book::Payment payment;
  chart::Account account;  // that it was paid to
  std::string project;
  std::string payee;       // who the line names, or the contractor, or the list, or else the project
  std::string number;      // the invoice, or the document
  std::string bare;        // the number without signs and leading zeros
  std::string acceptance;  // that the line cites; may be empty
  std::string list;        // of beneficiaries; may be empty
  std::string by;
  book::LocalTime recorded;

  std::string place() const;  // "12.1": record and line
};

// Payments and advances of the budget within the question that were not reversed, by date, then record.
std::vector<Paid> paid(Scope& scope);

}  // namespace tungdong::reports
