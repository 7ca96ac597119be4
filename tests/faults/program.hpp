#pragma once
// The command as a user runs it, in a process of its own, on a disk that may break.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tests/faults/disk.hpp"

namespace tungdong::faults {

struct Outcome {
  int status{};   // of the process; 128 and more: ended by that signal
  bool broken{};  // whether the planned fault came
  std::string out;
  std::string err;
};

// Runs `tungdong WORDS…` in a folder. `allocation`: the n-th that fails, from 1; 0 for none.
Outcome run(const std::filesystem::path& folder, const std::vector<std::string>& words, const Plan& plan = {},
            std::int64_t allocation = 0);

// The same, killed so long after it began.
Outcome run_and_kill(const std::filesystem::path& folder, const std::vector<std::string>& words, int wait_us);

// How many allocations the last run counted.
std::int64_t allocations();

// Size of the log and digest of all projections; nothing where there is no book, an empty file at most. Throws where
// the book cannot be read or `verify` finds a difference: then it is neither of before nor of after.
std::optional<std::string> state(const std::filesystem::path& book);

}  // namespace tungdong::faults
