#pragma once
// Time, on the wall and on the processor, and the middle of several measurements: the machine is noisy, so nothing here
// is ever told from one run or from a time alone.

#include <algorithm>
#include <chrono>
#include <sys/resource.h>
#include <vector>

namespace tungdong::bench {

struct Spent {
  double wall_s{};
  double cpu_s{};  // of this process, in user code and in the kernel

  Spent& operator+=(const Spent& other) {
    wall_s += other.wall_s;
    cpu_s += other.cpu_s;
    return *this;
  }
};

inline double cpu_now_s() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

template <class Work>
Spent spent_on(Work&& work) {
  const auto wall = std::chrono::steady_clock::now();
  const double cpu = cpu_now_s();
  work();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count(), cpu_now_s() - cpu};
}

inline double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace tungdong::bench
