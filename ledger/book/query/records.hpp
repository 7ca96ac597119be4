#pragma once
// Records of one kind as the book knew them at a moment.

#include <limits>
#include <vector>

#include "ledger/book/query/moment.hpp"
#include "ledger/book/store.hpp"

namespace tungdong::book {

// All of them, in the order of the log: every version under a code, the last one the version in force.
template <record::Fielded T>
std::vector<rules::Known<T>> records_of(Store& store, const Moment& moment) {
  static const std::string sql = select_sql<T>("WHERE record <= $1 AND date <= $2");
  std::vector<rules::Known<T>> known;
  store.connection().cached(sql).for_each([&](const sql::Statement& row) { known.push_back(read_row<T>(row)); },
                                          moment.last_record(), moment.last_day());
  return known;
}

// Those under a key, in the order of the log: the first `most` of them.
template <record::Fielded T>
std::vector<rules::Known<T>> records_under(Store& store, const Moment& moment, std::string_view key,
                                           std::int64_t most = std::numeric_limits<std::int64_t>::max()) {
  static const std::string sql =
      select_sql<T>("WHERE " + column_name(record::key_name<T>()) + " = $1 AND record <= $2 AND date <= $3") +
      " LIMIT $4";
  std::vector<rules::Known<T>> known;
  store.connection().cached(sql).for_each([&](const sql::Statement& row) { known.push_back(read_row<T>(row)); }, key,
                                          moment.last_record(), moment.last_day(), most);
  return known;
}

// The last of them under a code; nothing where there is none yet.
template <record::Fielded T>
std::optional<rules::Known<T>> record_in_force(Store& store, const Moment& moment, std::string_view key) {
  static const std::string sql =
      select_sql<T>("WHERE " + column_name(record::key_name<T>()) + " = $1 AND record <= $2 AND date <= $3") +
      " DESC LIMIT 1";
  std::optional<rules::Known<T>> known;
  store.connection().cached(sql).one([&](const sql::Statement& row) { known = read_row<T>(row); }, key,
                                     moment.last_record(), moment.last_day());
  return known;
}

}  // namespace tungdong::book
