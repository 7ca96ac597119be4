#pragma once
// The tables of a book: the log and its tree, which are the truth; and the projections, which can be dropped and
// rebuilt from the log.

#include <string>
#include <vector>

#include "ledger/sql/connection.hpp"
#include "ledger/sql/sqlite/open.hpp"

namespace tungdong::book {

// "tdng", and the version of these tables.
inline constexpr sql::sqlite::Identity identity{.application_id = 0x74646e67, .schema_version = 1};

// Pages kept in memory: half as many again would make writing hardly faster, and a book of any size is written in 200
// MB.
inline constexpr sql::sqlite::Options options{.cache_mib = 40};
// Of a second connection, which reads what was there while more is written.
inline constexpr sql::sqlite::Options beside{.cache_mib = 8, .mapped_mib = 0};

// A projection: its name and the columns of its primary key.
struct Projection {
  std::string table;
  std::string order;
};

// All projections, in a fixed order.
const std::vector<Projection>& projections();

// Makes all tables, within a write transaction.
void create_tables(sql::Connection& connection);

// Empties and makes anew the projections alone, within a write transaction.
void recreate_projections(sql::Connection& connection);

}  // namespace tungdong::book
