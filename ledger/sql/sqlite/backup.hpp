#pragma once

#include <filesystem>

#include "ledger/sql/connection.hpp"

namespace tungdong::sql::sqlite {

// Copies the whole database, as it stands at one moment, to the new file `to`, while others go on reading and writing.
// Until it is complete and on the disk the copy has another name beside `to`; then it is renamed, so that `to` is
// either absent or whole. `to` may lie on a network share or on a stick, and keeps `from`'s identity: it can be opened.
// `from` must be a connection of sqlite::open that is not in the midst of writing.
// Throws Failure: exists (a file `to` is there and is left as it is), full, io, busy, missing (no such folder), other.
void backup(Connection& from, const std::filesystem::path& to);

}  // namespace tungdong::sql::sqlite
