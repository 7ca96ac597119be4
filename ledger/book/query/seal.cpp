#include "ledger/book/query/seal.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "ledger/book/query/chart_view.hpp"
#include "ledger/book/query/law.hpp"
#include "ledger/rules/body.hpp"
#include "ledger/rules/parameter.hpp"

namespace tungdong::book {

namespace {

template <class T, class... Kinds>
constexpr bool among = (std::is_same_v<T, Kinds> || ...);

template <class T>
constexpr bool sealed_kind =
    among<T, chart::Rule, chart::Source, chart::Unit, chart::Succession, chart::Zone, chart::UnitClass,
          chart::Component, chart::Mapping, chart::Project, chart::Contract, chart::Ceiling, results::Intervention,
          results::Indicator, results::Threshold, results::PriceIndex, results::Link>;

std::string chart_hash(Store& store, const Moment& moment) {
  std::vector<std::int64_t> records;
  rules::for_each_kind([&]<class T>() {
    if constexpr (sealed_kind<T>) {
      static const std::string sql = fmt::format("SELECT record FROM {} WHERE record <= $1 AND date <= $2", T::kind);
      store.connection().cached(sql).for_each([&](const sql::Statement& row) { records.push_back(row.int64(0)); },
                                              moment.last_record(), moment.last_day());
    }
  });
  std::ranges::sort(records);
  std::string bytes;
  for (const std::int64_t record : records) bytes += store.body(record) + '\n';
  return journal::hex(journal::sha256(bytes));
}

std::int64_t month_of(Date day) {
  return static_cast<int>(day.year()) * 100 + static_cast<int>(static_cast<unsigned>(day.month()));
}

}  // namespace

SealScope scope_of(Store& store, const chart::Closing& closing, Date on) {
  const chart::AccountingPeriod& period = closing.period;
  SealScope scope{.unit = closing.unit,
                  .size = closing.size.value_or(0),
                  .last_day = period.last_by_calendar(),
                  .balance_day = period.last_by_calendar(),
                  .plan_year = std::nullopt};
  if (!period.is_year()) return scope;
  scope.plan_year = period.year;
  const auto rule = rule_in_force(store, {}, "year-end/adjustment", on);
  if (const auto deadline = rule ? rules::Deadline::read(rule->value) : std::nullopt)
    scope.balance_day = deadline->in(*scope.plan_year);
  return scope;
}

std::vector<SealedBalance> sealed_balances(Store& store, const SealScope& scope) {
  ChartView chart(store, {.as_of = scope.last_day, .known_at = scope.size});
  std::vector<SealedBalance> balances;
  static const std::string sql = fmt::format(
      "SELECT {}, owner, (SELECT CAST(SUM(money_in - money_out) AS BIGINT) FROM turnover WHERE turnover.account = "
      "account.id AND month <= $1) FROM account ORDER BY owner, stage, holder, source, component, period, holder_type",
      account_columns);
  store.connection().cached(sql).for_each(
      [&](const sql::Statement& row) {
        if (row.is_null(11) || row.int64(11) == 0) return;
        const std::string owner(row.text(10));
        if (owner.starts_with("source:") || !chart.unit_within(chart.unit_of(owner), scope.unit)) return;
        chart::Account account = read_account(row).account;
        if (scope.plan_year && rules::window_year(account.period) > *scope.plan_year) return;
        balances.push_back({std::move(account), money::Dong(row.int64(11))});
      },
      month_of(scope.balance_day));
  return balances;
}

Seal seal_of(Store& store, const SealScope& scope) {
  std::string bytes;
  for (const auto& [account, balance] : sealed_balances(store, scope))
    bytes += fmt::format("{} {} {} {} {}\n", account.stand.text(), account.source, account.component,
                         account.period.text(), balance.count());
  return {chart_hash(store, {.as_of = scope.last_day, .known_at = scope.size}), journal::hex(journal::sha256(bytes))};
}

}  // namespace tungdong::book
