#pragma once
// The papers that a page's figures come from.

#include <set>
#include <string>

#include "reports/scope.hpp"

namespace tungdong::reports {

// Collects the documents that a page cites, and lists them at its end: code, number, date, issuer, title, address.
class Sources {
 public:
  // The cell of a document; nothing for a record without one.
  Cell cite(const std::string& document);
  // Several in one cell.
  Cell cite(const std::vector<std::string>& documents);

  bool empty() const { return cited_.empty(); }
  Table table(Scope& scope) const;

 private:
  std::set<std::string> cited_;
};

}  // namespace tungdong::reports
