#include "ledger/book/replay.hpp"

#include <future>
#include <system_error>

#include "ledger/book/batch.hpp"

namespace tungdong::book {

namespace {

[[noreturn]] void broken(std::int64_t record, std::string_view why) {
  throw BrokenRecord(record, why);
}

struct Body {
  std::int64_t record{};
  std::string bytes;
};

// Records that follow one another in a log, made into drafts before any of them is decided.
struct Stretch {
  std::vector<Draft> drafts;
  std::vector<std::int64_t> at_us;
  std::vector<std::string> bodies;
  std::int64_t last{};      // the number of the last of them
  std::string cannot_read;  // why the one behind them cannot be, where one is there

  void take(std::int64_t record, std::string body);
};

void Stretch::take(std::int64_t record, std::string body) {
  if (!cannot_read.empty()) return;
  if (record != last + 1) {
    cannot_read = "is missing from the log";
    return;
  }
  auto recorded = decode(body);
  if (!recorded) {
    cannot_read = "cannot be read: " + words::say(recorded.error(), words::Lang::en);
    return;
  }
  journal::Envelope& envelope = recorded->envelope;
  drafts.push_back({std::move(envelope.key), std::move(envelope.by), envelope.date, std::move(envelope.doc),
                    std::move(recorded->body)});
  at_us.push_back(envelope.at_us);
  bodies.push_back(std::move(body));
  last = record;
}

Stretch stretch_of(std::int64_t after, std::vector<Body> bodies) {
  Stretch stretch{.drafts = {}, .at_us = {}, .bodies = {}, .last = after, .cannot_read = {}};
  for (Body& body : bodies) stretch.take(body.record, std::move(body.bytes));
  return stretch;
}

// A log on its way: read where it is asked for, and made into drafts on a thread of its own while those before are
// decided.
class Coming {
 public:
  Coming(const LogReader& log, std::int64_t size) : log_(log), size_(size) { read(0); }

  Stretch next() {
    Stretch stretch = coming_.get();
    if (stretch.cannot_read.empty() && !stretch.drafts.empty() && stretch.last < size_) read(stretch.last);
    return stretch;
  }

 private:
  // What goes wrong with the next is no matter of those before it: it is told when it is asked for.
  void read(std::int64_t after) try {
    std::vector<Body> bodies;
    const auto take = [&](std::int64_t record, std::string_view body) {
      bodies.push_back({record, std::string(body)});
    };
    log_(after, Batch::drafts_ahead, take);
    try {
      coming_ = std::async(std::launch::async, stretch_of, after, bodies);
    } catch (const std::system_error&) {
      // A machine that has no thread to give is only slower.
      coming_ = std::async(std::launch::deferred, stretch_of, after, std::move(bodies));
    }
  } catch (...) {
    std::promise<Stretch> broken;
    broken.set_exception(std::current_exception());
    coming_ = broken.get_future();
  }

  const LogReader& log_;
  std::int64_t size_;
  std::future<Stretch> coming_;
};

void replay(Batch& batch, Stretch& stretch, bool projections_only) {
  for (std::size_t i = 0; i < stretch.drafts.size(); ++i) {
    const std::int64_t record = batch.head().size + 1;
    if (stretch.at_us[i] < batch.head().last_at_us) broken(record, "was recorded before the one that it follows");
    // A seal is over what is written.
    if (batch.touched() && std::holds_alternative<chart::Closing>(stretch.drafts[i].body))
      batch.write(projections_only);
    const auto refusals = batch.replay(std::move(stretch.drafts[i]), stretch.at_us[i], stretch.bodies[i]);
    if (!refusals.empty()) broken(record, "is refused: " + words::say(refusals.front(), words::Lang::en));
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
  for (Coming coming(log, size); batch.head().size < size;) {
    Stretch stretch = coming.next();
    batch.turn_page(projections_only);
    replay(batch, stretch, projections_only);
    if (!stretch.cannot_read.empty()) broken(stretch.last + 1, stretch.cannot_read);
    if (stretch.drafts.empty()) broken(stretch.last + 1, "is missing from the log");
  }
  if (batch.awaited()) broken(size + 1, "is missing: the last record of the log approves it");
  batch.write(projections_only);
  return batch.head();
}

}  // namespace tungdong::book
