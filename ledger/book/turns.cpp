#include "ledger/book/turns.hpp"

namespace tungdong::book {

// Most turns take microseconds, so whoever waits looks a while before it sleeps; and it sleeps, so that on a busy
// machine the other gets the core.
Turns::State Turns::await_other_than(State waited) {
  constexpr int looks = 50'000;
  for (int look = 0; look < looks; ++look)
    if (const State seen = state_.load(std::memory_order_acquire); seen != waited) return seen;
  state_.wait(waited, std::memory_order_acquire);
  return state_.load(std::memory_order_acquire);
}

void Turns::set(State state) {
  state_.store(state, std::memory_order_release);
  state_.notify_one();
}

void Turns::begin() {
  set(State::writing);
}

void Turns::let_in() {
  set(State::reading);
  // Who leaves may want to come in again before this is seen.
  for (State seen = await_other_than(State::reading); seen != State::writing; seen = await_other_than(State::reading))
    if (seen == State::wanted) set(State::reading);
}

void Turns::end() {
  between_rows();
  for (State seen = State::writing; !state_.compare_exchange_strong(seen, State::idle); seen = State::writing)
    between_rows();
}

bool Turns::enter() {
  State seen = State::writing;
  if (!state_.compare_exchange_strong(seen, State::wanted)) return false;
  state_.notify_one();
  while ((seen = await_other_than(State::wanted)) == State::wanted) {
  }
  return seen == State::reading;
}

void Turns::leave() {
  set(State::writing);
}

}  // namespace tungdong::book
