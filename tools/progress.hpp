#pragma once
// How far something long is, on a terminal; nothing in a pipe.

#include <chrono>
#include <cstddef>
#include <string_view>

namespace tungdong::tools {

class Progress {
 public:
  Progress();

  // What is going on, and how much of it is done; of how much, where that is known. Drawn a few times a second.
  void show(std::string_view what, std::size_t done = 0, std::size_t all = 0);
  void clear();

 private:
  bool terminal_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace tungdong::tools
