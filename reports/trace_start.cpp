#include "reports/trace_start.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "ledger/book/draft.hpp"
#include "ledger/book/query/accepted.hpp"
#include "ledger/book/query/line.hpp"

namespace tungdong::reports {

namespace {

using book::Range;
using book::Towards;
using money::Dong;

Range whole(const rules::Lot& lot) {
  return {.lot = lot.id, .start = Dong(), .amount = lot.amount};
}

// What stands on the accounts that are asked for.
template <class Takes>
std::vector<Range> standing(Scope& scope, Takes&& takes) {
  std::vector<Range> ranges;
  for (const book::Standing& account : scope.accounts())
    if (account.balance != Dong() && account.key.stand.stage != chart::Stage::origin && takes(account))
      for (const book::StandingLot& lot : book::standing_lots_on(scope.store(), account.account, scope.moment()))
        ranges.insert(ranges.end(), lot.open.begin(), lot.open.end());
  return ranges;
}

// The projects whose links say that they serve an indicator, of one place if one is named.
std::set<std::string> projects_serving(Scope& scope, const results::Observation& seen) {
  if (!seen.project.empty()) return {seen.project};
  std::set<std::string> projects;
  for (const auto& known : book::records_of<results::Link>(scope.store(), scope.moment())) {
    const chart::Project* project = scope.chart().project(known.value.project);
    if (known.value.indicator != seen.indicator || project == nullptr) continue;
    const auto lies_there = [&](const std::string& place) { return scope.chart().unit_within(place, seen.place); };
    if (project->places.empty() ? lies_there(project->unit) : std::ranges::any_of(project->places, lies_there))
      projects.insert(known.value.project);
  }
  return projects;
}

std::expected<TraceStart, words::Refusals> of_record(Scope& scope, std::int64_t record) {
  const auto none = [&] { return std::unexpected(words::Refusals{{"report-no-entry", {{"record", record}}}}); };
  if (record < 1 || record > scope.moment().last_record()) return none();
  TraceStart start{.ranges = {}, .towards = Towards::decisions, .aim = {}};
  for (const rules::Lot& lot : book::lots_of(scope.store(), record, scope.moment())) start.ranges.push_back(whole(lot));
  if (!start.ranges.empty()) return start;
  const auto recorded = book::decode(scope.store().body(record));
  const auto* seen = recorded ? std::get_if<results::Observation>(&recorded->body) : nullptr;
  if (!recorded || seen == nullptr) return none();
  if (const auto& as_of = scope.question().as_of; as_of && recorded->envelope.date > *as_of) return none();
  start.aim = Aim{seen->indicator, seen->version};
  const std::set<std::string> projects = projects_serving(scope, *seen);
  start.ranges = standing(scope, [&](const book::Standing& account) {
    const auto owner = chart::Holder::read(account.owner);
    return owner && owner->type == chart::HolderType::project && projects.contains(owner->code) &&
           book::is_accepted(account.key.stand.stage);
  });
  return start;
}

}  // namespace

std::expected<TraceStart, words::Refusals> trace_start(Scope& scope, const std::string& subject) {
  std::int64_t record{};
  const auto [end, fault] = std::from_chars(subject.data(), subject.data() + subject.size(), record);
  if (fault == std::errc() && end == subject.data() + subject.size()) return of_record(scope, record);
  TraceStart start{.ranges = {}, .towards = Towards::decisions, .aim = {}};
  constexpr std::string_view document = "doc:";
  if (subject.starts_with(document)) {
    start.towards = Towards::results;
    for (const rules::Lot& lot : book::lots_of_document(scope.store(), subject.substr(document.size()), scope.moment()))
      start.ranges.push_back(whole(lot));
  } else if (const auto holder = chart::Holder::read(subject)) {
    start.ranges = standing(scope, [&](const book::Standing& account) {
      return holder->type == chart::HolderType::project ? account.owner == subject
                                                        : account.key.stand.holder == *holder;
    });
  }
  if (start.ranges.empty()) return std::unexpected(words::Refusals{{"report-no-trace", {{"subject", subject}}}});
  return start;
}

}  // namespace tungdong::reports
