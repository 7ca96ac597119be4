#pragma once

#include <initializer_list>
#include <memory>
#include <string_view>

#include "ledger/sql/connection.hpp"

namespace tungdong::sql {

// Inserts many rows into one table through one prepared statement. Inside a write transaction: a row inserted outside
// of one is committed, and waited for, by itself. Table and columns are names from the program, never from its input.
// Rows in the order of the table's key are the fastest. It must not outlive the connection.
class Insert {
 public:
  // Throws Failure (Cause::other) if there is no such table or column.
  Insert(Connection& connection, std::string_view table, std::initializer_list<std::string_view> columns);

  // One value for each column, in their order, of the types that Statement::run takes.
  // Throws Failure (Cause::constraint) if the row breaks a constraint: it is not inserted, earlier rows stay.
  template <class... A>
  void row(const A&... values) {
    statement_->run(values...);
  }

 private:
  std::unique_ptr<Statement> statement_;
};

}  // namespace tungdong::sql
