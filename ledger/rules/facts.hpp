#pragma once
// What the rules decide on: the part of a book that a batch touches, in memory. Whoever decides loads it first; nothing
// in here reads a clock, a file or a database. Asking for what was not loaded is a mistake of the program and throws.

#include <array>
#include <cstdint>
#include <deque>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tsl/robin_set.h>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ledger/chart/account.hpp"
#include "ledger/chart/actor.hpp"
#include "ledger/chart/audit.hpp"
#include "ledger/chart/closing.hpp"
#include "ledger/chart/document.hpp"
#include "ledger/chart/programme.hpp"
#include "ledger/chart/project.hpp"
#include "ledger/chart/unit.hpp"
#include "ledger/results/figure.hpp"
#include "ledger/results/indicator.hpp"
#include "ledger/results/link.hpp"
#include "ledger/results/promise.hpp"
#include "ledger/results/study.hpp"
#include "ledger/rules/accepted_by_day.hpp"
#include "ledger/rules/account_state.hpp"
#include "ledger/rules/entry.hpp"
#include "ledger/rules/lineage.hpp"
#include "ledger/rules/lot.hpp"
#include "ledger/rules/mark.hpp"
#include "ledger/rules/shelf.hpp"
#include "ledger/rules/unwritten.hpp"

namespace tungdong::rules {

// A list of beneficiaries, as far as a payment refers to it.
struct PaidList {
  std::string project;
  money::Dong amount;
};

// Accounts in memory, by what they are accounts of.
struct AccountHash {
  std::size_t operator()(const chart::AccountParts& account) const { return std::hash<chart::AccountParts>{}(account); }
  std::size_t operator()(const AccountState* state) const { return operator()(state->account); }
};
struct SameAccount {
  using is_transparent = void;
  bool operator()(const AccountState* state, const chart::AccountParts& account) const {
    return account == state->account;
  }
  bool operator()(const AccountState* left, const AccountState* right) const { return left == right; }
};

class Facts {
 public:
  // The records of a kind.
  template <class T>
  Shelf<T>& shelf() {
    return std::get<Shelf<T>>(shelves_);
  }
  template <class T>
  const Shelf<T>& shelf() const {
    return std::get<Shelf<T>>(shelves_);
  }

  // Grows whenever something is admitted by which a holder may come to refer to something else. The accounts of its
  // owner are not ready any more.
  std::size_t chart_state() const { return chart_state_; }
  void refers_anew(const std::string& owner);

  // What was accepted of a holder, by day: loaded as one sum for each day, since its acceptances are many.
  bool accepted_loaded(const std::string& holder) const { return accepted_.contains(holder); }
  void load_accepted(const std::string& holder, AcceptedByDay accepted) { accepted_[holder] = std::move(accepted); }
  const AcceptedByDay& accepted(const std::string& holder) const;
  void accept(const std::string& holder, Date day, money::Dong amount);

  // The sum of a project's lists that stand paid: whose payment was not reversed.
  bool paid_lists_loaded(const std::string& project) const { return paid_lists_.contains(project); }
  void load_paid_lists(const std::string& project, money::Dong sum) { paid_lists_[project] = sum; }
  money::Dong paid_lists(const std::string& project) const;
  void pay_list(const std::string& project, money::Dong amount);
  // The lists that the lines of an entry pay are known before it is reversed; they may be paid again then.
  void load_lists_of(std::int64_t entry, std::vector<PaidList> lists) { lists_of_[entry] = std::move(lists); }
  void free_lists(std::int64_t entry);

  void load_original(std::int64_t entry, Original original) { originals_[entry] = original; }
  // Nothing where the entry is not in memory and was not loaded.
  std::optional<Original> original(std::int64_t entry) const;

  // The code of the book: the origin of its checkpoints.
  const std::string& book() const { return book_; }
  void name_book(std::string code) { book_ = std::move(code); }

  // The rule's value in force on a date: the last recorded whose dates hold it. A row recorded later with the same
  // first day replaces the earlier, so that a rule can be ended or corrected. Null where none is. All rules are loaded,
  // and so are all actors, closings and reopenings.
  const chart::Rule* rule(const std::string& code, Date on) const;

  // Marks. `mark` tells of one that stands: one made by a record since reversed does not.
  void load_mark(const std::string& name, std::optional<Mark> mark) { marks_[name] = std::move(mark); }
  bool mark_loaded(const std::string& name) const { return marks_.contains(name); }
  const Mark* mark(const std::string& name) const;
  void put_mark(const std::string& name, Mark mark);

  // Accounts. One that is known not to exist yet has id 0 and nothing on it.
  bool account_loaded(const chart::AccountParts& account) { return find_account(account) != nullptr; }
  // Null where it was not loaded.
  AccountState* find_account(const chart::AccountParts& account);
  AccountState& load_account(AccountState state);
  // Whose an account is that does not exist yet: a contract may have become known since it was first asked for.
  void own(AccountState& account, const std::string& owner);
  AccountState& account(const chart::AccountParts& account);

  // The accounts of an owner: a unit ("unit:11"), or a project and its contracts ("project:DA-01").
  bool owner_loaded(const std::string& owner) const { return owners_.contains(owner); }
  void owner_is_loaded(const std::string& owner) { owners_.insert(owner); }
  const std::vector<std::size_t>& owned(const std::string& owner) const;
  const AccountState& at(std::size_t index) const { return accounts_[index]; }

