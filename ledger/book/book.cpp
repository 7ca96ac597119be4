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
#include "ledger/rules/guard.hpp"
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
      store_(std::make_unique<Store>(*connection_)),
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
std::vector<Fate> Book::try_out(std::span<const Draft> drafts, Mode mode, std::int64_t at_us, const Watch& watch) {
  if (facts_->shelf<chart::Actor>().size() == 0 || !rules::policy_in_force(*facts_, local_time(at_us).day)) return {};
  std::vector<Fate> fates;
  Fallen fallen;
  for (;;) {
    Batch batch(*store_, *facts_, head_, tree_, Door::trial);
    auto falls = decide(batch, drafts, mode, at_us, fallen, {}, fates, watch);
    forget();
    refresh();
    if (!falls) return fates;
    fallen.insert(std::move(*falls));
  }
}

// Whether of a long batch, of which a few drafts are looked at, none is there already: the file of yesterday again is
// seen at once.
bool Book::seem_new(std::span<const Draft> drafts) {
  constexpr std::size_t looks = 32;
  if (drafts.size() < Batch::records_on_page) return false;
  for (std::size_t i = 0; i < looks; ++i)
    if (store_->record_of(hash_key(drafts[i * (drafts.size() - 1) / (looks - 1)].key))) return false;
  return true;
}

Appended Book::append(std::span<const Draft> drafts, Mode mode, bool dry_run, const Signer& sign, const Watch& watch) {
  try {
    return append_once(drafts, mode, dry_run, sign, watch, dry_run);
  } catch (const KeyKnown&) {
    return append_once(drafts, mode, dry_run, sign, watch, true);
  }
}

Appended Book::append_once(std::span<const Draft> drafts, Mode mode, bool dry_run, const Signer& sign,
                           const Watch& watch, bool ask_keys) try {
  sql::Transaction transaction(*connection_, sql::Transaction::Kind::write);
  refresh();
  Appended appended{.fates = {}, .written = false, .stopped = false, .size = head_.size, .root = head_.root};
  const std::int64_t clock = clock_();
  if (clock + largest_clock_skew_us < head_.last_at_us) {
    const words::Refusals refusals{
        {"clock-behind", {{"record", head_.size}, {"minutes", (head_.last_at_us - clock) / 60'000'000}}}};
    appended.fates.assign(drafts.size(), std::unexpected(refusals));
    return appended;
  }
  const std::int64_t at_us = std::max(clock, head_.last_at_us);

  const std::vector<Fate> trial = try_out(drafts, mode, at_us, watch);
  const Keys keys = !ask_keys && trial.empty() && seem_new(drafts) ? Keys::all_new : Keys::asked;
  Fallen fallen;
  for (;;) {
    Batch batch(*store_, *facts_, head_, tree_, Door::open, sign, keys);
    if (auto falls = decide(batch, drafts, mode, at_us, fallen, trial, appended.fates, watch)) {
      fallen.insert(std::move(*falls));
      forget();
      refresh();
      continue;
    }
    const auto refused = [](const Fate& fate) { return !fate.has_value(); };
    const bool bad = mode == Mode::whole && std::ranges::any_of(appended.fates, refused);
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
std::optional<Book::Fallen::value_type> Book::decide(Batch& batch, std::span<const Draft> drafts, Mode mode,
                                                     std::int64_t at_us, const Fallen& fallen,
                                                     const std::vector<Fate>& trial, std::vector<Fate>& fates,
                                                     const Watch& watch) const {
  fates.clear();
  std::map<std::string, std::set<std::int64_t>> brought;
  std::set<std::string> refused;
  // What may have to be decided again without some of it is not written before all of it is decided.
  const bool again = std::ranges::any_of(drafts, [](const Draft& draft) {
    const auto* entry = std::get_if<rules::Entry>(&draft.body);
    return std::holds_alternative<chart::Approval>(draft.body) || (entry != nullptr && entry->part);
  });
  for (const Draft& draft : drafts) {
    if (!again) batch.turn_page(false, Batch::full_before(drafts.size() - fates.size()));
    if (fates.size() % Batch::drafts_ahead == 0)
      batch.look_ahead(drafts.subspan(fates.size(), std::min(Batch::drafts_ahead, drafts.size() - fates.size())));
    if (watch && fates.size() % drafts_between_looks == 0 && !watch(fates.size())) throw Stopped();
    const auto part = batch.part_of(draft);
    if (const auto down = part ? fallen.find(part->doc) : fallen.end(); down != fallen.end()) {
      fates.emplace_back(std::unexpected(down->second));
      continue;
    }
    if (!trial.empty() && !trial[fates.size()]) {
      // What was proposed is there already, whether or not it could still be taken.
      auto proposed = batch.proposed(draft);
      fates.push_back(proposed ? *std::move(proposed) : trial[fates.size()]);
      continue;
    }
    fates.push_back(batch.take(draft, at_us));
    const Fate& fate = fates.back();
    if (!fate) batch.check_key(draft);
    if (!part) continue;
    if (fate && !fate->already && !fate->proposed) brought[part->doc].insert(part->part);
    if (!fate && mode == Mode::each) return Fallen::value_type{part->doc, fate.error()};
    if (!fate) refused.insert(part->doc);
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
