#include "ledger/book/book.hpp"

#include <algorithm>
#include <chrono>
#include <set>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "ledger/book/batch.hpp"
#include "ledger/book/local_time.hpp"
#include "ledger/book/replay.hpp"
#include "ledger/book/schema.hpp"
#include "ledger/book/scratch.hpp"
#include "ledger/rules/mark.hpp"
#include "ledger/rules/policy.hpp"
#include "ledger/sql/sqlite/backup.hpp"
#include "ledger/sql/sqlite/network_share.hpp"

namespace tungdong::book {

namespace {

// The write-ahead log is moved into the file between batches, after so many records: it stays short, and no commit
// waits.
constexpr std::size_t records_between_checkpoints = 5'000;

// Who watches is asked each time so many drafts are decided.
constexpr std::size_t drafts_between_looks = 256;

// Drafts that are all there.
class Lined final : public Queue {
 public:
  explicit Lined(std::span<const Draft> drafts) : drafts_(drafts) {}

  std::size_t size() const override { return drafts_.size(); }
  void begin() override {
    at_ = 0;
    fates_.clear();
  }
  std::span<const Draft> next(std::size_t most) override {
    const auto some = drafts_.subspan(at_, std::min(most, drafts_.size() - at_));
    at_ += some.size();
    return some;
  }
  void tell(const Fate& fate) override { fates_.push_back(fate); }
  bool stand_together() const override { return std::ranges::any_of(drafts_, stands_with_others); }
  std::vector<std::string> some_keys() const override {
    constexpr std::size_t some = 32;
    std::vector<std::string> keys;
    keys.reserve(some);
    for (std::size_t i = 0; i < some; ++i) keys.push_back(drafts_[i * (drafts_.size() - 1) / (some - 1)].key);
    return keys;
  }

  std::vector<Fate> take_fates() { return std::move(fates_); }

