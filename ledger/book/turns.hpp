#pragma once
// Two threads on one connection: a writer that goes from row to row, and a reader that comes between two rows.

#include <atomic>

namespace tungdong::book {

class Turns {
 public:
  // The writer begins, stands between two rows, and has ended. Between two rows it lets in a reader that waits.
  void begin();
  void between_rows() {
    if (state_.load(std::memory_order_acquire) == State::wanted) let_in();
  }
  void end();

  // The reader: waits until the writer stands between two rows, and keeps it there until it leaves. False where nobody
  // is writing any more. On a busy machine this may take as long as it takes the writer to be given a core.
  bool enter();
  void leave();

 private:
  enum class State : int { idle, writing, wanted, reading };

  void let_in();
  State await_other_than(State waited);
  void set(State state);

  std::atomic<State> state_{State::idle};
};

}  // namespace tungdong::book
