#include "ledger/results/share.hpp"

#include <map>

#include "ledger/money/shares.hpp"

namespace tungdong::results {

std::vector<Share> shares_in_force(std::span<const Link* const> links) {
  std::map<std::string, const Link*> last;
  for (const Link* link : links) last[link->indicator] = link;
  std::vector<Share> shares;
  for (const auto& [indicator, link] : last)
    if (link->share_ppm > 0) shares.push_back({indicator, link->version, link->share_ppm});
  return shares;
}

std::optional<Apportioned> apportion_cost(money::Dong cost, std::span<const Share> shares) {
  std::vector<std::int64_t> ppm;
  std::int64_t left = money::ppm_whole;
  for (const Share& share : shares) {
    if (share.ppm > left) return std::nullopt;
    left -= share.ppm;
    ppm.push_back(share.ppm);
  }
  Apportioned apportioned{.parts = money::apportion_ppm(cost, ppm), .unlinked = {}};
  apportioned.unlinked = apportioned.parts.back();
  apportioned.parts.pop_back();
  return apportioned;
}

}  // namespace tungdong::results
