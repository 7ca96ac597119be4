#include "ledger/rules/facts.hpp"

#include <algorithm>
#include <cassert>
#include <set>
#include <tuple>
#include <utility>

namespace tungdong::rules {

namespace {

bool before(const Lot& left, const Lot& right) {
  return left.date != right.date ? left.date < right.date : left.id < right.id;
}

// Where lots came from is looked up again where it has become more than this: most of them nobody asks about again.
constexpr std::size_t most_ancestries = 100'000;

// Where money only comes in, more lots than these are not kept: they are read when somebody takes from them.
constexpr std::size_t most_untouched = 32;
bool untouched(const Lot& lot) {
  return lot.drawn == money::Dong(0);
}
bool drawn_out(const Lot& lot) {
  return lot.open() == money::Dong(0);
}

// Whether a lot would have been read by now, had it been stored.
bool was_read(const AccountState& account, const Lot& lot) {
  const auto& until = account.lots_until;
  return account.lots_loaded && (!until || !(std::tie(until->first, until->second) < std::tie(lot.date, lot.id)));
}

bool gives_back(Kind kind) {
  return kind == Kind::release || kind == Kind::refund || kind == Kind::withdraw || kind == Kind::repay ||
         kind == Kind::reverse;
}
bool moves_on(Kind kind) {
  return kind == Kind::carry || kind == Kind::reallocate || kind == Kind::receive || kind == Kind::succeed;
}

}  // namespace

const chart::Rule* Facts::rule(const std::string& code, Date on) const {
  const auto& rules = shelf<chart::Rule>();
  if (!rules.loaded(code)) return nullptr;
  const auto& rows = rules.all(code);
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    const chart::Rule& rule = row->value;
    const auto replaces = [&](const auto& later) { return later.value.from == rule.from; };
    if (std::any_of(rows.rbegin(), row, replaces)) continue;
    if (rule.from.value_or(on) <= on && on <= rule.until.value_or(on)) return &rule;
  }
  return nullptr;
}

const Mark* Facts::mark(const std::string& name) const {
  const auto found = marks_.find(name);
  if (found == marks_.end()) throw std::logic_error("mark " + name + " was not loaded");
  const std::optional<Mark>& mark = found->second;
  if (!mark) return nullptr;
  const auto reversed = marks_.find(reversal_mark(mark->record));
  return reversed != marks_.end() && reversed->second ? nullptr : &*mark;
}

void Facts::put_mark(const std::string& name, Mark mark) {
  marks_[name] = mark;
  marks_.try_emplace(reversal_mark(mark.record));
  unwritten_.marks.emplace_back(name, std::move(mark));
  steps_.push_back({.what = Step::What::marked, .account = nullptr, .lot = 0, .amount = {}, .taken = {}});
}

AccountState& Facts::load_account(AccountState state) {
  if (AccountState* known = find_account(state.account)) return *known;
  const std::size_t place = accounts_.size();
  AccountState& added = accounts_.emplace_back(std::move(state));
  added.place = place;
  index_.insert(&added);
  if (added.id != 0) by_id_[added.id] = place;
  owned_[added.owner].push_back(place);
  return added;
}

void Facts::own(AccountState& account, const std::string& owner) {
  if (account.owner == owner) return;
  std::erase(owned_[account.owner], account.place);
  account.owner = owner;
  owned_[owner].push_back(account.place);
}

void Facts::refers_anew(const std::string& owner) {
  ++chart_state_;
  const auto accounts = owned_.find(owner);
  if (accounts == owned_.end()) return;
  for (const std::size_t place : accounts->second) accounts_[place].ready = false;
}

// An account is asked for when it is loaded and again when it is moved to or from: the last few are found without their
// hash.
AccountState* Facts::find_account(const chart::AccountParts& account) {
  for (AccountState* one : recent_)
    if (one != nullptr && account == one->account) return one;
  const auto found = index_.find(account);
  if (found == index_.end()) return nullptr;
  recent_[next_recent_++ % recent_.size()] = *found;
  return *found;
}

std::size_t Facts::size() const {
  const auto records = std::apply([](const auto&... shelf) { return (shelf.size() + ...); }, shelves_);
  return accounts_.size() + marks_.size() + records;
}

