#pragma once
// Ctrl-C while something long is under way.

namespace tungdong::tools {

// For as long as it lives, the first Ctrl-C (SIGINT) is only noted, so that the work can stop where it likes; the
// second ends the program, as always. One at a time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  bool asked() const;
};

}  // namespace tungdong::tools
