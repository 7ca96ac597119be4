#pragma once

#include <string_view>

#include "ledger/sql/failure.hpp"

struct sqlite3;
namespace SQLite {
class Exception;
}

namespace tungdong::sql::sqlite {

// The cause that an SQLite result code, primary or extended, stands for.
Cause cause_of(int code) noexcept;

// What SQLite reported, as a Failure. `doing` says what was attempted and on what: "open /data/so-cai.db".
Failure failure(const SQLite::Exception& error, std::string_view doing);

// The same from the last call on `database`.
Failure last_failure(sqlite3* database, std::string_view doing);

}  // namespace tungdong::sql::sqlite
