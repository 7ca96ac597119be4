#include "ledger/book/query/movement.hpp"

#include <algorithm>
#include <array>

#include "ledger/book/query/lots.hpp"

namespace tungdong::book {

namespace {

using money::Dong;

rules::Kind kind_of_row(std::string_view text) {
  const auto kind = record::named<rules::Kind>(text);
  if (!kind) throw sql::Failure(sql::Cause::corrupt, fmt::format("a stored kind cannot be read: {}", text));
  return *kind;
}

// In and out by the account's number, which are dense, and by kind. Summed here and not by the engine: it would sort.
class Sums {
 public:
  void add(std::int64_t account, rules::Kind kind, Dong in, Dong out) {
    const auto index = static_cast<std::size_t>(account);
    if (index >= rows_.size()) rows_.resize(std::max(index + 1, 2 * rows_.size()));
    auto& [all_in, all_out] = rows_[index][static_cast<std::size_t>(kind)];
    all_in += in;
    all_out += out;
  }

  std::vector<Movement> movements() const {
    std::vector<Movement> movements;
    for (std::size_t account = 0; account < rows_.size(); ++account)
      for (std::size_t kind = 0; kind < rules::kind_count; ++kind)
        if (const auto& [in, out] = rows_[account][kind]; in != Dong() || out != Dong())
          movements.push_back({.account = static_cast<std::int64_t>(account),
                               .kind = static_cast<rules::Kind>(kind),
                               .in = in,
                               .out = out});
    return movements;
  }

 private:
  std::vector<std::array<std::pair<Dong, Dong>, rules::kind_count>> rows_;
};

void add_months(Store& store, std::int64_t before, Sums& sums) {
  store.connection()
      .cached("SELECT account, kind, money_in, money_out FROM turnover WHERE month < $1")
      .for_each(
          [&](const sql::Statement& row) {
            sums.add(row.int64(0), kind_of_row(row.text(1)), Dong(row.int64(2)), Dong(row.int64(3)));
          },
          before);
}

}  // namespace

std::vector<Movement> movements(Store& store, const Moment& moment) {
  Sums sums;
  const bool by_lots = moment.known_at.has_value();
  if (!by_lots) add_months(store, moment.as_of ? month_number(*moment.as_of) : last_month, sums);
  if (!moment.is_now()) {
    for_each_move(store, moment, by_lots ? std::nullopt : moment.as_of, [&](const Move& move) {
      // A reversal runs the other way, so what it brings back is less going out.
      if (move.reverses) {
        sums.add(move.from_account, move.kind, -move.amount, Dong());
        sums.add(move.account, move.kind, Dong(), -move.amount);
      } else {
        sums.add(move.account, move.kind, move.amount, Dong());
        sums.add(move.from_account, move.kind, Dong(), move.amount);
      }
    });
  }
  return sums.movements();
}

}  // namespace tungdong::book
