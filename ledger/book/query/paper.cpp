#include "ledger/book/query/paper.hpp"

namespace tungdong::book {

std::vector<std::string> documents_of(Store& store, std::int64_t account, const Moment& moment, std::int64_t most) {
  std::vector<std::string> documents;
  const auto take = [&](const sql::Statement& row) { documents.emplace_back(row.text(0)); };
  // Open lots are found by their index, and they are what stands now.
  static constexpr std::string_view open =
      "SELECT DISTINCT entry.doc FROM lot JOIN entry ON entry.record = lot.record "
      "WHERE lot.account = $1 AND lot.drawn < lot.amount ORDER BY entry.doc LIMIT $2";
  static constexpr std::string_view past =
      "SELECT DISTINCT entry.doc FROM lot JOIN entry ON entry.record = lot.record "
      "WHERE lot.account = $1 AND lot.record <= $2 AND lot.date <= $3 AND lot.amount > "
      "(SELECT COALESCE(SUM(draw.amount), 0) FROM draw JOIN lot AS taker ON taker.id = draw.lot "
      "WHERE draw.of_lot = lot.id AND taker.record <= $2 AND taker.date <= $3) ORDER BY entry.doc LIMIT $4";
  if (moment.is_now())
    store.connection().cached(open).for_each(take, account, most);
  else
    store.connection().cached(past).for_each(take, account, moment.last_record(), moment.last_day(), most);
  return documents;
}

}  // namespace tungdong::book
