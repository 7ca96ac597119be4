#include "ledger/sql/sqlite/file_connection.hpp"

#include <utility>

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include "ledger/sql/sqlite/cause.hpp"
#include "ledger/sql/sqlite/dialect.hpp"
#include "ledger/sql/sqlite/file_statement.hpp"

namespace tungdong::sql::sqlite {

namespace {

// Closing must not keep a person waiting for a reader that takes its time: the log is complete without the checkpoint.
constexpr int closing_wait_ms = 1000;

}  // namespace

FileConnection::FileConnection(SQLite::Database database, bool writes, std::int32_t schema_version)
    : database_(std::move(database)), writes_(writes), schema_version_(schema_version) {}

FileConnection::~FileConnection() {
  cached_.clear();
  transaction_.reset();
  if (writes_) {
    // Where nobody else has the file open, SQLite itself checkpoints and removes the log as it closes. Where a reader
    // has, this leaves an empty log behind, so that the one file is complete.
    sqlite3_busy_timeout(database_.getHandle(), closing_wait_ms);
    sqlite3_wal_checkpoint_v2(database_.getHandle(), "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  }
}

std::unique_ptr<Statement> FileConnection::prepare(std::string_view sql) {
  return std::make_unique<FileStatement>(database_.getHandle(), sql);
}

Statement& FileConnection::cached(std::string_view sql) {
  if (const auto found = cached_.find(sql); found != cached_.end()) return *found->second;
  return *cached_.emplace(sql, prepare(sql)).first->second;
}

void FileConnection::execute(std::string_view sql) {
  try {
    database_.exec(std::string(sql));
  } catch (const SQLite::Exception& error) {
    throw failure(error, "execute \"" + std::string(sql) + '"');
  }
}

void FileConnection::begin(SQLite::TransactionBehavior behavior, std::string_view doing) {
  if (in_transaction()) {
    throw Failure(Cause::other, "cannot " + std::string(doing) + ": a transaction is open already");
  }
  try {
    transaction_.emplace(database_, behavior);
  } catch (const SQLite::Exception& error) {
    throw failure(error, std::string(doing) + " on " + database_.getFilename());
  }
}

void FileConnection::begin_write() {
  begin(SQLite::TransactionBehavior::IMMEDIATE, "begin writing");
}

void FileConnection::begin_read() {
  begin(SQLite::TransactionBehavior::DEFERRED, "begin reading");
}

void FileConnection::commit() {
  if (!transaction_ || !in_transaction()) {
    transaction_.reset();
    throw Failure(Cause::other, "cannot commit to " + database_.getFilename() + ": no transaction is open");
  }
  try {
    transaction_->commit();
  } catch (const SQLite::Exception& error) {
    throw failure(error, "commit to " + database_.getFilename());
  }
  transaction_.reset();
}

void FileConnection::rollback() {
  transaction_.reset();  // rolls back, and hides what goes wrong
  if (in_transaction()) throw last_failure(database_.getHandle(), "roll back " + database_.getFilename());
}

bool FileConnection::in_transaction() const noexcept {
  return sqlite3_get_autocommit(database_.getHandle()) == 0;
}

bool FileConnection::checkpoint(Checkpoint how) {
  const std::string doing = "checkpoint " + database_.getFilename();
  if (!writes_) throw Failure(Cause::read_only, "cannot " + doing + ": it is open for reading");
  if (in_transaction()) throw Failure(Cause::other, "cannot " + doing + ": a transaction is open");
  const int mode = how == Checkpoint::passive ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE;
  int frames_in_log = 0;
  int frames_moved = 0;
  const int code = sqlite3_wal_checkpoint_v2(database_.getHandle(), "main", mode, &frames_in_log, &frames_moved);
  if (code == SQLITE_BUSY) return false;
  if (code != SQLITE_OK) throw last_failure(database_.getHandle(), doing);
  return frames_in_log == frames_moved;
}

const Dialect& FileConnection::dialect() const noexcept {
  return sqlite::dialect;
}

}  // namespace tungdong::sql::sqlite
