#include "ledger/book/replay.hpp"

#include "ledger/book/batch.hpp"

namespace tungdong::book {

namespace {

constexpr std::int64_t records_at_once = 10'000;

[[noreturn]] void broken(std::int64_t record, std::string_view why) {
  throw BrokenRecord(record, why);
}

}  // namespace

Head replay_log(Book& source, Store& target, bool projections_only) {
  const LogReader log = [&](std::int64_t after, std::int64_t most, const auto& take) {
    source.store()
        .connection()
        .cached("SELECT record, body FROM log WHERE record > $1 ORDER BY record LIMIT $2")
        .for_each([&](const sql::Statement& row) { take(row.int64(0), row.text(1)); }, after, most);
  };
  return replay_log(log, source.head().size, target, projections_only);
}

Head replay_log(const LogReader& log, std::int64_t size, Store& target, bool projections_only) {
  rules::Facts facts;
  Loader(target, facts).load_rules();
  Head head{.size = 0, .root = journal::empty_root(), .last_at_us = 0, .next_lot = 1, .next_account = 1};
  journal::Tree tree;
  Awaited awaited;
  while (head.size < size) {
    if (facts.size() > most_kept) {
      facts.reset(head.next_lot, head.next_account);
      Loader(target, facts).load_rules();
    }
    std::optional<Batch> batch(std::in_place, target, facts, head, tree, awaited);
    const auto write = [&] {
      batch->write(projections_only);
      head = batch->head();
      tree = batch->tree();
      awaited = batch->awaited();
    };
    log(head.size, records_at_once, [&](std::int64_t record, std::string_view body) {
      if (record != batch->head().size + 1) broken(batch->head().size + 1, "is missing from the log");
      const auto recorded = decode(body);
      if (!recorded) broken(record, "cannot be read: " + words::say(recorded.error(), words::Lang::en));
      if (recorded->envelope.at_us < batch->head().last_at_us)
        broken(record, "was recorded before the one that it follows");
      // A seal is over what is written.
      if (batch->touched() && std::holds_alternative<chart::Closing>(recorded->body)) {
        write();
        batch.emplace(target, facts, head, tree, awaited);
      }
      const auto refusals = batch->replay(*recorded, body);
      if (!refusals.empty()) broken(record, "is refused: " + words::say(refusals.front(), words::Lang::en));
    });
    if (batch->taken() == 0 && batch->head().size < size) broken(head.size + 1, "is missing from the log");
    write();
  }
  if (awaited) broken(size + 1, "is missing: the last record of the log approves it");
  return head;
}

}  // namespace tungdong::book
