#pragma once
// Tables as they were printed, for tests: "1204.22", "~75000", ">15000", "" for a blank.

#include <string_view>
#include <vector>

#include "ledger/footing/figure.hpp"

namespace tungdong::test {

inline money::Decimal number(std::string_view text) {
  return money::read_decimal(text, money::Style::plain).value();
}

struct Printed {
  explicit Printed(const std::vector<std::vector<const char*>>& rows) : figures(rows.size(), rows.front().size()) {
    for (std::size_t r = 0; r < rows.size(); ++r)
      for (std::size_t c = 0; c < rows[r].size(); ++c) set({r, c}, rows[r][c]);
  }

  void set(footing::Place place, std::string_view text) {
    if (text.empty()) return;
    footing::Figure figure{.number = {}, .bound = footing::Bound::exactly};
    if (text.starts_with('~')) figure.bound = footing::Bound::about;
    if (text.starts_with('>')) figure.bound = footing::Bound::at_least;
    if (text.starts_with('<')) figure.bound = footing::Bound::at_most;
    if (figure.bound != footing::Bound::exactly) text.remove_prefix(1);
    figure.number = number(text);
    figures.set(place, figure);
  }

  footing::Figures figures;
};

}  // namespace tungdong::test
