#include "tests/bench/recording.hpp"

#include <cstring>

#include <fmt/format.h>

#include "ledger/book/row.hpp"
#include "ledger/journal/tree.hpp"
#include "ledger/rules/body.hpp"

namespace tungdong::bench {

namespace {

// One row: the statement, the number of values; each value a letter and its content.
void pack(std::string& out, std::int64_t value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

std::int64_t unpack(const char*& at) {
  std::int64_t value{};
  std::memcpy(&value, at, sizeof value);
  at += sizeof value;
  return value;
}

void pack_bytes(std::string& out, char letter, std::string_view bytes) {
  out += letter;
  pack(out, static_cast<std::int64_t>(bytes.size()));
  out += bytes;
}

void pack_value(std::string& out, const sql::Statement& row, int column) {
  if (row.is_null(column)) {
    out += 'n';
    return;
  }
  try {
    const std::int64_t value = row.int64(column);
    out += 'i';
    pack(out, value);
    return;
  } catch (const sql::Failure&) {
  }
  try {
    pack_bytes(out, 't', row.text(column));
  } catch (const sql::Failure&) {
    const auto blob = row.blob(column);
    pack_bytes(out, 'b', {reinterpret_cast<const char*>(blob.data()), blob.size()});
  }
}

void bind_value(sql::Statement& statement, int index, const char*& at) {
  switch (*at++) {
    case 'n':
      statement.bind_null(index);
      return;
    case 'i':
      statement.bind(index, unpack(at));
      return;
    default:
      break;
  }
  const char letter = at[-1];
  const auto size = static_cast<std::size_t>(unpack(at));
  if (letter == 't')
    statement.bind(index, std::string_view(at, size));
  else
    statement.bind(index, std::span(reinterpret_cast<const std::uint8_t*>(at), size));
  at += size;
}

std::string values(int count) {
  std::string list;
  for (int i = 1; i <= count; ++i) list += fmt::format("{}${}", i == 1 ? "" : ", ", i);
  return list;
}

// What a line turns: itself, or, of a reversal, its original the other way round.
constexpr std::string_view turned =
    "SELECT lot.date / 100 AS month, lot.account AS into_account, lot.from_account AS out_of, "
    "CASE WHEN original.id IS NULL THEN lot.kind ELSE original.kind END AS kind, "
    "CASE WHEN original.id IS NULL THEN lot.amount ELSE 0 END AS forward, "
    "CASE WHEN original.id IS NULL THEN 0 ELSE -lot.amount END AS back "
    "FROM lot JOIN entry ON entry.record = lot.record "
    "LEFT JOIN entry AS reversed ON reversed.record = entry.reverses "
    "LEFT JOIN lot AS original ON original.id = reversed.first_lot + reversed.lines - lot.line WHERE lot.id > {}";

}  // namespace

std::size_t Recording::statement(std::string_view sql) {
  for (std::size_t i = 0; i < statements_.size(); ++i)
    if (statements_[i] == sql) return i;
  statements_.emplace_back(sql);
  return statements_.size() - 1;
}

void Recording::add_rows(sql::Connection& book, std::string_view insert, const std::string& select) {
  const auto number = static_cast<std::int64_t>(statement(insert));
  book.prepare(select)->for_each([&](const sql::Statement& row) {
    pack(packed_, number);
    pack(packed_, row.column_count());
    for (int column = 0; column < row.column_count(); ++column) pack_value(packed_, row, column);
  });
}

void Recording::add_money(sql::Connection& book, const State& before) {
  const std::string touched = fmt::format(
      "id IN (SELECT account FROM lot WHERE id > {0} UNION SELECT from_account FROM lot WHERE id > {0})", before.lot);
  // Accounts in the order of their ids: known ones change, new ones come after.
  add_rows(book, "UPDATE account SET balance = $1, plan = $2, taken = $3 WHERE id = $4",
           fmt::format("SELECT balance, plan, taken, id FROM account WHERE id <= {} AND {} ORDER BY id", before.account,
                       touched));
  add_rows(book, "INSERT INTO account VALUES (" + values(11) + ")",
           fmt::format("SELECT * FROM account WHERE id > {} ORDER BY id", before.account));
  add_rows(book, "INSERT INTO lot VALUES (" + values(9) + ")",
           fmt::format("SELECT * FROM lot WHERE id > {} ORDER BY id", before.lot));
  add_rows(book, "UPDATE lot SET drawn = $1 WHERE id = $2",
           fmt::format("SELECT drawn, id FROM lot WHERE id <= {0} AND id IN (SELECT of_lot FROM draw WHERE lot > {0}) "
                       "ORDER BY id",
                       before.lot));
  add_rows(book, "INSERT INTO draw VALUES (" + values(5) + ")",
           fmt::format("SELECT * FROM draw WHERE lot > {} ORDER BY lot, seq", before.lot));
  const std::string lines = fmt::format(turned, before.lot);
  add_rows(book,
           "INSERT INTO turnover VALUES (" + values(5) +
               ") ON CONFLICT (account, month, kind) DO UPDATE SET money_in = turnover.money_in + excluded.money_in, "
               "money_out = turnover.money_out + excluded.money_out",
           fmt::format("SELECT account, month, kind, SUM(money_in), SUM(money_out) FROM ("
                       "SELECT month, into_account AS account, kind, forward AS money_in, back AS money_out FROM ({0}) "
                       "UNION ALL SELECT month, out_of, kind, back, forward FROM ({0})) "
                       "GROUP BY account, month, kind ORDER BY account, month, kind",
                       lines));
  add_rows(book, "INSERT INTO serving VALUES (" + values(4) + ")",
           fmt::format("SELECT * FROM serving WHERE lot > {} ORDER BY lot, start", before.lot));
  // As they stand after the batch: what it added is not to be told from the tables alone.
  add_rows(book,
           "INSERT INTO served VALUES (" + values(5) +
               ") ON CONFLICT (account, month, serves) DO UPDATE SET money_in = excluded.money_in, "
               "money_out = excluded.money_out",
           fmt::format("SELECT * FROM served WHERE (account, month) IN (SELECT account, date / 100 FROM lot WHERE id > "
                       "{0} UNION SELECT from_account, date / 100 FROM lot WHERE id > {0}) "
                       "ORDER BY account, month, serves",
                       before.lot));
  add_rows(book, "INSERT INTO mark VALUES (" + values(3) + ")",
           fmt::format("SELECT * FROM mark WHERE record > {} ORDER BY name, record", before.record));
}

void Recording::add_batch(sql::Connection& book) {
  const State before = state_;
  add_rows(book, "INSERT INTO log VALUES ($1, $2)",
           fmt::format("SELECT * FROM log WHERE record > {} ORDER BY record", before.record));
  add_rows(book, "INSERT INTO tile VALUES ($1, $2, $3)",
           fmt::format("SELECT * FROM tile WHERE level = 0 AND number >= {} OR level = 1 AND number >= {} "
                       "ORDER BY level, number",
                       before.tiles, before.tiles / static_cast<std::int64_t>(journal::hashes_per_tile)));
  add_rows(book, "INSERT INTO taken_key VALUES ($1, $2)",
           fmt::format("SELECT * FROM taken_key WHERE record > {} ORDER BY hash", before.record));
  add_rows(book, "INSERT INTO entry VALUES (" + values(6) + ")",
           fmt::format("SELECT * FROM entry WHERE record > {} ORDER BY record", before.record));
  rules::for_each_kind([&]<class T>() {
    if constexpr (!std::is_same_v<T, rules::Entry>)
      add_rows(book, book::insert_sql<T>(), book::select_sql<T>(fmt::format("WHERE record > {}", before.record)));
  });
  add_money(book, before);
  add_rows(
      book,
      "INSERT INTO head VALUES (" + values(6) +
          ") ON CONFLICT (one) DO UPDATE SET size = excluded.size, root = excluded.root, last_at = excluded.last_at, "
          "next_lot = excluded.next_lot, next_account = excluded.next_account",
      "SELECT * FROM head");
  const auto highest = [&](const char* sql) { return book.prepare(sql)->one_int64().value_or(0); };
  state_ = {.record = highest("SELECT MAX(record) FROM log"),
            .lot = highest("SELECT MAX(id) FROM lot"),
            .account = highest("SELECT MAX(id) FROM account"),
            .tiles = highest("SELECT COUNT(*) FROM tile WHERE level = 0")};
  ends_.push_back(packed_.size());
}

void Recording::write_batch(sql::Connection& file, std::size_t batch) const {
  std::vector<sql::Statement*> prepared;
  for (const std::string& sql : statements_) prepared.push_back(&file.cached(sql));
  const char* at = packed_.data() + (batch == 0 ? 0 : ends_[batch - 1]);
  const char* const end = packed_.data() + ends_[batch];
  sql::Transaction transaction(file, sql::Transaction::Kind::write);
  while (at != end) {
    sql::Statement& statement = *prepared[static_cast<std::size_t>(unpack(at))];
    const std::int64_t count = unpack(at);
    for (int i = 1; i <= count; ++i) bind_value(statement, i, at);
    while (statement.step()) {
    }
  }
  transaction.commit();
}

}  // namespace tungdong::bench
