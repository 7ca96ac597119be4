#include "ledger/results/peers.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "ledger/money/ratio.hpp"
#include "ledger/money/wide.hpp"

namespace tungdong::results {

namespace {

using money::Dong;

// The value a fourth (two, three) of the way from the first of the sorted amounts to the last.
Dong fourths(const std::vector<Dong>& sorted, std::size_t fourths) {
  const std::size_t way = (sorted.size() - 1) * fourths;
  const Dong low = sorted[way / 4];
  if (way % 4 == 0) return low;
  const money::Wide step = money::Wide{sorted[way / 4 + 1].count()} - low.count();
  const money::Wide part = step * static_cast<std::int64_t>(way % 4);
  return low + Dong(money::narrow((part * 2 + 4) / 8));
}

std::vector<Dong> sorted(std::span<const Dong> amounts) {
  std::vector<Dong> all(amounts.begin(), amounts.end());
  std::ranges::sort(all);
  return all;
}

}  // namespace

std::optional<Spread> spread_of(std::span<const Dong> amounts) {
  if (amounts.empty()) return std::nullopt;
  const auto all = sorted(amounts);
  Spread spread{.least = all.front(),
                .lower_quartile = fourths(all, 1),
                .median = fourths(all, 2),
                .upper_quartile = fourths(all, 3),
                .most = all.back(),
                .deviation = {}};
  std::vector<Dong> distances;
  distances.reserve(all.size());
  for (const Dong amount : all)
    distances.push_back(amount < spread.median ? spread.median - amount : amount - spread.median);
  spread.deviation = fourths(sorted(distances), 2);
  return spread;
}

std::optional<money::Decimal> robust_z(Dong amount, const Spread& spread) try {
  if (spread.deviation == Dong()) return std::nullopt;
  // 0,6745 = 67,45 per cent.
  const money::Decimal distance(money::narrow(money::Wide{(amount - spread.median).count()} * 6745), 6);
  return money::percent(distance, money::Decimal(spread.deviation.count(), 0), 2);
} catch (const std::overflow_error&) {
  return std::nullopt;
}

}  // namespace tungdong::results
