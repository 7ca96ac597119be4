#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace tungdong::journal {

/// Bytes that are written in place at the end of a buffer, which grows by doubling and is kept when emptied.
class Bytes {
 public:
  std::size_t size() const { return size_; }
  std::string_view view() const { return {storage_.data(), size_}; }
  void clear() { size_ = 0; }

  /// Space for at least `bytes` more, behind the end; it counts only up to where end_at() says. A later call moves it.
  char* room(std::size_t bytes) {
    if (storage_.size() - size_ < bytes) storage_.resize(std::max(2 * storage_.size(), size_ + bytes));
    return storage_.data() + size_;
  }
  /// Moves the end to `end`, which lies within the space that room() just gave.
  void end_at(const char* end) { size_ = static_cast<std::size_t>(end - storage_.data()); }

 private:
  std::string storage_;  // as long as its capacity in use; what lies beyond size_ has no meaning
  std::size_t size_ = 0;
};

}  // namespace tungdong::journal
