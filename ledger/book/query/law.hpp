#pragma once
// The dated values of rules, for reports that set money against them.

#include <optional>
#include <string_view>

#include "ledger/book/query/moment.hpp"
#include "ledger/book/store.hpp"

namespace tungdong::book {

// The rule under a code that is in force on a day, of those that the book knew: the last recorded whose dates hold the
// day. A row recorded later with the same first day replaces the earlier. Nothing where none is in force.
std::optional<chart::Rule> rule_in_force(Store& store, const Moment& moment, std::string_view code, Date on);

}  // namespace tungdong::book
