#include "ledger/book/query/entries.hpp"

namespace tungdong::book {

std::vector<EntrySum> entries(Store& store, const Moment& moment, std::int64_t most) {
  std::vector<EntrySum> entries;
  store.connection()
      .cached(
          "SELECT chosen.record, chosen.date, chosen.doc, chosen.lines, chosen.reverses, first.kind, "
          "(SELECT CAST(SUM(lot.amount) AS BIGINT) FROM lot "
          "WHERE lot.id >= chosen.first_lot AND lot.id < chosen.first_lot + chosen.lines) "
          "FROM (SELECT * FROM entry WHERE record <= $1 AND date <= $2 ORDER BY record LIMIT $3) AS chosen "
          "JOIN lot AS first ON first.id = chosen.first_lot ORDER BY chosen.record")
      .for_each(
          [&](const sql::Statement& row) {
            EntrySum entry{.record = row.int64(0),
                           .date = day_of(row.int64(1)),
                           .doc = std::string(row.text(2)),
                           .lines = row.int64(3),
                           .reverses = std::nullopt,
                           .kind = {},
                           .amount = money::Dong(row.int64(6))};
            if (!row.is_null(4)) entry.reverses = row.int64(4);
            const auto kind = record::named<rules::Kind>(row.text(5));
            if (!kind) throw sql::Failure(sql::Cause::corrupt, fmt::format("entry {} has no kind", entry.record));
            entry.kind = *kind;
            entries.push_back(std::move(entry));
          },
          moment.last_record(), moment.last_day(), most);
  return entries;
}

std::int64_t entry_count(Store& store, const Moment& moment) {
  return store.connection()
      .cached("SELECT COUNT(*) FROM entry WHERE record <= $1 AND date <= $2")
      .one_int64(moment.last_record(), moment.last_day())
      .value_or(0);
}

}  // namespace tungdong::book
