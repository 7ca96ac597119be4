#pragma once
// Figures that a slip of the pen may have been made of.

#include <utility>
#include <vector>

#include "ledger/footing/judge.hpp"

namespace tungdong::footing {

// What was meant, if the figure printed has two neighbouring digits swapped, or is a thousandth or a thousand times of
// it. Each keeps the printed decimals where it can, and has at most most_places of them.
std::vector<std::pair<Mistake, money::Decimal>> slips(const money::Decimal& printed);

}  // namespace tungdong::footing
