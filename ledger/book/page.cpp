#include "ledger/book/page.hpp"

#include <algorithm>
#include <array>

#include "ledger/journal/sha256.hpp"

namespace tungdong::book {

namespace {

using money::Dong;

// Rows of one statement after another; behind each, whoever waits to read is let in.
class Rows {
 public:
  Rows(sql::Connection& connection, Turns& turns) : connection_(connection), turns_(turns) {}

  auto into(std::string_view sql) {
    return [this, &statement = connection_.cached(sql)](const auto&... values) {
      statement.run(values...);
      let_in();
    };
  }

  // Where whoever reads is refused memory or a page of the file, the engine rolls back the whole transaction at once:
  // each row behind it would stand by itself.
  void let_in() {
    turns_.between_rows();
    if (!connection_.in_transaction())
      throw sql::Failure(sql::Cause::other, "cannot go on writing: the transaction was rolled back");
  }

 private:
  sql::Connection& connection_;
  Turns& turns_;
};

void write_log(Rows& rows, const Page& page) {
  const auto insert = rows.into("INSERT INTO log (record, body) VALUES ($1, $2)");
  for (std::size_t i = 0; i < page.records(); ++i)
    insert(page.first_record + static_cast<std::int64_t>(i), page.body(i));
  const auto tiles = rows.into("INSERT INTO tile (level, number, hashes) VALUES ($1, $2, $3)");
  for (const journal::Tile& tile : page.tiles)
    tiles(std::int64_t{tile.level}, static_cast<std::int64_t>(tile.index), std::span<const std::uint8_t>(tile.bytes()));
}

void write_keys(Rows& rows, const Page& page) {
  std::vector<std::pair<KeyHash, std::int64_t>> keys(page.keys.begin(), page.keys.end());
  std::ranges::sort(keys);
  const auto insert = rows.into("INSERT INTO taken_key (hash, record) VALUES ($1, $2)");
  try {
    for (const auto& [key, record] : keys) insert(std::span<const std::uint8_t>(key), record);
  } catch (const sql::Failure& failure) {
    if (failure.cause() == sql::Cause::constraint) throw KeyKnown(failure.cause(), failure.what(), failure.code());
    throw;
  }
}

void write_entries(Rows& rows, const Page& page) {
  const auto insert =
      rows.into("INSERT INTO entry (record, date, doc, first_lot, lines, reverses) VALUES ($1, $2, $3, $4, $5, $6)");
  for (const EntryRow& entry : page.entries)
    insert(entry.record, day_number(entry.date), entry.doc, entry.first_lot, entry.lines, entry.reverses);
}

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

void write_lots(Rows& rows, const rules::Unwritten& unwritten) {
  const auto insert = rows.into(
      "INSERT INTO lot (id, record, line, date, kind, account, from_account, amount, drawn) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
  for (const rules::Lot& lot : unwritten.lots)
    insert(lot.id, lot.record, lot.line, day_number(lot.date), record::name_of(lot.kind), lot.account, lot.from_account,
           lot.amount.count(), lot.drawn.count());
  const auto update = rows.into("UPDATE lot SET drawn = $1 WHERE id = $2");
  for (const auto& [id, drawn] : drawn_before(unwritten)) update(drawn.count(), id);
  const auto draws = rows.into("INSERT INTO draw (lot, seq, of_lot, start, amount) VALUES ($1, $2, $3, $4, $5)");
  for (const rules::Draw& draw : unwritten.draws)
    draws(draw.lot, draw.seq, draw.of, draw.start.count(), draw.amount.count());
}

void write_accounts(Rows& rows, const std::vector<rules::ChangedAccount>& accounts) {
  const auto insert = rows.into(
      "INSERT INTO account (id, owner, stage, holder_type, holder, source, component, period, balance, plan, taken) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
  const auto update = rows.into("UPDATE account SET balance = $1, plan = $2, taken = $3 WHERE id = $4");
  for (const rules::ChangedAccount& one : accounts) {
    const auto taken = one.taken ? std::optional(day_number(*one.taken)) : std::nullopt;
    if (one.opened)
      insert(one.id, one.owner, record::name_of(one.stage), record::name_of(one.opened->stand.holder.type),
             one.opened->stand.holder.code, one.opened->source, one.opened->component, one.opened->period.text(),
             one.balance.count(), one.plan.count(), taken);
    else
      update(one.balance.count(), one.plan.count(), taken, one.id);
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

void write_turnover(Rows& rows, const rules::Unwritten& unwritten) {
  const auto key = [](const rules::Turn& turn) { return std::tuple(turn.account, turn.month, rank_of(turn.kind)); };
  std::vector<rules::Turn> turns = unwritten.turns;
  std::ranges::sort(turns, {}, key);
  const auto upsert = rows.into(
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
    upsert(sum.account, std::int64_t{sum.month}, record::name_of(sum.kind), sum.in.count(), sum.out.count());
  }
}

void write_marks(Rows& rows, const rules::Unwritten& unwritten) {
  auto marks = unwritten.marks;
  std::ranges::sort(marks, {}, [](const auto& mark) { return std::tie(mark.first, mark.second.record); });
  const auto insert = rows.into("INSERT INTO mark (name, record, doc) VALUES ($1, $2, $3)");
  for (const auto& [name, mark] : marks) insert(name, mark.record, mark.doc);
}

}  // namespace

KeyHash hash_key(std::string_view key) {
  const journal::Hash whole = journal::sha256(key);
  KeyHash hash;
  std::copy_n(whole.begin(), hash.size(), hash.begin());
  return hash;
}

std::string_view Page::body(std::size_t place) const {
  const std::size_t end = place + 1 < offsets.size() ? offsets[place + 1] : bytes.size();
  return std::string_view(bytes).substr(offsets[place], end - offsets[place]);
}

void write_head(sql::Connection& connection, const Head& head) {
  connection
      .cached(
          "INSERT INTO head (one, size, root, last_at, next_lot, next_account) VALUES (1, $1, $2, $3, $4, $5) "
          "ON CONFLICT (one) DO UPDATE SET size = excluded.size, root = excluded.root, last_at = excluded.last_at, "
          "next_lot = excluded.next_lot, next_account = excluded.next_account")
      .run(head.size, std::span<const std::uint8_t>(head.root), head.last_at_us, head.next_lot, head.next_account);
}

void write_page(sql::Connection& connection, const Page& page, bool projections_only, Turns& turns) {
  const rules::Unwritten& money = *page.money;
  Rows rows(connection, turns);
  if (!projections_only) write_log(rows, page);
  write_keys(rows, page);
  write_entries(rows, page);
  for (const auto& write : page.others) {
    write(connection);
    rows.let_in();
  }
  write_accounts(rows, money.accounts);
  write_lots(rows, money);
  write_turnover(rows, money);
  write_marks(rows, money);
  write_serving(connection, money, page.named);
  write_head(connection, page.head);
}

}  // namespace tungdong::book
