#include "ledger/sql/sqlite/open.hpp"

#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include "ledger/sql/sqlite/cause.hpp"
#include "ledger/sql/sqlite/file_connection.hpp"
#include "ledger/sql/sqlite/header.hpp"
#include "ledger/sql/sqlite/network_share.hpp"

namespace tungdong::sql::sqlite {

namespace {

namespace fs = std::filesystem;

constexpr int page_size_bytes = 4096;                // the page of the operating system and the block of a disk
constexpr std::int64_t kept_log_bytes = 64LL << 20;  // a large import's log shrinks to this when it is reused
constexpr int without_mutex = SQLITE_OPEN_NOMUTEX;   // one thread at a time is the connection's contract

std::string set(std::string_view pragma, std::int64_t value) {
  return "PRAGMA " + std::string(pragma) + " = " + std::to_string(value) + "; ";
}

std::int32_t get(SQLite::Database& database, std::string_view pragma) {
  return database.execAndGet("PRAGMA " + std::string(pragma)).getInt();
}

// A file from elsewhere must not make SQLite run or overwrite anything; and a misspelt "column" is an error in
// PostgreSQL, so it is not taken for a text here.
void harden(SQLite::Database& database) {
  sqlite3* handle = database.getHandle();
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
}

void configure(SQLite::Database& database, bool writes, const Options& options) {
  database.exec(
      "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; "
      "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; " +
      set("cache_size", -1024LL * options.cache_mib) +
      set("mmap_size", writes ? 0 : std::int64_t{options.mapped_mib} << 20) +
      set("journal_size_limit", kept_log_bytes) + set("query_only", writes ? 0 : 1));
}

void enter_write_ahead_mode(SQLite::Database& database) {
  const std::string mode = database.execAndGet("PRAGMA journal_mode = WAL").getString();
  if (mode == "wal") return;
  throw Failure(Cause::other, "cannot keep a write-ahead log for " + database.getFilename() +
                                  ": its disk allows only journal mode " + mode);
}

[[noreturn]] void refuse_existing(const fs::path& path) {
  throw Failure(Cause::exists, path.string() + " exists already, and is left as it is");
}

void refuse_foreign(const fs::path& path, std::int32_t found, std::int32_t expected) {
  if (found == expected) return;
  throw Failure(Cause::foreign_file, path.string() + " is a database of another application (application id " +
                                         std::to_string(found) + ", not " + std::to_string(expected) + ")");
}

void refuse_newer(const fs::path& path, std::int32_t found, std::int32_t known) {
  if (found <= known) return;
  throw Failure(Cause::newer_version, path.string() + " has schema version " + std::to_string(found) +
                                          ", but this program knows versions up to " + std::to_string(known) +
                                          ". Use a newer program.");
}

// Identity is written before the file enters write-ahead mode, so that header and first page come to be in one atomic
// commit: a crash or a full disk leaves an empty file, which create accepts. Of two who create, the later finds the
// identity of the earlier.
void write_identity(SQLite::Database& database, const fs::path& path, Identity identity) {
  database.exec(set("page_size", page_size_bytes));
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::EXCLUSIVE);
  if (get(database, "application_id") != 0 || get(database, "schema_version") != 0) refuse_existing(path);
  database.exec(set("application_id", identity.application_id) + set("user_version", identity.schema_version));
  transaction.commit();
}

std::unique_ptr<Connection> create(const fs::path& path, Identity identity, const Options& options) {
  std::error_code error;
  if (fs::exists(path, error) && (!fs::is_regular_file(path, error) || fs::file_size(path, error) > 0)) {
    refuse_existing(path);
  }
  SQLite::Database database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | without_mutex, options.busy_timeout_ms);
  harden(database);
  write_identity(database, path, identity);
  enter_write_ahead_mode(database);
  configure(database, true, options);
  return std::make_unique<FileConnection>(std::move(database), true, identity.schema_version);
}

