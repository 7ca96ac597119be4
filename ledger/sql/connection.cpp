#include "ledger/sql/connection.hpp"

namespace tungdong::sql {

Transaction::Transaction(Connection& connection, Kind kind) : connection_(connection) {
  if (kind == Kind::write) {
    connection.begin_write();
  } else {
    connection.begin_read();
  }
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    connection_.rollback();
  } catch (const Failure&) {  // NOLINT(bugprone-empty-catch)
    // A destructor has nobody to tell; what was not committed is discarded by the engine when it next opens the file.
  }
}

void Transaction::commit() {
  connection_.commit();
  open_ = false;
}

}  // namespace tungdong::sql
