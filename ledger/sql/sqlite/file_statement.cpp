#include "ledger/sql/sqlite/file_statement.hpp"

#include <string>
#include <utility>

#include "ledger/sql/sqlite/cause.hpp"

namespace tungdong::sql::sqlite {

namespace {

constexpr std::uint8_t empty_blob = 0;

std::string execute_sql(std::string_view sql) {
  return "execute \"" + std::string(sql) + '"';
}

// SQLite numbers $N by first appearance, PostgreSQL by N: where the two disagree, the same text would take the same
// values in another order.
void require_portable_parameters(sqlite3_stmt* handle, std::string_view sql) {
  const int count = sqlite3_bind_parameter_count(handle);
  for (int index = 1; index <= count; ++index) {
    const char* name = sqlite3_bind_parameter_name(handle, index);
    if (name != nullptr && name[0] == '$' && std::to_string(index) != name + 1) {
      throw Failure(Cause::other, "cannot " + execute_sql(sql) + ": parameters must first appear as $1, $2, …");
    }
  }
}

}  // namespace

FileStatement::FileStatement(sqlite3* database, std::string_view sql) : FileStatement(compile(database, sql)) {}

FileStatement::FileStatement(Handle handle)
    : Statement(sqlite3_bind_parameter_count(handle.get())), handle_(std::move(handle)) {}

FileStatement::Handle FileStatement::compile(sqlite3* database, std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  const char* tail = nullptr;
  const int code =
      sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw, &tail);
  Handle handle(raw);
  if (code != SQLITE_OK) throw last_failure(database, execute_sql(sql));
  const std::string_view rest = sql.substr(static_cast<std::size_t>(tail - sql.data()));
  if (!handle || rest.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
    throw Failure(Cause::other, "cannot " + execute_sql(sql) + ": it must be exactly one statement");
  }
  require_portable_parameters(handle.get(), sql);
  return handle;
}

void FileStatement::bind(int index, std::int64_t value) {
  check_bind(sqlite3_bind_int64(handle_.get(), index, value));
}

void FileStatement::bind(int index, std::string_view value) {
  // A null pointer would bind NULL, and an empty view may have one.
  const char* data = value.data() == nullptr ? "" : value.data();
  check_bind(sqlite3_bind_text64(handle_.get(), index, data, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void FileStatement::bind(int index, std::span<const std::uint8_t> value) {
  const void* data = value.data() == nullptr ? &empty_blob : value.data();
  check_bind(sqlite3_bind_blob64(handle_.get(), index, data, value.size(), SQLITE_STATIC));
}

void FileStatement::bind_null(int index) {
  check_bind(sqlite3_bind_null(handle_.get(), index));
}

bool FileStatement::step() {
  if (sqlite3_step(handle_.get()) == SQLITE_ROW) {
    at_row_ = true;
    return true;
  }
  // Resetting at once ends the statement's hold on the database, and returns the same code and message once more.
  at_row_ = false;
  if (sqlite3_reset(handle_.get()) != SQLITE_OK) fail();
  return false;
}

void FileStatement::reset() noexcept {
  if (!at_row_) return;
  at_row_ = false;
  sqlite3_reset(handle_.get());
}

std::int64_t FileStatement::int64(int column) const {
  return sqlite3_value_int64(value(column, SQLITE_INTEGER, "an integer"));
}

std::string_view FileStatement::text(int column) const {
  sqlite3_value* found = value(column, SQLITE_TEXT, "text");
  const unsigned char* data = sqlite3_value_text(found);
  if (data == nullptr) fail();
  return {reinterpret_cast<const char*>(data), static_cast<std::size_t>(sqlite3_value_bytes(found))};
}

std::span<const std::uint8_t> FileStatement::blob(int column) const {
  sqlite3_value* found = value(column, SQLITE_BLOB, "bytes");
  const void* data = sqlite3_value_blob(found);  // null for an empty blob
  const auto size = static_cast<std::size_t>(sqlite3_value_bytes(found));
  return {static_cast<const std::uint8_t*>(data), data == nullptr ? 0 : size};
}

bool FileStatement::is_null(int column) const {
  return type(column) == Type::null;
}

Type FileStatement::type(int column) const {
  if (!at_row_ || column < 0 || column >= column_count()) refuse_column(column, "in a row");
  switch (sqlite3_column_type(handle_.get(), column)) {
    case SQLITE_NULL:
      return Type::null;
    case SQLITE_INTEGER:
      return Type::integer;
    case SQLITE_TEXT:
      return Type::text;
    case SQLITE_BLOB:
      return Type::blob;
    default:
      return Type::foreign;
  }
}

int FileStatement::column_count() const noexcept {
  return sqlite3_column_count(handle_.get());
}

// The value is asked for once, not once for each of its type, bytes and length: that is most of the cost of a column.
// Reading it this way is safe since the connection is opened without a mutex, for one thread.
sqlite3_value* FileStatement::value(int column, int type, const char* type_name) const {
  sqlite3_value* found = at_row_ ? sqlite3_column_value(handle_.get(), column) : nullptr;
  if (found == nullptr || sqlite3_value_type(found) != type) refuse_column(column, type_name);
  return found;
}

void FileStatement::refuse_column(int column, const char* expected) const {
  throw Failure(Cause::other,
                "column " + std::to_string(column) + " is not " + expected + ", in: " + sqlite3_sql(handle_.get()),
                SQLITE_MISMATCH);
}

void FileStatement::check_bind(int code) const {
  if (code != SQLITE_OK) fail();
}

void FileStatement::fail() const {
  throw last_failure(sqlite3_db_handle(handle_.get()), execute_sql(sqlite3_sql(handle_.get())));
}

}  // namespace tungdong::sql::sqlite
