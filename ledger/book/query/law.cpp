#include "ledger/book/query/law.hpp"

#include <algorithm>

#include "ledger/book/query/records.hpp"

namespace tungdong::book {

const chart::Rule* Law::in_force(const std::string& code, Date on) {
  const auto [place, fresh] = rules_.try_emplace(code);
  std::vector<chart::Rule>& rows = place->second;
  // A rule holds between its own dates, whatever the day on which it was put into the book.
  if (fresh)
    for (auto& known : records_under<chart::Rule>(store_, {.as_of = {}, .known_at = moment_.known_at}, code))
      rows.push_back(std::move(known.value));
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    const auto replaces = [&](const chart::Rule& later) { return later.from == row->from; };
    if (std::any_of(rows.rbegin(), row, replaces)) continue;
    if (row->from.value_or(on) <= on && on <= row->until.value_or(on)) return &*row;
  }
  return nullptr;
}

std::optional<chart::Rule> rule_in_force(Store& store, const Moment& moment, std::string_view code, Date on) {
  Law law(store, moment);
  const chart::Rule* rule = law.in_force(std::string(code), on);
  return rule == nullptr ? std::nullopt : std::optional(*rule);
}

}  // namespace tungdong::book