 private:
  std::span<const Draft> drafts_;
  std::size_t at_ = 0;
  std::vector<Fate> fates_;
};

// What was forgotten is a million small pieces, which the C library would keep for as many of the same sizes.
void give_back_memory() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

}  // namespace

std::int64_t system_clock_us() {
  using namespace std::chrono;
  return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

Book::Book(std::filesystem::path path, std::unique_ptr<sql::Connection> connection, Clock clock)
    : path_(std::move(path)),
      connection_(std::move(connection)),
      store_(std::make_unique<Store>(
          *connection_,
          [path = path_] { return sql::sqlite::open(path, sql::sqlite::Access::read, identity, beside); })),
      clock_(std::move(clock)),
      facts_(std::make_unique<rules::Facts>()) {}

Book::Book(Book&&) noexcept = default;
Book& Book::operator=(Book&&) noexcept = default;
Book::~Book() = default;

std::expected<Book, words::Refusals> Book::create(const std::filesystem::path& path, const Draft& head, Clock clock) {
  // Made elsewhere and put in place whole: whatever happens meanwhile, nobody ever finds half a book.
  const auto folder_type = sql::sqlite::file_system_type(std::filesystem::absolute(path).parent_path());
  sql::sqlite::refuse_network_share(path, folder_type);
  const ScratchFolder folder;
  Book book(folder.path() / "book.db",
            sql::sqlite::open(folder.path() / "book.db", sql::sqlite::Access::create, identity, options), clock);
  {
    sql::Transaction transaction(*book.connection_, sql::Transaction::Kind::write);
    create_tables(*book.connection_);
    write_head(*book.connection_,
               {.size = 0, .root = journal::empty_root(), .last_at_us = 0, .next_lot = 1, .next_account = 1});
    transaction.commit();
  }
  const Appended appended = book.append({&head, 1}, Mode::whole);
  if (!appended.fates.front()) return std::unexpected(appended.fates.front().error());
  sql::sqlite::backup(*book.connection_, path);
  return open(path, sql::sqlite::Access::write, std::move(clock));
}

Book Book::open(const std::filesystem::path& path, sql::sqlite::Access access, Clock clock) {
  return {path, sql::sqlite::open(path, access, identity, options), std::move(clock)};
}

// Brings head, tree and facts up to the file, within a transaction: another process may have written.
void Book::refresh() {
  const auto head = store_->head();
  if (!head) throw sql::Failure(sql::Cause::corrupt, "the head of the book is missing");
  if (fresh_ && *head == head_ && facts_->size() <= most_kept) return;
  head_ = *head;
  tree_ = store_->resume_tree(head_);
  facts_->reset(head_.next_lot, head_.next_account);
  give_back_memory();
  Loader(*store_, *facts_).load_rules();
  fresh_ = true;
}

// What was committed stays committed, so it does not matter whether this succeeds: the next one goes on from there.
void Book::tidy(std::size_t records) {
  records_since_checkpoint_ += records;
  if (records_since_checkpoint_ < records_between_checkpoints) return;
  records_since_checkpoint_ = 0;
  try {
    connection_->checkpoint(sql::Checkpoint::passive);
  } catch (const sql::Failure&) {  // NOLINT(bugprone-empty-catch)
    // What could not be folded in now is folded in by a later one.
  }
}

void Book::forget() {
  fresh_ = false;
  facts_->reset(1, 1);
}

// What would become of the drafts if a second person agreed to all of them: what is refused then is not proposed.
// Nothing where one person is enough.
std::vector<Fate> Book::try_out(Queue& queue, Mode mode, std::int64_t at_us, const Watch& watch) {
  if (facts_->shelf<chart::Actor>().size() == 0 || !rules::policy_in_force(*facts_, local_time(at_us).day)) return {};
  Fallen fallen;
  for (;;) {
    std::vector<Fate> fates;
    Batch batch(*store_, *facts_, head_, tree_, Door::trial);
    auto falls = decide(
        batch, queue, mode, at_us, fallen, {}, [&](const Fate& fate) { fates.push_back(fate); }, watch);
    forget();
    refresh();
    if (!falls) return fates;
    fallen.insert(std::move(*falls));
  }
}

// Whether of a long batch, of which a few drafts are looked at, none is there already: the file of yesterday again is
// seen at once.
bool Book::seem_new(const Queue& queue) {
  return queue.size() >= Batch::records_on_page && std::ranges::none_of(queue.some_keys(), [&](const std::string& key) {
           return store_->record_of(hash_key(key)).has_value();
         });
}

Appended Book::append(std::span<const Draft> drafts, Mode mode, bool dry_run, const Signer& sign, const Watch& watch) {
  Lined queue(drafts);
  Appended appended = append(queue, mode, dry_run, sign, watch);
  if (!appended.stopped) appended.fates = queue.take_fates();
  return appended;
}

Appended Book::append(Queue& queue, Mode mode, bool dry_run, const Signer& sign, const Watch& watch) {
  try {
    return append_once(queue, mode, dry_run, sign, watch, dry_run);
  } catch (const KeyKnown&) {
    return append_once(queue, mode, dry_run, sign, watch, true);
  }
}

Appended Book::append_once(Queue& queue, Mode mode, bool dry_run, const Signer& sign, const Watch& watch,
                           bool ask_keys) try {
  sql::Transaction transaction(*connection_, sql::Transaction::Kind::write);
  refresh();
  Appended appended{.fates = {}, .written = false, .stopped = false, .size = head_.size, .root = head_.root};
  const std::int64_t clock = clock_();
  if (clock + largest_clock_skew_us < head_.last_at_us) {
    const Fate refused = std::unexpected(words::Refusals{
        {"clock-behind", {{"record", head_.size}, {"minutes", (head_.last_at_us - clock) / 60'000'000}}}});
    queue.begin();
    for (auto some = queue.next(Batch::drafts_ahead); !some.empty(); some = queue.next(Batch::drafts_ahead))
      for (std::size_t i = 0; i < some.size(); ++i) queue.tell(refused);
    return appended;
  }
  const std::int64_t at_us = std::max(clock, head_.last_at_us);

  const std::vector<Fate> trial = try_out(queue, mode, at_us, watch);
  const Keys keys = !ask_keys && trial.empty() && seem_new(queue) ? Keys::all_new : Keys::asked;
  Fallen fallen;
  for (;;) {
    Batch batch(*store_, *facts_, head_, tree_, Door::open, sign, keys);
    bool refused = false;
    const auto tell = [&](const Fate& fate) {
      refused = refused || !fate;
      queue.tell(fate);
    };
    if (auto falls = decide(batch, queue, mode, at_us, fallen, trial, tell, watch)) {
      fallen.insert(std::move(*falls));
      forget();
      refresh();
      continue;
    }
    const bool bad = mode == Mode::whole && refused;
    if (dry_run || bad || batch.taken() == 0) {
      batch.check_keys();
      if (batch.taken() != 0) forget();
      return appended;
    }
    batch.write();
    transaction.commit();
    head_ = batch.head();
    tree_ = batch.tree();
    appended.written = true;
    appended.size = head_.size;
    appended.root = head_.root;
    tidy(batch.taken());
    return appended;
  }
} catch (const Stopped&) {
  forget();
  const Head unchanged = head();
  return {.fates = {}, .written = false, .stopped = true, .size = unchanged.size, .root = unchanged.root};
} catch (...) {
  forget();
  throw;
}

// Decides the drafts, less the documents in parts that have fallen. A document in parts stands or falls as one: where
// another falls this tells which and why, and the batch is to be decided again without it.
std::optional<Book::Fallen::value_type> Book::decide(Batch& batch, Queue& queue, Mode mode, std::int64_t at_us,
                                                     const Fallen& fallen, const std::vector<Fate>& trial,
                                                     const Tell& tell, const Watch& watch) const {
  queue.begin();
  std::map<std::string, std::set<std::int64_t>> brought;
  std::set<std::string> refused;
  // What may have to be decided again without some of it is not written before all of it is decided.
  const bool again = queue.stand_together();
  std::size_t decided = 0;
  const auto decide_one = [&](const Draft& draft) -> std::optional<Fallen::value_type> {
    const auto part = batch.part_of(draft);
    if (const auto down = part ? fallen.find(part->doc) : fallen.end(); down != fallen.end()) {
      tell(std::unexpected(down->second));
      return std::nullopt;
    }
    if (!trial.empty() && !trial[decided]) {
      // What was proposed is there already, whether or not it could still be taken.
      auto proposed = batch.proposed(draft);
      tell(proposed ? *std::move(proposed) : trial[decided]);
      return std::nullopt;
    }
    const Fate fate = batch.take(draft, at_us);
    tell(fate);
    if (!fate) batch.check_key(draft);
    if (!part) return std::nullopt;
    if (fate && !fate->already && !fate->proposed) brought[part->doc].insert(part->part);
    if (!fate && mode == Mode::each) return Fallen::value_type{part->doc, fate.error()};
    if (!fate) refused.insert(part->doc);
    return std::nullopt;
  };
  for (auto some = queue.next(Batch::drafts_ahead); !some.empty(); some = queue.next(Batch::drafts_ahead)) {
    bool looked_ahead = false;
    for (const Draft& draft : some) {
      if (!again) batch.turn_page(false, Batch::full_before(queue.size() - decided));
      if (!std::exchange(looked_ahead, true)) batch.look_ahead(some);
      if (watch && decided % drafts_between_looks == 0 && !watch(decided)) throw Stopped();
      if (auto falls = decide_one(draft)) return falls;
      ++decided;
    }
  }
  for (const auto& [doc, numbers] : brought)
    if (!refused.contains(doc) && !complete(doc, numbers))
      return Fallen::value_type{doc, words::Refusals{{"document-incomplete", {{"document", doc}}}}};
  return std::nullopt;
}

// Whether all parts of a document stand, and those just brought are among them.
bool Book::complete(const std::string& doc, const std::set<std::int64_t>& brought) const {
  const std::int64_t parts = facts_->shelf<chart::Document>().last(doc)->parts.value_or(0);
  if (*brought.begin() < 1 || *brought.rbegin() > parts) return false;
  for (std::int64_t part = 1; part <= parts; ++part) {
    const std::string mark = rules::part_mark(doc, part);
    if (!facts_->mark_loaded(mark) || facts_->mark(mark) == nullptr) return false;
  }
  return true;
}

void Book::rebuild() try {
  sql::Transaction transaction(*connection_, sql::Transaction::Kind::write);
  const auto head = store_->head();
  if (!head) throw sql::Failure(sql::Cause::corrupt, "the head of the book is missing");
  recreate_projections(*connection_);
  const Head rebuilt = replay_log(*this, *store_, true);
  if (rebuilt.size != head->size || rebuilt.root != head->root)
    throw sql::Failure(sql::Cause::corrupt, "the log does not have the root that the head of the book names");
  transaction.commit();
  forget();
} catch (...) {
  forget();
  throw;
}

Head Book::head() {
  const auto head = store_->head();
  if (!head) throw sql::Failure(sql::Cause::corrupt, "the head of the book is missing");
  return *head;
}

std::string Book::body(std::int64_t number) {
  return store_->body(number);
}

std::optional<Recorded> Book::record(std::int64_t number) {
  const std::string body = store_->body(number);
  if (body.empty()) return std::nullopt;
  auto recorded = decode(body);
  if (!recorded) throw sql::Failure(sql::Cause::corrupt, fmt::format("record {} cannot be read", number));
  return std::move(*recorded);
}

}  // namespace tungdong::book
