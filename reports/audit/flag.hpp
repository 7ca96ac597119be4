#pragma once
// A payment, or what stands behind one, that an auditor might look at first, and what speaks for it.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ledger/chart/audit.hpp"
#include "reports/audit/payments.hpp"
#include "reports/cutoff.hpp"

namespace tungdong::reports {

struct Flag {
  chart::Check check{};
  std::string place;  // where to look: the record and line, or the record
  Date date;
  Text who;  // the payee, or whose money it is
  std::string number;
  std::optional<money::Dong> amount;
  std::string other;  // the place of what it is set against
  std::optional<Date> other_date;
  std::optional<money::Dong> other_amount;
  Text evidence;
  std::string doc;
};

// Of a payment, set against another where there is one.
Flag flag_of(chart::Check check, const Paid& paid, const Paid* other = nullptr, Text evidence = {});

// What every check looks at and adds to.
struct Look {
  Scope& scope;
  std::span<const Paid> paid;  // by date, then record
  const Cutoffs& cutoffs;
  std::vector<Flag>& flags;

  void flag(chart::Check check, const Paid& paid_, const Paid* other = nullptr, Text evidence = {}) const {
    flags.push_back(flag_of(check, paid_, other, std::move(evidence)));
  }
};

}  // namespace tungdong::reports
