#include "ledger/book/schema.hpp"

#include <algorithm>
#include <array>

#include "ledger/book/row.hpp"
#include "ledger/rules/body.hpp"

namespace tungdong::book {

namespace {

// The truth. `log` refuses to change in the database itself, whoever asks.
constexpr std::array truth{
    "CREATE TABLE log (record {row_number}, body {text} NOT NULL) {by_number}",
    "CREATE TRIGGER log_is_never_updated BEFORE UPDATE ON log BEGIN "
    "SELECT RAISE(ABORT, 'the log is append-only'); END",
    "CREATE TRIGGER log_is_never_deleted BEFORE DELETE ON log BEGIN "
    "SELECT RAISE(ABORT, 'the log is append-only'); END",
    // Full tiles of 256 hashes; the right edge is rebuilt from the last records.
    "CREATE TABLE tile (level {integer} NOT NULL, number {integer} NOT NULL, hashes {blob} NOT NULL, "
    "PRIMARY KEY (level, number)) {by_key}",
    // One row: how many records, their root, when the last was recorded, and the counters that go on from there.
    "CREATE TABLE head (one {row_number}, size {integer} NOT NULL, root {blob} NOT NULL, last_at {integer} NOT NULL, "
    "next_lot {integer} NOT NULL, next_account {integer} NOT NULL) {by_number}",
};

constexpr std::array money_tables{
    // The first 16 bytes of SHA-256 of a record's key.
    "CREATE TABLE taken_key (hash {blob} NOT NULL, record {integer} NOT NULL, PRIMARY KEY (hash)) {by_key}",
    "CREATE TABLE entry (record {row_number}, date {integer} NOT NULL, doc {text} NOT NULL, first_lot {integer} NOT "
    "NULL, "
    "lines {integer} NOT NULL, reverses {integer}) {by_number}",
    "CREATE INDEX entry_by_date ON entry (date)",
    "CREATE INDEX entry_by_doc ON entry (doc)",
    // owner: the unit, or the project that the holder belongs to, or the source of the mirror account.
    "CREATE TABLE account (id {row_number}, owner {text} NOT NULL, stage {text} NOT NULL, holder_type {text} NOT NULL, "
    "holder {text} NOT NULL, source {text} NOT NULL, component {text} NOT NULL, period {text} NOT NULL, "
    "balance {integer} NOT NULL, plan {integer} NOT NULL, taken {integer}) {by_number}",
    "CREATE UNIQUE INDEX account_by_key ON account (owner, stage, holder, source, component, period, holder_type)",
    "CREATE TABLE lot (id {row_number}, record {integer} NOT NULL, line {integer} NOT NULL, date {integer} NOT NULL, "
    "kind {text} NOT NULL, account {integer} NOT NULL, from_account {integer} NOT NULL, amount {integer} NOT NULL, "
    "drawn {integer} NOT NULL) {by_number}",
    "CREATE INDEX lot_open ON lot (account, date, id) WHERE drawn < amount",
    "CREATE TABLE draw (lot {integer} NOT NULL, seq {integer} NOT NULL, of_lot {integer} NOT NULL, start {integer} NOT "
    "NULL, "
    "amount {integer} NOT NULL, PRIMARY KEY (lot, seq)) {by_key}",
    "CREATE UNIQUE INDEX draw_by_source ON draw (of_lot, start)",
    "CREATE TABLE turnover (account {integer} NOT NULL, month {integer} NOT NULL, kind {text} NOT NULL, "
    "money_in {integer} NOT NULL, money_out {integer} NOT NULL, PRIMARY KEY (account, month, kind)) {by_key}",
    // [start, start + amount) of a lot of accepted work that serves what a payment named; and what such money turned
    // over.
    "CREATE TABLE serving (lot {integer} NOT NULL, start {integer} NOT NULL, amount {integer} NOT NULL, serves {text} "
    "NOT NULL, PRIMARY KEY (lot, start)) {by_key}",
    "CREATE TABLE served (account {integer} NOT NULL, month {integer} NOT NULL, serves {text} NOT NULL, "
    "money_in {integer} NOT NULL, money_out {integer} NOT NULL, PRIMARY KEY (account, month, serves)) {by_key}",
    "CREATE TABLE mark (name {text} NOT NULL, record {integer} NOT NULL, doc {text} NOT NULL, PRIMARY KEY (name, "
    "record)) "
    "{by_key}",
};

std::vector<std::string> projection_ddl() {
  std::vector<std::string> ddl(money_tables.begin(), money_tables.end());
  rules::for_each_kind([&]<class T>() {
    if constexpr (!std::is_same_v<T, rules::Entry>) std::ranges::copy(table_ddl<T>(), std::back_inserter(ddl));
  });
  return ddl;
}

}  // namespace

std::string column_name(std::string_view field) {
  return std::string(field) + (field == "from" || field == "check" ? "_" : "");
}

const std::vector<Projection>& projections() {
  static const std::vector<Projection> all = [] {
    std::vector<Projection> tables{{"taken_key", "hash"},     {"entry", "record"},
                                   {"account", "id"},         {"lot", "id"},
                                   {"draw", "lot, seq"},      {"turnover", "account, month, kind"},
                                   {"serving", "lot, start"}, {"served", "account, month, serves"},
                                   {"mark", "name, record"}};
    rules::for_each_kind([&]<class T>() {
      if constexpr (!std::is_same_v<T, rules::Entry>) tables.push_back({std::string(T::kind), "record"});
    });
    return tables;
  }();
  return all;
}

void create_tables(sql::Connection& connection) {
  for (const char* ddl : truth) connection.execute(connection.dialect().spell(ddl));
  for (const std::string& ddl : projection_ddl()) connection.execute(connection.dialect().spell(ddl));
}

void recreate_projections(sql::Connection& connection) {
  for (const Projection& projection : projections()) connection.execute("DROP TABLE IF EXISTS " + projection.table);
  for (const std::string& ddl : projection_ddl()) connection.execute(connection.dialect().spell(ddl));
}

}  // namespace tungdong::book
