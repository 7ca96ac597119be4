#pragma once
// What is held to be true of a table: one line of it is made of others, all the way along.

#include <array>
#include <cstdint>
#include <vector>

#include "ledger/footing/figure.hpp"
#include "ledger/record/field.hpp"

namespace tungdong::footing {

enum class Shape : std::uint8_t {
  sum,   // result = Σ parts
  rate,  // result = scale × Σ parts / Σ base
  mean,  // result is the rate of a total whose parts are printed with theirs: each implies a base, and the bases add up
};

// Why a rule is held to be true.
enum class Evidence : std::uint8_t {
  option,       // somebody declared it
  formula_row,  // printed under the headings: "3=4+5"
  numbering,    // I, 1, 1.1, a before the names of rows
  total_row,    // the name of a row: "Tổng cộng"
  headings,     // the name of a column, and more than half of the rows agree
};

// A line (a column, or a row) that is added or taken away.
struct Term {
  std::size_t line{};
  bool minus = false;
  friend bool operator==(const Term&, const Term&) = default;
};

// Lines are columns and the rule holds in each of some rows, or the other way round.
struct Rule {
  Shape shape{};
  bool of_columns{};
  std::size_t result{};
  std::vector<Term> parts;
  std::vector<Term> base;            // of a rate
  std::vector<std::size_t> amounts;  // of a rate: lines of which another denominator may be made
  std::size_t amount_column{};       // of a mean, whose lines are rows: the amounts; the rates stand in `crosses`
  int scale = 100;                   // of a rate or a mean: 100 for per cent, 1 for a plain quotient
  std::vector<std::size_t> crosses;  // where it holds: rows, if its lines are columns
  Evidence evidence{};

  Place place(std::size_t line, std::size_t cross) const {
    return of_columns ? Place{cross, line} : Place{line, cross};
  }
};

}  // namespace tungdong::footing

namespace tungdong::record {
template <>
struct Names<footing::Evidence> {
  static constexpr std::array<std::string_view, 5> names{"option", "formula-row", "numbering", "total-row", "headings"};
};
}  // namespace tungdong::record
