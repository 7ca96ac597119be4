#include "ledger/book/query/movement.hpp"

#include <array>
#include <map>
#include <unordered_set>

#include "ledger/book/query/lots.hpp"

namespace tungdong::book {

namespace {

using money::Dong;

rules::Kind kind_of_row(std::string_view text) {
  const auto kind = record::named<rules::Kind>(text);
  if (!kind) throw sql::Failure(sql::Cause::corrupt, fmt::format("a stored kind cannot be read: {}", text));
  return *kind;
}

// Adds up what comes in the order of the accounts, one account at a time.
class ByAccount {
 public:
  void add(std::int64_t account, rules::Kind kind, Dong in, Dong out) {
    if (account != account_) finish();
    account_ = account;
    auto& [all_in, all_out] = of_kind_[static_cast<std::size_t>(kind)];
    all_in += in;
    all_out += out;
  }

  std::vector<Movement> movements() {
    finish();
    return std::move(movements_);
  }

 private:
  void finish() {
    for (std::size_t kind = 0; kind < rules::kind_count; ++kind)
      if (const auto& [in, out] = of_kind_[kind]; in != Dong() || out != Dong())
        movements_.push_back({.account = account_, .kind = static_cast<rules::Kind>(kind), .in = in, .out = out});
    of_kind_ = {};
  }

  std::int64_t account_{};
  std::array<std::pair<Dong, Dong>, rules::kind_count> of_kind_{};
  std::vector<Movement> movements_;
};

std::vector<Movement> movements_of_months(Store& store, std::int64_t before, std::optional<chart::Stage> on) {
  constexpr std::string_view of_all = "SELECT account, kind, money_in, money_out FROM turnover WHERE month < $1 ";
  constexpr std::string_view order = "ORDER BY account, month, kind";
  static const std::string all = fmt::format("{}{}", of_all, order);
  static const std::string of_stage =
      fmt::format("{}AND account IN (SELECT id FROM account WHERE stage = $2) {}", of_all, order);
  ByAccount sums;
  const auto add = [&](const sql::Statement& row) {
    sums.add(row.int64(0), kind_of_row(row.text(1)), Dong(row.int64(2)), Dong(row.int64(3)));
  };
  if (on)
    store.connection().cached(of_stage).for_each(add, before, record::name_of(*on));
  else
    store.connection().cached(all).for_each(add, before);
  return sums.movements();
}

std::unordered_set<std::int64_t> accounts_on(Store& store, chart::Stage stage) {
  std::unordered_set<std::int64_t> accounts;
  store.connection()
      .cached("SELECT id FROM account WHERE stage = $1")
      .for_each([&](const sql::Statement& row) { accounts.insert(row.int64(0)); }, record::name_of(stage));
  return accounts;
}

}  // namespace

std::vector<Movement> movements(Store& store, const Moment& moment, std::optional<chart::Stage> on) {
  if (moment.is_now()) return movements_of_months(store, last_month, on);
  std::unordered_set<std::int64_t> accounts;
  if (on) accounts = accounts_on(store, *on);
  std::map<std::pair<std::int64_t, rules::Kind>, std::pair<Dong, Dong>> sums;
  const auto add = [&](std::int64_t account, rules::Kind kind, Dong in, Dong out) {
    if (on && !accounts.contains(account)) return;
    auto& [all_in, all_out] = sums[{account, kind}];
    all_in += in;
    all_out += out;
  };
  if (!moment.known_at && moment.as_of)
    for (const Movement& one : movements_of_months(store, month_number(*moment.as_of), on))
      add(one.account, one.kind, one.in, one.out);
  for_each_move(store, moment, moment.known_at ? std::nullopt : moment.as_of, [&](const Move& move) {
    // A reversal runs the other way, so what it brings back is less going out.
    if (move.reverses) {
      add(move.from_account, move.kind, -move.amount, Dong());
      add(move.account, move.kind, Dong(), -move.amount);
    } else {
      add(move.account, move.kind, move.amount, Dong());
      add(move.from_account, move.kind, Dong(), move.amount);
    }
  });
  std::vector<Movement> movements;
  for (const auto& [key, sum] : sums)
    if (sum.first != Dong() || sum.second != Dong())
      movements.push_back({.account = key.first, .kind = key.second, .in = sum.first, .out = sum.second});
  return movements;
}

}  // namespace tungdong::book
