#include "reports/audit/flag.hpp"

namespace tungdong::reports {

Flag flag_of(chart::Check check, const Paid& paid, const Paid* other, Text evidence) {
  Flag flag{.check = check,
            .place = paid.place(),
            .date = paid.payment.date,
            .who = data(paid.payee),
            .number = paid.number,
            .amount = paid.payment.amount,
            .other = {},
            .other_date = std::nullopt,
            .other_amount = std::nullopt,
            .evidence = std::move(evidence),
            .doc = paid.payment.doc};
  if (other == nullptr) return flag;
  flag.other = other->place();
  flag.other_date = other->payment.date;
  flag.other_amount = other->payment.amount;
  return flag;
}

}  // namespace tungdong::reports
