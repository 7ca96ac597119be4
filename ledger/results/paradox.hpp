#pragma once
// Money against results. A disbursement rate says that money left the Treasury; set against what was achieved it tells
// money that brought results from money that did not.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "ledger/money/decimal.hpp"
#include "ledger/record/field.hpp"

namespace tungdong::results {

enum class Paradox : std::uint8_t {
  money_and_results,
  money_without_results,  // the one that the critics speak of
  results_ahead,          // of the money
  neither,
  not_measured,
};
inline constexpr std::size_t paradox_count = 5;

// `spent` per cent of the money and `achieved` per cent of the way, each against its cut-off: from the cut-off on it
// counts. Without either of the two nothing is told apart.
Paradox paradox_of(const std::optional<money::Decimal>& spent, const std::optional<money::Decimal>& achieved,
                   const money::Decimal& spent_cutoff, const money::Decimal& achieved_cutoff);

}  // namespace tungdong::results

template <>
struct tungdong::record::Names<tungdong::results::Paradox> {
  static constexpr std::array<std::string_view, tungdong::results::paradox_count> names{
      "money-and-results", "money-without-results", "results-ahead", "neither", "not-measured"};
};
