#include "ledger/book/serving.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "ledger/book/row.hpp"

namespace tungdong::book {

namespace {

using money::Dong;

// [start, start + amount) of a lot, under one name.
struct Named {
  Dong start;
  Dong amount;
  std::string serves;
};

// What of a lot another drew: it lies at `at` in the lot that drew it.
struct Drawn {
  Dong at;
  std::int64_t of{};
  Dong start;
  Dong amount;
};

class Serving {
 public:
  Serving(sql::Connection& connection, const rules::Unwritten& money, const std::vector<Naming>& named)
      : connection_(connection), named_(named) {
    for (const rules::ChangedAccount& account : money.accounts)
      accepted_.emplace(account.id, is_accepted(account.stage));
  }

  void write(const std::vector<rules::Lot>& lots) {
    for (const rules::Lot& lot : lots) write(lot);
    auto& upsert = connection_.cached(
        "INSERT INTO served (account, month, serves, money_in, money_out) VALUES ($1, $2, $3, $4, $5) "
        "ON CONFLICT (account, month, serves) DO UPDATE SET money_in = served.money_in + excluded.money_in, "
        "money_out = served.money_out + excluded.money_out");
    for (const auto& [key, turned] : turned_)
      upsert.run(std::get<0>(key), std::get<1>(key), std::get<2>(key), turned.first.count(), turned.second.count());
  }

 private:
  void write(const rules::Lot& lot) {
    const bool comes = accepted_.at(lot.account);
    const bool leaves = accepted_.at(lot.from_account);
    if (!comes && !leaves) return;
    const std::int64_t month = day_number(lot.date) / 100;
    std::vector<Named> gone;
    if (leaves) gone = of_draws(lot.id, Dong(), lot.amount, Dong());
    for (const Named& one : gone) turned_[{lot.from_account, month, one.serves}].second += one.amount;
    if (!comes) return;
    std::vector<Named> brought;
    if (const std::string* own = leaves ? nullptr : name_of(lot.id))
      brought.push_back({Dong(), lot.amount, *own});
    else if (lot.kind == rules::Kind::reverse)
      brought = before_reversal(lot);
    else
      brought = std::move(gone);
    auto& insert = connection_.cached("INSERT INTO serving (lot, start, amount, serves) VALUES ($1, $2, $3, $4)");
    for (const Named& one : joined(std::move(brought))) {
      insert.run(lot.id, one.start.count(), one.amount.count(), one.serves);
      turned_[{lot.account, month, one.serves}].first += one.amount;
    }
  }

  const std::string* name_of(std::int64_t lot) const {
    const auto found = std::ranges::lower_bound(named_, lot, {}, &Naming::lot);
    return found == named_.end() || found->lot != lot ? nullptr : &found->serves;
  }

  // Ranges of one name that lie end to end are one.
  static std::vector<Named> joined(std::vector<Named> ranges) {
    std::ranges::sort(ranges, {}, &Named::start);
    std::vector<Named> joined;
    for (Named& one : ranges)
      if (!joined.empty() && joined.back().serves == one.serves &&
          joined.back().start + joined.back().amount == one.start)
        joined.back().amount += one.amount;
      else
        joined.push_back(std::move(one));
    return joined;
  }

  // The named part of [start, start + amount) of a stored lot, told as of a range that begins at `at`.
  void of_lot(std::int64_t lot, Dong start, Dong amount, Dong at, std::vector<Named>& ranges) {
    connection_.cached("SELECT start, amount, serves FROM serving WHERE lot = $1 ORDER BY start")
        .for_each(
            [&](const sql::Statement& row) {
              const Dong first = std::max(start, Dong(row.int64(0)));
              const Dong end = std::min(start + amount, Dong(row.int64(0)) + Dong(row.int64(1)));
              if (first < end) ranges.push_back({at + (first - start), end - first, std::string(row.text(2))});
            },
            lot);
  }

  // What [start, start + amount) of a lot was drawn from.
  std::vector<Drawn> draws_of(std::int64_t lot, Dong start, Dong amount) {
    std::vector<Drawn> draws;
    Dong at;
    connection_.cached("SELECT of_lot, start, amount FROM draw WHERE lot = $1 ORDER BY seq")
        .for_each(
            [&](const sql::Statement& row) {
              const Dong whole(row.int64(2));
              const Dong first = std::max(start, at);
              const Dong end = std::min(start + amount, at + whole);
              if (first < end)
                draws.push_back({first - start, row.int64(0), Dong(row.int64(1)) + (first - at), end - first});
              at += whole;
            },
            lot);
    return draws;
  }

  std::vector<Named> of_draws(std::int64_t lot, Dong start, Dong amount, Dong at) {
    std::vector<Named> ranges;
    for (const Drawn& drawn : draws_of(lot, start, amount))
      of_lot(drawn.of, drawn.start, drawn.amount, at + drawn.at, ranges);
    return ranges;
  }

  // The names that the money had before the record that a lot reverses: the draws lead up through that record's own
  // lot, and where others had drawn it and were reversed too, through theirs. Each reversal on the way takes back one
  // line; where as many lines are passed as reversals, the money stands where it stood before.
  std::vector<Named> before_reversal(const rules::Lot& lot) {
    struct Visit {
      Drawn range;
      int reversals;
    };
    std::vector<Named> ranges;
    std::vector<Visit> open;
    const auto above = [&](std::int64_t of, Dong start, Dong amount, Dong at, int reversals) {
      for (Drawn drawn : draws_of(of, start, amount)) {
        drawn.at = at + drawn.at;
        open.push_back({drawn, reversals});
      }
    };
    above(lot.id, Dong(), lot.amount, Dong(), 1);
    while (!open.empty()) {
      const auto [range, reversals] = open.back();
      open.pop_back();
      if (reversals == 0)
        of_lot(range.of, range.start, range.amount, range.at, ranges);
      else
        above(range.of, range.start, range.amount, range.at, reversals + (is_reversal(range.of) ? 1 : -1));
    }
    return ranges;
  }

  bool is_reversal(std::int64_t lot) {
    bool is = false;
    connection_.cached("SELECT kind FROM lot WHERE id = $1")
        .one([&](const sql::Statement& row) { is = row.text(0) == record::name_of(rules::Kind::reverse); }, lot);
    return is;
  }

  sql::Connection& connection_;
  const std::vector<Naming>& named_;
  std::unordered_map<std::int64_t, bool> accepted_;  // the accounts of the lots
  std::map<std::tuple<std::int64_t, std::int64_t, std::string>, std::pair<Dong, Dong>> turned_;
};

}  // namespace

void write_serving(sql::Connection& connection, const rules::Unwritten& money, const std::vector<Naming>& named) {
  if (named.empty() && !connection.cached("SELECT lot FROM serving LIMIT 1").one_int64()) return;
  Serving(connection, money, named).write(money.lots);
}

}  // namespace tungdong::book
