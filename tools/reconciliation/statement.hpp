#pragma once
// A Treasury statement out of a sheet that people hand us.

#include <expected>
#include <filesystem>

#include "reports/reconciliation/statement.hpp"
#include "tools/sheet/cell.hpp"
#include "tools/sheet/csv.hpp"
#include "tools/sheet/grid.hpp"

namespace tungdong::tools {

// Every column that a statement may have: amount, which must be there, and unit, item, sub_item, source, component,
// chapter, sector, document, date, kind, period, project, contract, payee, note. Empty cells are not stated.
std::span<const std::string_view> statement_columns();

// The rows of a sheet with those columns, as its numbers are written. Refuses, each with its row and column: columns
// that it does not know, and rows without an amount or with a number, date, kind or plan year that cannot be read;
// amounts that together go beyond what a record may hold.
std::expected<reports::Statement, Complaints> read_statement(Sheet sheet, const NumberForm& form);

// The same of a file of CSV. Its SHA-256 is of the bytes as they are.
std::expected<reports::Statement, Complaints> read_statement(const std::filesystem::path& path, const NumberForm& form);

}  // namespace tungdong::tools