AccountState& Facts::account(const chart::AccountParts& account) {
  AccountState* found = find_account(account);
  if (found == nullptr) throw std::logic_error("account " + account.stand.text() + " was not loaded");
  return *found;
}

const std::vector<std::size_t>& Facts::owned(const std::string& owner) const {
  static const std::vector<std::size_t> none;
  if (!owners_.contains(owner)) throw std::logic_error("the accounts of " + owner + " were not loaded");
  const auto found = owned_.find(owner);
  return found == owned_.end() ? none : found->second;
}

// Where a lot came from, without a copy of it.
struct Facts::Origin {
  std::int64_t record{};
  Kind kind{};
  const chart::Stand* at{};
  const chart::Stand* from{};
  std::span<const std::int64_t> parents;
};

std::expected<Facts::Origin, std::int64_t> Facts::origin(std::int64_t lot) const {
  const auto made = lineage_.find(lot);
  if (!made) {
    const auto found = ancestry_.find(lot);
    if (found == ancestry_.end()) return std::unexpected(lot);
    const Ancestry& loaded = found->second;
    return Origin{loaded.record, loaded.kind, &loaded.at, &loaded.from, loaded.parents};
  }
  Origin origin{.record = made->record,
                .kind = made->kind,
                .at = &accounts_[by_id_.at(made->account)].account.stand,
                .from = &accounts_[by_id_.at(made->from_account)].account.stand,
                .parents = made->parents};
  if (made->undoes == 0) return origin;
  const auto undone = this->origin(made->undoes);
  if (!undone) return undone;
  origin.parents = undone->parents;
  return origin;
}

std::expected<std::span<const std::int64_t>, std::int64_t> Facts::parents_of(std::int64_t lot) const {
  const auto made = origin(lot);
  if (!made) return std::unexpected(made.error());
  return made->parents;
}

// What the way back of a lot shows; unknown where it leads to a lot that was not loaded.
enum class Facts::Way : std::uint8_t { came, came_from_elsewhere, unknown };

Facts::Way Facts::way(const Lot& lot, const chart::Stand& place) const {
  // `home` is where the money stood when it was last new there. What left it and was given back is followed out and
  // back; what was received or succeeded to goes on at the place that it was received or succeeded from.
  struct Visit {
    std::int64_t lot;
    const chart::Stand* home;
  };
  std::vector<Visit> open{{lot.id, &accounts_[by_id_.at(lot.account)].account.stand}};
  // Money that was parted and joined many times came from each of its lots in more ways than can be counted.
  std::set<std::pair<std::int64_t, const chart::Stand*>> seen;
  while (!open.empty()) {
    Visit visit = open.back();
    open.pop_back();
    if (!seen.emplace(visit.lot, visit.home).second) continue;
    const auto made = origin(visit.lot);
    if (!made) return Way::unknown;
    // Money that was given back did not come from whoever gave it back, else it could be "withdrawn" down again.
    const bool brought = *made->at == *visit.home && !gives_back(made->kind);
    if (brought || made->parents.empty()) {
      if (*made->from == place) continue;
      if (made->parents.empty() || !moves_on(made->kind)) return Way::came_from_elsewhere;
      visit.home = made->from;
    }
    for (const std::int64_t parent : made->parents) open.push_back({parent, visit.home});
  }
  return Way::came;
}

bool Facts::came_from(const Lot& lot, const chart::Stand& place) const {
  const Way shown = way(lot, place);
  if (shown == Way::unknown) throw std::logic_error("the ancestry of a lot was not loaded");
  return shown == Way::came;
}

bool Facts::knows_way(const Lot& lot, const chart::Stand& place) const {
  return way(lot, place) != Way::unknown;
}

bool Facts::stems_from(const Lot& lot, std::int64_t record) const {
  std::vector<std::int64_t> open{lot.id};
  std::set<std::int64_t> seen;
  while (!open.empty()) {
    const std::int64_t id = open.back();
    open.pop_back();
    if (!seen.insert(id).second) continue;
    const auto made = origin(id);
    if (!made) throw std::logic_error("the ancestry of a lot was not loaded");
    if (made->record == record) continue;
    if (made->parents.empty()) return false;
    open.insert(open.end(), made->parents.begin(), made->parents.end());
  }
  return true;
}

