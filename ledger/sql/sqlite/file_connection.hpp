#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include "ledger/sql/connection.hpp"

namespace tungdong::sql::sqlite {

// A connection to one SQLite file, already opened, checked and configured (see open.hpp).
class FileConnection final : public Connection {
 public:
  // `writes`: the connection may write, and checkpoints when it closes.
  FileConnection(SQLite::Database database, bool writes, std::int32_t schema_version);
  ~FileConnection() override;

  std::unique_ptr<Statement> prepare(std::string_view sql) override;
  Statement& cached(std::string_view sql) override;
  void execute(std::string_view sql) override;
  void begin_write() override;
  void begin_read() override;
  void commit() override;
  void rollback() override;
  bool in_transaction() const noexcept override;
  bool checkpoint(Checkpoint how) override;
  std::int32_t schema_version() const noexcept override { return schema_version_; }
  const Dialect& dialect() const noexcept override;

  SQLite::Database& database() noexcept { return database_; }

 private:
  struct HashText {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
  };

  void begin(SQLite::TransactionBehavior behavior, std::string_view doing);

  SQLite::Database database_;
  bool writes_;
  std::int32_t schema_version_;
  std::optional<SQLite::Transaction> transaction_;
  std::unordered_map<std::string, std::unique_ptr<Statement>, HashText, std::equal_to<>> cached_;
};

}  // namespace tungdong::sql::sqlite
