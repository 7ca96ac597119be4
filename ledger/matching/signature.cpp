#include "ledger/matching/signature.hpp"

#include <cstdlib>

namespace tungdong::matching {

Comparison compare(const Signature& left, const Signature& right) {
  Comparison comparison;
  for (std::size_t i = 0; i < trait_count; ++i) {
    if (left.codes[i] == 0 || right.codes[i] == 0) continue;
    if (left.codes[i] == right.codes[i])
      ++comparison.equal;
    else
      comparison.differing.add(static_cast<Trait>(i));
  }
  if (left.day && right.day) comparison.days = std::abs(*left.day - *right.day);
  return comparison;
}

std::vector<Signature> Signatures::of(std::span<const Line> lines) {
  std::vector<Signature> all;
  all.reserve(lines.size());
  for (const Line& line : lines) {
    Signature one;
    for (std::size_t i = 0; i < trait_count; ++i) {
      if (line.values[i].empty()) continue;
      auto& numbers = numbers_[i];
      const auto next = static_cast<std::uint32_t>(numbers.size() + 1);
      one.codes[i] = numbers.try_emplace(line.values[i], next).first->second;
      one.stated.add(static_cast<Trait>(i));
    }
    if (line.date) one.day = date::sys_days(*line.date).time_since_epoch().count();
    one.amount = line.amount.count();
    one.inside = line.inside;
    all.push_back(one);
  }
  return all;
}

}  // namespace tungdong::matching
