#include "reports/shares.hpp"

#include "ledger/book/query/records.hpp"
#include "ledger/rules/guard.hpp"

namespace tungdong::reports {

std::map<std::string, std::vector<results::Share>> shares_of_projects(Scope& scope) {
  const auto known = book::records_of<results::Link>(scope.store(), scope.moment());
  std::map<std::string, std::vector<const results::Link*>> links;
  for (const auto& one : known) links[one.value.project].push_back(&one.value);
  std::map<std::string, std::vector<results::Share>> shares;
  for (const auto& [project, all] : links) shares[project] = results::shares_in_force(all);
  return shares;
}

std::vector<results::Share> shares_on_line(std::string_view serves) {
  std::vector<results::Share> shares;
  if (const auto read = rules::read_serves(serves))
    for (const rules::Served& one : *read) shares.push_back({one.indicator, one.version, one.share_ppm});
  return shares;
}

}  // namespace tungdong::reports
