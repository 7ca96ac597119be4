#pragma once
// The columns of our own formats: which a kind of record has, and what stands in each.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tungdong::tools {

// The columns that a sheet of a kind may have; empty for an unknown kind.
std::vector<std::string> columns_of(std::string_view kind);

enum class ColumnType : std::uint8_t { text, money, decimal, integer, date, truth };

// What a column of a kind holds; text where there is no such column.
ColumnType type_of(std::string_view kind, std::string_view column);

// The kind of record that a name speaks of by one of its parts: unit.csv, entry.2025.csv, rejects.entry.csv; for a
// sheet of a workbook also in Vietnamese, “Bút toán”. Empty where it is none.
std::string kind_in_name(std::string_view name);

}  // namespace tungdong::tools
