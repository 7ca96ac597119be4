#pragma once

#include <string>
#include <string_view>

namespace tungdong::sql {

// What the engines spell differently when a table is created. Queries need nothing of this: they are written in the
// SQL that both SQLite and PostgreSQL run.
struct Dialect {
  std::string_view integer;     // {integer}: 64 bits, signed
  std::string_view text;        // {text}: UTF-8, compared and sorted byte by byte
  std::string_view blob;        // {blob}
  std::string_view row_number;  // {row_number}: type and constraint of the one integer column that is the primary key
  std::string_view by_number;   // {by_number}: after the closing parenthesis of a table with a {row_number}
  std::string_view by_key;      // {by_key}: after that of a table stored in the order of its PRIMARY KEY (…)

  // `ddl` with each word in braces replaced as above. Throws Failure (Cause::other) on another word or a lone brace.
  //   CREATE TABLE lot (account {integer} NOT NULL, seq {integer} NOT NULL, PRIMARY KEY (account, seq)) {by_key}
  std::string spell(std::string_view ddl) const;
};

}  // namespace tungdong::sql
