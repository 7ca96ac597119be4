#include "ledger/results/purpose.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "ledger/money/shares.hpp"

namespace tungdong::results {

std::optional<Weighted> read_weighted(std::string_view text) {
  const std::size_t equals = text.find('=');
  Weighted weighted{.code = std::string(text.substr(0, equals)), .ppm = {}};
  if (weighted.code.empty()) return std::nullopt;
  if (equals == std::string_view::npos) return weighted;
  const std::string_view digits = text.substr(equals + 1);
  std::int64_t ppm{};
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), ppm);
  if (error != std::errc{} || end != digits.data() + digits.size() || ppm < 0 || ppm > money::ppm_whole)
    return std::nullopt;
  weighted.ppm = ppm;
  return weighted;
}

bool well_weighted(std::span<const std::string> interventions) {
  std::set<std::string> codes;
  std::size_t with_weight = 0;
  std::int64_t sum = 0;
  for (const std::string& text : interventions) {
    const auto one = read_weighted(text);
    if (!one || !codes.insert(one->code).second) return false;
    if (one->ppm) ++with_weight;
    sum += one->ppm.value_or(0);
  }
  return with_weight == 0 || (with_weight == interventions.size() && sum == money::ppm_whole);
}

PurposeShares purpose_shares(std::span<const std::string> interventions,
                             std::span<const Intervention* const> of_interventions) {
  PurposeShares shares{};
  if (interventions.empty()) {
    shares.back() = money::ppm_whole;
    return shares;
  }
  std::vector<std::int64_t> weights;
  for (const std::string& text : interventions)
    weights.push_back(read_weighted(text).value_or(Weighted{}).ppm.value_or(1));
  const auto parts = money::apportion(money::Dong(money::ppm_whole), weights);
  for (std::size_t i = 0; i < interventions.size(); ++i) {
    const std::string code = interventions[i].substr(0, interventions[i].find('='));
    const auto known =
        std::ranges::find_if(of_interventions, [&](const auto* one) { return one != nullptr && one->code == code; });
    if (known == of_interventions.end()) {
      shares.back() += parts[i].count();
      continue;
    }
    const Intervention& type = **known;
    const std::array<std::int64_t, 3> within{type.capability_ppm, type.infrastructure_ppm, type.support_ppm};
    const auto split = money::apportion(parts[i], within);
    for (std::size_t purpose = 0; purpose < within.size(); ++purpose) shares[purpose] += split[purpose].count();
  }
  return shares;
}

std::array<money::Dong, purpose_count> apportion_purpose(money::Dong amount, const PurposeShares& shares) {
  const auto parts = money::apportion(amount, shares);
  std::array<money::Dong, purpose_count> of{};
  std::ranges::copy(parts, of.begin());
  return of;
}

}  // namespace tungdong::results
