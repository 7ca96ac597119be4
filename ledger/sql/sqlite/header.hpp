#pragma once

#include <filesystem>

#include "ledger/sql/sqlite/open.hpp"

namespace tungdong::sql::sqlite {

// The identity in the first 100 bytes of the file (https://www.sqlite.org/fileformat.html#the_database_header), read
// without SQLite, which would roll back or recover what it opens. The application_id is final there; the version may
// be overtaken by a newer one in the write-ahead log.
// Throws Failure: missing, not_a_database, io.
Identity identity_in_header(const std::filesystem::path& path);

}  // namespace tungdong::sql::sqlite
