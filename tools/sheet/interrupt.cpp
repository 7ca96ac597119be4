#include "tools/sheet/interrupt.hpp"

#include <csignal>

namespace tungdong::tools {

namespace {

volatile std::sig_atomic_t noted = 0;

extern "C" void note(int) {
  noted = 1;
}

}  // namespace

Interrupt::Interrupt() {
  noted = 0;
  struct sigaction action {};
  action.sa_handler = &note;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  ::sigaction(SIGINT, &action, nullptr);
}

Interrupt::~Interrupt() {
  struct sigaction action {};
  action.sa_handler = SIG_DFL;
  ::sigaction(SIGINT, &action, nullptr);
}

bool Interrupt::asked() const {
  return noted != 0;
}

}  // namespace tungdong::tools
