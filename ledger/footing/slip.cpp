#include "ledger/footing/slip.hpp"

#include <algorithm>
#include <limits>

#include "ledger/money/wide.hpp"

namespace tungdong::footing {

namespace {

constexpr int thousand_places = 3;

}  // namespace

std::vector<std::pair<Mistake, money::Decimal>> slips(const money::Decimal& printed) {
  std::vector<std::pair<Mistake, money::Decimal>> all;
  const std::int64_t units = printed.units();
  const int places = printed.places();
  const std::uint64_t magnitude = money::magnitude(units);
  if (units == 0 || magnitude >= static_cast<std::uint64_t>(money::ten_to(money::max_places))) return all;
  const std::int64_t sign = units < 0 ? -1 : 1;
  const auto size = static_cast<std::int64_t>(magnitude);
  for (int low = 0; low < money::max_places - 1; ++low) {
    const std::int64_t power = money::ten_to(low);
    if (size / power < 10) break;  // the figure has no digit before this one
    const std::int64_t right = size / power % 10;
    const std::int64_t left = size / power / 10 % 10;
    if (right != left)
      all.emplace_back(Mistake::swapped, money::Decimal(sign * (size + (right - left) * 9 * power), places));
  }
  // What was printed with a separator in the wrong place has its decimals elsewhere.
  if (places >= thousand_places)
    all.emplace_back(Mistake::thousand, money::Decimal(units, places - thousand_places));
  else if (size <= std::numeric_limits<std::int64_t>::max() / 1000)
    all.emplace_back(Mistake::thousand, money::Decimal(units * 1000, places));
  if (size % 1000 == 0)
    all.emplace_back(Mistake::thousandth, money::Decimal(units / 1000, places));
  else if (places + thousand_places <= most_places)
    all.emplace_back(Mistake::thousandth, money::Decimal(units, places + thousand_places));
  return all;
}

}  // namespace tungdong::footing
