#pragma once
// What a table is held to: its figures, and the equations that they should satisfy.

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "ledger/footing/rule.hpp"
#include "tools/footing/layout.hpp"
#include "tools/footing/written.hpp"

namespace tungdong::tools {

// What somebody declares of a table; what is not declared is looked for.
struct PlanOrder {
  std::optional<std::size_t> heading_row;  // counted from 1
  std::optional<NumberStyle> style;
  std::optional<money::Unit> unit;
  std::vector<std::string> totals;  // rows whose names begin so
  std::vector<std::string> sums;    // "Tổng=Trung ương+Địa phương", of columns or of rows
  std::vector<std::string> rates;  // "Tỷ lệ=Giải ngân/Kế hoạch"; without '/' of a denominator that is not printed
};

struct Plan {
  Layout layout;
  footing::Figures figures;
  std::vector<footing::Rule> rules;
  std::optional<NumberStyle> style;  // nothing where every number is the same in both
  std::optional<money::Unit> unit;
  std::vector<footing::Place> unread_formulas;  // column numbers with something else than a sum or a quotient
};

// Each complaint says in which cell. Numbers are never guessed: the style of a table's numbers is taken where at least
// one of them can be read in one style alone and none in the other alone; otherwise it must be declared. Whole numbers
// are taken as exact where the unit is đồng or the column counts people, households, communes…
std::expected<Plan, Complaints> make_plan(const Grid& grid, const PlanOrder& order);

}  // namespace tungdong::tools
