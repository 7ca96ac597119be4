#pragma once

#include "ledger/sql/dialect.hpp"

namespace tungdong::sql::sqlite {

// All tables are STRICT: without it SQLite would store text in an integer column. Text sorts by bytes as it is.
inline constexpr Dialect dialect{.integer = "INTEGER",
                                 .text = "TEXT",
                                 .blob = "BLOB",
                                 .row_number = "INTEGER PRIMARY KEY",
                                 .by_number = "STRICT",
                                 .by_key = "STRICT, WITHOUT ROWID"};

}  // namespace tungdong::sql::sqlite
