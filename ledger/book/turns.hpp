#pragma once
// Two threads on one connection: a writer that goes from row to row, and a reader that comes between two rows.

#include <atomic>
#include <chrono>

namespace tungdong::book {

class Turns {
 public:
  // How long the reader waits in all for one writer: a page is written in some 30 ms, and nobody is let in while its
  // rows are sorted, about 3 ms of them.
  explicit Turns(std::chrono::nanoseconds patience = std::chrono::milliseconds(8)) : patience_(patience) {}

  // The writer begins, stands between two rows, and has ended. Between two rows it lets in a reader that waits.
  void begin();
  void between_rows() {
    if (state_.load(std::memory_order_acquire) == State::wanted) let_in();
  }
  void end();

  // The reader: waits until the writer stands between two rows, and keeps it there until it leaves. False, and then
  // there is nothing to leave, where nobody is writing any more; and where the cores are so busy with other work that
  // turns take long: it is quicker then to wait until all is written.
  bool enter();
  void leave();

 private:
  enum class State : int { idle, writing, wanted, reading };

  void let_in();

  std::chrono::nanoseconds patience_;
  std::atomic<State> state_{State::idle};
  std::chrono::nanoseconds waited_{};  // by the reader, for long turns since the writer began
};

}  // namespace tungdong::book
