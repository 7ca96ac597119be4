#pragma once
// From a row of an entry sheet to a line: an officer names the kind and the holders; the table of flows says which
// stages that leads from and to.

#include <expected>
#include <string>
#include <vector>

#include "ledger/rules/flow.hpp"
#include "ledger/words/refusal.hpp"
#include "tools/sheet/cell.hpp"
#include "tools/sheet/cells.hpp"

namespace tungdong::tools {

// Every column that an entry sheet may have.
std::vector<std::string> entry_columns();

// A kind of entry by its name in the table (`pay`) or in Vietnamese, with or without accents (`thanh toán`).
std::optional<rules::Kind> read_kind(std::string_view text);

// The line of a row. Columns: kind, amount, unit, to_unit, project, contract, source, component, period, to_component,
// to_period, from_stage, to_stage, and the attributes by their names. `from` and `to` (available:unit:11) override.
std::expected<rules::Line, words::Refusals> read_line(const Cells& cells, const NumberForm& form);

}  // namespace tungdong::tools
