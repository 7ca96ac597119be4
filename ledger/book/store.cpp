#include "ledger/book/store.hpp"

#include <algorithm>
#include <memory>
#include <system_error>

#include "ledger/book/stored_tree.hpp"
#include "ledger/rules/mark.hpp"

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

Store::~Store() {
  abandon();
}

sql::Connection& Store::connection() {
  settle();
  return connection_;
}

void Store::write(const Page& page, bool projections_only) {
  if (past_ == Past::apart) set_past(Past::mixed);
  write_page(connection(), page, projections_only, turns_);
}

void Store::write_behind(const std::shared_ptr<const Page>& page, bool projections_only) {
  settle();
  if (past_ == Past::apart && !apart_) open_past();
  turns_.begin();
  try {
    writing_ = std::async(std::launch::async, [this, page, projections_only] {
      const struct Ending {
        Turns& turns;
        ~Ending() { turns.end(); }
      } ending{turns_};
      write_page(connection_, *page, projections_only, turns_);
    });
  } catch (const std::system_error&) {
    turns_.end();
    write(*page, projections_only);  // a machine that has no thread to give is only slower
  }
}

void Store::set_past(Past past) {
  past_ = past;
  apart_.reset();
}

// Nothing was written yet, and nobody else may write: what is committed now is what the batch found.
void Store::open_past() {
  if (!open_again_) return;
  apart_ = open_again_();
  apart_->begin_read();
  apart_->cached("SELECT size FROM head WHERE one = 1").one_int64();
}

void Store::settle() {
  if (writing_.valid()) writing_.get();
}

void Store::abandon() noexcept {
  if (writing_.valid()) writing_.wait();
  writing_ = {};
}

Store::Reading::Reading(Store& store) {
  if (store.reading_ || !store.writing_.valid()) return;
  if (store.turns_.enter()) {
    store.reading_ = true;
    store_ = &store;
  } else {
    store.settle();  // it has ended, perhaps because it failed; or there is no core for it
  }
}

Store::Reading::~Reading() {
  if (store_ == nullptr) return;
  store_->reading_ = false;
  store_->turns_.leave();
}