const AcceptedByDay& Facts::accepted(const std::string& holder) const {
  const auto found = accepted_.find(holder);
  if (found == accepted_.end()) throw std::logic_error("the acceptances of " + holder + " were not loaded");
  return found->second;
}

void Facts::accept(const std::string& holder, Date day, money::Dong amount) {
  accepted_.at(holder).add(day, amount);
}

money::Dong Facts::paid_lists(const std::string& project) const {
  const auto found = paid_lists_.find(project);
  if (found == paid_lists_.end()) throw std::logic_error("the lists of " + project + " were not loaded");
  return found->second;
}

void Facts::pay_list(const std::string& project, money::Dong amount) {
  paid_lists_.at(project) += amount;
  paying_.push_back({project, amount});
}

std::optional<Original> Facts::original(std::int64_t entry) const {
  if (const auto original = lineage_.original(entry)) return original;
  const auto found = originals_.find(entry);
  if (found == originals_.end()) return std::nullopt;
  return found->second;
}

void Facts::free_lists(std::int64_t entry) {
  for (const PaidList& list : lists_of_[entry]) paid_lists_.at(list.project) -= list.amount;
  lists_of_.erase(entry);
}

void Facts::begin_entry() {
  steps_.clear();
  paying_.clear();
}

void Facts::draw(AccountState& account, Lot& lot, money::Dong amount, std::int64_t seq, Date date) {
  assert(amount > money::Dong(0) && amount <= lot.open() && lot.date <= date);
  unwritten_.draws.push_back({.lot = next_lot_, .seq = seq, .of = lot.id, .start = lot.drawn, .amount = amount});
  lineage_.draw(lot.id);
  lot.drawn += amount;
  if (lot.id >= first_unwritten_lot_)
    unwritten_.lots[static_cast<std::size_t>(lot.id - first_unwritten_lot_)].drawn = lot.drawn;
  steps_.push_back(
      {.what = Step::What::drew, .account = &account, .lot = lot.id, .amount = amount, .taken = account.taken});
  if (!account.taken || *account.taken < date) account.taken = date;
  touch(account);
}

Lot& Facts::make(AccountState& to, AccountState& from, Lot lot) {
  assert(lot.id == next_lot_);
  ++next_lot_;
  to.balance += lot.amount;
  from.balance -= lot.amount;
  touch(to);
  touch(from);
  unwritten_.lots.push_back(lot);
  lineage_.make(lot);
  const auto place = std::ranges::upper_bound(to.lots, lot, before);
  steps_.push_back({.what = Step::What::made, .account = &to, .lot = lot.id, .amount = lot.amount, .taken = {}});
  steps_.push_back({.what = Step::What::made, .account = &from, .lot = 0, .amount = lot.amount, .taken = {}});
  return *to.lots.insert(place, lot);
}

void Facts::turn(const Turn& turn) {
  unwritten_.turns.push_back(turn);
  steps_.push_back({.what = Step::What::turned, .account = nullptr, .lot = 0, .amount = {}, .taken = {}});
}

void Facts::plan(AccountState& account, money::Dong change) {
  account.plan += change;
  touch(account);
  steps_.push_back({.what = Step::What::planned, .account = &account, .lot = 0, .amount = change, .taken = {}});
}

void Facts::open_account(AccountState& account) {
  assert(account.id == 0);
  account.id = next_account_++;
  by_id_[account.id] = account.place;
  touch(account);
  steps_.push_back({.what = Step::What::opened, .account = &account, .lot = 0, .amount = {}, .taken = {}});
}

void Facts::undo(const Step& step) {
  switch (step.what) {
    case Step::What::drew: {
      const auto lot = std::ranges::find(step.account->lots, step.lot, &Lot::id);
      lot->drawn -= step.amount;
      if (lot->id >= first_unwritten_lot_)
        unwritten_.lots[static_cast<std::size_t>(lot->id - first_unwritten_lot_)].drawn = lot->drawn;
      step.account->taken = step.taken;
      unwritten_.draws.pop_back();
      lineage_.take_back_draw();
      break;
    }
    case Step::What::made:
      if (step.lot != 0) {
        step.account->balance -= step.amount;
        step.account->lots.erase(std::ranges::find(step.account->lots, step.lot, &Lot::id));
        unwritten_.lots.pop_back();
        lineage_.take_back_lot();
        --next_lot_;
      } else {
        step.account->balance += step.amount;
      }
      break;
    case Step::What::turned:
      unwritten_.turns.pop_back();
      break;
    case Step::What::planned:
      step.account->plan -= step.amount;
      break;
    case Step::What::opened:
      by_id_.erase(step.account->id);
      step.account->id = 0;
      --next_account_;
      break;
    case Step::What::marked:
      marks_[unwritten_.marks.back().first].reset();
      unwritten_.marks.pop_back();
      break;
  }
}

