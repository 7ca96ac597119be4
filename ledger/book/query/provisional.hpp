#pragma once
// Money that was sent before it was decided (tạm cấp, ứng trước dự toán), and what was decided since.

#include <string>
#include <vector>

#include "ledger/book/query/moment.hpp"
#include "ledger/book/store.hpp"
#include "ledger/chart/closing.hpp"

namespace tungdong::book {

struct Provisional {
  std::int64_t record{};
  std::int64_t number{};  // of the line, from 1
  Date date;
  std::string doc;
  rules::Line line;
  std::optional<rules::Known<chart::Confirmation>> confirmed;
  money::Dong difference;  // posted since: what more was sent, less what was withdrawn

  // What is still to be posted of the difference: positive to be sent, negative to be withdrawn. 0 until it is decided.
  money::Dong missing() const { return confirmed ? confirmed->value.amount - line.amount - difference : money::Dong(); }
};

// Every provisional line that was not reversed, in the order of the log, as known at a moment.
std::vector<Provisional> provisional_lines(Store& store, const Moment& moment);

}  // namespace tungdong::book
