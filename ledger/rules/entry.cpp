#include "ledger/rules/entry.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tungdong::rules {

std::string_view Attributes::operator[](Attribute attribute) const {
  for (const auto& [name, value] : values_)
    if (name == attribute) return value;
  return {};
}

void Attributes::set(Attribute attribute, std::string value) {
  const auto place = std::ranges::lower_bound(values_, attribute, {}, &std::pair<Attribute, std::string>::first);
  const bool there = place != values_.end() && place->first == attribute;
  if (value.empty()) {
    if (there) values_.erase(place);
  } else if (there) {
    place->second = std::move(value);
  } else {
    values_.emplace(place, attribute, std::move(value));
  }
}

void Attributes::write(journal::ObjectWriter& out, std::string_view name) const {
  static thread_local journal::ObjectWriter inner;
  inner.clear();
  for (const auto& [attribute, value] : values_) inner.text(record::name_of(attribute), value);
  out.object(name, inner);
}

bool Attributes::read(journal::JsonView object) {
  if (object.kind() != journal::JsonView::Kind::object) return false;
  bool good = true;
  for (const auto& [name, json] : object.members()) {
    const auto attribute = record::named<Attribute>(name);
    const auto text = json.text();
    good = good && attribute && text;
    if (attribute && text) set(*attribute, std::string(*text));
  }
  return good;
}

Entry inverse(const Entry& entry, std::int64_t original, std::string reason) {
  Entry reversal{.part = std::nullopt, .reverses = original, .reason = std::move(reason), .lines = {}};
  for (std::size_t i = entry.lines.size(); i-- > 0;) {
    const Line& line = entry.lines[i];
    const chart::Account from = line.to_account();
    const chart::Account to = line.from_account();
    Line inverted;
    inverted.kind = Kind::reverse;
    inverted.of = line.kind;
    inverted.amount = line.amount;
    inverted.from = from.stand;
    inverted.to = to.stand;
    inverted.source = line.source;
    inverted.component = from.component;
    inverted.period = from.period;
    if (to.component != from.component) inverted.to_component = to.component;
    if (to.period != from.period) inverted.to_period = to.period;
    inverted.attributes.set(Attribute::lots, fmt::format("{}.{}", original, i + 1));
    reversal.lines.push_back(std::move(inverted));
  }
  return reversal;
}

}  // namespace tungdong::rules
