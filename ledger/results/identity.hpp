#pragma once
// A stock that moves by flows: what it should be at the end, and how far what was reported is from that. Poor
// households at the end of a year are those at its beginning, with the newly poor and the relapsed, less those who
// escaped.

#include <cstdint>
#include <expected>
#include <span>

#include "ledger/results/indicator.hpp"

namespace tungdong::results {

enum class NoIdentity : std::uint8_t {
  no_flows,    // the indicator names neither gains nor losses
  no_opening,  // the stock at the beginning was not observed
  no_closing,  // nor at the end
  no_flow,     // one of its flows was not observed
  bounds,      // a value that is a bound, or about right: no gap can be told from it
  too_large,   // more digits than the book can hold
};

struct Identity {
  money::Decimal opening;
  money::Decimal gains;
  money::Decimal losses;
  money::Decimal expected;  // opening + gains − losses
  money::Decimal closing;
  money::Decimal gap;  // closing − expected: zero where the reports agree
};

// One value for each flow that the indicator names, null where it was not observed: a flow that nobody reported is not
// a flow of nothing.
std::expected<Identity, NoIdentity> identity_of(const Observation* opening, std::span<const Observation* const> gains,
                                                std::span<const Observation* const> losses, const Observation* closing);

}  // namespace tungdong::results

template <>
struct tungdong::record::Names<tungdong::results::NoIdentity> {
  static constexpr std::array<std::string_view, 6> names{"no-flows", "no-opening", "no-closing",
                                                         "no-flow",  "bounds",     "too-large"};
};
