#pragma once
// Monetary-unit sampling: how many đồng to look at, and how much may be wrong in all after what was found in them.

#include <cstdint>
#include <expected>
#include <span>

#include "ledger/estimate/reason.hpp"

namespace tungdong::estimate {

// R_k(β): the upper limit, at risk β, of the mean of a Poisson variable of which k were seen: the 1 − β quantile of the
// gamma distribution of shape k + 1. R_0(5 %) = 3,00, R_1 = 4,74. Refuses k below 0 and a risk outside the open (0, 1).
std::expected<double, NoEstimate> confidence_factor(double k, double risk);

// The factor with room for the misstatement that is expected: F = R_{e·F}(β) with e = expected / tolerable, from R_0 on
// to where it moves no more (1e-9), without rounding on the way. Refuses e outside [0, 1), and one so near to 1 that F
// does not settle.
std::expected<double, NoEstimate> planning_factor(double expected_of_tolerable, double risk);

// Stringer's bound, as a multiple of the sampling interval: R_0 + Σ (R_j − R_{j−1})·τ_(j), taints in (0, 1] the largest
// first. Taints above 1 count as they are.
std::expected<double, NoEstimate> stringer(std::span<const double> taints, double risk);

}  // namespace tungdong::estimate
