#pragma once
// Where the middle of a group of values lies, and which stand far from it. Order of the values does not matter.

#include <expected>
#include <span>
#include <vector>

#include "ledger/estimate/reason.hpp"

namespace tungdong::estimate {

// Quartiles by linear interpolation between order statistics at (n − 1)·p: type 7 of Hyndman and Fan (1996), that of
// spreadsheets' QUARTILE.INC, R and Python's `inclusive`. `median` is the middle one.
struct Quartiles {
  double lower{};
  double median{};
  double higher{};
};

// Refuses no values (too-few) and values that are not finite.
std::expected<Quartiles, NoEstimate> quartiles(std::span<const double> values);
std::expected<double, NoEstimate> median(std::span<const double> values);

// The median of the distances from the median, unscaled. Refuses what `median` refuses.
std::expected<double, NoEstimate> median_deviation(std::span<const double> values);

// Of each value, in the order given: 0.6745·(x − median)/MAD (Iglewicz and Hoaglin 1993, who take beyond ±3.5 for an
// outlier). All values equal: each is 0, none stands out. More than half of them equal, so that MAD is 0, but not all:
// refused as no-scale, since any distance would be without measure.
std::expected<std::vector<double>, NoEstimate> robust_z(std::span<const double> values);

}  // namespace tungdong::estimate