void Facts::undo_entry() {
  for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) undo(*step);
  for (const PaidList& list : paying_) paid_lists_.at(list.project) -= list.amount;
  steps_.clear();
  paying_.clear();
}

void Facts::touch(AccountState& account) {
  if (account.changed) return;
  account.changed = true;
  changed_.push_back(&account);
}

std::vector<ChangedAccount> Facts::changed_accounts() const {
  std::vector<std::pair<std::int64_t, const AccountState*>> by_id;
  by_id.reserve(changed_.size());
  for (const AccountState* state : changed_)
    if (state->id != 0) by_id.emplace_back(state->id, state);
  std::ranges::sort(by_id);
  std::vector<ChangedAccount> changed;
  changed.reserve(by_id.size());
  for (const auto& [id, state] : by_id) {
    ChangedAccount& one = changed.emplace_back(
        ChangedAccount{id, state->account.stand.stage, {}, {}, state->balance, state->plan, state->taken});
    if (state->stored) continue;
    one.opened = state->account;
    one.owner = state->owner;
  }
  return changed;
}

void Facts::count_lots(AccountState& account) {
  lots_held_ += account.lots.size() - account.lots_counted;
  account.lots_counted = account.lots.size();
}

// The page before the last is stored before anybody asks the store again, so of an account that the last page did not
// change all is.
void Facts::let_go(AccountState& account) {
  if (!account.stored || account.lots.empty()) return;
  account.lots = {};
  account.lots_loaded = false;
  account.lots_until.reset();
  count_lots(account);
}

std::shared_ptr<const Unwritten> Facts::hand_over() {
  unwritten_.accounts = changed_accounts();
  // Of lots that were never read only those stay that may not be stored yet.
  const auto stored = [this](const Lot& lot) { return lot.id < first_unwritten_lot_; };
  const auto leave_unread = [&](AccountState& account) {
    if (account.lots_loaded && !account.lots_until) return;
    std::erase_if(account.lots, [&](const Lot& lot) { return !was_read(account, lot) && stored(lot); });
  };
  for (AccountState* account : std::exchange(handing_over_, changed_)) {
    leave_unread(*account);
    count_lots(*account);
  }
  if (lots_held_ > most_lots_)
    for (AccountState& account : accounts_)
      if (!account.changed) let_go(account);
  for (AccountState* account : changed_) {
    account->changed = false;
    account->stored = account->id != 0;
    // Lots that were drawn on may not be read before it is written how far: those of a page on which nobody took any
    // may.
    if (account->lots_loaded && std::erase_if(account->lots, drawn_out) == 0 && account->lots.size() > most_untouched &&
        std::ranges::all_of(account->lots, untouched)) {
      account->lots_loaded = false;
      account->lots_until.reset();
    }
    leave_unread(*account);
    if (account->lots.capacity() > 4 * account->lots.size() + 8) account->lots.shrink_to_fit();
    count_lots(*account);
    account->takings.clear();
  }
  changed_.clear();
  steps_.clear();
  if (ancestry_.size() > most_ancestries) ancestry_.clear();
  // What may be being written is not to be asked of the store.
  lineage_.forget(std::max(most_ancestries, unwritten_.lots.size()));
  first_unwritten_lot_ = next_lot_;
  auto handed_over = std::make_shared<const Unwritten>(std::exchange(unwritten_, {}));
  unwritten_.lots.reserve(handed_over->lots.size());  // the next is about as much
  unwritten_.draws.reserve(handed_over->draws.size());
  unwritten_.turns.reserve(handed_over->turns.size());
  return handed_over;
}

void Facts::reset(std::int64_t next_lot, std::int64_t next_account) {
  *this = Facts();
  next_lot_ = first_unwritten_lot_ = next_lot;
  lineage_ = Lineage(next_lot);
  next_account_ = next_account;
}

}  // namespace tungdong::rules
