#include "reports/units.hpp"

#include <algorithm>
#include <array>

#include "ledger/money/wide.hpp"

namespace tungdong::reports {

namespace {

// Decree 174/2016/NĐ-CP, article 4: the digits that at least one amount of the table has.
struct Permission {
  money::Unit unit;
  int digits;
  std::string_view refusal;
};

constexpr std::array<Permission, 3> permissions{{
    {money::Unit::nghin, 9, "coarse-nghin"},
    {money::Unit::trieu, 12, "coarse-trieu"},
    {money::Unit::ty, 15, "coarse-ty"},
}};

money::Decimal rounded(money::Dong amount, money::Unit unit, int places) {
  const std::int64_t size = money::ten_to(money::power_of_ten(unit) - places);
  const std::int64_t whole = amount.count() / size;
  const std::int64_t rest = amount.count() % size;
  if (rest == 0) return {whole, places};
  const std::int64_t half = size / 2;
  return {whole + (rest >= half ? 1 : 0) - (rest <= -half ? 1 : 0), places};
}

bool has_money(const Table& table) {
  return std::ranges::any_of(table.columns, [](const Column& one) { return one.type == ColumnType::dong; });
}

bool has_digits(const Table& table, int digits) {
  const std::int64_t least = money::ten_to(digits - 1);
  for (const auto* rows : {&table.rows, &table.totals})
    for (const Row& row : *rows)
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].type != ColumnType::dong) continue;
        const auto* amount = std::get_if<money::Dong>(&row.cells[i]);
        if (amount != nullptr && (amount->count() >= least || amount->count() <= -least)) return true;
      }
  return false;
}

void convert(Table& table, money::Unit unit, int places) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    Column& column = table.columns[i];
    if (column.type != ColumnType::dong) continue;
    for (auto* rows : {&table.rows, &table.totals})
      for (Row& row : *rows)
        if (const auto* amount = std::get_if<money::Dong>(&row.cells[i])) row.cells[i] = rounded(*amount, unit, places);
    column.type = ColumnType::number;
    column.heading = joined({column.heading, term("money_unit." + std::string(record::name_of(unit)))}, ", ");
  }
}

}  // namespace

Page in_units(Page page, money::Unit unit, int places) {
  if (unit == money::Unit::dong) return page;
  for (Table& table : page.tables) {
    if (!has_money(table)) continue;
    convert(table, unit, places);
    table.notes.push_back(term("money_unit.rounded"));
  }
  return page;
}

std::expected<Page, words::Refusals> in_official_units(Page page, money::Unit unit, Lang lang) {
  words::Refusals refusals;
  const auto permission = std::ranges::find(permissions, unit, &Permission::unit);
  if (permission != permissions.end())
    for (const Table& table : page.tables)
      if (has_money(table) && !has_digits(table, permission->digits))
        refusals.push_back({permission->refusal, {{"table", table.title.in(lang)}}});
  if (!refusals.empty()) return std::unexpected(std::move(refusals));
  return in_units(std::move(page), unit);
}

}  // namespace tungdong::reports
