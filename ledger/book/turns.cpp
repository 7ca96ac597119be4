#include "ledger/book/turns.hpp"

namespace tungdong::book {

namespace {

using Clock = std::chrono::steady_clock;

// How often whoever waits looks before it takes a clock, or the other's having no core, into account: a row is written,
// or read, within fewer.
constexpr int looks_for_a_row = 1'000;
constexpr int looks_before_sleep = 100'000;
// How long a reader waits in all while a page is written, which takes some 30 ms. The writer lets nobody in while it
// sorts: that takes about 3 ms of them.
constexpr auto patience = std::chrono::milliseconds(8);

}  // namespace

void Turns::set(State state) {
  state_.store(state, std::memory_order_release);
  state_.notify_one();
}

void Turns::begin() {
  waited_ = {};
  set(State::writing);
}

void Turns::let_in() {
  set(State::reading);
  for (int look = 0;; ++look) {
    const State seen = state_.load(std::memory_order_acquire);
    if (seen == State::writing) return;
    // Who has left may want to come in again before this is seen.
    if (seen == State::wanted)
      set(State::reading);
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
  if (waited_ > patience || !state_.compare_exchange_strong(seen, State::wanted)) return false;
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
    if (waited_ <= patience) continue;
    seen = State::wanted;
    if (state_.compare_exchange_strong(seen, State::writing)) return false;
  }
  return true;
}

void Turns::leave() {
  set(State::writing);
}

}  // namespace tungdong::book
