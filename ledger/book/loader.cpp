#include "ledger/book/loader.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "ledger/money/wide.hpp"
#include "ledger/rules/admit.hpp"
#include "ledger/rules/parameter.hpp"
#include "ledger/rules/post.hpp"

namespace tungdong::book {

using chart::HolderType;
using rules::Attribute;
using rules::Kind;

namespace {

// Few, and asked for without naming them: loaded whole.
template <class T>
constexpr bool loaded_whole =
    std::is_same_v<T, chart::Rule> || std::is_same_v<T, chart::BookHead> || std::is_same_v<T, chart::Actor> ||
    std::is_same_v<T, chart::Closing> || std::is_same_v<T, chart::Reopening>;

// Where a lot came from, by one step.
void load_origin(Store& store, rules::Facts& facts, std::int64_t lot) {
  auto ancestry = store.ancestry(lot);
  if (!ancestry) throw sql::Failure(sql::Cause::corrupt, fmt::format("lot {} is missing", lot));
  facts.load_ancestry(lot, std::move(*ancestry));
}

// Where a lot came from, back to the origin.
void load_ancestry_of(Store& store, rules::Facts& facts, std::int64_t lot) {
  std::vector<std::int64_t> open{lot};
  std::unordered_set<std::int64_t> seen;
  while (!open.empty()) {
    const std::int64_t id = open.back();
    open.pop_back();
    if (!seen.insert(id).second) continue;
    auto parents = facts.parents_of(id);
    for (; !parents; parents = facts.parents_of(id)) load_origin(store, facts, parents.error());
    open.insert(open.end(), parents->begin(), parents->end());
  }
}

// What an entry may take from the account of a line, at most.
money::Wide taken_from(const rules::Entry& entry, const chart::Account& account) {
  money::Wide sum = 0;
  for (const rules::Line& line : entry.lines)
    if (line.from_end() == account && line.amount > money::Dong()) sum += line.amount.count();
  return sum;
}

// Whether the lots of an account that were read hold an amount on a day, or all are read that were there by then.
bool hold_enough(const rules::AccountState& account, Date day, money::Wide amount) {
  const auto& until = account.lots_until;
  if (!until || day < until->first) return true;
  money::Wide there = 0;
  for (const rules::Lot& lot : account.lots) {
    if (std::tie(until->first, until->second) < std::tie(lot.date, lot.id)) break;
    there += lot.open().count();
  }
  return there >= amount;
}

// Whether a line takes from where an earlier one brings to.
bool hands_on(const std::vector<rules::Line>& lines) {
  std::unordered_set<chart::Account> brought;
  return std::ranges::any_of(lines, [&](const rules::Line& line) {
    const bool there = brought.contains(line.from_account());
    brought.insert(line.to_account());
    return there;
  });
}

bool upward(const rules::Line& line) {
  const rules::Flow* flow = rules::find_flow(line);
  return flow != nullptr && flow->guards.has(rules::Guard::came_from);
}

}  // namespace

template <class T>
void Loader::want(const std::string& key) {
  if constexpr (loaded_whole<T>) return;
  if (key.empty() || facts_.shelf<T>().loaded(key)) return;
  std::vector<std::string> wanted{key};
  while (!wanted.empty()) {
    const std::string one = std::move(wanted.back());
    wanted.pop_back();
    if (one.empty() || facts_.shelf<T>().loaded(one)) continue;
    facts_.shelf<T>().load(one, store_.records<T>(one));
    for (const auto& known : facts_.shelf<T>().all(one)) {
      // Not by calling itself: how many stand above one another is up to whoever records them.
      if constexpr (std::is_same_v<T, chart::Unit> || std::is_same_v<T, chart::Component>)
        wanted.push_back(known.value.parent);
      else
        follow(known.value);
    }
  }
}

template <class T>
void Loader::want(const std::string& key, const std::string& member) {
  const std::string place = record::place(key, member);
  if (!facts_.shelf<T>().loaded(place)) facts_.shelf<T>().load(place, store_.records<T>(key, member));
}

void Loader::follow(const chart::Project& project) {
  want<chart::Unit>(project.unit);
  want<chart::Component>(project.component);
}
void Loader::follow(const chart::Contract& contract) {
  want<chart::Project>(contract.project);
}

template <class T>
void Loader::load_all() {
  std::unordered_map<std::string, std::vector<rules::Known<T>>> by_key;
  for (auto& known : store_.all<T>()) by_key[record::key_of(known.value)].push_back(std::move(known));
  for (auto& [key, rows] : by_key) facts_.shelf<T>().load(key, std::move(rows));
}

void Loader::load_rules() {
  holders_.clear();  // whoever loads them has forgotten all else
  load_all<chart::Rule>();
  load_all<chart::Actor>();
  load_all<chart::Closing>();
  load_all<chart::Reopening>();
  for (const auto& known : store_.all<chart::BookHead>()) facts_.name_book(known.value.code);
}

void Loader::load(const Draft& draft) {
  want<chart::Document>(draft.doc);
  std::visit(
      [&](const auto& body) {
        using T = std::remove_cvref_t<decltype(body)>;
        if constexpr (std::is_same_v<T, rules::Entry>) {
          load_entry(draft, body);
        } else {
          if constexpr (std::is_same_v<T, chart::Acceptance> || std::is_same_v<T, chart::Beneficiaries>)
            want<T>(record::key_of(body), body.code);
          else
            want<T>(record::key_of(body));
          if constexpr (std::is_same_v<T, chart::Acceptance>) load_acceptance(body);
          if constexpr (std::is_same_v<T, chart::Roll>) want<chart::Beneficiaries>(body.project, body.code);
          if constexpr (std::is_same_v<T, chart::Confirmation>) load_mark(rules::provisional_mark(body.line));
          if constexpr (std::is_same_v<T, chart::Proposal>) want<chart::Approval>(body.proposed);
          rules::references(
              body, [&]<class U>(rules::Of<U>, std::string_view, const std::string& code) { this->want<U>(code); });
        }
      },
      draft.body);
}

void Loader::load_entry(const Draft& draft, const rules::Entry& entry) {
  if (entry.part) load_parts(draft.doc);
  if (entry.reverses) {
    load_mark(rules::reversal_mark(*entry.reverses));
    if (!facts_.original(*entry.reverses))
      if (const auto original = store_.original(*entry.reverses)) facts_.load_original(*entry.reverses, *original);
  }
  for (const rules::Line& line : entry.lines) load_line(draft.date, entry, line);
  if (std::ranges::none_of(entry.lines, upward)) return;
  // A line may move on what an earlier line of the entry brought: all that such an entry draws on is asked about, from
  // the oldest lot on, until there is enough for all lines that take from the account. Of others, the lots whose way
  // back is not in memory; at one go, since a way may have as many steps as the book has lots.
  const bool to_the_origin = hands_on(entry.lines);
  for (const rules::Line& line : entry.lines) {
    if (line.from.stage == chart::Stage::origin || (!to_the_origin && !upward(line))) continue;
    const rules::AccountState& from = facts_.account(line.from_end());
    const bool named = !line.attributes[Attribute::lots].empty();
    const money::Wide needed = taken_from(entry, from.account);
    money::Wide gathered = 0;
    for (const rules::Lot& lot : from.lots) {
      if (gathered >= needed && !named) break;
      if (lot.date > draft.date || lot.open() == money::Dong()) continue;
      if (to_the_origin || !facts_.knows_way(lot, line.to)) load_ancestry_of(store_, facts_, lot.id);
      if (!upward(line) || facts_.came_from(lot, line.to)) gathered += lot.open().count();
    }
  }
}

// Which parts of a document stand already: all of them, for whoever asks whether it is whole.
void Loader::load_parts(const std::string& doc) {
  if (doc.empty()) return;
  const chart::Document* document = facts_.shelf<chart::Document>().last(doc);
  const std::int64_t parts = document == nullptr ? 0 : document->parts.value_or(0);
  for (std::int64_t part = 1; part <= parts; ++part) load_mark(rules::part_mark(doc, part));
}

void Loader::load_line(Date day, const rules::Entry& entry, const rules::Line& line) {
  const auto ready = [](const rules::AccountState* state) { return state != nullptr && state->ready; };
  rules::AccountState* from = facts_.find_account(line.from_end());
  rules::AccountState* to = facts_.find_account(line.to_end());
  // Most lines are between accounts that lines were between before.
  if (!ready(from) || !ready(to) || line.to_period || line.kind == Kind::open) {
    load_ends(line);
    from = &load_account(line.from_end());
    to = &load_account(line.to_end());
    from->ready = to->ready = true;
  }
  if (!line.to_component.empty()) want<chart::Mapping>(line.component);
  if (line.kind == Kind::succeed) want<chart::Succession>(line.from.holder.code);
  if (const std::string_view serves = line.attributes[Attribute::serves]; !serves.empty())
    if (const auto served = rules::read_serves(serves))
      for (const auto& one : *served) want<results::Indicator>(one.indicator);
  if (const std::string_view upper = line.attributes[Attribute::upper]; !upper.empty())
    load_mark(rules::upper_mark(upper));
  if (const std::string_view confirmed = line.attributes[Attribute::confirms]; !confirmed.empty())
    load_mark(rules::provisional_mark(confirmed));
  const rules::Flow* flow = rules::find_flow(line);
  if (flow != nullptr && flow->guards.has(rules::Guard::accepted_or_listed))
    load_list(line.from.holder.code, std::string(line.attributes[Attribute::list]));
  if (line.from.stage == chart::Stage::origin) return;
  load_lots(*from, day, entry, line);
  from->takings.clear();
  if (entry.reverses) load_reversed(*from, *entry.reverses, entry.lines);
}

void Loader::load_ends(const rules::Line& line) {
  want<chart::Source>(line.source);
  want<chart::Component>(line.component);
  want<chart::Component>(line.to_component);
  for (const chart::Holder& holder : {std::cref(line.from.holder), std::cref(line.to.holder)}) {
    std::size_t& loaded = holders_[holder];
    if (std::exchange(loaded, facts_.chart_state()) != facts_.chart_state()) load_holder(holder);
  }
  load_marks(line);
}

void Loader::load_reversed(rules::AccountState& from, std::int64_t original, const std::vector<rules::Line>& lines) {
  const auto brought =
      std::ranges::count_if(lines, [&](const rules::Line& line) { return line.from_end() == from.account; });
  const auto untouched = std::ranges::count_if(
      from.lots, [&](const rules::Lot& lot) { return lot.record == original && lot.drawn == money::Dong(); });
  // Of lots that nobody has drawn on there are no takings to ask for.
  if (from.stored && untouched < brought) from.takings = store_.takings_of(from.id, original);
  for (const rules::Taking& taking : from.takings) load_mark(rules::reversal_mark(taking.record));
  for (const rules::Lot& lot : from.lots)
    if (lot.kind == Kind::reverse) load_ancestry_of(store_, facts_, lot.id);
}

void Loader::load_list(const std::string& project, const std::string& list) {
  load_paid_lists(project);
  if (list.empty()) return;
  want<chart::Beneficiaries>(project, list);
  load_mark(rules::list_mark(project, list));
}

// Of work that is accepted no more it is asked what rests on it.
void Loader::load_acceptance(const chart::Acceptance& acceptance) {
  load_accepted(acceptance.holder);
  if (acceptance.amount >= money::Dong()) return;
  if (const auto holder = chart::Holder::read(acceptance.holder)) load_holder(*holder);
}

void Loader::load_accepted(const std::string& holder) {
  if (!facts_.accepted_loaded(holder)) facts_.load_accepted(holder, store_.accepted(holder));
}

void Loader::load_paid_lists(const std::string& project) {
  if (!facts_.paid_lists_loaded(project)) facts_.load_paid_lists(project, store_.paid_lists(project));
}

void Loader::load_lists_of(std::int64_t record, const rules::Entry& entry) {
  std::map<std::string, rules::PaidList> lists;  // one that several lines share counts once
  for (const rules::Line& line : entry.lines) {
    const std::string list(line.attributes[Attribute::list]);
    const rules::Flow* flow = rules::find_flow(line);
    if (list.empty() || flow == nullptr || !flow->guards.has(rules::Guard::accepted_or_listed)) continue;
    const std::string& project = line.from.holder.code;
    load_list(project, list);
    if (const auto* approved = facts_.shelf<chart::Beneficiaries>().last(record::place(project, list)))
      lists.try_emplace(record::place(project, list), rules::PaidList{project, approved->amount});
  }
  std::vector<rules::PaidList> paid;
  paid.reserve(lists.size());
  for (auto& [place, list] : lists) paid.push_back(std::move(list));
  facts_.load_lists_of(record, std::move(paid));
}

void Loader::load_holder(const chart::Holder& holder) {
  switch (holder.type) {
    case HolderType::source:
      break;
    case HolderType::unit:
      load_unit(holder.code);
      break;
    case HolderType::project:
      load_project(holder.code);
      break;
    case HolderType::contract:
      want<chart::Contract>(holder.code);
      load_accepted(holder.text());
      for (const auto& known : facts_.shelf<chart::Contract>().all(holder.code)) load_project(known.value.project);
      break;
  }
}

void Loader::load_unit(const std::string& code) {
  want<chart::Unit>(code);
  want<chart::Reconciliation>(code);
  const std::string owner = "unit:" + code;
  want<chart::Ceiling>(owner);
  if (!facts_.shelf<chart::Ceiling>().all(owner).empty()) load_owner(owner);
}

void Loader::load_project(const std::string& code) {
  const std::string owner = "project:" + code;
  want<chart::Project>(code);
  // It may have got another owner since its accounts were loaded.
  for (const auto& known : facts_.shelf<chart::Project>().all(code)) want<chart::Reconciliation>(known.value.unit);
  if (facts_.owner_loaded(owner)) return;
  want<results::Link>(code);
  want<chart::Ceiling>(owner);
  load_accepted(owner);
  load_paid_lists(code);
  load_owner(owner);
}

void Loader::load_owner(const std::string& owner) {
  if (facts_.owner_loaded(owner)) return;
  for (auto& state : store_.accounts(owner)) {
    want<chart::Source>(state.account.source);
    want<chart::Component>(state.account.component);
    state.owner = owner;
    facts_.load_account(std::move(state));
  }
  facts_.owner_is_loaded(owner);
}

void Loader::load_marks(const rules::Line& line) {
  const auto settlements = [&](const std::string& unit) {
    load_mark(rules::settlement_mark(unit, rules::window_year(line.period)));
    if (line.to_period) load_mark(rules::settlement_mark(unit, rules::window_year(*line.to_period)));
  };
  std::string seen;  // both ends are often of one project
  for (const chart::Holder* holder : {&line.from.holder, &line.to.holder}) {
    if (holder->type == HolderType::source) continue;
    if (holder->type == HolderType::unit) {
      settlements(holder->code);
      continue;
    }
    const std::string owner = rules::owner_of(facts_, *holder);
    if (owner == seen) continue;
    seen = owner;
    const std::string project = owner.substr(owner.find(':') + 1);
    want<chart::Project>(project);
    for (const auto& known : facts_.shelf<chart::Project>().all(project)) settlements(known.value.unit);
  }
  if (line.kind == Kind::open) {
    load_mark(rules::opening_mark(line.to.holder));
    load_owner(rules::owner_of(facts_, line.to.holder));
  }
}

void Loader::load_mark(const std::string& name) {
  if (!facts_.mark_loaded(name)) {
    const auto mark = store_.mark(name);
    facts_.load_mark(name, mark);
    if (mark) load_mark(rules::reversal_mark(mark->record));
  }
}

rules::AccountState& Loader::load_account(const chart::AccountParts& account) {
  const std::string owner = rules::owner_of(facts_, account.stand.holder);
  if (rules::AccountState* known = facts_.find_account(account)) {
    if (known->id == 0) facts_.own(*known, owner);
    return *known;
  }
  auto state = facts_.owner_loaded(owner) ? std::nullopt : store_.account(account, owner);
  if (!state) {
    state.emplace();
    state->account = account.account();
    state->lots_loaded = true;  // there are none
  }
  state->owner = owner;
  return facts_.load_account(std::move(*state));
}

// The oldest first, until they hold what the entry takes, since an account may have a million of them. All of them
// where it matters which they are.
void Loader::load_lots(rules::AccountState& account, Date day, const rules::Entry& entry, const rules::Line& line) {
  if (account.lots_loaded && !account.lots_until) return;
  const bool all = entry.reverses || upward(line) || !line.attributes[Attribute::lots].empty();
  const money::Wide taken = taken_from(entry, account.account);
  for (std::size_t more = facts_.lots_at_first(); account.stored; more *= 2) {
    if (account.lots_loaded && (all ? !account.lots_until : hold_enough(account, day, taken))) return;
    read_lots(account, more);
  }
  account.lots_loaded = true;
}

// The next open lots of an account, at most so many.
void Loader::read_lots(rules::AccountState& account, std::size_t most) {
  auto lots = store_.open_lots(account.id, account.lots_until, most);
  account.lots_loaded = true;
  account.lots_until.reset();
  if (lots.size() == most) account.lots_until = {lots.back().date, lots.back().id};
  // Lots that this batch has brought are in memory already, whether they are stored by now or not.
  lots.insert(lots.end(), account.lots.begin(), account.lots.end());
  std::ranges::sort(lots, [](const rules::Lot& left, const rules::Lot& right) {
    return std::tie(left.date, left.id) < std::tie(right.date, right.id);
  });
  const auto twice = std::ranges::unique(lots, {}, &rules::Lot::id);
  lots.erase(twice.begin(), twice.end());
  account.lots = std::move(lots);
}

bool Loader::load_takings(const Draft& draft) {
  const auto* entry = std::get_if<rules::Entry>(&draft.body);
  if (entry == nullptr || entry->reverses) return false;
  bool loaded = false;
  for (const rules::Line& line : entry->lines) {
    if (!facts_.account_loaded(line.from_end())) continue;
    rules::AccountState& from = facts_.account(line.from_end());
    if (!from.stored || !from.taken || *from.taken <= draft.date) continue;
    from.takings = store_.takings_after(from.id, draft.date);
    loaded = loaded || !from.takings.empty();
  }
  return loaded;
}

}  // namespace tungdong::book
