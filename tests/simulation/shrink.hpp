#pragma once
// Makes a failing history short: drops chunks of steps, then single ones, then single lines, as long as it still fails.

#include <algorithm>

#include "tests/simulation/history.hpp"

namespace tungdong::simulation {

template <class Fails>
bool drop_chunks(History& history, std::size_t chunk, Fails&& fails) {
  bool shorter = false;
  for (std::size_t at = 0; at < history.steps.size();) {
    History without = history;
    const auto first = without.steps.begin() + static_cast<std::ptrdiff_t>(at);
    without.steps.erase(first, first + static_cast<std::ptrdiff_t>(std::min(chunk, history.steps.size() - at)));
    if (fails(without)) {
      history = std::move(without);
      shorter = true;
    } else {
      at += chunk;
    }
  }
  return shorter;
}

template <class Fails>
bool drop_lines(History& history, Fails&& fails) {
  bool shorter = false;
  for (std::size_t step = 0; step < history.steps.size(); ++step)
    for (std::size_t line = 0; history.steps[step].moves.size() > 1 && line < history.steps[step].moves.size();) {
      History without = history;
      auto& moves = without.steps[step].moves;
      moves.erase(moves.begin() + static_cast<std::ptrdiff_t>(line));
      if (fails(without)) {
        history = std::move(without);
        shorter = true;
      } else {
        ++line;
      }
    }
  return shorter;
}

template <class Fails>
History shrink(History history, Fails&& fails) {
  for (History alone = history; alone.at_once > 1; alone = history) {
    alone.at_once = 1;
    if (!fails(alone)) break;
    history = alone;
  }
  for (std::size_t chunk = history.steps.size() / 2; chunk > 0; chunk /= 2) drop_chunks(history, chunk, fails);
  while (drop_lines(history, fails) || drop_chunks(history, 1, fails)) {
  }
  return history;
}

}  // namespace tungdong::simulation
