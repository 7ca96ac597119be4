#include "ledger/rules/accepted.hpp"

#include <algorithm>
#include <array>

namespace tungdong::rules {

namespace {

constexpr std::array resting{chart::Stage::held, chart::Stage::spent, chart::Stage::settled};

}  // namespace

AcceptedWork accepted_work(const Facts& facts, const chart::Holder& holder, const std::string& project, Date until) {
  AcceptedWork work{.stands = {}, .covered = facts.accepted(holder.text()).until(until)};
  if (holder.type != chart::HolderType::contract) work.covered += facts.paid_lists(project);
  for (const std::size_t index : facts.owned("project:" + project)) {
    const AccountState& account = facts.at(index);
    const chart::Stand& stand = account.account.stand;
    if (std::ranges::find(resting, stand.stage) == resting.end() || stand.holder != holder) continue;
    const chart::Source* source = facts.shelf<chart::Source>().last(account.account.source);
    if (source != nullptr && source->family == chart::Family::community_in_kind) continue;
    work.stands += account.balance;
    work.covered += account.plan;
  }
  return work;
}

}  // namespace tungdong::rules