std::optional<Head> Store::head() {
  Head head;
  const bool found = connection()
                         .cached("SELECT size, root, last_at, next_lot, next_account FROM head WHERE one = 1")
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

std::string Store::body(std::int64_t record) {
  const Reading reading(*this);
  std::string body;
  connection_.cached("SELECT body FROM log WHERE record = $1")
      .one([&](const Statement& row) { body = row.text(0); }, record);
  return body;
}

journal::Tree Store::resume_tree(const Head& head) {
  StoredTiles tiles(connection());
  StoredLeaves leaves(connection());
  journal::Tree tree = journal::Tree::resume(static_cast<std::uint64_t>(head.size), tiles, leaves);
  if (tree.root() != head.root)
    throw sql::Failure(sql::Cause::corrupt, "the root of the log does not match its records");
  return tree;
}

void Store::read_log(std::int64_t after, std::int64_t most,
                     const std::function<void(std::int64_t record, std::string_view body)>& take) {
  const Reading reading(*this);
  connection_.cached("SELECT record, body FROM log WHERE record > $1 ORDER BY record LIMIT $2")
      .for_each([&](const Statement& row) { take(row.int64(0), row.text(1)); }, after, most);
}

std::optional<std::int64_t> Store::record_of(const KeyHash& key) {
  const Reading reading(*this);
  return connection_.cached("SELECT record FROM taken_key WHERE hash = $1")
      .one_int64(std::span<const std::uint8_t>(key));
}

std::optional<rules::Mark> Store::mark(const std::string& name) {
  std::optional<rules::Mark> mark;
  ask_past([&](sql::Connection& past) {
    past.cached("SELECT record, doc FROM mark WHERE name = $1 ORDER BY record DESC LIMIT 1")
        .one([&](const Statement& row) { mark.emplace(row.int64(0), std::string(row.text(1))); }, name);
  });
  return mark;
}

rules::AcceptedByDay Store::accepted(const std::string& holder) {
  rules::AcceptedByDay accepted;
  ask_past([&](sql::Connection& past) {
    past.cached("SELECT date, SUM(amount) FROM acceptance WHERE holder = $1 GROUP BY date ORDER BY date")
        .for_each([&](const Statement& row) { accepted.add(day_of(row.int64(0)), Dong(row.int64(1))); }, holder);
  });
  return accepted;
}

Dong Store::paid_lists(const std::string& project) {
  std::int64_t sum = 0;
  ask_past([&](sql::Connection& past) {
    sum = past.cached(
                  "SELECT COALESCE(SUM(beneficiaries.amount), 0) FROM beneficiaries "
                  "JOIN mark AS paid ON paid.name = $1 || beneficiaries.code WHERE beneficiaries.project = $2 "
                  "AND NOT EXISTS (SELECT 1 FROM mark AS reversed WHERE reversed.name = $3 || paid.record)")
              .one_int64(rules::list_mark(project, ""), project, rules::reversal_prefix)
              .value_or(0);
  });
  return Dong(sum);
}

std::optional<rules::AccountState> Store::account(const chart::AccountParts& account, const std::string& owner) {
  static const std::string sql = fmt::format(
      "SELECT {} FROM account WHERE owner = $1 AND stage = $2 AND holder = $3 AND source = $4 AND component = $5 AND "
      "period = $6 AND holder_type = $7",
      account_columns);
  std::optional<rules::AccountState> state;
  ask_past([&](sql::Connection& past) {
    past.cached(sql).one([&](const Statement& row) { state = read_account(row); }, owner,
                         record::name_of(account.stand.stage), account.stand.holder.code, account.source,
                         account.component, account.period.text(), record::name_of(account.stand.holder.type));
  });
  return state;
}

std::vector<rules::AccountState> Store::accounts(const std::string& owner) {
  static const std::string sql = fmt::format("SELECT {} FROM account WHERE owner = $1 ORDER BY id", account_columns);
  std::vector<rules::AccountState> states;
  ask_past([&](sql::Connection& past) {
    past.cached(sql).for_each([&](const Statement& row) { states.push_back(read_account(row)); }, owner);
  });
  return states;
}

std::vector<rules::Lot> Store::open_lots(std::int64_t account,
                                         const std::optional<std::pair<Date, std::int64_t>>& after, std::size_t most) {
  const Reading reading(*this);
  static const std::string sql = fmt::format(
      "SELECT {} FROM lot WHERE account = $1 AND drawn < amount AND (date, id) > ($2, $3) ORDER BY date, id LIMIT $4",
      lot_columns);
  std::vector<rules::Lot> lots;
  connection_.cached(sql).for_each([&](const Statement& row) { lots.push_back(read_lot(row)); }, account,
                                   after ? day_number(after->first) : std::int64_t{0},
                                   after ? after->second : std::int64_t{0}, static_cast<std::int64_t>(most));
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
  connection()
      .cached(
          // By the later entries, of each its own lots: without the sign the engine makes an index of all that were
          // ever taken from the account, and goes through it for each entry.
          "SELECT taken.record, taker.record, taker.date, draw.amount FROM entry "
          "JOIN lot AS taker ON taker.id >= entry.first_lot AND taker.id < entry.first_lot + entry.lines "
          "JOIN draw ON draw.lot = taker.id JOIN lot AS taken ON taken.id = draw.of_lot "
          "WHERE entry.date > $1 AND taken.date <= $2 AND +taker.from_account = $3 ORDER BY taker.id, draw.seq")
      .for_each([&](const Statement& row) { takings.push_back(read_taking(row)); }, day_number(day), day_number(day),
                account);
  return takings;
}

std::vector<rules::Taking> Store::takings_of(std::int64_t account, std::int64_t record) {
  std::vector<rules::Taking> takings;
  connection()
      .cached(
          "SELECT taken.record, taker.record, taker.date, draw.amount FROM entry "
          "JOIN lot AS taken ON taken.id >= entry.first_lot AND taken.id < entry.first_lot + entry.lines "
          "JOIN draw ON draw.of_lot = taken.id JOIN lot AS taker ON taker.id = draw.lot "
          "WHERE entry.record = $1 AND taken.account = $2 ORDER BY taker.id, draw.seq")
      .for_each([&](const Statement& row) { takings.push_back(read_taking(row)); }, record, account);
  return takings;
}

std::optional<rules::Ancestry> Store::ancestry(std::int64_t lot) {
  const Reading reading(*this);
  rules::Ancestry ancestry;
  const auto stand = [](const Statement& row, int column) {
    return chart::Stand{stored(record::named<chart::Stage>(row.text(column)), row.text(column)),
                        {stored(record::named<chart::HolderType>(row.text(column + 1)), row.text(column + 1)),
                         std::string(row.text(column + 2))}};
  };
  std::int64_t drawn = lot;  // whose draws tell
  const bool found = connection_
                         .cached(
                             "SELECT lot.record, lot.kind, here.stage, here.holder_type, here.holder, there.stage, "
                             "there.holder_type, there.holder, (SELECT original.first_lot + original.lines - lot.line "
                             "FROM entry JOIN entry AS original ON original.record = entry.reverses "
                             "WHERE entry.record = lot.record) "
                             "FROM lot JOIN account AS here ON here.id = lot.account "
                             "JOIN account AS there ON there.id = lot.from_account WHERE lot.id = $1")
                         .one(
                             [&](const Statement& row) {
                               ancestry.record = row.int64(0);
                               ancestry.kind = stored(record::named<rules::Kind>(row.text(1)), row.text(1));
                               ancestry.at = stand(row, 2);
                               ancestry.from = stand(row, 5);
                               if (!row.is_null(8)) drawn = row.int64(8);
                             },
                             lot);
  if (!found) return std::nullopt;
  connection_.cached("SELECT of_lot FROM draw WHERE lot = $1 ORDER BY seq")
      .for_each([&](const Statement& row) { ancestry.parents.push_back(row.int64(0)); }, drawn);
  return ancestry;
}

std::optional<rules::Original> Store::original(std::int64_t entry) {
  const Reading reading(*this);
  rules::Original original;
  const bool found = connection_.cached("SELECT first_lot, date FROM entry WHERE record = $1")
                         .one(
                             [&](const Statement& row) {
                               original = {row.int64(0), day_of(row.int64(1))};
                             },
                             entry);
  return found ? std::optional(original) : std::nullopt;
}

}  // namespace tungdong::book
