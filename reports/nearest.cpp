#include "reports/nearest.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "ledger/journal/text.hpp"

namespace tungdong::reports {

namespace {

constexpr std::size_t longest_looked_at = 80;

}  // namespace

std::size_t slips(std::string_view left, std::string_view right) {
  left = left.substr(0, longest_looked_at);
  right = right.substr(0, longest_looked_at);
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < left.size(); ++i) {
    std::size_t corner = row[0]++;
    for (std::size_t j = 0; j < right.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, corner + (left[i] == right[j] ? 0U : 1U)});
      corner = above;
    }
  }
  return row.back();
}

std::string_view nearest(std::string_view written, std::span<const std::string> names) {
  const std::string folded = journal::fold(written);
  std::string_view best;
  std::size_t least = std::max<std::size_t>(2, folded.size() / 2) + 1;
  for (const std::string& name : names)
    if (const std::size_t far = slips(folded, journal::fold(name)); far < least) {
      least = far;
      best = name;
    }
  return best;
}

}  // namespace tungdong::reports
