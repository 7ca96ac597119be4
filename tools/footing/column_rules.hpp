#pragma once
// Which columns of a table are made of which others, and what somebody declares of columns or rows.

#include <expected>
#include <string>
#include <vector>

#include "ledger/footing/rule.hpp"
#include "tools/footing/layout.hpp"

namespace tungdong::tools {

// By the formulas that a form prints under its headings; for a column without one by its heading: "Tổng số" is the sum
// of the columns beside it, "Tỷ lệ" a quotient of two, if more than half of the rows agree. A rate that is none of
// these is held to the amounts on its left: the rate of a total (`rows`) against those of its parts. Formulas that are
// no sums and no quotients are told.
std::vector<footing::Rule> find_column_rules(const Layout& layout, const footing::Figures& figures, const Grid& grid,
                                             const std::vector<footing::Rule>& rows,
                                             std::vector<footing::Place>& unread_formulas);

// Names are headings of columns (whole, or a part that no other has), their letters or numbers, or else names of rows.
// Refused where a name is not there or is that of several.
std::expected<std::vector<footing::Rule>, words::Refusal> declared_rules(const Layout& layout,
                                                                         const std::vector<std::string>& sums,
                                                                         const std::vector<std::string>& rates,
                                                                         const std::vector<footing::Rule>& rows);

}  // namespace tungdong::tools
