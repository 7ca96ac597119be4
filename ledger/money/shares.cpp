#include "ledger/money/shares.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <stdexcept>

#include "ledger/money/wide.hpp"

namespace tungdong::money {

namespace {

UnsignedWide sum_of_weights(std::span<const std::int64_t> weights) {
  UnsignedWide sum = 0;
  for (const std::int64_t weight : weights) {
    if (weight < 0) throw std::invalid_argument("a weight is negative");
    sum += static_cast<UnsignedWide>(weight);
  }
  if (sum == 0) throw std::invalid_argument("no weight is positive");
  return sum;
}

}  // namespace

std::vector<Dong> apportion(Dong total, std::span<const std::int64_t> weights) {
  const UnsignedWide whole = sum_of_weights(weights);
  const UnsignedWide amount = magnitude(total.count());
  std::vector<UnsignedWide> parts(weights.size());
  std::vector<UnsignedWide> remainders(weights.size());
  UnsignedWide left_over = amount;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const UnsignedWide product = amount * static_cast<UnsignedWide>(weights[i]);
    parts[i] = product / whole;
    remainders[i] = product % whole;
    left_over -= parts[i];
  }

  // The remainders add up to left_over × whole and each is below whole: more of them are positive than đồng are left,
  // so no weight of zero is reached.
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto before = [&](std::size_t a, std::size_t b) {
    return remainders[a] != remainders[b] ? remainders[a] > remainders[b] : a < b;
  };
  const auto winners_end = order.begin() + static_cast<std::ptrdiff_t>(left_over);
  std::nth_element(order.begin(), winners_end, order.end(), before);
  std::for_each(order.begin(), winners_end, [&](std::size_t winner) { ++parts[winner]; });

  std::vector<Dong> shared;
  shared.reserve(parts.size());
  for (const UnsignedWide part : parts) {
    const Wide count = static_cast<Wide>(part);
    shared.emplace_back(narrow(total.count() < 0 ? -count : count));
  }
  return shared;
}

std::vector<Dong> apportion_ppm(Dong total, std::span<const std::int64_t> shares_ppm) {
  std::vector<std::int64_t> weights(shares_ppm.begin(), shares_ppm.end());
  std::int64_t unclaimed_ppm = ppm_whole;
  for (const std::int64_t share_ppm : shares_ppm) {
    if (share_ppm < 0) throw std::invalid_argument("a share is negative");
    if (share_ppm > unclaimed_ppm) throw std::invalid_argument("shares add up to more than the whole");
    unclaimed_ppm -= share_ppm;
  }
  weights.push_back(unclaimed_ppm);
  return apportion(total, weights);
}

}  // namespace tungdong::money
