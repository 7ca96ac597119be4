#include "ledger/book/turns.hpp"

namespace tungdong::book {

namespace {

using Clock = std::chrono::steady_clock;

// How often whoever waits looks before it takes a clock, or the other's having no core, into account: a row is written,
// or read, within fewer.
constexpr int looks_for_a_row = 1'000;
constexpr int looks_before_sleep = 100'000;

}  // namespace

void Turns::begin() {
  waited_ = {};
  state_.store(State::writing, std::memory_order_release);
}

// A reader that has lost its patience takes its wish back: only one that still wants to come in is let in. One that has
// left may want to come in again before that is seen.
void Turns::let_in() {
  for (int look = 0;; ++look) {
    State seen = state_.load(std::memory_order_acquire);
    if (seen == State::writing) return;
    if (seen == State::wanted)
      state_.compare_exchange_strong(seen, State::reading);
    else if (look >= looks_before_sleep)
      state_.wait(State::reading, std::memory_order_acquire);
  }
}

void Turns::end() {
  for (State seen = State::writing; !state_.compare_exchange_strong(seen, State::idle); seen = State::writing)
    between_rows();
}

bool Turns::enter() {
  State seen = State::writing;
  if (waited_ > patience_ || !state_.compare_exchange_strong(seen, State::wanted)) return false;
  const auto is_wanted = [this] { return state_.load(std::memory_order_acquire) == State::wanted; };
  const auto looks_in_vain = [&] {
    for (int look = 0; look < looks_for_a_row; ++look)
      if (!is_wanted()) return false;
    return true;
  };
  if (!looks_in_vain()) return true;
  const auto begun = Clock::now();
  const auto waited = waited_;
  while (looks_in_vain()) {
    waited_ = waited + (Clock::now() - begun);
    if (waited_ <= patience_) continue;
    seen = State::wanted;
    if (state_.compare_exchange_strong(seen, State::writing)) return false;
  }
  return true;
}

void Turns::leave() {
  state_.store(State::writing, std::memory_order_release);
  state_.notify_one();
}

}  // namespace tungdong::book
