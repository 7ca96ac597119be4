#include "ledger/book/store.hpp"

#include <algorithm>
#include <array>

#include "ledger/book/stored_tree.hpp"

namespace tungdong::book {

namespace {

using money::Dong;
using sql::Statement;

template <class T>
T stored(std::optional<T> value, std::string_view text) {
  if (!value) throw sql::Failure(sql::Cause::corrupt, fmt::format("a stored value cannot be read: {}", text));
  return *value;
}

}  // namespace

KeyHash hash_key(std::string_view key) {
  const journal::Hash whole = journal::sha256(key);
  KeyHash hash;
  std::copy_n(whole.begin(), hash.size(), hash.begin());
  return hash;
}

rules::AccountState read_account(const Statement& row) {
  rules::AccountState state;
  state.id = row.int64(0);
  state.account.stand.stage = stored(record::named<chart::Stage>(row.text(1)), row.text(1));
  state.account.stand.holder.type = stored(record::named<chart::HolderType>(row.text(2)), row.text(2));
  state.account.stand.holder.code = row.text(3);
  state.account.source = row.text(4);
  state.account.component = row.text(5);
  state.account.period = stored(chart::Period::read(row.text(6)), row.text(6));
  state.balance = Dong(row.int64(7));
  state.plan = Dong(row.int64(8));
  if (!row.is_null(9)) state.taken = day_of(row.int64(9));
  state.stored = true;
  return state;
}

rules::Lot read_lot(const Statement& row) {
  return {.id = row.int64(0),
          .record = row.int64(1),
          .line = row.int64(2),
          .date = day_of(row.int64(3)),
          .kind = stored(record::named<rules::Kind>(row.text(4)), row.text(4)),
          .account = row.int64(5),
          .from_account = row.int64(6),
          .amount = Dong(row.int64(7)),
          .drawn = Dong(row.int64(8))};
}

std::optional<Head> Store::head() {
  Head head;
  const bool found = connection_.cached("SELECT size, root, last_at, next_lot, next_account FROM head WHERE one = 1")
                         .one([&](const Statement& row) {
                           head.size = row.int64(0);
                           const auto root = row.blob(1);
                           if (root.size() != head.root.size())
                             throw sql::Failure(sql::Cause::corrupt, "the root of the log is of the wrong size");
                           std::ranges::copy(root, head.root.begin());
                           head.last_at_us = row.int64(2);
                           head.next_lot = row.int64(3);
                           head.next_account = row.int64(4);
                         });
  return found ? std::optional(head) : std::nullopt;
}

void Store::write_head(const Head& head) {
  connection_
      .cached(
          "INSERT INTO head (one, size, root, last_at, next_lot, next_account) VALUES (1, $1, $2, $3, $4, $5) "
          "ON CONFLICT (one) DO UPDATE SET size = excluded.size, root = excluded.root, last_at = excluded.last_at, "
          "next_lot = excluded.next_lot, next_account = excluded.next_account")
      .run(head.size, std::span<const std::uint8_t>(head.root), head.last_at_us, head.next_lot, head.next_account);
}

std::string Store::body(std::int64_t record) {
  std::string body;
  connection_.cached("SELECT body FROM log WHERE record = $1")
      .one([&](const Statement& row) { body = row.text(0); }, record);
  return body;
}

void Store::write_log(const LogRow& row) {
  connection_.cached("INSERT INTO log (record, body) VALUES ($1, $2)").run(row.record, row.body);
}

void Store::write_tile(const journal::Tile& tile) {
  connection_.cached("INSERT INTO tile (level, number, hashes) VALUES ($1, $2, $3)")
      .run(std::int64_t{tile.level}, static_cast<std::int64_t>(tile.index),
           std::span<const std::uint8_t>(tile.bytes()));
}

journal::Tree Store::resume_tree(const Head& head) {
  StoredTiles tiles(connection_);
  StoredLeaves leaves(connection_);
  journal::Tree tree = journal::Tree::resume(static_cast<std::uint64_t>(head.size), tiles, leaves);
  if (tree.root() != head.root)
    throw sql::Failure(sql::Cause::corrupt, "the root of the log does not match its records");
  return tree;
}

std::optional<std::int64_t> Store::record_of(const KeyHash& key) {
  return connection_.cached("SELECT record FROM taken_key WHERE hash = $1")
      .one_int64(std::span<const std::uint8_t>(key));
}

void Store::write_key(const KeyHash& key, std::int64_t record) {
  connection_.cached("INSERT INTO taken_key (hash, record) VALUES ($1, $2)")
      .run(std::span<const std::uint8_t>(key), record);
}

void Store::write_entry(const EntryRow& entry) {
  connection_
      .cached("INSERT INTO entry (record, date, doc, first_lot, lines, reverses) VALUES ($1, $2, $3, $4, $5, $6)")
      .run(entry.record, day_number(entry.date), entry.doc, entry.first_lot, entry.lines, entry.reverses);
}

namespace {

// Of lots that were stored before: how far they are drawn now, by lot.
std::vector<std::pair<std::int64_t, Dong>> drawn_before(const rules::Unwritten& unwritten) {
  std::vector<std::pair<std::int64_t, Dong>> drawn;
  for (const rules::Draw& draw : unwritten.draws)
    if (draw.of < unwritten.lots.front().id) drawn.emplace_back(draw.of, draw.start + draw.amount);
  // The furthest draw of each comes first, and the others go.
  std::ranges::sort(drawn, [](const auto& left, const auto& right) {
    return left.first != right.first ? left.first < right.first : left.second > right.second;
  });
  const auto others = std::ranges::unique(drawn, {}, &std::pair<std::int64_t, Dong>::first);
  drawn.erase(others.begin(), others.end());
  return drawn;
}

void write_lots(sql::Connection& connection, const rules::Unwritten& unwritten) {
  auto& insert = connection.cached(
      "INSERT INTO lot (id, record, line, date, kind, account, from_account, amount, drawn) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
  for (const rules::Lot& lot : unwritten.lots)
    insert.run(lot.id, lot.record, lot.line, day_number(lot.date), record::name_of(lot.kind), lot.account,
               lot.from_account, lot.amount.count(), lot.drawn.count());
  auto& update = connection.cached("UPDATE lot SET drawn = $1 WHERE id = $2");
  for (const auto& [id, drawn] : drawn_before(unwritten)) update.run(drawn.count(), id);
  auto& draws = connection.cached("INSERT INTO draw (lot, seq, of_lot, start, amount) VALUES ($1, $2, $3, $4, $5)");
  for (const rules::Draw& draw : unwritten.draws)
    draws.run(draw.lot, draw.seq, draw.of, draw.start.count(), draw.amount.count());
}

void write_accounts(sql::Connection& connection, const rules::Facts& facts) {
  auto& insert = connection.cached(
      "INSERT INTO account (id, owner, stage, holder_type, holder, source, component, period, balance, plan, taken) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
  auto& update = connection.cached("UPDATE account SET balance = $1, plan = $2, taken = $3 WHERE id = $4");
  for (const rules::AccountState* state : facts.changed_accounts()) {
    const auto taken = state->taken ? std::optional(day_number(*state->taken)) : std::nullopt;
    const chart::Account& account = state->account;
    if (state->stored)
      update.run(state->balance.count(), state->plan.count(), taken, state->id);
    else
      insert.run(state->id, state->owner, record::name_of(account.stand.stage),
                 record::name_of(account.stand.holder.type), account.stand.holder.code, account.source,
                 account.component, account.period.text(), state->balance.count(), state->plan.count(), taken);
  }
}

// The place of a kind in the order of the names: tables are written in the order of their keys.
std::size_t rank_of(rules::Kind kind) {
  static const auto ranks = [] {
    std::array<std::size_t, rules::kind_count> places{};
    const auto& names = record::Names<rules::Kind>::names;
    for (std::size_t i = 0; i < names.size(); ++i)
      places[i] = static_cast<std::size_t>(std::ranges::count_if(names, [&](auto name) { return name < names[i]; }));
    return places;
  }();
  return ranks[static_cast<std::size_t>(kind)];
}

void write_turnover(sql::Connection& connection, const rules::Unwritten& unwritten) {
  const auto key = [](const rules::Turn& turn) { return std::tuple(turn.account, turn.month, rank_of(turn.kind)); };
  std::vector<rules::Turn> turns = unwritten.turns;
  std::ranges::sort(turns, {}, key);
  auto& upsert = connection.cached(
      "INSERT INTO turnover (account, month, kind, money_in, money_out) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (account, month, kind) DO UPDATE SET money_in = turnover.money_in + excluded.money_in, "
      "money_out = turnover.money_out + excluded.money_out");
  for (auto turn = turns.begin(); turn != turns.end();) {
    rules::Turn sum = *turn;
    // A row is there where a line was, even if what it moved was reversed: batches of any size make the same rows.
    for (++turn; turn != turns.end() && key(*turn) == key(sum); ++turn) {
      sum.in += turn->in;
      sum.out += turn->out;
    }
    upsert.run(sum.account, std::int64_t{sum.month}, record::name_of(sum.kind), sum.in.count(), sum.out.count());
  }
}

}  // namespace

void Store::write(const rules::Facts& facts) {
  const rules::Unwritten& unwritten = facts.unwritten();
  write_accounts(connection_, facts);
  write_lots(connection_, unwritten);
  write_turnover(connection_, unwritten);
  auto& marks = connection_.cached("INSERT INTO mark (name, record, doc) VALUES ($1, $2, $3)");
  auto sorted = unwritten.marks;
  std::ranges::sort(sorted, {}, [](const auto& mark) { return std::tie(mark.first, mark.second.record); });
  for (const auto& [name, mark] : sorted) marks.run(name, mark.record, mark.doc);
}

std::optional<rules::Mark> Store::mark(const std::string& name) {
  rules::Mark mark;
  const bool found = connection_.cached("SELECT record, doc FROM mark WHERE name = $1 ORDER BY record DESC LIMIT 1")
                         .one(
                             [&](const Statement& row) {
                               mark.record = row.int64(0);
                               mark.doc = row.text(1);
                             },
                             name);
  return found ? std::optional(mark) : std::nullopt;
}

std::optional<rules::AccountState> Store::account(const chart::Account& account, const std::string& owner) {
  static const std::string sql = fmt::format(
      "SELECT {} FROM account WHERE owner = $1 AND stage = $2 AND holder = $3 AND source = $4 AND component = $5 AND "
      "period = $6 AND holder_type = $7",
      account_columns);
  std::optional<rules::AccountState> state;
  connection_.cached(sql).one([&](const Statement& row) { state = read_account(row); }, owner,
                              record::name_of(account.stand.stage), account.stand.holder.code, account.source,
                              account.component, account.period.text(), record::name_of(account.stand.holder.type));
  return state;
}

std::vector<rules::AccountState> Store::accounts(const std::string& owner) {
  static const std::string sql = fmt::format("SELECT {} FROM account WHERE owner = $1 ORDER BY id", account_columns);
  std::vector<rules::AccountState> states;
  connection_.cached(sql).for_each([&](const Statement& row) { states.push_back(read_account(row)); }, owner);
  return states;
}

std::vector<rules::Lot> Store::open_lots(std::int64_t account) {
  static const std::string sql =
      fmt::format("SELECT {} FROM lot WHERE account = $1 AND drawn < amount ORDER BY date, id", lot_columns);
  std::vector<rules::Lot> lots;
  connection_.cached(sql).for_each([&](const Statement& row) { lots.push_back(read_lot(row)); }, account);
  return lots;
}

namespace {

rules::Taking read_taking(const Statement& row) {
  return {
      .lot_record = row.int64(0), .record = row.int64(1), .date = day_of(row.int64(2)), .amount = Dong(row.int64(3))};
}

}  // namespace

std::vector<rules::Taking> Store::takings_after(std::int64_t account, Date day) {
  std::vector<rules::Taking> takings;
  connection_
      .cached(
          "SELECT taken.record, taker.record, taker.date, draw.amount FROM entry "
          "JOIN lot AS taker ON taker.id >= entry.first_lot AND taker.id < entry.first_lot + entry.lines "
          "JOIN draw ON draw.lot = taker.id JOIN lot AS taken ON taken.id = draw.of_lot "
          "WHERE entry.date > $1 AND taken.date <= $2 AND taker.from_account = $3 ORDER BY taker.id, draw.seq")
      .for_each([&](const Statement& row) { takings.push_back(read_taking(row)); }, day_number(day), day_number(day),
                account);
  return takings;
}

std::vector<rules::Taking> Store::takings_of(std::int64_t account, std::int64_t record) {
  std::vector<rules::Taking> takings;
  connection_
      .cached(
          "SELECT taken.record, taker.record, taker.date, draw.amount FROM entry "
          "JOIN lot AS taken ON taken.id >= entry.first_lot AND taken.id < entry.first_lot + entry.lines "
          "JOIN draw ON draw.of_lot = taken.id JOIN lot AS taker ON taker.id = draw.lot "
          "WHERE entry.record = $1 AND taken.account = $2 ORDER BY taker.id, draw.seq")
      .for_each([&](const Statement& row) { takings.push_back(read_taking(row)); }, record, account);
  return takings;
}

std::optional<rules::Ancestry> Store::ancestry(std::int64_t lot) {
  rules::Ancestry ancestry;
  const auto stand = [](const Statement& row, int column) {
    return chart::Stand{stored(record::named<chart::Stage>(row.text(column)), row.text(column)),
                        {stored(record::named<chart::HolderType>(row.text(column + 1)), row.text(column + 1)),
                         std::string(row.text(column + 2))}};
  };
  const bool found = connection_
                         .cached(
                             "SELECT lot.record, lot.kind, here.stage, here.holder_type, here.holder, there.stage, "
                             "there.holder_type, there.holder FROM lot JOIN account AS here ON here.id = lot.account "
                             "JOIN account AS there ON there.id = lot.from_account WHERE lot.id = $1")
                         .one(
                             [&](const Statement& row) {
                               ancestry.record = row.int64(0);
                               ancestry.kind = stored(record::named<rules::Kind>(row.text(1)), row.text(1));
                               ancestry.at = stand(row, 2);
                               ancestry.from = stand(row, 5);
                             },
                             lot);
  if (!found) return std::nullopt;
  connection_.cached("SELECT of_lot FROM draw WHERE lot = $1 ORDER BY seq")
      .for_each([&](const Statement& row) { ancestry.parents.push_back(row.int64(0)); }, lot);
  return ancestry;
}

}  // namespace tungdong::book
