#include "ledger/book/query/law.hpp"

#include <algorithm>

#include "ledger/book/query/records.hpp"

namespace tungdong::book {

std::optional<chart::Rule> rule_in_force(Store& store, const Moment& moment, std::string_view code, Date on) {
  // A rule holds between its own dates, whatever the day on which it was put into the book.
  const auto rows = records_under<chart::Rule>(store, {.as_of = {}, .known_at = moment.known_at}, code);
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    const chart::Rule& rule = row->value;
    const auto replaces = [&](const auto& later) { return later.value.from == rule.from; };
    if (std::any_of(rows.rbegin(), row, replaces)) continue;
    if ((!rule.from || *rule.from <= on) && (!rule.until || on <= *rule.until)) return rule;
  }
  return std::nullopt;
}

}  // namespace tungdong::book
