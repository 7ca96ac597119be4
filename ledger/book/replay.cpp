#include "ledger/book/replay.hpp"

#include "ledger/book/batch.hpp"

namespace tungdong::book {

namespace {

[[noreturn]] void broken(std::int64_t record, const words::Refusal& why) {
  throw BrokenRecord(record, why);
}

// Records that follow one another in a log, read before any of them is decided.
struct Stretch {
  std::vector<Draft> drafts;
  std::vector<std::int64_t> at_us;
  std::vector<std::string> bodies;
  std::int64_t last{};                // the number of the last of them
  std::optional<words::Refusal> end;  // why the one behind them cannot be read

  void take(std::int64_t record, std::string_view body);
};

void Stretch::take(std::int64_t record, std::string_view body) {
  if (end) return;
  if (record != last + 1) {
    end = {"record-gone", {}};
    return;
  }
  auto recorded = decode(body);
  if (!recorded) {
    end = recorded.error();
    return;
  }
  journal::Envelope& envelope = recorded->envelope;
  drafts.push_back({std::move(envelope.key), std::move(envelope.by), envelope.date, std::move(envelope.doc),
                    std::move(recorded->body)});
  at_us.push_back(envelope.at_us);
  bodies.emplace_back(body);
  last = record;
}

void replay(Batch& batch, Stretch& stretch, bool projections_only) {
  for (std::size_t i = 0; i < stretch.drafts.size(); ++i) {
    const std::int64_t record = batch.head().size + 1;
    if (stretch.at_us[i] < batch.head().last_at_us) broken(record, {"record-before-last", {}});
    // A seal is over what is written.
    if (batch.touched() && std::holds_alternative<chart::Closing>(stretch.drafts[i].body))
      batch.write(projections_only);
    const auto refusals = batch.replay(std::move(stretch.drafts[i]), stretch.at_us[i], stretch.bodies[i]);
    if (!refusals.empty()) broken(record, refusals.front());
  }
}

}  // namespace

Head replay_log(Book& source, Store& target, bool projections_only) {
  const LogReader log = [&](std::int64_t after, std::int64_t most, const auto& take) {
    source.store().read_log(after, most, take);
  };
  return replay_log(log, source.head().size, target, projections_only);
}

Head replay_log(const LogReader& log, std::int64_t size, Store& target, bool projections_only) {
  rules::Facts facts;
  Loader(target, facts).load_rules();
  const Head nothing{.size = 0, .root = journal::empty_root(), .last_at_us = 0, .next_lot = 1, .next_account = 1};
  Batch batch(target, facts, nothing, journal::Tree(), Door::replay);
  while (batch.head().size < size) {
    Stretch stretch{.drafts = {}, .at_us = {}, .bodies = {}, .last = batch.head().size, .end = {}};
    log(stretch.last, Batch::drafts_ahead,
        [&](std::int64_t record, std::string_view body) { stretch.take(record, body); });
    batch.turn_page(projections_only);
    replay(batch, stretch, projections_only);
    if (stretch.end) broken(stretch.last + 1, *stretch.end);
    if (stretch.drafts.empty()) broken(stretch.last + 1, {"record-gone", {}});
  }
  if (batch.awaited()) broken(size + 1, {"approved-gone", {}});
  batch.write(projections_only);
  return batch.head();
}

}  // namespace tungdong::book
