#include "tools/progress.hpp"

#include <algorithm>
#include <iostream>
#include <unistd.h>

#include <fmt/format.h>

#include "ledger/money/decimal.hpp"
#include "ledger/money/print.hpp"

namespace tungdong::tools {

namespace {

constexpr std::size_t bar_width = 30;
constexpr auto between_drawings = std::chrono::milliseconds(100);

std::string grouped(std::size_t number) {
  return money::group_digits(std::to_string(number), money::Style::vietnamese);
}

}  // namespace

Progress::Progress() : terminal_(::isatty(STDERR_FILENO) != 0) {}

void Progress::show(std::string_view what, std::size_t done, std::size_t all) {
  const auto now = std::chrono::steady_clock::now();
  if (!terminal_ || (done != 0 && now < next_)) return;
  next_ = now + between_drawings;
  drawn_ = true;
  std::string line(what);
  if (all > 0) {
    const std::size_t filled = bar_width * std::min(done, all) / all;
    line += " [" + std::string(filled, '#') + std::string(bar_width - filled, '.') + "]";
    line += fmt::format(" {}/{}", grouped(done), grouped(all));
  } else if (done > 0) {
    line += " " + grouped(done);
  }
  std::cerr << "\r\x1b[K" << line << std::flush;
}

void Progress::clear() {
  if (drawn_) std::cerr << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

}  // namespace tungdong::tools
