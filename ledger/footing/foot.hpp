#pragma once
// Every equation of a table judged, and the cells that alone explain why some are broken.

#include <span>

#include "ledger/footing/judge.hpp"

namespace tungdong::footing {

// What may explain a broken equation.
struct Hint {
  Mistake mistake{};
  std::optional<Place> place;             // of a slip: the cell
  std::optional<money::Decimal> instead;  // of a slip: what would fit
  std::vector<Term> base;                 // of another denominator: the lines that it is made of
  friend bool operator==(const Hint&, const Hint&) = default;
};

struct Explained {
  Judged judged;
  std::vector<Hint> hints;
};

// A cell that with another figure mends every broken equation that it is in, and breaks none.
struct Culprit {
  Place place;
  money::Decimal printed;
  money::Decimal instead;             // with the decimals of the cell
  std::optional<Mistake> slip;        // that leads from one to the other
  std::vector<std::size_t> explains;  // indexes of the broken equations
  bool alone = true;                  // no other cell explains as much in its place
};

struct Footed {
  std::vector<Explained> equations;  // in the order of the rules, then of what they cross
  std::vector<Culprit> culprits;     // those that explain most first, then by place; each broken equation once, unless
                                     // several cells explain it equally well
};

// A culprit explains at least two broken equations; or one, if no other cell could, or if its slip is one of the pen
// that no other cell shows. Rules must speak of lines within the table.
Footed foot(const Figures& figures, const std::vector<Rule>& rules);

}  // namespace tungdong::footing