  // How much is held in memory: accounts, marks and records, each counted as one.
  std::size_t size() const;
  // How many lots may be held, about: where it comes to be more, those of all accounts that the last page did not
  // change are let go, and read again when somebody takes from them.
  void hold_lots(std::size_t most) { most_lots_ = most; }
  std::size_t lots_held() const { return lots_held_; }
  // How many lots of an account are read at first, where that many hold what is taken; then twice as many, and so on.
  void read_lots(std::size_t at_first) { lots_at_first_ = at_first; }
  std::size_t lots_at_first() const { return lots_at_first_; }

  // Where a stored lot came from, for the lines that ask.
  void load_ancestry(std::int64_t lot, Ancestry ancestry) { ancestry_[lot] = std::move(ancestry); }
  // The lots that a lot came from, or the one of which that has to be loaded first.
  std::expected<std::span<const std::int64_t>, std::int64_t> parents_of(std::int64_t lot) const;
  // Whether all of a lot came to where it stands from a place: brought by the line that made it, or by an earlier one
  // and since only carried over, moved to another component, received, succeeded to, or sent on and given back again (a
  // release, a refund, a withdrawal, a repayment, a reversal).
  bool came_from(const Lot& lot, const chart::Stand& place) const;
  // Whether that can be told of what is loaded.
  bool knows_way(const Lot& lot, const chart::Stand& place) const;
  // Whether all of a lot is money that lots of a record brought.
  bool stems_from(const Lot& lot, std::int64_t record) const;

  // Moving money. `draw` and `make` are the only two things that ever happen to it.
  void begin_entry();
  void draw(AccountState& account, Lot& lot, money::Dong amount, std::int64_t seq, Date date);
  Lot& make(AccountState& to, AccountState& from, Lot lot);
  void turn(const Turn& turn);
  void plan(AccountState& account, money::Dong change);
  void open_account(AccountState& account);
  // Takes back everything since begin_entry: a refused draft leaves no trace.
  void undo_entry();

  const Unwritten& unwritten() const { return unwritten_; }
  // Gives what is unwritten to a writer. From here on it counts as stored, so whoever loads has to wait for the writer.
  std::shared_ptr<const Unwritten> hand_over();

  std::int64_t next_lot() const { return next_lot_; }
  std::int64_t next_account() const { return next_account_; }
  // Forgets everything and starts from the counters of the store.
  void reset(std::int64_t next_lot, std::int64_t next_account);

 private:
  struct Step {
    enum class What : std::uint8_t { drew, made, turned, planned, opened, marked } what{};
    AccountState* account{};
    std::int64_t lot{};
    money::Dong amount;
    std::optional<Date> taken;
  };

  void touch(AccountState& account);
  void count_lots(AccountState& account);
  void let_go(AccountState& account);
  std::vector<ChangedAccount> changed_accounts() const;
  void undo(const Step& step);
  struct Origin;
  enum class Way : std::uint8_t;
  std::expected<Origin, std::int64_t> origin(std::int64_t lot) const;
  Way way(const Lot& lot, const chart::Stand& place) const;

  std::tuple<Shelf<chart::BookHead>, Shelf<chart::Rule>, Shelf<chart::Source>, Shelf<chart::Unit>,
             Shelf<chart::Succession>, Shelf<chart::Zone>, Shelf<chart::UnitClass>, Shelf<chart::Component>,
             Shelf<chart::Mapping>, Shelf<chart::Document>, Shelf<chart::Project>, Shelf<chart::Contract>,
             Shelf<chart::Acceptance>, Shelf<chart::Beneficiaries>, Shelf<chart::Ceiling>, Shelf<chart::Reconciliation>,
             Shelf<results::Intervention>, Shelf<results::Indicator>, Shelf<results::Threshold>,
             Shelf<results::PriceIndex>, Shelf<results::Promise>, Shelf<results::Revisit>, Shelf<results::Study>,
             Shelf<results::Target>, Shelf<results::Observation>, Shelf<results::Gap>, Shelf<results::Link>,
             Shelf<results::Figure>, Shelf<chart::Roll>, Shelf<chart::Finding>, Shelf<chart::Dismissal>,
             Shelf<chart::Confirmation>, Shelf<chart::Closing>, Shelf<chart::Reopening>, Shelf<chart::Actor>,
             Shelf<chart::Proposal>, Shelf<chart::Approval>>
      shelves_;
  std::unordered_map<std::string, std::optional<Mark>> marks_;
  std::deque<AccountState> accounts_;
  tsl::robin_set<AccountState*, AccountHash, SameAccount, std::allocator<AccountState*>, true> index_;
  std::array<AccountState*, 6> recent_{};
  std::size_t next_recent_{};
  std::unordered_map<std::int64_t, std::size_t> by_id_;
  std::unordered_map<std::string, std::vector<std::size_t>> owned_;
  std::unordered_set<std::string> owners_;
  Lineage lineage_;
  std::unordered_map<std::int64_t, Ancestry> ancestry_;  // of lots older than those
  std::vector<AccountState*> changed_;
  std::vector<Step> steps_;
  Unwritten unwritten_;
  std::vector<AccountState*> handing_over_;  // the accounts that were changed in what was handed over last
  std::unordered_map<std::string, AcceptedByDay> accepted_;
  std::unordered_map<std::string, money::Dong> paid_lists_;
  std::vector<PaidList> paying_;  // lists that the entry pays
  std::unordered_map<std::int64_t, std::vector<PaidList>> lists_of_;
  std::unordered_map<std::int64_t, Original> originals_;
  std::string book_;
  std::size_t lots_held_{};
  std::size_t most_lots_{250'000};
  std::size_t lots_at_first_{1'000};
  std::size_t chart_state_{1};
  std::int64_t next_lot_{1};
  std::int64_t next_account_{1};
  std::int64_t first_unwritten_lot_{1};
};

}  // namespace tungdong::rules
