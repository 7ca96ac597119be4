#include "reports/axis.hpp"

#include "ledger/book/query/records.hpp"

namespace tungdong::reports {

std::string AxisKeys::above(const std::string& unit, chart::Level level) {
  for (const std::string& code : scope_.chart().line_of(unit)) {
    const chart::Unit* one = scope_.chart().unit(code);
    if (one != nullptr && one->level == level) return code;
  }
  return {};
}

std::string AxisKeys::place_key(Axis axis, const std::string& owner) {
  const chart::Level level = axis == Axis::province ? chart::Level::province : chart::Level::commune;
  const auto holder = chart::Holder::read(owner);
  if (!holder || holder->type != chart::HolderType::project) return above(scope_.chart().unit_of(owner), level);
  const chart::Project* project = scope_.chart().project(holder->code);
  if (project == nullptr) return {};
  std::string key;
  bool first = true;
  for (const std::string& place : project->places) {
    std::string one = above(place, level);
    if (!first && one != key) return std::string(several);
    key = std::move(one);
    first = false;
  }
  return key.empty() ? above(project->unit, level) : key;
}

std::string AxisKeys::key(Axis axis, const std::string& owner, const chart::Account& account) {
  switch (axis) {
    case Axis::programme:
      return scope_.chart().programme_of(account.component);
    case Axis::component:
      return account.component;
    case Axis::province:
    case Axis::commune:
      return place_key(axis, owner);
    case Axis::unit:
      return scope_.chart().unit_of(owner);
    case Axis::project: {
      const auto holder = chart::Holder::read(owner);
      return holder && holder->type == chart::HolderType::project ? holder->code : std::string();
    }
    case Axis::source:
      return account.source;
    case Axis::period:
      return account.period.text();
    case Axis::purpose:
      break;
  }
  throw std::logic_error("a purpose splits money: ask for its slices");
}

std::vector<Slice> AxisKeys::slices(std::span<const Axis> axes, const std::string& owner,
                                    const chart::Account& account) {
  const auto& asked = scope_.question().purpose;
  const bool by_purpose = std::ranges::find(axes, Axis::purpose) != axes.end();
  const auto with = [&](std::optional<results::Purpose> purpose) {
    Slice slice{.keys = {}, .purpose = purpose};
    for (const Axis axis : axes)
      slice.keys.push_back(axis == Axis::purpose ? std::string(record::name_of(*purpose)) : key(axis, owner, account));
    return slice;
  };
  if (!by_purpose && !asked) return {with(std::nullopt)};
  std::vector<Slice> slices;
  const results::PurposeShares& shares = purposes(owner);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const auto purpose = static_cast<results::Purpose>(i);
    if (shares[i] > 0 && (!asked || *asked == purpose)) slices.push_back(with(purpose));
  }
  return slices;
}

std::vector<std::string> AxisKeys::keys_of(std::span<const Axis> axes, const Subject& subject) {
  const auto only = [](std::string& key, const std::string& one) { key = key.empty() || key == one ? one : several; };
  const auto of_money = [&](Axis axis) {
    std::string key;
    for (const book::Standing& account : scope_.accounts())
      if (account.owner == subject.owner && account.balance != money::Dong())
        only(key, this->key(axis, account.owner, account.key));
    return key;
  };
  const bool project = subject.owner.starts_with("project:");
  std::vector<std::string> keys;
  for (const Axis axis : axes) {
    std::string key;
    if (axis == Axis::purpose) {
      const results::PurposeShares& shares = purposes(subject.owner);
      for (std::size_t i = 0; i < shares.size(); ++i)
        if (shares[i] > 0) only(key, std::string(record::name_of(static_cast<results::Purpose>(i))));
    } else if (axis == Axis::source) {
      if (project) key = of_money(axis);
    } else if (axis == Axis::period) {
      key = !subject.period.empty() || !project ? subject.period : of_money(axis);
    } else {
      key = this->key(axis, subject.owner, {.stand = {}, .source = {}, .component = subject.component, .period = {}});
    }
    keys.push_back(std::move(key));
  }
  return keys;
}

money::Dong AxisKeys::part(money::Dong amount, const Slice& slice, const std::string& owner) {
  if (!slice.purpose) return amount;
  return results::apportion_purpose(amount, purposes(owner))[static_cast<std::size_t>(*slice.purpose)];
}

const results::PurposeShares& AxisKeys::purposes(const std::string& owner) {
  const auto [place, fresh] = purposes_.try_emplace(owner);
  if (!fresh) return place->second;
  if (!interventions_loaded_) {
    for (auto& known : book::records_of<results::Intervention>(scope_.store(), scope_.moment()))
      interventions_.insert_or_assign(known.value.code, std::move(known.value));
    interventions_loaded_ = true;
  }
  const auto holder = chart::Holder::read(owner);
  const chart::Project* project =
      holder && holder->type == chart::HolderType::project ? scope_.chart().project(holder->code) : nullptr;
  std::vector<const results::Intervention*> types;
  std::vector<std::string> listed;
  if (project != nullptr) listed = project->interventions;
  for (const std::string& text : listed) {
    const auto found = interventions_.find(text.substr(0, text.find('=')));
    types.push_back(found == interventions_.end() ? nullptr : &found->second);
  }
  place->second = results::purpose_shares(listed, types);
  return place->second;
}

Text AxisKeys::name(Axis axis, const std::string& key) {
  if (key == several) return term("axis.several");
  if (key.empty()) return term("axis.none_" + std::string(record::name_of(axis)));
  switch (axis) {
    case Axis::programme:
    case Axis::component:
      return scope_.component_name(key);
    case Axis::province:
    case Axis::commune:
    case Axis::unit:
      return scope_.unit_name(key);
    case Axis::project:
      return scope_.project_name(key);
    case Axis::source:
      return scope_.source_name(key);
    case Axis::purpose:
      return term("purpose." + key);
    case Axis::period: {
      const auto period = chart::Period::read(key);
      return period ? period_mark(*period) : data(key);
    }
  }
  return data(key);
}

std::vector<Column> AxisKeys::columns(Axis axis) {
  const std::string id(record::name_of(axis));
  if (axis == Axis::purpose) return {{id, term("column." + id), ColumnType::text}};
  return {{id, term("column." + id), ColumnType::code},
          {id + "_name", term("axis.name_of", {{"what", term("column." + id)}}), ColumnType::text}};
}

std::vector<Cell> AxisKeys::cells(Axis axis, const std::string& key) {
  if (axis == Axis::purpose) return {name(axis, key)};
  return {Code{key == several ? std::string() : key}, name(axis, key)};
}

}  // namespace tungdong::reports
