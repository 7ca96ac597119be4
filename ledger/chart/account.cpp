#include "ledger/chart/account.hpp"

namespace tungdong::chart {

std::string Holder::text() const {
  const std::string_view name = record::name_of(type);
  std::string text;
  text.reserve(name.size() + 1 + code.size());
  return text.append(name).append(1, ':').append(code);
}

std::optional<Holder> Holder::read(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon + 1 == text.size()) return std::nullopt;
  const auto type = record::named<HolderType>(text.substr(0, colon));
  if (!type) return std::nullopt;
  return Holder{*type, std::string(text.substr(colon + 1))};
}

std::string Stand::text() const {
  const std::string_view at = record::name_of(stage);
  const std::string_view type = record::name_of(holder.type);
  std::string text;
  text.reserve(at.size() + type.size() + holder.code.size() + 2);
  return text.append(at).append(1, ':').append(type).append(1, ':').append(holder.code);
}

std::optional<Stand> Stand::read(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto stage = record::named<Stage>(text.substr(0, colon));
  auto holder = Holder::read(text.substr(colon + 1));
  if (!stage || !holder) return std::nullopt;
  return Stand{*stage, std::move(*holder)};
}

}  // namespace tungdong::chart

namespace {

std::size_t mix(std::size_t seed, std::size_t value) {
  const std::size_t mixed = (seed ^ value) * 0x9E3779B97F4A7C15ULL;
  return mixed ^ (mixed >> 32U);  // tables look at the lowest bits
}

}  // namespace

std::size_t std::hash<tungdong::chart::Holder>::operator()(const tungdong::chart::Holder& holder) const noexcept {
  return mix(static_cast<std::size_t>(holder.type), std::hash<std::string>{}(holder.code));
}

std::size_t std::hash<tungdong::chart::AccountParts>::operator()(
    const tungdong::chart::AccountParts& account) const noexcept {
  std::size_t seed = std::hash<tungdong::chart::Holder>{}(account.stand.holder);
  seed = mix(seed, static_cast<std::size_t>(account.stand.stage));
  seed = mix(seed, std::hash<std::string>{}(account.source));
  seed = mix(seed, std::hash<std::string>{}(account.component));
  const auto& period = account.period;
  return mix(seed, static_cast<std::size_t>(period.first) << 32U | static_cast<std::size_t>(period.last) << 16U |
                       static_cast<std::size_t>(period.extended));
}
