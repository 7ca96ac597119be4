#pragma once
// A Treasury statement out of a sheet that people hand us.

#include <expected>
#include <filesystem>

#include "reports/reconciliation/statement.hpp"
#include "tools/profile/profile.hpp"
#include "tools/sheet/cell.hpp"
#include "tools/sheet/csv.hpp"
#include "tools/sheet/grid.hpp"

namespace tungdong::tools {

// The rows of a sheet with the columns of a statement (tools/profile/profile.hpp), of which amount must be there; empty
// cells are not stated; account, level, place, treasury, estimate and posted are not compared. Numbers are written as
// the form says. Refuses, each with its row and column: columns that there are none of, and rows without an amount or
// with a number, date, kind or plan year that cannot be read; amounts that together go beyond what a record may hold.
std::expected<reports::Statement, Complaints> read_statement(Sheet sheet, const NumberForm& form);

// The same of a file of CSV; or, through a profile, of any sheet. Its SHA-256 is of the bytes as they are.
std::expected<reports::Statement, Complaints> read_statement(const std::filesystem::path& path, const NumberForm& form);
std::expected<reports::Statement, Complaints> read_statement(const std::filesystem::path& path, const Profile& profile);

}  // namespace tungdong::tools
