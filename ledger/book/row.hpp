#pragma once
// Records as rows: the table of a kind, its columns and its reading back, from the same `fields` as all else.

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "ledger/record/codec.hpp"
#include "ledger/rules/known.hpp"
#include "ledger/sql/connection.hpp"

namespace tungdong::book {

using record::Date;

// Dates are stored as integers that people can read and engines can order: 20251231.
constexpr std::int64_t day_number(Date date) {
  return static_cast<std::int64_t>(static_cast<int>(date.year())) * 10'000 +
         static_cast<std::int64_t>(static_cast<unsigned>(date.month())) * 100 +
         static_cast<std::int64_t>(static_cast<unsigned>(date.day()));
}
constexpr Date day_of(std::int64_t number) {
  return date::year{static_cast<int>(number / 10'000)} / date::month{static_cast<unsigned>(number / 100 % 100)} /
         date::day{static_cast<unsigned>(number % 100)};
}

// Names of columns that SQL keeps for itself get a trailing underscore.
std::string column_name(std::string_view field);

template <class T>
constexpr bool stored_as_integer() {
  if constexpr (record::IsOptional<T>::value)
    return stored_as_integer<typename T::value_type>();
  else
    return std::is_same_v<T, std::int64_t> || std::is_same_v<T, money::Dong> || std::is_same_v<T, Date> ||
           std::is_same_v<T, bool>;
}

// CREATE TABLE and the index on the key, in the words of sql::Dialect.
template <record::Fielded T>
std::vector<std::string> table_ddl() {
  std::string columns;
  T::fields([&](std::string_view name, auto member, record::Need) {
    using Value = std::remove_cvref_t<decltype(std::declval<T>().*member)>;
    columns += fmt::format(", {} {}", column_name(name), stored_as_integer<Value>() ? "{integer}" : "{text}");
  });
  const std::string key = column_name(record::key_name<T>());
  std::vector<std::string> ddl{"CREATE TABLE " + std::string(T::kind) +
                                   " (record {row_number}, date {integer} NOT NULL, doc {text}" + columns +
                                   ") {by_number}",
                               fmt::format("CREATE INDEX {0}_by_{1} ON {0} ({1})", T::kind, key)};
  // One of many under a key is found by an index of its own: that on the key alone also knows their order in the log.
  if (const std::string_view member = record::member_name<T>(); !member.empty())
    ddl.push_back(fmt::format("CREATE UNIQUE INDEX {0}_by_{2} ON {0} ({1}, {2})", T::kind, key, column_name(member)));
  return ddl;
}

template <record::Fielded T>
std::string insert_sql() {
  std::string columns = "record, date, doc";
  std::string values = "$1, $2, $3";
  int number = 3;
  T::fields([&](std::string_view name, auto, record::Need) {
    columns += ", " + column_name(name);
    values += fmt::format(", ${}", ++number);
  });
  return fmt::format("INSERT INTO {} ({}) VALUES ({})", T::kind, columns, values);
}

template <record::Fielded T>
std::string select_sql(std::string_view condition) {
  std::string columns = "record, date, doc";
  T::fields([&](std::string_view name, auto, record::Need) { columns += ", " + column_name(name); });
  return fmt::format("SELECT {} FROM {} {} ORDER BY record", columns, T::kind, condition);
}

template <class T>
void bind_value(sql::Statement& statement, int index, const T& value, std::deque<std::string>& texts) {
  if constexpr (record::IsOptional<T>::value) {
    if (value)
      bind_value(statement, index, *value, texts);
    else
      statement.bind_null(index);
  } else if constexpr (std::is_same_v<T, std::int64_t>) {
    statement.bind(index, value);
  } else if constexpr (std::is_same_v<T, bool>) {
    statement.bind(index, std::int64_t{value});
  } else if constexpr (std::is_same_v<T, money::Dong>) {
    statement.bind(index, value.count());
  } else if constexpr (std::is_same_v<T, Date>) {
    statement.bind(index, day_number(value));
  } else if constexpr (std::is_same_v<T, std::string>) {
    statement.bind(index, std::string_view(value));
  } else if constexpr (record::Named<T>) {
    statement.bind(index, record::name_of(value));
  } else if constexpr (record::IsVector<T>::value) {
    std::string joined;
    for (const std::string& item : value) joined += (joined.empty() ? "" : "|") + item;
    statement.bind(index, std::string_view(texts.emplace_back(std::move(joined))));
  } else {
    statement.bind(index, std::string_view(texts.emplace_back(value.text())));
  }
}

template <record::Fielded T>
void insert_row(sql::Connection& connection, const rules::Known<T>& known) {
  static const std::string sql = insert_sql<T>();
  sql::Statement& statement = connection.cached(sql);
  std::deque<std::string> texts;
  statement.bind(1, known.record);
  statement.bind(2, day_number(known.date));
  statement.bind(3, std::string_view(known.doc));
  int index = 3;
  T::fields(
      [&](std::string_view, auto member, record::Need) { bind_value(statement, ++index, known.value.*member, texts); });
  while (statement.step()) {
  }
}

template <class T>
void read_value(const sql::Statement& row, int column, T& value) {
  if (row.is_null(column)) return;
  if constexpr (record::IsOptional<T>::value) {
    value.emplace();
    read_value(row, column, *value);
  } else if constexpr (std::is_same_v<T, std::int64_t>) {
    value = row.int64(column);
  } else if constexpr (std::is_same_v<T, bool>) {
    value = row.int64(column) != 0;
  } else if constexpr (std::is_same_v<T, money::Dong>) {
    value = money::Dong(row.int64(column));
  } else if constexpr (std::is_same_v<T, Date>) {
    value = day_of(row.int64(column));
  } else if constexpr (record::IsVector<T>::value) {
    for (std::string_view rest = row.text(column); !rest.empty();) {
      const std::string_view item = rest.substr(0, rest.find('|'));
      rest.remove_prefix(std::min(rest.size(), item.size() + 1));
      value.emplace_back(item);
    }
  } else {
    auto read = record::read_text<T>(row.text(column));
    if (!read)
      throw sql::Failure(sql::Cause::corrupt, "a stored value cannot be read: " + std::string(row.text(column)));
    value = std::move(*read);
  }
}

template <record::Fielded T>
rules::Known<T> read_row(const sql::Statement& row) {
  rules::Known<T> known{.record = row.int64(0), .date = day_of(row.int64(1)), .doc = {}, .value = {}};
  if (!row.is_null(2)) known.doc = row.text(2);
  int column = 2;
  T::fields([&](std::string_view, auto member, record::Need) { read_value(row, ++column, known.value.*member); });
  return known;
}

}  // namespace tungdong::book
