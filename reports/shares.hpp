#pragma once
// Which indicators a project's money serves, and in which shares: by its links, or by the payment itself.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/results/share.hpp"
#include "reports/scope.hpp"

namespace tungdong::reports {

// The shares in force of each project that has a link.
std::map<std::string, std::vector<results::Share>> shares_of_projects(Scope& scope);

// Of a line's attribute `serves`; none where it says that it serves nothing.
std::vector<results::Share> shares_on_line(std::string_view serves);

}  // namespace tungdong::reports
