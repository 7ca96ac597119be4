#include "tools/sheet/csv_ahead.hpp"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <utility>

#include "tools/sheet/packed.hpp"

namespace tungdong::tools {

namespace {

constexpr std::size_t bytes_in_a_batch = 1U << 16;
constexpr std::size_t most_batches = 4;

// Rows of some length. Packed, so that what a row is made of is taken and given back by one thread: else both wait for
// each other at the allocator.
struct Rows {
  std::size_t columns = 0;
  std::string packed;
};

// Batches of rows from one thread to another, of which only a few wait.
class Belt {
 public:
  // False once nobody takes any more.
  bool put(Rows rows) {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return batches_.size() < most_batches || stopped_; });
    if (stopped_) return false;
    batches_.push_back(std::move(rows));
    moved_.notify_all();
    return true;
  }
  // None at the end.
  std::optional<Rows> take() {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return !batches_.empty() || ended_; });
    if (batches_.empty()) return std::nullopt;
    Rows rows = std::move(batches_.front());
    batches_.pop_front();
    moved_.notify_all();
    return rows;
  }
  // Whoever puts has no more; whoever takes wants no more.
  void end() { set(ended_); }
  void stop() { set(stopped_); }

 private:
  void set(bool& flag) {
    const std::lock_guard lock(mutex_);
    flag = true;
    moved_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable moved_;
  std::deque<Rows> batches_;
  bool ended_ = false;
  bool stopped_ = false;
};

// However it comes about that no more is wanted, or put, the other side is told.
template <class Do>
class AtTheEnd {
 public:
  explicit AtTheEnd(Do work) : work_(std::move(work)) {}
  ~AtTheEnd() { work_(); }
  AtTheEnd(const AtTheEnd&) = delete;
  AtTheEnd& operator=(const AtTheEnd&) = delete;

 private:
  Do work_;
};

}  // namespace

Sheet read_csv_ahead(const std::filesystem::path& path, const CsvForm& form) {
  Belt belt;
  auto reading = std::async(std::launch::async, [&] {
    const AtTheEnd end([&] { belt.end(); });
    Rows batch;
    CsvForm ahead = form;
    ahead.take = [&](const Row& row) {
      batch.columns = row.cells.size();  // of every row: the others are broken
      pack(batch.packed, row);
      return batch.packed.size() < bytes_in_a_batch || belt.put(std::exchange(batch, {}));
    };
    Sheet sheet = read_csv(path, ahead);
    belt.put(std::move(batch));
    return sheet;
  });
  const AtTheEnd stop([&] { belt.stop(); });  // before the thread is waited for
  bool wanted = true;
  while (wanted) {
    auto rows = belt.take();
    if (!rows) break;
    for (std::string_view left = rows->packed; wanted && !left.empty();)
      wanted = form.take(unpack_row(left, rows->columns));
  }
  belt.stop();
  return reading.get();
}

}  // namespace tungdong::tools
