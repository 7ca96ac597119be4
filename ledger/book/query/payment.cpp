#include "ledger/book/query/payment.hpp"

namespace tungdong::book {

std::vector<Payment> payments(Store& store, const Moment& moment) {
  std::vector<Payment> payments;
  store.connection()
      .cached(
          "SELECT lot.record, lot.line, lot.date, lot.kind, entry.doc, lot.account, lot.amount FROM lot "
          "JOIN entry ON entry.record = lot.record WHERE lot.kind IN ($1, $2) AND lot.record <= $3 AND lot.date <= $4 "
          "AND lot.record NOT IN (SELECT reverses FROM entry WHERE reverses IS NOT NULL AND record <= $3 AND date <= "
          "$4) "
          "ORDER BY lot.id")
      .for_each(
          [&](const sql::Statement& row) {
            const auto kind = record::named<rules::Kind>(row.text(3));
            if (!kind) throw sql::Failure(sql::Cause::corrupt, "a stored kind cannot be read");
            payments.push_back({.record = row.int64(0),
                                .line = row.int64(1),
                                .date = day_of(row.int64(2)),
                                .kind = *kind,
                                .doc = std::string(row.text(4)),
                                .account = row.int64(5),
                                .amount = money::Dong(row.int64(6))});
          },
          record::name_of(rules::Kind::pay), record::name_of(rules::Kind::advance), moment.last_record(),
          moment.last_day());
  return payments;
}

}  // namespace tungdong::book
