#include "ledger/book/turns.hpp"

namespace tungdong::book {

namespace {

// How often whoever waits looks before it takes the other to have no core. A row is written, or read, within the first;
// a few times on each page the writer sorts before it goes on, within the second.
constexpr int looks_for_a_row = 100'000;
constexpr int looks_for_a_sort = 1'000'000;
constexpr int sorts_on_a_page = 8;

}  // namespace

void Turns::set(State state) {
  state_.store(state, std::memory_order_release);
  state_.notify_one();
}

void Turns::begin() {
  slow_ = 0;
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
    else if (look >= looks_for_a_row)
      state_.wait(State::reading, std::memory_order_acquire);
  }
}

void Turns::end() {
  for (State seen = State::writing; !state_.compare_exchange_strong(seen, State::idle); seen = State::writing)
    between_rows();
}

bool Turns::enter() {
  State seen = State::writing;
  if (slow_ >= sorts_on_a_page || !state_.compare_exchange_strong(seen, State::wanted)) return false;
  int looks = 0;
  while (state_.load(std::memory_order_acquire) == State::wanted) {
    if (++looks < looks_for_a_sort) continue;
    seen = State::wanted;
    if (state_.compare_exchange_strong(seen, State::writing)) return false;
  }
  if (looks > looks_for_a_row) ++slow_;
  return true;
}

void Turns::leave() {
  set(State::writing);
}

}  // namespace tungdong::book
