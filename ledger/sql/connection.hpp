#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "ledger/sql/dialect.hpp"
#include "ledger/sql/failure.hpp"
#include "ledger/sql/statement.hpp"

namespace tungdong::sql {

// How far a checkpoint goes.
enum class Checkpoint {
  passive,  // moves what it can without waiting for anybody: between batches
  truncate  // waits up to the busy timeout for readers and writers, then empties the write-ahead log
};

// One connection to one database, used by one thread at a time. Everything but the destructor throws Failure when the
// engine fails. Closing it rolls back a transaction still open; a connection with write access then checkpoints.
class Connection {
 public:
  virtual ~Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Exactly one SQL statement, to be used many times, in the caller's hands. It must be gone before the connection is.
  virtual std::unique_ptr<Statement> prepare(std::string_view sql) = 0;

  // The same, prepared on the first call for this text and kept: the reference is valid as long as the connection.
  // Finding it again costs one hash of the text; a hot loop keeps the reference.
  virtual Statement& cached(std::string_view sql) = 0;

  // One or more statements without parameters and rows: DDL and settings of the engine, never data.
  virtual void execute(std::string_view sql) = 0;

  // begin_write waits up to the busy timeout for the one write lock, then throws Failure (Cause::busy).
  // begin_read: all reads up to commit or rollback see the database as it stands at the first of them.
  // Transactions do not nest. Prefer the class Transaction.
  virtual void begin_write() = 0;
  virtual void begin_read() = 0;

  // When it returns, what was written is on the disk, safe from a loss of power. When it throws, nothing is written
  // yet and the transaction can be rolled back, or committed once more if the cause was `busy`.
  virtual void commit() = 0;

  // Nothing of the transaction stays. Does nothing where no transaction is open: an engine that runs out of room ends
  // the transaction by itself.
  virtual void rollback() = 0;
  virtual bool in_transaction() const noexcept = 0;

  // Moves what was committed from the write-ahead log into the main file, so that the log does not grow for ever: no
  // commit does it by itself. True if all of it was moved; false where a reader or writer was in the way, which harms
  // nothing. An engine that looks after itself does nothing and returns true. Not inside a transaction, and not on a
  // connection opened for reading.
  virtual bool checkpoint(Checkpoint how) = 0;

  // The version stored in the database: at most the one that the connection was opened with.
  virtual std::int32_t schema_version() const noexcept = 0;

  virtual const Dialect& dialect() const noexcept = 0;

 protected:
  Connection() = default;
};

// A transaction that lasts as long as this object: rolled back when it goes out of scope uncommitted.
class Transaction {
 public:
  enum class Kind { read, write };

  // Waits and throws as begin_read and begin_write do. The connection must outlive the transaction.
  Transaction(Connection& connection, Kind kind);

  // Never throws: a rollback that fails leaves nothing written, since nothing was committed.
  ~Transaction();

  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // Once. If it throws, the transaction is still to be rolled back, which the destructor does.
  void commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

}  // namespace tungdong::sql
