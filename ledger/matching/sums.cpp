#include "ledger/matching/sums.hpp"

#include <algorithm>
#include <numeric>

namespace tungdong::matching {

namespace {

class Search {
 public:
  Search(std::span<const std::int64_t> parts, std::int64_t& steps) : steps_(steps), order_(parts.size()) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::ranges::stable_sort(order_, [&](std::size_t a, std::size_t b) { return parts[a] > parts[b]; });
    for (const std::size_t place : order_) amounts_.push_back(parts[place]);
    left_.assign(amounts_.size() + 1, 0);
    for (std::size_t i = amounts_.size(); i-- > 0;) left_[i] = left_[i + 1] + amounts_[i];
  }

  std::optional<std::vector<std::size_t>> run(std::int64_t whole) {
    if (!from(0, whole) || taken_.size() < 2) return std::nullopt;
    std::vector<std::size_t> places;
    places.reserve(taken_.size());
    for (const std::size_t i : taken_) places.push_back(order_[i]);
    std::ranges::sort(places);
    return places;
  }

 private:
  bool from(std::size_t i, std::int64_t rest) {
    if (rest == 0) return true;
    if (i == amounts_.size() || left_[i] < rest || --steps_ <= 0) return false;
    if (amounts_[i] <= rest) {
      taken_.push_back(i);
      if (from(i + 1, rest - amounts_[i])) return true;
      taken_.pop_back();
    }
    return from(i + 1, rest);
  }

  std::int64_t& steps_;
  std::vector<std::size_t> order_;
  std::vector<std::int64_t> amounts_;  // the largest first
  std::vector<std::int64_t> left_;     // from each place on, all together
  std::vector<std::size_t> taken_;
};

}  // namespace

std::optional<std::vector<std::size_t>> adding_up(std::int64_t whole, std::span<const std::int64_t> parts,
                                                  std::int64_t& steps) {
  if (parts.size() < 2) return std::nullopt;
  std::int64_t all = 0;
  for (const std::int64_t part : parts) {
    all += part;
    if (all > whole) break;
  }
  if (all == whole) {
    std::vector<std::size_t> places(parts.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    return places;
  }
  if (all < whole) return std::nullopt;
  return Search(parts.first(std::min(parts.size(), most_summed)), steps).run(whole);
}

}  // namespace tungdong::matching