// Hardens, configures, and reads enough to know that SQLite can read the file, and that the version in force is known.
std::unique_ptr<Connection> adopt(SQLite::Database database, const fs::path& path, bool writes, Identity identity,
                                  const Options& options) {
  harden(database);
  refuse_foreign(path, get(database, "application_id"), identity.application_id);
  const std::int32_t schema_version = get(database, "user_version");
  refuse_newer(path, schema_version, identity.schema_version);
  configure(database, writes, options);
  database.execAndGet("SELECT count(*) FROM sqlite_schema");
  if (writes) enter_write_ahead_mode(database);
  return std::make_unique<FileConnection>(std::move(database), writes, schema_version);
}

// Neither the log nor the shared memory of a write-ahead file, in this folder.
bool no_log_can_be_made(const SQLite::Exception& error) {
  const int code = error.getErrorCode() & 0xff;
  return code == SQLITE_CANTOPEN || code == SQLITE_READONLY;
}

std::unique_ptr<Connection> open_to_write(const fs::path& path, Identity identity, const Options& options) {
  const auto refuse = [&path](int code) {
    throw Failure(Cause::read_only,
                  "cannot write to " + path.string() + ": check the permissions of the file and of " + "its folder",
                  code);
  };
  try {
    SQLite::Database database(path, SQLITE_OPEN_READWRITE | without_mutex, options.busy_timeout_ms);
    if (sqlite3_db_readonly(database.getHandle(), "main") != 0) refuse(SQLITE_READONLY);
    return adopt(std::move(database), path, true, identity, options);
  } catch (const SQLite::Exception& error) {
    if (no_log_can_be_made(error)) refuse(error.getErrorCode());
    throw;
  }
}

std::string immutable_uri(const fs::path& path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-._~";
  std::string uri = "file://";
  for (const char letter : path.string()) {
    if (plain.find(letter) != std::string_view::npos) {
      uri += letter;
    } else {
      const auto byte = static_cast<std::uint8_t>(letter);
      uri += {'%', digits[byte >> 4U], digits[byte & 0xFU]};
    }
  }
  return uri + "?immutable=1";
}

std::unique_ptr<Connection> open_immutable(const fs::path& path, Identity identity, const Options& options) {
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  const fs::path log = (error ? path : real).string() + "-wal";
  if (fs::exists(log, error) && fs::file_size(log, error) != 0) {
    throw Failure(Cause::read_only, "the last entries of " + path.string() + " still lie in " + log.string() +
                                        ", and this place cannot be written. Copy both files to a folder that can "
                                        "be written, and open the copy.");
  }
  SQLite::Database database(immutable_uri(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | without_mutex,
                            options.busy_timeout_ms);
  return adopt(std::move(database), path, false, identity, options);
}

std::unique_ptr<Connection> open_to_read(const fs::path& path, Identity identity, const Options& options) {
  if (options.immutable) return open_immutable(path, identity, options);
  try {
    SQLite::Database database(path, SQLITE_OPEN_READWRITE | without_mutex, options.busy_timeout_ms);
    return adopt(std::move(database), path, false, identity, options);
  } catch (const SQLite::Exception& error) {
    if (!no_log_can_be_made(error)) throw;
    return open_immutable(path, identity, options);
  }
}

// Nobody asks the engine how much memory it has: so that it does not lock and count at each piece that it takes, of
// which a row takes several.
void count_no_memory() {
  static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(once);  // where the engine was used before it counts on
}

}  // namespace

std::unique_ptr<Connection> open(const fs::path& path, Access access, Identity identity, const Options& options) {
  count_no_memory();
  std::error_code error;
  const fs::path file = fs::absolute(path, error);  // and no name can be mistaken for a URI, which starts with "file:"
  try {
    if (access == Access::create) {
      refuse_network_share(file, file_system_type(file.parent_path()));
      return create(file, identity, options);
    }
    refuse_foreign(file, identity_in_header(file).application_id, identity.application_id);
    if (access == Access::write) {
      refuse_network_share(file, file_system_type(file));
      return open_to_write(file, identity, options);
    }
    if (!options.immutable) refuse_network_share(file, file_system_type(file));
    return open_to_read(file, identity, options);
  } catch (const SQLite::Exception& failed) {
    throw failure(failed, "open " + file.string());
  }
}

}  // namespace tungdong::sql::sqlite
