#include "tools/sheet/columns.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "ledger/journal/text.hpp"
#include "ledger/rules/body.hpp"
#include "ledger/words/catalogue.hpp"
#include "tools/sheet/line.hpp"

namespace tungdong::tools {

namespace {

constexpr std::array<std::string_view, 5> common_columns{"date", "doc", "_key", "_fate", "_reason"};

template <class T>
constexpr ColumnType column_type() {
  if constexpr (record::IsOptional<T>::value)
    return column_type<typename record::IsOptional<T>::item>();
  else if constexpr (std::is_same_v<T, money::Dong>)
    return ColumnType::money;
  else if constexpr (std::is_same_v<T, money::Decimal>)
    return ColumnType::decimal;
  else if constexpr (std::is_same_v<T, std::int64_t>)
    return ColumnType::integer;
  else if constexpr (std::is_same_v<T, record::Date>)
    return ColumnType::date;
  else if constexpr (std::is_same_v<T, bool>)
    return ColumnType::truth;
  else
    return ColumnType::text;
}

// The kinds by their folded names in Vietnamese.
const std::map<std::string, std::string, std::less<>>& kinds_in_vietnamese() {
  static const auto names = [] {
    std::map<std::string, std::string, std::less<>> all;
    rules::for_each_kind([&]<class T>() {
      std::string_view terms = words::word(fmt::format("record.{}", T::kind), words::Lang::vi);
      while (!terms.empty()) {
        const std::string_view name = terms.substr(0, terms.find(','));
        terms.remove_prefix(std::min(terms.size(), name.size() + 1));
        all.emplace(journal::fold(name), T::kind);
      }
    });
    return all;
  }();
  return names;
}

}  // namespace

std::vector<std::string> columns_of(std::string_view kind) {
  if (kind == rules::Entry::kind) return entry_columns();
  std::vector<std::string> columns;
  rules::for_each_kind([&]<class T>() {
    if (T::kind != kind) return;
    columns.assign(common_columns.begin(), common_columns.end());
    T::fields([&](std::string_view name, auto, record::Need) { columns.emplace_back(name); });
  });
  return columns;
}

ColumnType type_of(std::string_view kind, std::string_view column) {
  ColumnType type = ColumnType::text;
  if (column == "date") return ColumnType::date;
  if (kind == rules::Entry::kind) {
    if (column == "amount") return ColumnType::money;
    return column == "part" ? ColumnType::integer : ColumnType::text;
  }
  rules::for_each_kind([&]<class T>() {
    if (T::kind != kind) return;
    T::fields([&](std::string_view name, auto member, record::Need) {
      if (name == column) type = column_type<std::remove_cvref_t<decltype(std::declval<T&>().*member)>>();
    });
  });
  return type;
}

std::string kind_in_name(std::string_view name) {
  for (std::string_view rest = name; !rest.empty();) {
    const std::string_view part = rest.substr(0, rest.find('.'));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    if (!columns_of(part).empty()) return std::string(part);
    const auto known = kinds_in_vietnamese().find(journal::fold(part));
    if (known != kinds_in_vietnamese().end()) return known->second;
  }
  return {};
}

std::span<const std::pair<std::string_view, std::string_view>> defaults_of(std::string_view kind) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> observed{
      {{"version", "1"}, {"bound", "="}, {"nature", "measured"}, {"status", "reported"}}};
  if (kind == results::Observation::kind) return observed;
  return {};
}

}  // namespace tungdong::tools
