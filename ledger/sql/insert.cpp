#include "ledger/sql/insert.hpp"

#include <string>

namespace tungdong::sql {

namespace {

std::string insert_sql(std::string_view table, std::initializer_list<std::string_view> columns) {
  std::string names;
  std::string parameters;
  int index = 0;
  for (const std::string_view column : columns) {
    if (index > 0) {
      names += ", ";
      parameters += ", ";
    }
    names += column;
    parameters += '$' + std::to_string(++index);
  }
  return "INSERT INTO " + std::string(table) + " (" + names + ") VALUES (" + parameters + ")";
}

}  // namespace

Insert::Insert(Connection& connection, std::string_view table, std::initializer_list<std::string_view> columns)
    : statement_(connection.prepare(insert_sql(table, columns))) {}

}  // namespace tungdong::sql
