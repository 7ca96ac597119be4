#include "tools/sheet/ladder.hpp"

#include <algorithm>

namespace tungdong::tools {

std::int32_t number_of(record::Date day) {
  return date::sys_days(day).time_since_epoch().count();
}

std::uint32_t Ladder::add(record::Date day, const rules::Entry& entry) {
  const auto number = [&](const chart::Stand& stand) {
    return stands_.try_emplace(stand, static_cast<std::uint32_t>(stands_.size())).first->second;
  };
  const std::uint32_t first = number(entry.lines.front().from);
  for (const rules::Line& line : entry.lines) {
    const std::uint32_t from = &line == &entry.lines.front() ? first : number(line.from);
    steps_.push_back({number_of(day), number(line.to), from});
  }
  if (steps_.size() > dropped_at_) {
    drop_repeated();
    dropped_at_ = std::max(dropped_at_, 2 * steps_.size());
  }
  return first;
}

void Ladder::drop_repeated() {
  std::ranges::sort(steps_);
  const auto repeated = std::ranges::unique(steps_);
  steps_.erase(repeated.begin(), repeated.end());
}

std::uint32_t Ladder::rung(std::int32_t day, std::uint32_t asked) {
  if (!std::exchange(sorted_, true)) drop_repeated();
  if (day_ != day) rungs_.clear();
  day_ = day;
  if (const auto known = rungs_.find(asked); known != rungs_.end()) return known->second.value_or(0);
  const auto givers_of = [&](std::uint32_t stand) {
    return std::ranges::equal_range(steps_, std::pair(day, stand), {},
                                    [](const Step& step) { return std::pair(step.day, step.to); });
  };
  // How deep it goes is a matter of the file: nothing here calls itself.
  std::vector<std::uint32_t> open{asked};
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    const auto givers = givers_of(at);
    const auto [known, fresh] = rungs_.try_emplace(at);
    if (fresh) {
      for (const Step& step : givers)
        if (!rungs_.contains(step.from)) open.push_back(step.from);
      continue;
    }
    open.pop_back();
    if (known->second) continue;
    std::uint32_t highest = 0;
    for (const Step& step : givers) highest = std::max(highest, rungs_.at(step.from).value_or(0) + 1);
    known->second = highest;
  }
  return rungs_.at(asked).value_or(0);
}

}  // namespace tungdong::tools
