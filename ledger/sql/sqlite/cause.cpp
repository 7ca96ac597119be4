#include "ledger/sql/sqlite/cause.hpp"

#include <string>

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace tungdong::sql::sqlite {

Cause cause_of(int code) noexcept {
  switch (code & 0xff) {  // the low byte of an extended code is its primary code
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Cause::busy;
    case SQLITE_FULL:
      return Cause::full;
    case SQLITE_READONLY:
      return Cause::read_only;
    case SQLITE_NOTADB:
      return Cause::not_a_database;
    case SQLITE_CORRUPT:
      return Cause::corrupt;
    case SQLITE_CONSTRAINT:
      return Cause::constraint;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:  // that there is no file is found out before SQLite is asked
      return Cause::io;
    default:
      return Cause::other;
  }
}

namespace {

Failure describe(int code, std::string_view doing, const char* message) {
  return Failure(cause_of(code), "cannot " + std::string(doing) + ": " + message, code);
}

}  // namespace

Failure failure(const SQLite::Exception& error, std::string_view doing) {
  // The extended code is the connection's, and is 0 or -1 where the error arose without one.
  const int extended = error.getExtendedErrorCode();
  return describe(extended > 0 ? extended : error.getErrorCode(), doing, error.what());
}

Failure last_failure(sqlite3* database, std::string_view doing) {
  return describe(sqlite3_extended_errcode(database), doing, sqlite3_errmsg(database));
}

}  // namespace tungdong::sql::sqlite
