#include "ledger/book/loader.hpp"

#include <algorithm>
#include <unordered_map>

#include "ledger/rules/admit.hpp"
#include "ledger/rules/parameter.hpp"
#include "ledger/rules/post.hpp"

namespace tungdong::book {

using chart::HolderType;
using rules::Attribute;
using rules::Kind;

template <class T>
void Loader::want(const std::string& key) {
  if (key.empty() || facts_.shelf<T>().loaded(key)) return;
  facts_.shelf<T>().load(key, store_.records<T>(key));
  for (const auto& known : facts_.shelf<T>().all(key)) follow(known.value);
}

void Loader::follow(const chart::Unit& unit) { want<chart::Unit>(unit.parent); }
void Loader::follow(const chart::Component& component) { want<chart::Component>(component.parent); }
void Loader::follow(const chart::Project& project) {
  want<chart::Unit>(project.unit);
  want<chart::Component>(project.component);
}
void Loader::follow(const chart::Contract& contract) { want<chart::Project>(contract.project); }

void Loader::load_rules() {
  std::unordered_map<std::string, std::vector<rules::Known<chart::Rule>>> by_code;
  for (auto& known : store_.all<chart::Rule>()) by_code[known.value.code].push_back(std::move(known));
  for (auto& [code, rows] : by_code) facts_.shelf<chart::Rule>().load(code, std::move(rows));
}

void Loader::load(const Draft& draft) {
  want<chart::Document>(draft.doc);
  std::visit(
      [&](const auto& body) {
        using T = std::remove_cvref_t<decltype(body)>;
        if constexpr (std::is_same_v<T, rules::Entry>) {
          load_entry(draft, body);
        } else {
          if constexpr (!std::is_same_v<T, chart::Rule>) want<T>(record::key_of(body));
          rules::references(body, [&]<class U>(rules::Of<U>, std::string_view, const std::string& code) {
            this->want<U>(code);
          });
        }
      },
      draft.body);
}

void Loader::load_entry(const Draft& draft, const rules::Entry& entry) {
  if (entry.part) load_mark(rules::parts_mark(draft.doc));
  if (entry.reverses) load_mark(rules::reversal_mark(*entry.reverses));
  for (const rules::Line& line : entry.lines) load_line(entry, line);
}

void Loader::load_line(const rules::Entry& entry, const rules::Line& line) {
  want<chart::Source>(line.source);
  want<chart::Component>(line.component);
  want<chart::Component>(line.to_component);
  load_holder(line.from.holder);
  load_holder(line.to.holder);
  if (!line.to_component.empty()) want<chart::Mapping>(line.component);
  if (line.kind == Kind::succeed) want<chart::Succession>(line.from.holder.code);
  if (const auto served = rules::read_serves(line.attributes[Attribute::serves]))
    for (const auto& one : *served) want<results::Indicator>(one.indicator);
  load_marks(line);
  rules::AccountState& from = load_account(line.from_account());
  load_account(line.to_account());
  if (line.from.stage == chart::Stage::origin) return;
  load_lots(from);
  if (entry.reverses && from.id != 0 && from.stored) from.takings = store_.takings_of(from.id, *entry.reverses);
  const rules::Flow* flow = rules::find_flow(line);
  if (flow != nullptr && flow->guards.has(rules::Guard::came_from)) load_ancestry(from);
}

void Loader::load_holder(const chart::Holder& holder) {
  switch (holder.type) {
    case HolderType::source: break;
    case HolderType::unit: load_unit(holder.code); break;
    case HolderType::project: load_project(holder.code); break;
    case HolderType::contract:
      want<chart::Contract>(holder.code);
      want<chart::Acceptance>(holder.text());
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
  if (facts_.owner_loaded(owner)) return;
  want<results::Link>(code);
  want<chart::Beneficiaries>(code);
  want<chart::Ceiling>(owner);
  want<chart::Acceptance>(owner);
  for (const auto& known : facts_.shelf<chart::Project>().all(code)) want<chart::Reconciliation>(known.value.unit);
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
  const int year = rules::window_year(line.period);
  for (const chart::Holder* holder : {&line.from.holder, &line.to.holder}) {
    if (holder->type == HolderType::source) continue;
    if (holder->type == HolderType::unit) {
      load_mark(rules::settlement_mark(holder->code, year));
      continue;
    }
    const std::string owner = rules::owner_of(facts_, *holder);
    const std::string project = owner.substr(owner.find(':') + 1);
    want<chart::Project>(project);
    for (const auto& known : facts_.shelf<chart::Project>().all(project))
      load_mark(rules::settlement_mark(known.value.unit, year));
    want<chart::Beneficiaries>(project);
    for (const auto& known : facts_.shelf<chart::Beneficiaries>().all(project))
      load_mark(rules::list_mark(project, known.value.code));
  }
  if (line.kind == Kind::open) {
    load_mark(rules::opening_mark(line.to.holder));
    load_owner(rules::owner_of(facts_, line.to.holder));
  }
  if (const std::string_view upper = line.attributes[Attribute::upper]; !upper.empty())
    load_mark(rules::upper_mark(upper));
}

void Loader::load_mark(const std::string& name) {
  if (!facts_.mark_loaded(name)) {
    const auto mark = store_.mark(name);
    facts_.load_mark(name, mark);
    if (mark) load_mark(rules::reversal_mark(mark->record));
  }
}

rules::AccountState& Loader::load_account(const chart::Account& account) {
  if (facts_.account_loaded(account)) return facts_.account(account);
  const std::string owner = rules::owner_of(facts_, account.stand.holder);
  auto state = facts_.owner_loaded(owner) ? std::nullopt : store_.account(account, owner);
  if (!state) {
    state.emplace();
    state->account = account;
  }
  state->owner = owner;
  return facts_.load_account(std::move(*state));
}

void Loader::load_lots(rules::AccountState& account) {
  if (account.lots_loaded) return;
  account.lots_loaded = true;
  if (!account.stored) return;
  auto lots = store_.open_lots(account.id);
  // Lots that this batch has brought are in memory already, and have later numbers.
  lots.insert(lots.end(), account.lots.begin(), account.lots.end());
  std::ranges::stable_sort(lots, [](const rules::Lot& left, const rules::Lot& right) {
    return std::tie(left.date, left.id) < std::tie(right.date, right.id);
  });
  account.lots = std::move(lots);
}

void Loader::load_ancestry(const rules::AccountState& account) {
  std::vector<std::int64_t> open;
  for (const rules::Lot& lot : account.lots) open.push_back(lot.id);
  while (!open.empty()) {
    const std::int64_t id = open.back();
    open.pop_back();
    if (facts_.ancestry_loaded(id)) continue;
    auto ancestry = store_.ancestry(id);
    if (!ancestry) {
      for (const rules::Draw& draw : facts_.unwritten().draws)
        if (draw.lot == id) open.push_back(draw.of);
      continue;
    }
    open.insert(open.end(), ancestry->parents.begin(), ancestry->parents.end());
    facts_.load_ancestry(id, std::move(*ancestry));
  }
}

bool Loader::load_takings(const Draft& draft) {
  const auto* entry = std::get_if<rules::Entry>(&draft.body);
  if (entry == nullptr || entry->reverses) return false;
  bool loaded = false;
  for (const rules::Line& line : entry->lines) {
    if (!facts_.account_loaded(line.from_account())) continue;
    rules::AccountState& from = facts_.account(line.from_account());
    if (!from.stored || !from.taken || *from.taken <= draft.date) continue;
    from.takings = store_.takings_after(from.id, draft.date);
    loaded = loaded || !from.takings.empty();
  }
  return loaded;
}

}  // namespace tungdong::book
